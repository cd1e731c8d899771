"""Senders of letters: the outlet, or the person, behind "The Quay Alerts <alerts@quay.example>".

Knows how newsletters sign themselves; must not know how a letter is parted, nor what its text says.
"""

from __future__ import annotations

import re

from reader.anatomy import mastheads, people
from reader.anatomy.agencies import agency_named
from reader.anatomy.outlets import outlet_at, outlet_named, outlet_of_host, registered_domain
from reader.anatomy.shapes import tidy
from reader.named import NamedTuple
from reader.pattern import pattern

_SERVICE = (
    r"alerts?|newsletters?|no[\s._-]?reply|do[\s._-]?not[\s._-]?reply|notifications?|notices?|"
    r"updates?|digest|info|mail(?:er|ing)?|e-?mails?|editors?|team|support|hello|contact|"
    r"breaking(?:\snews)?|news\salerts?|daily|morning|evening|weekly|briefing|bulletin|"
    r"subscriptions?|subscribers?|members?|membership|services?|admin|webmaster|list|rss|feed|"
    r"headlines|top\sstories|today['’]s|latest|redaktion|redacción|rédaction|redazione|"
    r"alertes?|alertas?|lettre|boletín|рассылка|news"
)
_ONLY_SERVICE = pattern(rf"(?:(?:{_SERVICE}|the|your|and|&|by|from)\W*)+", re.IGNORECASE)
_SERVICE_AFTER = pattern(rf"(?:[\s:|–—-]+(?:{_SERVICE}))+$", re.IGNORECASE)
_AFTER_PERSON = pattern(
    r"(?:\s+(?:at|from|of|via|for)\s+|\s*[,|/@(]\s*|\s+[-–—]\s+)(?P<outlet>.+?)\)?$"
)
_PROVIDERS = frozenset(
    {
        "gmail.com", "googlemail.com", "google.com", "outlook.com", "hotmail.com", "live.com",
        "yahoo.com", "ymail.com", "aol.com", "icloud.com", "me.com", "mac.com", "proton.me",
        "protonmail.com", "gmx.de", "gmx.net", "web.de", "t-online.de", "mail.ru", "yandex.ru",
        "qq.com", "163.com", "126.com", "free.fr", "orange.fr", "laposte.net", "libero.it",
        "substack.com", "beehiiv.com", "ghost.io", "buttondown.email", "mailchimp.com",
        "mailchimpapp.net", "sendgrid.net", "mcsv.net", "rsgsv.net", "list-manage.com",
        "constantcontact.com", "amazonses.com", "feedburner.com", "blogtrottr.com",
        "googlegroups.com", "revue.email", "getrevue.co", "convertkit.com", "campaign-archive.com",
    }
)  # fmt: skip


class Sender(NamedTuple):
    """Whose letter it is. ``known``: the outlet stands in the table."""

    outlet: str | None
    person: str | None
    known: bool = False


def sender_of(header: str) -> Sender:
    """Read a letter's "From": its display name where that is an outlet's or a person's, else its
    domain where that is the sender's own.

    What is only a service ("Alerts", "Newsletter") names nobody, nor does whoever only delivers.
    """
    from email.utils import parseaddr  # takes as long to load as a page to read

    name, address = parseaddr(header)
    name, host = tidy(name), address.rpartition("@")[2].lower()
    if not host:
        return Sender(None, None)
    at_host = outlet_at(host)
    person, brand = _parted(name, host)
    known = outlet_named(brand) or at_host
    if known and not (at_host and agency_named(brand)):
        return Sender(known.name, person, known=True)
    carried = registered_domain(host) in _PROVIDERS
    if brand and not (carried and brand.lower() in host.split(".")):
        return Sender(brand, person)
    return Sender(None if carried else outlet_of_host(host), person)


def _parted(name: str, host: str) -> tuple[str | None, str]:
    """Part a display name into the person and the outlet; each may be missing."""
    if not name or _ONLY_SERVICE.fullmatch(name):
        return None, ""
    if outlet_named(name) or _names_host(name, host):
        return None, name
    if found := _AFTER_PERSON.search(name):
        head = name[: found.start()]
        if people.is_name(head, labelled=True):
            return head, _brand(found["outlet"])
    brand = _brand(name)
    named = people.is_name(name, labelled=True) and not mastheads.is_masthead(name, alone=True)
    return (name, "") if named and brand == name else (None, brand)


def _names_host(name: str, host: str) -> bool:
    """Tell whether a name is the host's, run together: Dockside Daily of docksidedaily.example."""
    return "".join(filter(str.isalnum, name.lower())) in host.replace("-", "").split(".")


def _brand(name: str) -> str:
    """Give an outlet's name without the service that its letters are: "… Breaking News"."""
    if outlet_named(name):
        return name
    brand = _SERVICE_AFTER.sub("", name).strip(" :|–—-")
    return "" if _ONLY_SERVICE.fullmatch(brand) or "@" in brand else brand
