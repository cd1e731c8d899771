"""Articles that mean harm: by escape sequences, markup, widths, directions, names and addresses."""

from __future__ import annotations

_TOLD = (
    "The harbour \x1b[5mcouncil\x1b[0m voted on Tuesday to rebuild [b]the breakwater[/b] in 2023. "
    "“We \u202ewaited\u202c long enough,” said Mayor 港 Edda Brandt\x07, who leads {0} members. "
    "Engineers of Ågot\u0301\u0327 & Sons warned that {1} stones 👩‍👩‍👧 had shifted by a metre. "
    "ميناء المدينة closed on 3 March, and \x9d8;;http://b/\x9c{2} ferries waited at the quay. "
    "Fishermen said that their boats had been damaged twice and that nobody had paid for it. "
)
_TURNED = "The islanders heard of it late, by \x1b]2;mine\x07letter, and were not pleased at all. "


def _telling(headline: str, date: str, outlet: str, text: str) -> str:
    return f"---\ntitle: {headline}\ndate: {date}\noutlet: {outlet}\n---\n\n{text}\n"


HOSTILE = {
    "colours.txt": "Headline \x1b[31m[bold]red[/bold] and [/x]\n\nA \x1b]0;owned\x07title, a "
    "\x9b31mbyte, \x1b]52;c;b3duZWQ=\x07 a clipboard, \x1b[2J\x1bc a reset, NUL \x00 and \x7f.\n",
    "again.txt": "Headline [bold]red[/bold] and [/x]\n\nA title, a byte, a clipboard, a reset, NUL "
    "and another sentence which says more than the first one did, with numbers as 17 and 71.\n",
    "wide.txt": "港の閉鎖が続く　フェリーは欠航\n\n" + "嵐のため港は閉鎖された。" * 40 + "\n",
    "marks.txt": "Z\u0301\u0327\u0300" * 50 + "\n\n" + "e\u0301" * 3000 + "\n",
    "emoji.txt": "👩‍👩‍👧‍👦 🇨🇦 👍🏽 in a headline\n\n"
    + "🏳️‍🌈 flags wave 🇺🇦 over the quay. " * 60
    + "\n",
    "turned.txt": "\u202eright to left\u202c \u2066isolated\u2069\n\nمرحبا بالعالم "
    + "هذا نص طويل من اليمين إلى اليسار. " * 40
    + "\u200f\u200e\n",
    "long word.txt": "x" * 20_000 + "\n\n" + "y" * 50_000 + "\n",
    "lines.txt": "One\r\u2028two\u2029three\x0bfour\x0cfive\x85six\n" * 300,
    "name \x1b[31m\n.txt": "A file with a name that means harm\n\nIt says nothing else at all.\n",
    "address.txt": "Look here\n\njavascript:alert(1) https://a.example/\x1b\\x]8;;http://b/ end.\n",
}
# One story of many tellings, since some will be split from it; their dates can be read two ways.
HOSTILE |= {
    f"told {number}.md": _telling(
        ["Harbour \x1b[7mto be [rebuilt", "港 to be rebuilt\u202e", "Council votes 👍🏽"][
            number % 3
        ],
        f"{number + 3:02}/11/2022",
        ["Quay\x07Post", "Island [Post]"][number % 2],
        _TURNED * (number % 3) + _TOLD.format(9 - number, 40 + number % 2, 3),
    )
    for number in range(8)
}
