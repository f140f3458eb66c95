"""What concerns more than one case: giving work to people, incidents, kindness, and what the daemon does by itself."""
