"""What the user chose: where things lie (``places``) and the settings file (``wishes``).

The one room that knows the user's environment and their TOML. The program never writes either.
"""

from reader.settings.places import Directories, directories, shipped
from reader.settings.wishes import Binding, Settings, settings_in

__all__ = ["Binding", "Directories", "Settings", "directories", "settings_in", "shipped"]
