"""A feed as RSS 2.0, the whole text in content:encoded (RSS 1.0's module)."""

from email.utils import format_datetime

from django.utils import timezone
from django.utils.html import escape
from lxml import etree

from articles.formats import feeds
from articles.formats.feeds import Feed
from articles.formats.feeds.atom import ATOM, atom
from articles.formats.feeds.xml import add, document
from articles.models import Report
from articles.pages.addresses import absolute
from articles.pages.timestamps import machine_time

TYPE = "application/rss+xml"
LANGUAGE = "zh-cn"  # of the codes RSS 2.0 lists
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
PREFIXES = {"atom": ATOM, "content": CONTENT, "dc": DC}


def write(feed: Feed, archive: str) -> bytes:
    root = etree.Element("rss", version="2.0", nsmap=PREFIXES)
    channel = add(root, "channel")
    add(channel, "title", f"{feed.title} · {archive}")
    add(channel, "link", absolute(feed.path))
    add(channel, "description", f"{archive}：{feed.title}，按在本站公开的先后排列。")
    add(channel, "language", LANGUAGE)
    if feed.updated:
        add(channel, "lastBuildDate", _moment(feed.updated))
    address = absolute(f"{feed.stem}.rss")
    add(channel, atom("link"), rel="self", type=TYPE, href=address)
    for report in feed.reports:
        _item(channel, report, archive)
    return document(root)


def _item(channel: etree._Element, report: Report, archive: str) -> None:
    item = add(channel, "item")
    address = absolute(report.get_absolute_url())
    add(item, "title", report.title)
    add(item, "link", address)
    add(item, "guid", address, isPermaLink="true")
    # The time of publication here; when the report was printed is said in its content.
    add(item, "pubDate", _moment(report.made_public_at))
    add(item, atom("updated"), machine_time(report.changed_at))
    for name in feeds.authors_of(report, archive):
        add(item, f"{{{DC}}}creator", name)  # RSS's own author is a mail address
    for tag in feeds.tags_of(report):
        add(item, "category", tag.name)
    add(item, "description", escape(feeds.summary_of(report) or report.title))  # HTML
    add(item, f"{{{CONTENT}}}encoded", feeds.content_of(report))


def _moment(moment) -> str:
    """As RFC 822 writes it, with a year of four digits."""
    return format_datetime(timezone.localtime(moment))
