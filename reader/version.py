"""The version, read by the build and printed by ``broadsheet --version``.

``RULES`` is raised whenever a file would be read otherwise than before: which lines are what,
which kinds of files are read at all. ``FORM`` is raised with the tables of the index. Each
``EDITION`` of the program keeps an index of its own: two may be at work beside each other.
"""

__version__ = "0.2.0"
RULES = 48
FORM = 20
EDITION = f"{__version__}-{RULES}-{FORM}"
