"""Forms of names that a record lacks, proposed by dictionaries of the extra ``names`` where they are certain."""
