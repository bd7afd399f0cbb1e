"""Records from published files: a package for each agency or kind of file, and an account of every row."""
