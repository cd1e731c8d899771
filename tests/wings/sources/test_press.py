"""Exports of press archives, in the layouts and kinds of files that they come in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from reader.model import UnreadableError
from tests.wings.sources.made import OTHER, STORY, problems, read
from tests.wings.sources.made import only as only_file

FIRST, SECOND = STORY.split("\n\n"), OTHER.split("\n\n")


def _wrapped(paragraph: str) -> str:
    words, lines = paragraph.split(), [""]
    for word in words:
        if len(lines[-1]) > 50:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _old_nexis() -> str:
    documents = []
    for number, (title, body) in enumerate((("Bridge: Closed", FIRST), ("Library Opens", SECOND))):
        paragraphs = "\n\n".join(f"  {_wrapped(each)}" for each in body)
        documents.append(
            f"""
                               {number + 1} of 2 DOCUMENTS


                              The Harbour Post

                            March {number + 5}, 2024 Tuesday
                              Late Edition - Final

{title}

BYLINE: By ANA SILVA

SECTION: Section A; Column 1; Pg. 1

LENGTH: 512 words

DATELINE: HARBOUR

{paragraphs}

LOAD-DATE: March 9, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                     Copyright 2024 The Harbour Post Company
                              All Rights Reserved
"""
        )
    return "\n".join(documents)


def _nexis_uni() -> str:
    return "\n".join(
        f"""{title}

The Harbour Post

March {day}, 2024 Tuesday

Copyright 2024 The Harbour Post All Rights Reserved

Section: NEWS; Pg. 1
Length: 512 words
Byline: Ana Silva
Body


{(chr(10) * 2).join(body)}

Load-Date: March 9, 2024


End of Document
"""
        for day, title, body in ((5, "Bridge: Closed", FIRST), (6, "Library Opens", SECOND))
    )


def _coded_factiva() -> str:
    return "\n\n".join(
        f"""HD   {title}
BY   By Ana Silva
WC   512 words
PD   {day} March 2024
ET   18:00
SN   The Harbour Post
SC   HARBP
LA   English
CY   (c) 2024 The Harbour Post

LP
{body[0]}

TD
{body[1]}

CO   hrb : Harbour Bridge Ltd

AN
Document HARBP00002024030{day}ek350000{day}
"""
        for day, title, body in ((5, "Bridge: Closed", FIRST), (6, "Library Opens", SECOND))
    )


def _plain_factiva() -> str:
    return "\n\n".join(
        f"""{title}

By Ana Silva
512 words
{day} March 2024
18:00
The Harbour Post
HARBP
English
(c) 2024 The Harbour Post

{(chr(10) * 2).join(body)}

Document HARBP00002024030{day}ek350000{day}
"""
        for day, title, body in ((5, "Bridge: Closed", FIRST), (6, "Library Opens", SECOND))
    )


def as_text(text: str) -> bytes:
    return text.encode()


def as_html(text: str) -> bytes:
    blocks = text.split("\n\n")
    inside = "".join(f"<p>{escape(block).replace(chr(10), '<br>')}</p>" for block in blocks)
    return f"<html><head><title>Export</title></head><body>{inside}</body></html>".encode()


def as_rtf(text: str) -> bytes:
    inside = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    return ("{\\rtf1\\ansi " + inside.replace("\n", "\\par\n") + "}").encode("cp1252")


def as_docx(text: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    inside = "".join(
        f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n")
    )
    document = f'<w:document xmlns:w="{space}"><w:body>{inside}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return out.getvalue()


@pytest.mark.parametrize("packed", [as_text, as_html, as_rtf, as_docx])
@pytest.mark.parametrize("export", [_old_nexis, _nexis_uni, _coded_factiva, _plain_factiva])
def test_an_export_in_any_kind_of_file(
    tmp_path: Path, export: Callable[[], str], packed: Callable[[str], bytes]
) -> None:
    found = read(tmp_path, "export", packed(export()))
    assert [draft.text.split() for draft in found] == [STORY.split(), OTHER.split()]
    for day, title, draft in zip((5, 6), ("Bridge: Closed", "Library Opens"), found, strict=True):
        assert draft.declared["headline"] == title
        assert draft.declared["publication"] == "The Harbour Post"
        assert str(day) in draft.declared["date"]
        assert "2024" in draft.declared["date"]
        assert "silva" in draft.declared["byline"].lower()


def test_a_document_without_empty_paragraphs_is_parted_too(tmp_path: Path) -> None:
    lines = [line for line in _nexis_uni().split("\n") if line.strip()]
    found = read(tmp_path, "export.docx", as_docx("\n".join(lines)))
    assert [draft.text for draft in found] == [STORY, OTHER]
    assert [draft.declared["byline"] for draft in found] == ["Ana Silva", "Ana Silva"]


def test_paragraphs_of_wrapped_lines_are_joined(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", _old_nexis())
    assert found[0].text == STORY
    assert found[0].format == "press export"


COVER = """User Name: ana@post.example
Date and Time: Sunday, March 10, 2024 9:41:00 AM CET
Job Number: 218040123

