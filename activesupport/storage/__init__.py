"""Tables, and functions over a session."""

from activesupport.storage import desk_tables as desk_tables  # so that the metadata knows every table
