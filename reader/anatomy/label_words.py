"""The words by which a text says, before a colon, what follows: its title, outlet, author, day.

One table for the labelled block that a text opens with (``labels``) and for what is attributed in
the midst of a header (``attributions``). Must not know where either stands. A blank is written
``_``, as in folded names of fields.
"""

from __future__ import annotations

ANYWHERE = {
    "outlet": "newspaper publication publisher published_in outlet news_outlet zeitung medium "
    "journal periódico diario jornal testata издание газета видання 媒体 媒體 メディア 掲載紙 掲載 "
    "매체 الصحيفة gazete krant tidning avis",
    "source": "source news_source quelle fuente fonte bron źródło kilde källa zdroj источник "
    "джерело 来源 來源 稿源 消息来源 信息来源 文章来源 出典 提供 配信 配信元 출처 "
    "المصدر مصدر kaynak",
    "author": "作者 记者 記者 执笔 執筆",
}
"""What says enough alone, beside the date or on a line of its own. A source may be an agency."""

IN_A_BLOCK = {
    "title": "titel schlagzeile überschrift titre título titulo titolo заголовок название "
    "标题 標題 タイトル 見出し 제목 العنوان",
    "outlet": "paper website outlet_name medio giornale veículo veiculo 媒体名",
    "author": "writer reporter autor autorin verfasser auteur auteurs autora autores autore автор "
    "著者 기자 الكاتب",
    "date": "publication_date published_date date_published load_date issue_date datum "
    "veröffentlicht fecha data дата 日期 日付 날짜 التاريخ",
    "url": "address web_address adresse dirección indirizzo адрес 网址 網址",
}
"""What means its field among other labels only; above a story it may begin a sentence."""
