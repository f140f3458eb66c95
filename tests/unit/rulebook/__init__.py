"""Tests of the rulebook and of the shipped packs."""
