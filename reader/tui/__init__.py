"""The screens: the only floor that knows Textual. ``app.run`` opens it; ``keys`` is its table."""
