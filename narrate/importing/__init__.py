"""From published files to records: a room for each agency or kind of file, and an account of every row."""
