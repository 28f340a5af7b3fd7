"""Questions put to the catalogue: pure functions that return typed rows."""
