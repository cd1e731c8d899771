"""broadsheet: find, read and compare the tellings of a story in a collection of articles."""
