"""A data file begun from a report's text: each figure a fact or an exception, doubts marked."""
