"""Finds people who need help with a brand in public posts and hands them to human responders."""

__version__ = "0.1.0"
