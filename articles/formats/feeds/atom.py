"""A feed as Atom (RFC 4287), its withdrawals as deleted entries (RFC 6721)."""

from lxml import etree

from articles.formats import feeds
from articles.formats.feeds import Feed, Withdrawal
from articles.formats.feeds.xml import LANG, add, document
from articles.models import Report
from articles.pages.addresses import absolute
from articles.pages.timestamps import machine_time

TYPE = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"
DELETED = "http://purl.org/atompub/tombstones/1.0"


def write(feed: Feed, archive: str) -> bytes:
    root = etree.Element(atom("feed"), {LANG: feeds.LANGUAGE}, nsmap={None: ATOM, "at": DELETED})
    address = absolute(f"{feed.stem}.atom")
    add(root, atom("id"), address)
    add(root, atom("title"), f"{feed.title} · {archive}")
    add(root, atom("updated"), machine_time(feed.updated or feeds.NEVER))
    add(add(root, atom("author")), atom("name"), archive)
    add(root, atom("link"), rel="self", type=TYPE, href=address)
    add(root, atom("link"), rel="alternate", type="text/html", href=absolute(feed.path))
    for report in feed.reports:
        _entry(root, report, archive)
    for gone in feed.withdrawals:
        _deleted(root, gone)
    return document(root)


def _entry(root: etree._Element, report: Report, archive: str) -> None:
    entry = add(root, atom("entry"))
    address = absolute(report.get_absolute_url())
    add(entry, atom("id"), address)
    add(entry, atom("title"), report.title)
    add(entry, atom("link"), rel="alternate", type="text/html", href=address)
    # The time of publication here; when the report was printed is said in its content.
    add(entry, atom("published"), machine_time(report.made_public_at))
    add(entry, atom("updated"), machine_time(report.changed_at))
    for name in feeds.authors_of(report, archive):
        add(add(entry, atom("author")), atom("name"), name)
    for tag in feeds.tags_of(report):
        add(entry, atom("category"), term=tag.slug, label=tag.name)
    if summary := feeds.summary_of(report):
        add(entry, atom("summary"), summary)
    add(entry, atom("content"), feeds.content_of(report), type="html")


def _deleted(root: etree._Element, gone: Withdrawal) -> None:
    """The entry that is no more, by its id; its title is not said again."""
    moment = {"ref": absolute(gone.path), "when": machine_time(gone.at)}
    add(add(root, f"{{{DELETED}}}deleted-entry", **moment), f"{{{DELETED}}}comment", gone.reason)


def atom(name: str) -> str:
    """The name of one of Atom's elements."""
    return f"{{{ATOM}}}{name}"
