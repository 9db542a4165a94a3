"""Feeds: the latest by publication here, whole and stable; what is withdrawn leaves with a word."""

import json
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from urllib.parse import urlsplit

import feedparser
import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from lxml import etree

from articles.archive import merging, retagging, withdrawing
from articles.archive.importing import Orders, import_record
from articles.formats import feeds
from articles.management.sample import records
from articles.models import Change, Name, Person, Report, Tag
from articles.pages.timestamps import machine_time
from tests.crawling import SITE
from tests.records import SENTENCE, manager, paper, place, section
from tests.whole_archive import publish_paper

pytestmark = pytest.mark.django_db

FORMS = ["atom", "rss", "json"]
TYPES = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
}
STEMS = ["/feeds/latest", "/tags/nong-ye/feed", "/places/shi-li-zhen/feed"]
STEMS += ["/projects/shi-li-gong-cheng/feed"]
ATOM = "{http://www.w3.org/2005/Atom}"
AT = "{http://purl.org/atompub/tombstones/1.0}"


@pytest.fixture(autouse=True)
def _site():
    with override_settings(SITE_URL=SITE, SITE_NAME="示例档案"):
        yield


def get(path, **headers):
    return Client().get(path, headers=headers)


def full(slug: str, **fields) -> Report:
    """A public report that every one of the feeds holds."""
    facts = {
        "tags": ["农业"],
        "sections": [section(f"{SENTENCE}示例工程开工。")],
        "places": [place("示例镇")],
        "projects": [{"name": "示例工程"}],
    }
    return publish_paper(slug, **facts | fields)


def atom(stem: str = "/feeds/latest") -> etree._Element:
    return etree.fromstring(get(f"{stem}.atom").content)


def parsed(stem: str, form: str) -> feedparser.FeedParserDict:
    answer = get(f"{stem}.{form}")
    headers = {name.lower(): value for name, value in answer.headers.items()}
    found = feedparser.parse(answer.content, response_headers=headers)
    assert not found.bozo, found.get("bozo_exception")
    return found


def addresses(stem: str, form: str) -> list[str]:
    """The reports of a feed, in its order."""
    if form == "json":
        return [
            urlsplit(item["url"]).path for item in json.loads(get(f"{stem}.json").content)["items"]
        ]
    return [urlsplit(entry.link).path for entry in parsed(stem, form).entries]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("stem", STEMS)
