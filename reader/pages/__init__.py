"""Prose and lists in terminal cells, for the screens and for the plain report alike."""
