"""The verdict on a linked figure. docs/check.md has a section for each rule."""
