"""The gate over posts."""
