"""How the desk bears a crowd: a filled database, the real server, and responders who work through it over HTTP.

    python -m benchmarks.desk --engine postgresql|sqlite

writes its part of docs/desk-load.md. Figures are reported beside a naive twin of the same run, and asserted nowhere.
"""
