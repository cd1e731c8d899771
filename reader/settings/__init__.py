"""What the user chose: where things lie (``places``) and the settings file (``wishes``).

The one room that knows the user's environment and their TOML. The program never writes either.
"""

from reader.settings.places import Directories, directories, shipped
from reader.settings.wishes import SEARCH_NAME, Binding, Settings, settings_in

__all__ = [
    "SEARCH_NAME",
    "Binding",
    "Directories",
    "Settings",
    "directories",
    "settings_in",
    "shipped",
]
