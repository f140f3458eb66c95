"""What the words mean: posts, watches, cases, playbooks, the ports, and the pure decisions. No I/O, no clock."""
