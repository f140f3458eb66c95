"""The JSON API: the verbs and the reading behind the pages, for programs."""
