"""Unit tests of `activesupport.text`."""
