"""Citations: whose words, which version, and no date that nobody knows."""

import json
import re

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from articles.archive import merging, retagging, withdrawing
from articles.archive.importing import Orders, import_record
from articles.formats.citations import Cited, csl, gbt7714
from articles.formats.citations import ris as writer
from articles.models import Person, Report
from tests.crawling import SITE
from tests.live import LiveTestCase
from tests.records import manager, paper
from tests.whole_archive import publish_paper

pytestmark = pytest.mark.django_db

FORMS = ["txt", "bib", "ris", "json"]
TYPES = {
    "txt": "text/plain; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json",
}
RETOLD = {"origin": "retold", "original": {"title": "题", "byline": [{"name": "孙六"}]}}
PRINTED = {
    "byline": [{"name": "王五", "role": "记者"}, {"name": "赵六"}],
    "outlet": "示例日报",
    "page": "第3版",
    "published": "2021-11-03",
}
# Variables of CSL 1.0.2 by the kind of their values.
CSL_TEXTS = {"id", "type", "title", "container-title", "page", "version", "note", "source"}
CSL_TEXTS |= {"language", "URL"}
CSL_OTHERS = {"author", "issued"}
CSL_NAME = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"}
CSL_DATE = {"date-parts", "season", "circa", "literal", "raw"}


@pytest.fixture(autouse=True)
def _site():
    with override_settings(SITE_URL=SITE, SITE_NAME="示例档案"):
        yield


def get(path, **headers):
    return Client().get(path, headers=headers)


def text(slug: str = "a1", style: str = "") -> str:
    query = f"?style=gbt7714-{style}" if style else ""
    return get(f"/reports/{slug}/cite.txt{query}").content.decode().removesuffix("\n")


def bibtex(slug: str = "a1", *middleware):
    written = get(f"/reports/{slug}/cite.bib").content.decode()
    library = bibtexparser.parse_string(written, append_middleware=middleware)
    assert not library.failed_blocks
    [entry] = library.entries
    return entry


def bibtex_fields(*asked) -> dict[str, str]:
    return {name: field.value for name, field in bibtex(*asked).fields_dict.items()}


def ris(slug: str = "a1") -> dict:
    [entry] = rispy.loads(get(f"/reports/{slug}/cite.ris").content.decode())
    return entry


def item(slug: str = "a1") -> dict:
    [found] = json.loads(get(f"/reports/{slug}/cite.json").content)
    return found


def correct(slug: str, reason: str = "补副题", **fields) -> None:
    import_record(paper(slug, **fields), Orders(publish=True, reason=reason))


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_is_cited_as_little_as_nothing(form):
    import_record(paper("secret"), Orders())
    drafted, unknown = (get(f"/reports/{slug}/cite.{form}") for slug in ("secret", "nothing"))
    assert drafted.status_code == unknown.status_code == 404
    assert drafted.content == unknown.content


@pytest.mark.parametrize("form", FORMS)
def test_a_withdrawn_report_is_not_cited(form):
    withdrawing.withdraw(publish_paper("a1"), "当事人要求")
    answer = get(f"/reports/a1/cite.{form}")
    assert answer.status_code == 410
    assert "题目a1" not in answer.content.decode()


@pytest.mark.parametrize("form", FORMS)
def test_a_hidden_name_is_in_no_citation(form):
    publish_paper("a1", people=[manager()], title="张三的产量", byline=[{"name": "张三"}])
    merging.mask(Person.objects.get())
    body = get(f"/reports/a1/cite.{form}").content.decode()
    assert "张三" not in body and "××" in body


@pytest.mark.parametrize(
    "tail",
    ["cite.xml", "cite.", "cite.txt/", "cite.txt?style=apa", "cite.txt?style="]
    + ["cite.txt?style=gbt7714-2015&style=gbt7714-2025"],
)
def test_what_is_no_citation_is_not_found(tail):
    publish_paper("a1")
    assert get(f"/reports/a1/{tail}").status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_citations_stand_beside_the_page(form):
    publish_paper("a1")
    answer = get(f"/reports/a1/cite.{form}")
    assert answer["Content-Type"] == TYPES[form]
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Link"] == f'<{SITE}/reports/a1/>; rel="canonical"'
    assert get(f"/reports/a1/cite.{form}", **{"If-None-Match": answer["ETag"]}).status_code == 304
    assert not answer.cookies


