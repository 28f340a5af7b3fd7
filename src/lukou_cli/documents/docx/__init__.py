"""Word documents (ECMA-376): read with the standard library alone, comments and changes written."""
