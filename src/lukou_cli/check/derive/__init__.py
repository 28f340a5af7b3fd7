"""Figures that follow from others: words tell the kind, facts the operands, one arithmetic the value."""
