"""Dates as newspapers print them: finding them in a line, reading them, writing them.

Nothing here is filled in: a part that was not printed stays None. Only the Gregorian calendar is
read (and Thai years, which are 543 ahead).
"""
