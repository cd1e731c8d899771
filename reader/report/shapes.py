"""The shapes of everything that ``--json`` prints, key by key: the contract, in words.

The manual prints them; a test holds what is printed to them, both ways. A key is added here when
it is added there; none is renamed or dropped without a new ``VERSION``. A kind is ``text``,
``whole``, ``number``, ``truth`` or the name of a shape; ``?`` behind it lets it be null, square
brackets make a list of it, braces an object that has it under any name.
"""

from __future__ import annotations

from reader.named import NamedTuple


class Key(NamedTuple):
    """One key of an object. ``always`` is whether every object has it."""

    name: str
    kind: str
    about: str
    always: bool = True


class Shape(NamedTuple):
    """An object. ``printed_by`` are the command lines that print one on a line of its own."""

    name: str
    about: str
    keys: tuple[Key, ...]
    printed_by: tuple[str, ...] = ()
    extends: str = ""


_VERSION = Key("version", "whole", "1; a higher one may have dropped keys, or changed them")

SHAPES = (
    Shape(
        "article",
        "one article of the list",
        (
            _VERSION,
            Key("id", "text", "16 hexadecimal digits; stays while its file keeps its place"),
            Key("path", "text", "in the collection, with forward slashes"),
            Key("position", "whole", "which article of its file, from 0"),
            Key("headline", "text?", "null, like every field, where it is not known"),
            Key("date", "text?", "2022, 2022-10, 2022-10-11 or 2022-10-11T01:40, as printed"),
            Key("updated", "text?", "the date of a later change, in the same form"),
            Key("outlet", "text?", "who published it"),
            Key("agencies", "[text]", "whose report it is or credits"),
            Key("authors", "[text]", "the people named as writers"),
            Key("place", "text?", "of the dateline"),
            Key("url", "text?", "its address"),
            Key("mark", "text?", "of the wire: RPT, UPDATE 1, CORRECTED"),
            Key("language", "text?", "two letters"),
            Key("words", "whole", "of the story, furniture left out"),
            Key("story", "text?", "the id of its story, where others tell it too"),
            Key("tellings", "whole", "articles of that story, itself among them"),
            Key("read", "truth", "you read it"),
            Key("starred", "truth", "you starred it"),
            Key("tags", "[text]", "yours"),
            Key("fields", "{field}", "how each field that is known was read, by its name"),
        ),
        ("list", "export"),
    ),
    Shape(
        "field",
        "how a value is known",
        (
            Key("value", "any", "as it stands in the article"),
            Key("provenance", "text", "where it was read: declared, header, dateline, url, tail, "
                "file name, inferred, similar articles, file time, user"),
            Key("confidence", "number", "how sure it is, 0 to 1; doubtful below 0.7"),
            Key("text", "text", "the words it was read in"),
            Key("conflicts", "[field]", "other values that were read"),
            Key("precision", "text", "of a date: minute, day, month, year", False),
            Key("zone", "text?", "of a date: its time zone, as printed", False),
        ),
    ),
    Shape(
        "article with its text",
        "all of the article’s keys, and",
        (
            Key("body", "[text]", "the paragraphs of the story"),
            Key("set_aside", "[part set aside]", "what stands around the story"),
            Key("text", "text", "the whole text of the file, cleaned"),
        ),
        ("show", "export --what articles"),
        extends="article",
    ),
    Shape(
        "part set aside",
        "lines that are page furniture",
        (
            Key("from", "whole", "its first line, from 1"),
            Key("to", "whole", "its last line"),
            Key("reason", "text", "why it is taken for furniture"),
        ),
    ),
    Shape(
        "found article",
        "all of the article’s keys, and",
        (Key("hits", "[text]", "lines that hold a hit, **marked** so"),),
        ("search",),
        extends="article",
    ),
    Shape(
        "story",
        "what several articles tell",
        (
            _VERSION,
            Key("id", "text", "of the story"),
            Key("articles", "[text]", "ids in order of time, undated last"),
            Key("first", "text?", "the id of the telling that had it first, where that is known"),
            Key("witnesses", "whole", "independent sources: reprints of one report are one"),
            Key("headline", "text", "of its first telling that has one"),
            Key("relations", "[pair]", "what its tellings are to each other"),
        ),
        ("stories",),
    ),
    Shape(
        "story with its articles",
        "all of the story’s keys, and",
        (Key("members", "[article]", "its articles, in the same order"),),
        ("export --what stories",),
        extends="story",
    ),
    Shape(
        "pair",
        "two articles and what they are to each other",
        (
            _VERSION,
            Key("a", "text", "an id"),
            Key("b", "text", "an id"),
            Key("a_path", "text?", "where it lies"),
            Key("b_path", "text?", "where it lies"),
            Key("relation", "text", "identical, revision, republished, excerpt, rewritten; or, of "
                "different stories, shares passages, related"),
            Key("shared_a", "number", "the share of a’s words that b carries, 0 to 1"),
            Key("shared_b", "number", "the share of b’s words that a carries, 0 to 1"),
            Key("score", "number", "how strong the evidence is, 0 to 1"),
            Key("evidence", "evidence", "why it is claimed"),
            Key("direction", "text?", "a first or b first, where that is known"),
            Key("judged", "truth", "you said what they are"),
            Key("verdict", "text?", "same story or not the same story, as you said"),
        ),
        ("stories --pairs",),
    ),
    Shape(
        "evidence",
        "why a relation is claimed",
        (
            Key("bigrams", "number", "pairs of words in common, by the smaller set"),
            Key("fivegrams", "number", "runs of five words in common, by the smaller set"),
            Key("order", "number", "how far shared words stand in the same order"),
            Key("longest", "text?", "the longest passage in common"),
            Key("longest_words", "whole", "its words"),
            Key("sentences_a", "number", "the share of a’s sentences that have a counterpart"),
            Key("sentences_b", "number", "the share of b’s sentences that have a counterpart"),
            Key("notes", "[text]", "in words"),
        ),
    ),
    Shape(
        "comparison",
        "two tellings side by side",
        (
            _VERSION,
            Key("a", "article", "the left one"),
            Key("b", "article", "the right one"),
            Key("file_a", "file?", "the left one’s file"),
            Key("file_b", "file?", "the right one’s file"),
            Key("relation", "text?", "as in a pair"),
            Key("corrections", "whole", "pairs of sentences that you pinned or broke"),
            Key("shared_a", "number", "the share of a’s words in aligned sentences of b"),
            Key("shared_b", "number", "the share of b’s words in aligned sentences of a"),
            Key("shared_a_all", "number", "the same with a’s furniture counted"),
            Key("shared_b_all", "number", "the same with b’s furniture counted"),
            Key("text_a", "text", "what the offsets of side a count in"),
            Key("text_b", "text", "what the offsets of side b count in"),
            Key("sentences_a", "[sentence]", "of side a, in order"),
            Key("sentences_b", "[sentence]", "of side b, in order"),
            Key("rows", "[row]", "which sentences answer each other"),
            Key("facts", "[fact]", "numbers, dates, names, quotations … that differ"),
            Key("hints", "[hint]", "sentences too little alike to be paired"),
        ),
        ("diff",),
    ),
    Shape(
        "file",
        "a file as evidence",
        (
            Key("path", "text", "in the collection"),
            Key("size", "whole", "bytes"),
            Key("sha256", "text", "64 hexadecimal digits"),
        ),
    ),
    Shape(
        "sentence",
        "a sentence of one side",
        (
            Key("text", "text", "its words"),
            Key("start", "whole", "the first character, from 0"),
            Key("end", "whole", "behind the last character"),
            Key("furniture", "truth", "it stands around the story"),
        ),
    ),
    Shape(
        "row",
        "sentences that answer each other",
        (
            Key("kind", "text", "same, edited, rewritten, moved, only_a, only_b"),
            Key("a", "[whole]", "which sentences of a, from 0"),
            Key("b", "[whole]", "which sentences of b, from 0"),
            Key("furniture", "truth", "it stands around the story"),
            Key("headline", "truth", "it is the headlines"),
            Key("similarity", "number", "0 to 1"),
            Key("edits", "[edit]", "from a’s words to b’s"),
        ),
    ),
    Shape(
        "edit",
        "one step from a’s words to b’s",
        (
            Key("op", "text", "equal, delete, insert, replace, move"),
            Key("a", "text", "words of a"),
            Key("b", "text", "words of b"),
            Key("cosmetic", "truth", "only case, quotes, hyphens, spacing or contraction differ"),
        ),
    ),
    Shape(
        "fact",
        "a fact that differs",
        (
            Key("kind", "text", "number, date, name, quote, negation, attribution"),
            Key("change", "text", "altered, only_a, only_b"),
            Key("a", "text?", "words of a"),
            Key("b", "text?", "words of b"),
            Key("similarity", "number", "of quotations, 0 to 100"),
            Key("row", "whole", "where it stands among the rows, from 0"),
        ),
    ),
    Shape(
        "hint",
        "two sentences that are alike, though not enough to be paired",
        (
            Key("a", "whole", "which sentence of a"),
            Key("b", "whole", "which sentence of b"),
            Key("similarity", "number", "0 to 1"),
        ),
    ),
    Shape(
        "counts",
        "what a collection holds",
        (
            _VERSION,
            Key("articles", "whole", "all of them"),
            Key("stories", "whole", "an article that stands alone is one"),
            Key("unread", "whole", "articles you did not read"),
        ),
        ("scan",),
    ),
    Shape(
        "findings",
        "what a collection was found to be",
        (
            _VERSION,
            Key("collection", "text", "its name"),
            Key("files", "whole", "that hold an article"),
            Key("articles", "whole", "all of them"),
            Key("undated", "whole", "articles without a date"),
            Key("formats", "{whole}", "articles by the format of their file"),
            Key("encodings", "{whole}", "articles by the encoding of their file"),
            Key("files_by_format", "{whole}", "files by the format of articles in them"),
            Key("files_by_encoding", "{whole}", "files by the encoding of articles in them"),
            Key("fields", "{knowledge}", "how each field is known"),
            Key("skipped", "[problem]", "files and parts of files that were passed over"),
        ),
        ("doctor",),
    ),
    Shape(
        "knowledge",
        "how well a field is known",
        (
            Key("known", "whole", "articles that have it"),
            Key("doubtful", "whole", "of them, marked with ? in lists"),
            Key("disputed", "whole", "of them, with another value read too"),
            Key("provenance", "{whole}", "of them, by where it was read"),
            Key("confidence", "{whole}", "of them, by how sure it is, in tenths"),
        ),
    ),
    Shape(
        "problem",
        "a file, or a place in one, that was passed over",
        (
            Key("path", "text", "the file"),
            Key("cause", "text", "why"),
            Key("place", "text", "which part of it; empty for all of it"),
        ),
    ),
    Shape(
        "places",
        "every directory and file in use",
        (
            _VERSION,
            Key("config", "text", "your directory"),
            Key("settings", "text", "the settings file"),
            Key("state", "text", "the file of what you did"),
            Key("user_styles", "text", "your own styles"),
            Key("cache", "text", "the directory that can be thrown away"),
            Key("index", "text", "the index of the last collection"),
            Key("styles", "text", "the shipped styles"),
            Key("themes", "text", "the shipped themes"),
            Key("seeds", "text", "the samples"),
            Key("collection", "[text]", "what is opened when nothing is named"),
            Key("samples", "truth", "that is the samples"),
            Key("collections", "{[text]}", "those of your settings, by name"),
        ),
        ("where",),
    ),
    Shape(
        "entry",
        "one thing that you said or did",
        (
            _VERSION,
            Key("kind", "text", "read, starred, place, tag, detail, verdict, correction, setting"),
            Key("made_at", "number", "seconds since 1970, UTC"),
            Key("value", "any", "what was said; null where it was taken back"),
            Key("path", "text", "of the article", False),
            Key("content", "text", "what its text says, in 32 hexadecimal digits", False),
            Key("name", "text", "of the tag, the detail or the setting", False),
            Key("collection", "text", "of a setting", False),
            Key("a", "end", "of what was said of two articles", False),
            Key("b", "end", "of what was said of two articles", False),
            Key("sentence_a", "text", "of what was said of two sentences", False),
            Key("sentence_b", "text", "of what was said of two sentences", False),
        ),
        ("state export",),
    ),
    Shape(
        "end",
        "one of two articles",
        (
            Key("path", "text", "where it lies"),
            Key("content", "text", "what its text says, in 32 hexadecimal digits"),
        ),
    ),
)  # fmt: skip

BY_NAME = {shape.name: shape for shape in SHAPES}


def keys_of(shape: Shape) -> tuple[Key, ...]:
    """Give all keys of a shape, those of the shape it extends first."""
    return (*(keys_of(BY_NAME[shape.extends]) if shape.extends else ()), *shape.keys)