def test_a_printed_report_by_the_standard_in_force():
    publish_paper("a1", **PRINTED, subtitle="副题")
    address = f"{SITE}/reports/a1/?version=1"
    assert text() == text(style="2025")
    assert text() == (
        f"王五，赵六. 题目a1：副题[N/OL]. 示例日报，2021-11-03（3）. 档案文本第1版. {address}."
    )
    assert text(style="2015") == (
        "王五, 赵六. 题目a1：副题[N/OL]. 示例日报, 2021-11-03(3)[引用日期]. "
        f"档案文本第1版. {address}."
    )


def test_a_retold_report_is_the_archives_and_says_whose_it_retells():
    publish_paper("a1", **RETOLD, outlet="示例日报")
    assert text() == (
        "示例档案. 题目a1：据孙六报道转述[EB/OL]. [日期不详][引用日期]. "
        f"档案文本第1版. {SITE}/reports/a1/?version=1."
    )
    assert bibtex_fields()["author"] == "{示例档案}"
    assert ris()["authors"] == ["示例档案"]
    assert item()["author"] == [{"literal": "示例档案"}]
    for title in (bibtex_fields()["title"], ris()["title"], item()["title"]):
        assert "据孙六报道转述" in title
    for body in (get(f"/reports/a1/cite.{form}").content.decode() for form in FORMS):
        assert "示例日报" not in body


def test_of_many_authors_three_are_named():
    publish_paper("a1", byline=[{"name": name} for name in ("甲一", "乙二", "丙三", "丁四")])
    assert text().startswith("甲一，乙二，丙三，等. 题目a1")
    assert text(style="2015").startswith("甲一, 乙二, 丙三, 等. 题目a1")
    assert item()["author"][3] == {"literal": "丁四"}


def test_an_unknown_author_is_left_out():
    publish_paper("a1", outlet="示例日报")
    assert text().startswith("题目a1[N/OL]. 示例日报，[日期不详]. ")
    assert "author" not in item()
    assert "author" not in bibtex_fields()
    assert "authors" not in ris()


