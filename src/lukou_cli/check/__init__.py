"""The figures of a draft against the data: scan, link, judge. Pure: text in, findings out."""
