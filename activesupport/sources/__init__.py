"""One file per platform that posts come from; each imports the library it needs by itself."""
