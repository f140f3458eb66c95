"""Where people are told: one file per channel, and the digest that goes through them."""
