"""What is remembered: the derived index and the user's own state, each in its own database."""
