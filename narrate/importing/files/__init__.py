"""Files of any kind: bytes, encodings, workbooks, pages, tables, headers, cells."""
