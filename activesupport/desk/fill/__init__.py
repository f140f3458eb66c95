"""From rows to views: what the pages show, in the viewer's language and zone."""
