"""What is told of the program outside of it: the manual, and completions for the shells.

All of it is made of the parsers, the key table, the settings and the shapes, when it is asked for
or when the wheel is built. Must not know the desk.
"""
