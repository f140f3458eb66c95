"""The responders' pages and the JSON API: over HTTP, the same verbs as the command line."""
