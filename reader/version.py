"""The version, read by the build and printed by ``broadsheet --version``.

``RULES`` is raised whenever a file would be read otherwise than before: which lines are what,
which kinds of files are read at all. An index made by other rules is built anew.
"""

__version__ = "0.2.0"
RULES = 25
