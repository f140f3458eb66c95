"""Benchmarks: figures of one run, beside a naive twin of the same run. Nothing here is asserted by a test."""