Documents (2)

1. Bridge: Closed

Client/Matter: -None-
Search Terms: harbour
Search Type: Natural Language

Narrowed by:
Content Type  Narrowed by
News  -None-

2. Library Opens

Client/Matter: -None-

| About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2024 LexisNexis
"""


@pytest.mark.parametrize("packed", [as_text, as_html, as_rtf, as_docx])
@pytest.mark.parametrize("cover", [COVER, COVER.rpartition("|")[0].rpartition("\n")[0]])
def test_the_list_of_documents_in_front_is_no_article(
    tmp_path: Path, cover: str, packed: Callable[[str], bytes]
) -> None:
    found = read(tmp_path, "export", packed(f"{cover}\n{_nexis_uni()}"))
    assert [draft.text.split() for draft in found] == [STORY.split(), OTHER.split()]
    told = [(each.declared["headline"], each.declared["date"]) for each in found]
    assert told == [
        ("Bridge: Closed", "March 5, 2024 Tuesday"),
        ("Library Opens", "March 6, 2024 Tuesday"),
    ]
    assert {each.declared["publication"] for each in found} == {"The Harbour Post"}


NEXIS_IN = {
    "German": ("Dokument {n} von 2", "{day}. März 2024 Dienstag", "AUTOR", "LÄNGE", "Wörter",
               "RUBRIK", "UPDATE", "SPRACHE"),
    "French": ("{n} de 2 DOCUMENTS", "mardi {day} mars 2024", "AUTEUR", "LONGUEUR", "mots",
               "RUBRIQUE", "DATE-CHARGEMENT", "LANGUE"),
    "Dutch": ("{n} van 2 DOCUMENTEN", "{day} maart 2024 dinsdag", "DOOR", "LENGTE", "woorden",
              "SECTIE", "LAADDATUM", "TAAL"),
    "Spanish": ("{n} de 2 DOCUMENTOS", "{day} de marzo de 2024", "AUTOR", "LONGITUD", "palabras",
                "SECCIÓN", "FECHA-CARGA", "IDIOMA"),
    "Italian": ("{n} di 2 DOCUMENTI", "{day} marzo 2024", "AUTORE", "LUNGHEZZA", "parole",
                "SEZIONE", "LOAD-DATE", "LINGUA"),
}  # fmt: skip


@pytest.mark.parametrize("language", NEXIS_IN)
def test_old_nexis_in_other_languages(tmp_path: Path, language: str) -> None:
    counter, day, author, length, words, section, loaded, tongue = NEXIS_IN[language]
    if "DO" not in counter:
        counter += " DOKUMENTEN"
    documents = [
        f"""
                    {counter.format(n=number)}

                    Die Hafenpost

                    {day.format(day=number + 4)}

{title}

{author}: Ana Silva

{section}: Seite 3; S. 1

{length}: 512 {words}

{(chr(10) * 2).join(body)}

{loaded}: 9. März 2024

