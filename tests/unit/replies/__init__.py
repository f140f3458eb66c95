"""Unit tests of activesupport.replies."""