@pytest.mark.parametrize(
    ("published", "web", "paper_date"),
    [
        (None, "[日期不详]", "[日期不详]"),
        ("2021", "（2021）", "2021"),
        ("2021-11", "（2021-11）", "2021-11"),
        ("2021-11~", "[2021-11]", "[2021-11]"),
        ("2021-11-03?", "[2021-11-03]", "[2021-11-03]"),
        ("2021-11-03", "（2021-11-03）", "2021-11-03"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(published, web, paper_date):
    publish_paper("a1", published=published)
    publish_paper("b2", published=published, outlet="示例日报")
    assert f"[EB/OL]. {web}[引用日期]. " in text("a1")
    assert f"示例日报，{paper_date}. " in text("b2")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("fields", [{}, RETOLD, {"outlet": "示例日报"}])
def test_no_date_is_made_up(form, fields):
    publish_paper("a1", **fields)
    body = get(f"/reports/a1/cite.{form}").content.decode()
    assert not re.search(r"\b(19|20)\d\d\b", body.replace("gbt7714", ""))
    assert "日期不详" in body


@pytest.mark.parametrize("published", ["2021~", "2021-11?", "2021-11-03~"])
def test_a_doubt_is_kept_or_the_date_left_out(published):
    publish_paper("a1", published=published)
    assert bibtex_fields()["date"] == published
    assert not {"year", "month"} & set(bibtex_fields())
    assert not {"year", "date"} & set(ris())
    words = Report.objects.get().published.words
    assert ris()["notes"] == [f"日期：{words}"]
    assert item()["issued"]["circa"] is True and words in item()["note"]


@pytest.mark.parametrize(
    ("published", "year", "month", "date", "parts"),
    [
        ("2021", "2021", None, None, [2021]),
        ("2021-11", "2021", "nov", "2021/11//", [2021, 11]),
        ("2021-11-03", "2021", "nov", "2021/11/03/", [2021, 11, 3]),
    ],
)
def test_data_tell_no_more_of_a_date_than_is_known(published, year, month, date, parts):
    publish_paper("a1", published=published)
    fields = bibtex_fields()
    assert (fields["date"], fields["year"], fields.get("month")) == (published, year, month)
    assert (ris()["year"], ris().get("date")) == (year, date)
    assert item()["issued"] == {"date-parts": [parts]}


def test_bibtex_is_read_back_whole():
    title = "50%的{甲}_乙 & C#：$1\\2~"
    publish_paper("a1", **PRINTED | {"byline": [{"name": "甲 and 乙"}], "title": title})
    entry, fields = bibtex(), bibtex_fields("a1", LatexDecodingMiddleware())
    assert (entry.entry_type, entry.key) == ("article", "a1-v1")
    assert fields["title"].strip("{}") == title
    assert bibtex_fields()["author"] == "{甲 and 乙}"
    assert (fields["journal"], fields["pages"]) == ("示例日报", "3")
    assert fields["url"] == f"{SITE}/reports/a1/?version=1"
    assert (fields["version"], fields["langid"]) == ("1", "chinese")


def test_ris_is_read_back_whole():
    publish_paper("a1", **PRINTED)
    found = ris()
    assert found["type_of_reference"] == "NEWS"
    assert found["title"] == "题目a1"
    assert found["authors"] == ["王五", "赵六"]
    assert found["secondary_title"] == "示例日报"
    assert found["start_page"] == "3"
    assert found["urls"] == [f"{SITE}/reports/a1/?version=1"]
    body = get("/reports/a1/cite.ris").content
    assert body.startswith(b"TY  - NEWS\r\n") and body.endswith(b"ER  - \r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in body.decode().splitlines())


def test_a_value_of_ris_stays_on_its_line():
    report = publish_paper("a1")
    report.title = "甲\nER  - \nTY  - BOOK"
    assert len(rispy.loads(ris_of(report))) == 1


def ris_of(report: Report) -> str:
    return writer.cite(Cited(report, 1, f"{SITE}/reports/a1/", "示例档案"))


@pytest.mark.parametrize("fields", [{}, RETOLD, PRINTED, {"published": "2021~"}])
def test_csl_has_only_what_csl_knows(fields):
    publish_paper("a1", **fields)
    told = item()
    assert set(told) <= CSL_TEXTS | CSL_OTHERS
    assert all(isinstance(told[name], str) and told[name] for name in CSL_TEXTS & set(told))
    assert told["type"] == ("article-newspaper" if fields is PRINTED else "webpage")
    for name in told.get("author", []):
        assert set(name) <= CSL_NAME
    assert set(told.get("issued", {})) <= CSL_DATE
    for date in told.get("issued", {}).get("date-parts", []):
        assert 1 <= len(date) <= 3 and all(isinstance(part, int) for part in date)
    assert told["URL"] == f"{SITE}/reports/a1/?version=1"
    assert told == csl.item(Cited(Report.objects.get(), 1, f"{SITE}/reports/a1/", "示例档案"))


@pytest.mark.parametrize("form", FORMS)
def test_a_citation_names_the_version_of_the_text(form):
    publish_paper("a1")
    correct("a1", subtitle="副题")
    body = get(f"/reports/a1/cite.{form}").content.decode()
    assert "?version=2" in body and "第2版" in body and "version=1" not in body


def test_the_address_of_a_citation_is_there():
    publish_paper("a1")
    address = item()["URL"].removeprefix(SITE)
    answer = get(address)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "第1版的文字至今未变" in page
    assert f'<link rel="canonical" href="{SITE}/reports/a1/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "你打开的是引用" not in get("/reports/a1/").content.decode()


def test_a_version_that_was_corrected_says_when():
    publish_paper("a1")
    correct("a1", subtitle="副题")
    day = Report.objects.get().corrections.get().made_at
    first, second = (get(f"/reports/a1/?version={n}") for n in (1, 2))
    assert "此后文字有更正" in first.content.decode()
    assert first.context["standing"].changed_at == day
    assert "现为第2版" in first.content.decode()
    assert "第2版的文字至今未变" in second.content.decode()


def test_other_tags_are_no_change_of_the_text():
    report = publish_paper("a1", tags=["农业"])
    retagging.set_on([report], ["乡村"], [])
    assert get("/reports/a1/?version=2").status_code == 200
    assert "第1版的文字至今未变" in get("/reports/a1/?version=1").content.decode()


def test_a_version_that_named_someone_hidden_since_says_so():
    publish_paper("a1", people=[manager()])
    merging.mask(Person.objects.get())
    page = get("/reports/a1/?version=1").content.decode()
    assert "文中有姓名已隐去" in page and "至今未变" not in page and "张三" not in page


def test_a_withdrawn_version_is_gone():
    withdrawing.withdraw(publish_paper("a1"), "当事人要求，经核实撤下")
    for version in ("1", "2"):
        answer = get(f"/reports/a1/?version={version}")
        assert answer.status_code == 410
        assert "经核实撤下" in answer.content.decode()


@pytest.mark.parametrize(
    "query",
    ["version=2", "version=0", "version=01", "version=", "version=x", "version=-1", "version=٣"]
    + ["version=9999999999", "version=1&version=1", "version=1.0", "version=%00"],
)
def test_a_version_there_never_was_is_not_found(query):
    publish_paper("a1")
    assert get(f"/reports/a1/?{query}").status_code == 404


def test_the_page_shows_the_citation():
    publish_paper("a1", title="甲<b>&乙", **PRINTED)
    page = get("/reports/a1/").content.decode()
    assert "王五，赵六. 甲&lt;b&gt;&amp;乙[N/OL]. 示例日报，2021-11-03（3）. 档案文本第1版." in page
    for tail in ("cite.txt", "cite.bib", "cite.ris", "cite.json", "cite.txt?style=gbt7714-2015"):
        assert f'href="/reports/a1/{tail}"' in page
        assert get(f"/reports/a1/{tail}").status_code == 200


def test_the_day_of_reading_is_left_to_the_reader():
    publish_paper("a1")
    assert "[引用日期]" in get("/reports/a1/").context["citation"]
    assert "处请填你查阅本页的日子" in get("/reports/a1/").content.decode()
    publish_paper("b2", **PRINTED)
    assert "处请填" not in get("/reports/b2/").content.decode()


def test_a_page_keeps_its_few_questions():
    publish_paper("a1", people=[manager()])
    merging.mask(Person.objects.get())
    with CaptureQueriesContext(connection) as captured:
        get("/reports/a1/?version=1")
    assert len(captured) <= 14
    with CaptureQueriesContext(connection) as captured:
        get("/reports/a1/cite.txt")
    assert len(captured) == 2


@override_settings(ALLOWED_HOSTS=["*"])
@pytest.mark.parametrize("form", FORMS)
def test_addresses_come_from_the_settings(form):
    publish_paper("a1")
    body = get(f"/reports/a1/cite.{form}", Host="evil.example").content.decode()
    assert "evil.example" not in body and SITE in body


def test_every_edition_of_the_standard_writes_one_line():
    publish_paper("a1", **RETOLD)
    for style in gbt7714.STYLES:
        assert text(style=style.removeprefix("gbt7714-")).count("\n") == 0


@pytest.mark.browser
class CopyTests(LiveTestCase):
    """The copy button, in a real browser."""

    @pytest.fixture(autouse=True)
    def _with_browser(self, browser):
        self.browser = browser

    def visit(self, **context):
        page = self.browser.new_context(**context).new_page()
        self.addCleanup(page.context.close)
        page.goto(f"{self.live_server_url}/reports/a1/")
        return page

    def test_the_button_copies_the_citation_with_the_day_of_reading(self):
        publish_paper("a1")
        allowed = ["clipboard-read", "clipboard-write"]
        page = self.visit(permissions=allowed, timezone_id="Asia/Shanghai")
        page.locator(".copy").click()
        page.wait_for_function("document.querySelector('.copy').textContent === '已复制'")
        copied = page.evaluate("navigator.clipboard.readText()")
        shown = page.locator("#citation").inner_text()
        day = page.evaluate("new Date().toLocaleDateString('sv')")
        assert copied == shown.replace("[引用日期]", f"[{day}]") != shown

    def test_without_scripts_there_is_the_text_and_no_dead_button(self):
        publish_paper("a1")
        page = self.visit(java_script_enabled=False)
        assert page.locator(".copy").count() == 0
        assert "第1版" in page.locator("#citation").inner_text()
