"""The plain face: what a command prints, as text for people, JSON lines for programs, or HTML.

Knows the records and how prose is laid into cells; must not know the library, files or Textual.
"""
