"""The version, read by the build and printed by ``broadsheet --version``."""

__version__ = "0.1.0"
