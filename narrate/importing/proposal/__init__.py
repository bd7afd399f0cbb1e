"""Proposals of maps: what the header, the cells and the notes of a table say of its columns."""
