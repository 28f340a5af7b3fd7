"""A text as it is read: folded, its places, numbers, units and qualifiers; no words chosen."""
