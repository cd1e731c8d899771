"""Exports of press archives (Nexis, Factiva, Europresse): many articles in one text.

Each module parts one archive's text into articles and their headers. None knows from which kind of
file the text came, nor what a header means.
"""
