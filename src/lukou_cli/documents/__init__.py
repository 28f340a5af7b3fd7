"""Drafts as they come from disk: their text, and what of it is to be left out."""
