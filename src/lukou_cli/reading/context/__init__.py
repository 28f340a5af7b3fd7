"""Whose, when and in which role: what the words around a figure tell beside its subject."""
