"""Accounts, verb by verb: signing in and out, choosing passwords, links, tokens, and keeping people; all on record."""
