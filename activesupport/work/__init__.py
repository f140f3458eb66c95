"""The verbs, one short file each: they load, ask and record, and know the ports but no adapter."""
