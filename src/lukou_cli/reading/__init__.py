"""A text read without any indicator in mind: its blocks, its figures, and what is told around them. Pure."""
