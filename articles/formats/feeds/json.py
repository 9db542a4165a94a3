"""A feed as JSON Feed 1.1."""

from json import dumps

from articles.formats import feeds
from articles.formats.feeds import Feed
from articles.models import Report
from articles.pages.addresses import absolute
from articles.pages.timestamps import machine_time

TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed, archive: str) -> bytes:
    told = {
        "version": VERSION,
        "title": f"{feed.title} · {archive}",
        "home_page_url": absolute(feed.path),
        "feed_url": absolute(f"{feed.stem}.json"),
        "language": feeds.LANGUAGE,
        "authors": [{"name": archive, "url": absolute("/")}],
        "items": [_item(report, archive) for report in feed.reports],
    }
    return dumps(told, ensure_ascii=False, indent=2).encode()


def _item(report: Report, archive: str) -> dict:
    address = absolute(report.get_absolute_url())
    item = {
        "id": address,
        "url": address,
        "title": report.title,
        "summary": feeds.summary_of(report),
        "content_html": feeds.content_of(report),
        # The time of publication here; when the report was printed is said in its content.
        "date_published": machine_time(report.made_public_at),
        "date_modified": machine_time(report.changed_at),
        "authors": [{"name": name} for name in feeds.authors_of(report, archive)],
        "tags": [tag.name for tag in feeds.tags_of(report)],
        "language": feeds.LANGUAGE,
    }
    return {name: value for name, value in item.items() if value}
