"""Working a case, verb by verb: one transaction each, asked of a `Hand`, each a decision on record."""