{tongue}: GERMAN; Deutsch
"""
        for number, title, body in ((1, "Brücke zu", FIRST), (2, "Bücher", SECOND))
    ]
    found = read(tmp_path, "a.txt", "\n".join(documents))
    assert [each.text for each in found] == [STORY, OTHER]
    assert found[0].format == "press export"
    told = found[1].declared
    assert (told["headline"], told["publication"]) == ("Bücher", "Die Hafenpost")
    assert (told["byline"], told["section"]) == ("Ana Silva", "Seite 3; S. 1")
    assert told["date"] == day.format(day=6)
    assert told["language"].startswith("GERMAN")


UNI_IN = {
    "German": ("Länge", "Autor", "Body", "Ende des Dokuments"),
    "French": ("Longueur", "Auteur", "Corps", "Fin du document"),
    "Spanish": ("Longitud", "Autor", "Cuerpo", "Fin del documento"),
    "Dutch": ("Lengte", "Door", "Body", "Einde van document"),
    "Portuguese": ("Extensão", "Autor", "Corpo", "Fim do documento"),
}


@pytest.mark.parametrize("language", UNI_IN)
def test_nexis_uni_in_other_languages(tmp_path: Path, language: str) -> None:
    length, author, text, end = UNI_IN[language]
    export = _nexis_uni().replace("Length:", f"{length}:").replace("Byline:", f"{author}:")
    export = export.replace("\nBody\n", f"\n{text}\n").replace("End of Document", end)
    found = read(tmp_path, "a.txt", export)
    assert [each.text for each in found] == [STORY, OTHER]
    assert [each.declared["headline"] for each in found] == ["Bridge: Closed", "Library Opens"]
    assert found[1].declared["byline"] == "Ana Silva"


def test_the_list_of_headlines_in_front_of_factivas_articles_is_none(tmp_path: Path) -> None:
    listed = "".join(
        f"""{title}
The Harbour Post, 18:00, {day} March 2024, 512 words, (English)
(Document HARBP00002024030{day}ek350000{day})

"""
        for day, title in ((5, "Bridge: Closed"), (6, "Library Opens"))
    )
    footer = "Page 1 of 2 © 2024 Factiva, Inc. All rights reserved."
    export = _plain_factiva().replace("\n\nDocument", f"\n\n{footer}\n\nDocument")
    found = read(tmp_path, "a.txt", listed + export)
    assert [each.text for each in found] == [STORY, OTHER]
    assert [each.position for each in found] == [0, 1]
    assert [each.place for each in problems(only_file(tmp_path))] == ["document 1", "document 2"]


def test_an_article_about_the_end_of_a_document_is_one_article(tmp_path: Path) -> None:
    text = f"{STORY}\n\nEnd of Document\n\n{OTHER}"
    (draft,) = read(tmp_path, "a.txt", text)
    assert draft.text == text


def test_europresse(tmp_path: Path) -> None:
    articles = "".join(
        f"""<article><header><div class="rdp__DocPublicationName">
<span class="DocPublicationName">La Poste du Port</span></div>
<span class="DocHeader">mardi {day} mars 2024 - p. 8</span>
<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">{title}</p></div>
<p class="sm-margin-bottomNews">Ana Silva</p></header>
<div class="docOcurrContainer"><p>{body[0]}</p><p>{body[1]}</p></div></article>"""
        for day, title, body in ((5, "Le pont", FIRST), (6, "La bibliothèque", SECOND))
    )
    empty = '<article><p class="titreArticleVisu">Rien</p></article>'
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{articles}{empty}</body>"
    found = read(tmp_path, "a.html", page)
    assert [draft.text for draft in found] == [STORY, OTHER]
    assert found[1].declared == {
        "publication": "La Poste du Port",
        "date": "mardi 6 mars 2024 - p. 8",
        "headline": "La bibliothèque",
        "byline": "Ana Silva",
    }
    assert [each.place for each in problems(only_file(tmp_path))] == ["document 3"]


def test_xml_of_factiva_and_of_others(tmp_path: Path) -> None:
    factiva = f"""<?xml version="1.0"?><ppsArticles><ppsArticle><article>
