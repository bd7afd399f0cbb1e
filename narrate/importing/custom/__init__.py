"""Any other table, with a map that says which column is which field."""
