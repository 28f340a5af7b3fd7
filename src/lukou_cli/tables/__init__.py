"""Rows turned into tables: records for machines, views for people."""