<headline><paragraph>Bridge: Closed</paragraph></headline>
<publicationDate><date>20240305</date></publicationDate><sourceName>The Harbour Post</sourceName>
<leadParagraph><paragraph>{FIRST[0]}</paragraph></leadParagraph>
<tailParagraphs><paragraph>{FIRST[1]}</paragraph></tailParagraphs>
</article></ppsArticle></ppsArticles>"""
    (draft,) = read(tmp_path, "a.xml", factiva)
    assert draft.text == STORY
    assert draft.declared["headline"] == "Bridge: Closed"
    assert draft.declared["publicationDate"] == "20240305"
    assert draft.declared["sourceName"] == "The Harbour Post"
    saved = f"""<?xml version="1.0"?><doc sitename="Post" title="Bridge" date="2024-03-05">
<main><p>{FIRST[0]}</p><p>{FIRST[1]}</p></main></doc>"""
    (draft,) = read(tmp_path, "b.xml", saved)
    assert draft.text == STORY
    assert draft.declared == {"sitename": "Post", "title": "Bridge", "date": "2024-03-05"}


def test_xml_entities_lead_nowhere(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("outside")
    head = f'<?xml version="1.0"?><!DOCTYPE doc [<!ENTITY out SYSTEM "{secret.as_uri()}">'
    text = f'{head}]><doc title="x"><p>{FIRST[0]} &out;</p></doc>'
    (draft,) = read(tmp_path / "in", "a.xml", text)
    assert draft.text.startswith(FIRST[0])
    assert "outside" not in draft.text
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    with suppress(UnreadableError):
        for each in read(tmp_path / "in", "b.xml", f"{head}{laughs}]><doc><p>&l11;</p></doc>"):
            assert len(each.text) < 1_000


@pytest.mark.parametrize("prologue", ["", '<?xml version="1.0" encoding="utf-8"?>\n'])
def test_the_two_kinds_of_xml_that_trafilatura_writes(tmp_path: Path, prologue: str) -> None:
    told = 'sitename="Post" title="Bridge" author="Ana Silva" date="2024-03-05"'
    plain = f"{prologue}<doc {told}><main><p>{FIRST[0]}</p></main><comments/></doc>"
    named = "<title>Bridge</title><author>Ana Silva</author>"
    tei = (
        f'{prologue}<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>{named}'
        "</titleStmt><publicationStmt><publisher>Post</publisher><date>2024-03-05</date>"
        f"</publicationStmt></fileDesc></teiHeader><text><body><p>{FIRST[0]}</p></body></text></TEI>"
    )
    for text in (plain, tei):
        (draft,) = read(tmp_path, "a.xml", text)
        assert draft.text == FIRST[0]
        said = [draft.declared[key] for key in ("title", "author", "date")]
        assert said == ["Bridge", "Ana Silva", "2024-03-05"]


def test_the_text_export_of_proquest(tmp_path: Path) -> None:
    def document(number: int, title: str, author: str) -> str:
        return (
            f"Document {number} of 2\n\n{title}\n\nAuthor: {author}\n\n"
            "Publication info: The Post ; Northam [Northam]. 05 Mar 2024: A.4.\n\n"
            f"ProQuest document link\n\nFull text: {STORY}\n\nHe said: enough.\n\n"
            f"Subject: Bridges; Councils;\n\nTitle: {title}\n\n"
            "Publication title: The Post; Northam\n\nPublication date: Mar 5, 2024\n\n"
            f"ProQuest document ID: 219055555{number}\n\nLast updated: 2024-04-01\n"
        )

    rule = "_" * 60
    text = f"{rule}\n\n{document(1, 'Bridge closed', 'Roe, Jane')}\n{rule}\n"
    text += f"\n{document(2, 'Ferries run', 'Doe, John; Lee, Ann')}\n{rule}\nContact us at: x\n"
    found = read(tmp_path, "ProQuestDocuments.txt", text)
    assert [each.text for each in found] == [f"{STORY}\n\nHe said: enough."] * 2
    assert found[1].declared == {
        "headline": "Ferries run",
        "author": "Doe, John; Lee, Ann",
        "publication": "The Post",
        "date": "Mar 5, 2024",
    }