def test_a_draft_is_in_no_feed(stem, form):
    full("a1")
    import_record(paper("secret", title="秘密", tags=["农业"]), Orders())
    assert "秘密" not in get(f"{stem}.{form}").content.decode()
    assert addresses(stem, form) == ["/reports/a1/"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("stem", STEMS)
def test_a_withdrawn_report_leaves_every_feed(stem, form):
    full("a1")
    withdrawing.withdraw(full("b2", title="撤下的题目", summary="撤下的提要"), "当事人要求")
    body = get(f"{stem}.{form}").content.decode()
    assert "撤下的" not in body
    assert addresses(stem, form) == ["/reports/a1/"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("stem", STEMS)
def test_a_hidden_name_is_in_no_feed(stem, form):
    report = full("a1", people=[manager()], summary="张三说了产量。")
    merging.mask(Person.objects.get())
    body = get(f"{stem}.{form}").content.decode()
    assert "张三" not in body and "××" in body
    report.refresh_from_db()
    assert machine_time(report.changed_at) in body or form == "rss"


@pytest.mark.parametrize(
    "path",
    [
        "/feeds/latest.xml",
        "/feeds/latest.atom/",
        "/feeds/other.atom",
        "/tags/mei-you/feed.atom",
        "/tags/nong-ye/feed.html",
        "/places/shi-li-gong-cheng/feed.atom",
        "/people/zhang-san/feed.atom",
        "/organisations/shi-li-gong-si/feed.atom",
    ],
)
def test_what_is_no_feed_is_not_found(path):
    full("a1", people=[manager()], organisations=[{"name": "示例公司"}])
    assert get(path).status_code == 404


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("stem", STEMS[1:])
def test_the_feed_of_what_no_report_speaks_of_is_gone_as_its_page_is(stem, form):
    withdrawing.withdraw(full("a1"), "当事人要求")
    answer = get(f"{stem}.{form}")
    assert answer.status_code == get(stem.removesuffix("feed")).status_code == 410
    assert "农业" not in answer.content.decode() and "示例" not in answer.content.decode().replace(
        "示例档案", ""
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_is_of_its_kind(form):
    full("a1")
    answer = get(f"/feeds/latest.{form}")
    assert answer["Content-Type"] == f"{TYPES[form]}; charset=utf-8"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_archive_has_feeds(form):
    answer = get(f"/feeds/latest.{form}")
    assert answer.status_code == 200
    assert "Last-Modified" not in answer
    assert addresses("/feeds/latest", form) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("stem", STEMS)
def test_the_newest_here_come_first_whatever_their_printed_date(stem, form):
    full("old", published="1999-01-02")
    full("no-date")
    full("older", published="1998-01-02")
    assert addresses(stem, form) == ["/reports/older/", "/reports/no-date/", "/reports/old/"]


def test_a_feed_holds_the_latest_fifty():
    for number in range(52):
        publish_paper(f"r{number}")
    for form in FORMS:
        found = addresses("/feeds/latest", form)
        assert len(found) == feeds.MOST == 50
        assert found[0] == "/reports/r51/" and "/reports/r1/" not in found


@pytest.mark.parametrize("stem", STEMS)
def test_the_rules_of_rfc_4287_hold(stem):
    for slug in ["a1", "b2"]:
        full(slug, byline=[{"name": "王五"}, {"name": "赵六"}], summary="提要。")
    feed = atom(stem)
    one = partial(_exactly_one, feed)
    assert feed.tag == f"{ATOM}feed"
    assert one("id").text == f"{SITE}{stem}.atom"
    assert one("title").text.endswith("示例档案")
    assert one("updated").text == max(entry.findtext(f"{ATOM}updated") for entry in _entries(feed))
    assert one("author").findtext(f"{ATOM}name") == "示例档案"
    links = {link.get("rel"): link for link in feed.findall(f"{ATOM}link")}
    assert links["self"].get("href") == f"{SITE}{stem}.atom"
    assert links["self"].get("type") == TYPES["atom"]
    assert get(urlsplit(links["alternate"].get("href")).path).status_code == 200
    ids = [entry.findtext(f"{ATOM}id") for entry in _entries(feed)]
    assert len(set(ids)) == len(ids) == 2
    for entry in _entries(feed):
        _check_entry(entry)


def _exactly_one(parent, name):
    [found] = parent.findall(f"{ATOM}{name}")
    return found


def _entries(feed):
    return feed.findall(f"{ATOM}entry")


def _check_entry(entry) -> None:
    """What section 4.1.2 asks of an entry."""
    one = partial(_exactly_one, entry)
    assert urlsplit(one("id").text).scheme
    assert one("title").text and one("summary").text
    assert one("content").get("type") == "html"
    for name in ("published", "updated"):
        assert datetime.fromisoformat(one(name).text).utcoffset() == timedelta(hours=8)
    [link] = entry.findall(f"{ATOM}link")
    assert link.get("rel") == "alternate" and link.get("href") == one("id").text
    assert [a.findtext(f"{ATOM}name") for a in entry.findall(f"{ATOM}author")] == ["王五", "赵六"]
    assert one("category").attrib == {"term": "nong-ye", "label": "农业"}


@pytest.mark.parametrize("stem", STEMS)
def test_rss_says_what_it_must(stem):
    report = full("a1")
    channel = etree.fromstring(get(f"{stem}.rss").content).find("channel")
    assert channel.getparent().get("version") == "2.0"
    assert all(channel.findtext(name) for name in ("title", "link", "description"))
    assert channel.find(f"{ATOM}link").get("href") == f"{SITE}{stem}.rss"
    item = channel.find("item")
    guid = item.find("guid")
    assert (guid.text, guid.get("isPermaLink")) == (f"{SITE}/reports/a1/", "true")
    published = parsedate_to_datetime(item.findtext("pubDate"))
    assert published == report.made_public_at.replace(microsecond=0)
    assert published.utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize("stem", STEMS)
def test_json_feed_says_what_it_must(stem):
    full("a1", byline=[{"name": "王五"}])
    feed = json.loads(get(f"{stem}.json").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{SITE}{stem}.json"
    assert feed["language"] == "zh-Hans" and feed["title"]
    [item] = feed["items"]
    assert item["id"] == item["url"] == f"{SITE}/reports/a1/"
    assert item["authors"] == [{"name": "王五"}] and item["tags"] == ["农业"]
    assert datetime.fromisoformat(item["date_published"]).utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize("form", ["atom", "rss"])
@pytest.mark.parametrize("stem", STEMS)
def test_feedparser_reads_every_feed_without_a_complaint(stem, form):
    report = full("a1", title='甲<b>&"乙"', summary="一<二。", subtitle="副题")
    found = parsed(stem, form)
    assert found.version == {"atom": "atom10", "rss": "rss20"}[form]
    [entry] = found.entries
    assert entry.title == '甲<b>&"乙"' or form == "rss"
    assert "副题" in entry.content[0].value and SENTENCE in entry.content[0].value
    assert entry.id == f"{SITE}/reports/a1/"
    at = report.made_public_at.utctimetuple()
    assert entry.published_parsed[:6] == at[:6]


@pytest.mark.parametrize("form", FORMS)
def test_text_is_never_taken_for_marks(form):
    words = "产量<script>alert(1)</script>&amp;共10吨。]]>"
    full("a1", sections=[section(f"示例镇示例工程{words}")], subtitle="<i>副")
    if form == "json":
        content = json.loads(get("/feeds/latest.json").content)["items"][0]["content_html"]
    else:
        # what the feed holds, before a reader makes it safe
        root = etree.fromstring(get(f"/feeds/latest.{form}").content)
        [content] = root.xpath("//*[local-name()='content' or local-name()='encoded']/text()")
    assert "<script" not in content and "<i>" not in content
    shown = etree.fromstring(f"<div>{content}</div>")
    assert words in "".join(shown.itertext())


def test_the_whole_text_is_there():
    sections = [section("甲。", "乙。"), section("丙。", heading="小题")]
    publish_paper("a1", sections=sections, kicker="肩", published="2021-05~", note="按。")
    content = json.loads(get("/feeds/latest.json").content)["items"][0]["content_html"]
    for words in [
        "<p>肩</p>",
        "<p>甲。</p>",
        "<p>乙。</p>",
        "<h2>小题</h2>",
        "约2021年5月",
        "按。",
    ]:
        assert words in content


@pytest.mark.parametrize("form", FORMS)
def test_the_printed_date_is_no_moment_of_the_feed(form):
    full("a1", published="1999-01-02")
    full("b2")
    body = get(f"/feeds/latest.{form}").content.decode()
    assert "1999-01-02" not in body and "Jan 1999" not in body
    assert "1999年1月2日" in body and "日期不详" in body


@pytest.mark.parametrize("form", FORMS)
def test_a_retold_report_is_the_archives_and_says_whose_it_retells(form):
    full(
        "a1",
        origin="retold",
        original={"title": "题", "byline": [{"name": "王五"}]},
        summary="概要",
    )
    if form == "json":
        [item] = json.loads(get("/feeds/latest.json").content)["items"]
        authors, content = [author["name"] for author in item["authors"]], item["content_html"]
        summary = item["summary"]
    else:
        [item] = parsed("/feeds/latest", form).entries
        authors, content = [author.name for author in item.authors], item.content[0].value
        summary = item.summary
    assert authors == ["示例档案"]
    assert "据王五报道转述" in content and summary == "据王五报道转述：概要"


def test_who_wrote_it_is_not_made_up():
    full("a1")
    full("b2", outlet="示例日报")
    entries = parsed("/feeds/latest", "atom").entries
    assert [entry.author for entry in entries] == ["示例日报", "作者不详"]


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_correction_is_an_update_of_the_same_entry(form):
    full("a1")
    [before] = parsed("/feeds/latest", form).entries
    Report.objects.update(changed_at=Report.objects.get().changed_at - timedelta(hours=1))
    full_again = paper("a1", tags=["农业"], subtitle="副题")
    import_record(full_again, Orders(publish=True, reason="补<副题>"))
    [after] = parsed("/feeds/latest", form).entries
    assert (after.id, after.published) == (before.id, before.published)
    assert after.updated_parsed >= before.updated_parsed
    changed = Report.objects.get().changed_at
    assert after.updated_parsed[:6] == changed.utctimetuple()[:6]
    assert "更正：补&lt;副题&gt;" in etree_text(form)


def etree_text(form: str) -> str:
    root = etree.fromstring(get(f"/feeds/latest.{form}").content)
    [content] = root.xpath("//*[local-name()='content' or local-name()='encoded']/text()")
    return content


def test_a_correction_of_an_old_report_is_in_the_feed_too():
    old = full("old")
    for number in range(feeds.MOST):
        full(f"new-{number}")
    path = f"{SITE}{old.get_absolute_url()}"
    assert path not in get("/feeds/latest.json").content.decode()
    import_record(paper("old", title="改过的题目"), Orders(publish=True, reason="题目写错了"))
    items = json.loads(get("/feeds/latest.json").content)["items"]
    assert len(items) == feeds.MOST + 1 and items[-1]["id"] == path


@pytest.mark.parametrize("stem", STEMS)
def test_a_withdrawal_is_a_deleted_entry_with_its_reason(stem):
    full("a1")
    gone = full("b2")
    entry = next(e for e in _entries(atom(stem)) if "b2" in e.findtext(f"{ATOM}id"))
    withdrawing.withdraw(gone, "当事人要求，<经核实>撤下\x0b")
    feed = atom(stem)
    [deleted] = feed.findall(f"{AT}deleted-entry")
    assert deleted.get("ref") == entry.findtext(f"{ATOM}id")
    assert deleted.get("when") == machine_time(gone.withdrawn_at)
    assert deleted.findtext(f"{AT}comment") == "当事人要求，<经核实>撤下"
    assert feed.findtext(f"{ATOM}updated") == deleted.get("when")
    assert not parsed(stem, "atom").bozo


def test_a_withdrawal_is_told_where_the_report_stood_and_nowhere_else():
    full("a1")
    withdrawing.withdraw(publish_paper("b2", tags=["工业"]), "当事人要求")
    assert len(atom().findall(f"{AT}deleted-entry")) == 1
    assert atom("/tags/nong-ye/feed").findall(f"{AT}deleted-entry") == []


def test_what_is_brought_back_is_an_entry_again():
    report = full("a1")
    withdrawing.withdraw(report, "误撤")
    when = atom().find(f"{AT}deleted-entry").get("when")
    withdrawing.restore(report)
    feed = atom()
    assert feed.findall(f"{AT}deleted-entry") == []
    assert _entries(feed)[0].findtext(f"{ATOM}updated") >= when


@pytest.mark.long
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("stem", STEMS)
def test_a_feed_that_did_not_change_is_not_sent_again(stem, form):
    full("a1")
    let_settle()
    path = f"{stem}.{form}"
    answer = get(path)
    assert get(path)["ETag"] == answer["ETag"]
    for condition in (
        {"If-None-Match": answer["ETag"]},
        {"If-Modified-Since": answer["Last-Modified"]},
    ):
        again = get(path, **condition)
        assert (again.status_code, again.content) == (304, b"")
    publish_paper("b2", tags=["农业"])
    changed = get("/tags/nong-ye/feed.atom", **{"If-None-Match": answer["ETag"]})
    assert changed.status_code == 200


def test_a_report_that_loses_its_tag_is_no_old_news():
    full("a1")
    report = full("b2")
    let_settle()
    before = feeds.last_changed()
    retagging.set_on([report], [], ["农业"])
    assert addresses("/tags/nong-ye/feed", "atom") == ["/reports/a1/"]
    let_settle()
    assert feeds.last_changed() > before


def let_settle():
    """Makes the last change older than any that is still told in the same second."""
    Change.objects.update(made_at=F("made_at") - feeds.SETTLED)


def asked_since(answer) -> int:
    return get("/feeds/latest.atom", **{"If-Modified-Since": answer["Last-Modified"]}).status_code


def test_what_changes_while_the_clock_is_behind_is_no_old_news():
    full("a1")
    let_settle()
    let_settle()  # in an older second than what follows
    answer = get("/feeds/latest.atom")
    assert asked_since(answer) == 304
    full("b2")
    last = Change.objects.last()
    Change.objects.filter(pk=last.pk).update(made_at=last.made_at - timedelta(hours=1))
    assert asked_since(answer) == 200
    assert "Last-Modified" not in get("/feeds/latest.atom")
    full("c3")
    let_settle()
    assert asked_since(answer) == 200
    assert asked_since(get("/feeds/latest.atom")) == 304


def test_what_changes_in_the_second_of_a_change_is_no_old_news():
    full("a1")
    assert "Last-Modified" not in get("/feeds/latest.atom")


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_moves_with_its_page(form):
    full("a1", places=[place("示例镇")])
    full("b2", sections=[section("示例县开会。")], places=[place("示例县")], projects=[])
    kept, gone = Name.objects.get(name="示例镇"), Name.objects.get(name="示例县")
    merging.merge(kept, gone)
    answer = get(f"/places/shi-li-xian/feed.{form}")
    assert (answer.status_code, answer["Location"]) == (301, f"/places/shi-li-zhen/feed.{form}")
    retagging.rename(Tag.objects.get(), "农村")
    answer = get(f"/tags/nong-ye/feed.{form}")
    assert (answer.status_code, answer["Location"]) == (301, f"/tags/nong-cun/feed.{form}")


@pytest.mark.long
def test_pages_name_their_feeds():
    full("a1", organisations=[{"name": "示例公司"}])
    for form in FORMS:
        for page in ["/", "/reports/a1/", "/about/"]:
            assert f'type="{TYPES[form]}"' in get(page).content.decode()
            assert f'href="/feeds/latest.{form}"' in get(page).content.decode()
        for stem in STEMS[1:]:
            assert f'href="{stem}.{form}"' in get(stem.removesuffix("feed")).content.decode()
    assert "gong-si/feed" not in get("/organisations/shi-li-gong-si/").content.decode()


def test_a_feed_asks_the_same_few_questions_whatever_it_holds():
    full("a1", published="2021")
    with CaptureQueriesContext(connection) as few:
        get("/tags/nong-ye/feed.atom")
    for fields in records(30):
        import_record(fields | {"tags": ["农业"]})
    with CaptureQueriesContext(connection) as many:
        get("/tags/nong-ye/feed.atom")
    assert len(many) == len(few) <= 8


@override_settings(ALLOWED_HOSTS=["*"])
@pytest.mark.parametrize("form", FORMS)
def test_addresses_come_from_the_settings(form):
    full("a1")
    assert "evil.example" not in get(f"/feeds/latest.{form}", Host="evil.example").content.decode()


@override_settings(SAMPLE_DATA=True)
@pytest.mark.parametrize("form", FORMS)
def test_what_is_invented_says_so(form):
    full("a1")
    assert "虚构" in get(f"/feeds/latest.{form}").content.decode()
