"""Labelled posts that parts of the program are measured on, and the measuring."""
