"""Sentences and words of any language, and the folding under which words are equal.

Everything is given as spans of the text it was found in: nothing is changed, so what is shown is
what the file holds. Knows no article, no outlet and no comparison.
"""
