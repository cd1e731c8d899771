"""One file read by itself, in no collection: for other programs.

Knows files and what their lines are; must not know anything that is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

from reader.anatomy import read_article
from reader.model import Article, Draft, NotFoundError, UnreadableError
from reader.sources import Collection
from reader.sources import read_file as drafts_of


def read_file(path: str | os.PathLike[str]) -> list[Article]:
    """Read the articles of a file of any format, in the file's order.

    Parts that hold no article are passed over. Without other articles to learn from, page furniture
    is known by its words alone, and a date such as 10/11/2022 by the file alone. Raise
    NotFoundError, or UnreadableError with the cause.
    """
    collection = Collection.of([Path(path)])
    found = next(iter(collection.files()), None)
    if found is None or Path(path).is_dir():
        raise NotFoundError(f"There is no file “{path}”.")
    try:
        return [read_article(each) for each in drafts_of(found) if isinstance(each, Draft)]
    except UnreadableError as error:
        raise UnreadableError(f"{path} cannot be read: {error}.") from error
