"""The verdict on a linked figure. One file a rule; docs/check.md has a section for each."""
