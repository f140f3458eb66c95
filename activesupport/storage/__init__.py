"""Tables, and functions over a Session. SQL that differs by dialect stands in `dialect.py` alone."""
