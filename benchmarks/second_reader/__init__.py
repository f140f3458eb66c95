"""How the second reader of gate and guards is taught and measured; `__main__.py` says how to run it."""
