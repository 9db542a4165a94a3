"""What pages say in data: true, in schema.org's words, and nothing that they do not show."""

import json
import re

import pytest
from django.test import Client, override_settings

from articles.archive import importing, merging, withdrawing
from articles.archive.importing import Orders
from articles.management.sample import records as sample
from articles.models import Name, Person, Report
from articles.pages.notices import SAMPLE
from articles.search import indexing
from tests import crawling, records, schema_org, whole_archive
from tests.live import LiveTestCase
from tests.site.test_site import FIRST

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
META = re.compile(r'<meta property="(article:\w+)" content="([^"]*)">')
VAGUE = [None, "2021", "2021-11", "2021-11~", "2021-11-03~", "2021-11-03?"]
PAGE = "/reports/qing-shi-qiao/"


@pytest.fixture(autouse=True)
def _site():
    with override_settings(SITE_URL=crawling.SITE):
        yield


def html(path: str) -> str:
    return Client().get(path).content.decode()


def blocks(path: str) -> list[dict]:
    return [json.loads(text) for text in BLOCK.findall(html(path))]


def graph(path: str = PAGE) -> list[dict]:
    return blocks(path)[0]["@graph"]


def of_type(kind: str, path: str = PAGE) -> list[dict]:
    return [node for node in graph(path) if node["@type"] == kind]


def the(kind: str, path: str = PAGE) -> dict:
    (one,) = of_type(kind, path)
    return one


def metas(path: str = PAGE) -> list[tuple[str, str]]:
    return META.findall(html(path))


def report(**fields) -> Report:
    return whole_archive.publish(records.full(**fields))


def correct(reason: str, **fields) -> Report:
    return whole_archive.publish(records.full(**fields), reason=reason)


# What must not be there


@pytest.mark.django_db
def test_what_is_withdrawn_or_unknown_says_nothing():
    withdrawing.withdraw(report(), "经核实撤下")
    for path in (PAGE, "/places/qing-shi-qiao/", "/tags/gong-ye/", "/no-such/"):
        assert blocks(path) == []
    assert "青石桥" not in json.dumps(blocks("/"), ensure_ascii=False)


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("published", VAGUE)
def test_a_date_known_in_part_becomes_none(published):
    report(published=published)
    correct("改题目", published=published, title="青石桥的又一天")
    article = the("NewsArticle")
    assert not article.keys() & {"datePublished", "dateModified", "dateCreated"}
    assert len(blocks(PAGE)) == 1
    told = [name for name, _ in metas()]
    assert "article:published_time" not in told and "article:modified_time" not in told


@pytest.mark.django_db
def test_whom_a_retelling_retells_did_not_write_it():
    original = {
        "title": "原来的题目",
        "byline": [{"name": "孙记者", "role": None}],
        "published": "2021-11",
        "url": "https://paper.example.org/1",
    }
    report(origin="retold", original=original, byline=[], published="2021-11-03")
    article = the("NewsArticle")
    assert "author" not in article and "publisher" not in article
    told = article["isBasedOn"]
    assert (told["headline"], told["url"]) == ("原来的题目", "https://paper.example.org/1")
    assert told["author"] == [{"@type": "Person", "name": "孙记者"}]
    assert "datePublished" not in told
    assert "article:author" not in dict(metas())


@pytest.mark.django_db
def test_a_hidden_name_stands_in_no_data():
    report()
    merging.mask(Person.objects.get())
    for path in (PAGE, Person.objects.get().get_absolute_url()):
        assert "王小禾" not in html(path)
        assert the("Person", path)["name"] == "×××"
    assert the("Quotation")["creditText"] == "×××"


@pytest.mark.long
@pytest.mark.django_db
def test_no_one_is_said_to_be_someone_known_elsewhere():
    report()
    for path, page in crawling.crawl(Client()).items():
        assert not page.html or "sameAs" not in json.dumps(blocks(path))


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("sign", ["</script><script>alert(1)</script>", "<!--<script>", "&quot;\\"])
def test_no_text_ends_the_block(sign):
    report(title=f"青石桥{sign}", summary=sign)
    assert the("NewsArticle")["headline"] == f"青石桥{sign}"
    assert the("WebPage")["name"] == f"青石桥{sign}"
    assert the("WebPage")["description"] == sign
    assert "<script>alert" not in html(PAGE)
    for text in BLOCK.findall(html(PAGE)):
        assert not set("<>&") & set(text)


@pytest.mark.django_db
def test_what_is_searched_for_ends_no_block():
    indexing.follow()
    typed = "</script><script>alert(1)</script>"
    answer = Client().get("/search/", {"q": typed}).content.decode()
    assert "<script>alert" not in answer
    (told,) = BLOCK.findall(answer)
    assert typed in json.dumps(json.loads(told), ensure_ascii=False)


# What must be there


@pytest.mark.long
@pytest.mark.django_db
def test_every_page_speaks_as_schema_org_does():
    importing.import_file(FIRST.read_bytes(), FIRST.name, Orders(publish=True))
    for fields in sample(14):
        importing.import_record(fields)
    report(published="2021-11-03")
    correct("改题目", published="2021-11-03", title="青石桥的又一天")
    indexing.follow()
    told = 0
    for address, page in crawling.crawl(Client()).items():
        for text in BLOCK.findall(page.html)[:1]:
            told += 1
            assert schema_org.faults(json.loads(text)) == [], address
        assert not page.html or BLOCK.search(page.html), address
    assert told > 50


def test_words_that_schema_org_has_not_are_found():
    wrong = {"@type": "Person", "@id": "a", "headline": "x", "affiliation": "某厂", "born": 1}
    lost = {"@type": "Quotation", "@id": "b", "creator": {"@id": "c"}, "isPartOf": {"@id": "a"}}
    strange = {"@type": "Honour", "@id": "d"}
    assert len(schema_org.faults({"@graph": [wrong, lost, strange]})) == 8


@pytest.mark.django_db
def test_a_full_date_is_told_everywhere_alike():
    report(published="2021-11-03", byline=[{"name": "李记者", "role": "记者"}])
    article = the("NewsArticle")
    assert article["datePublished"] == article["dateModified"] == "2021-11-03"
    assert article["author"] == [{"@type": "Person", "name": "李记者"}]
    assert blocks(PAGE)[1] == {
        "@context": "https://ziyuan.baidu.com/contexts/cambrian.jsonld",
        "@id": crawling.SITE + PAGE,
        "title": "青石桥的一天",
        "description": "青石桥的一天",
        "pubDate": "2021-11-03T00:00:00",
        "upDate": "2021-11-03T00:00:00",
    }
    assert metas() == [
        ("article:published_time", "2021-11-03"),
        ("article:author", "李记者"),
        ("article:tag", "工业"),
        ("article:tag", "乡村"),
    ]


@pytest.mark.django_db
def test_a_correction_is_told_with_its_moment():
    report(published="2021-11-03")
    correct("题目改正", published="2021-11-03", title="青石桥的又一天")
    article, factor = the("NewsArticle"), blocks(PAGE)[1]
    (told,) = article["correction"]
    assert (told["@type"], told["text"]) == ("CorrectionComment", "题目改正")
    assert told["dateCreated"] == article["dateModified"]
    assert dict(metas())["article:modified_time"] == article["dateModified"]
    assert factor["upDate"] == article["dateModified"].removesuffix("+08:00")
    assert article["version"] == "2"


@pytest.mark.django_db
def test_where_it_was_printed_first_is_told():
    report(outlet="示例日报", url="https://paper.example.org/1", page="第2版", dateline="本报讯")
    article = the("NewsArticle")
    assert article["publisher"] == {"@type": "Organization", "name": "示例日报"}
    assert article["isBasedOn"] == "https://paper.example.org/1"
    assert (article["printPage"], article["dateline"]) == ("第2版", "本报讯")
    assert dict(metas())["article:published_first"] == "示例日报, https://paper.example.org/1"


@pytest.mark.django_db
def test_a_former_figure_is_told_as_such():
    whole_archive.publish(records.full())
    told = {one["@id"].rpartition("#")[2]: one["description"] for one in of_type("Observation")}
    former = {key for key, words in told.items() if words.startswith("原先的数")}
    assert former == {"s7"}


@pytest.mark.django_db
def test_a_figure_that_is_not_exact_has_bounds_and_no_value():
    report(
        statistics=[
            records.statistic(id="s1", qualifier="余", period="今年", period_edtf="2021~"),
            records.statistic("10%", 10, id="s7", unit="%", period_edtf="2020"),
            records.statistic("80%以上", 80, unit="%", qualifier="以上", subject="青石桥厂"),
        ]
    )
    some, exact, least = of_type("Observation")
    assert (some["minValue"], some["maxValue"], some["unitText"]) == (100000, 200000, "件")
    assert exact["value"] == 10 and "minValue" not in exact
    assert least["minValue"] == 80 and "maxValue" not in least
    assert "value" not in some and "value" not in least
    assert some["additionalProperty"]["value"] == "今年"
    assert "observationDate" not in some
    assert exact["observationDate"] == "2020"
    factory = Name.objects.get(kind="organisation", name="青石桥厂")
    assert least["observationAbout"]["@id"].startswith(crawling.SITE + factory.get_absolute_url())
    assert some["@id"] == f"{crawling.SITE}{PAGE}#s1"
    assert some["description"].startswith("10余万件")


@pytest.mark.django_db
def test_an_approximate_figure_has_no_number_and_a_target_is_no_measure():
    text = "青石桥厂用了约50天，计划产量300吨。"
    fields = records.of_text(
        text,
        statistics=[
            records.statistic("约50天", 50, unit="天", qualifier="约"),
            records.statistic("300吨", 300, unit="吨", target=True),
        ],
    )
    whole_archive.publish(fields)
    about, target = of_type("Observation")
    assert not about.keys() & {"value", "minValue", "maxValue"}
    assert about["description"].startswith("约50天")
    assert target["variableMeasured"] == {"@type": "StatisticalVariable", "name": "产量（目标）"}


@pytest.mark.django_db
def test_words_are_told_with_who_said_them():
    report()
    said, person = the("Quotation"), the("Person")
    assert said["text"] == "今年能出10余万件。"
    assert said["creator"] == {"@id": person["@id"]}
    assert said["@id"] in [part["@id"] for part in the("NewsArticle")["hasPart"]]
    assert "青石桥厂" in person["disambiguatingDescription"]
    assert person["affiliation"] == [{"@type": "Organization", "name": "青石桥厂"}]


@pytest.mark.django_db
def test_kinds_of_names_have_types_of_their_own():
    report()
    for kind, path in (
        ("Organization", "/organisations/qing-shi-qiao-chang/"),
        ("Place", "/places/qing-shi-qiao/"),
        ("Project", "/projects/xian-jin-chang/"),
        ("DefinedTerm", "/tags/gong-ye/"),
        ("Person", Person.objects.get().get_absolute_url()),
    ):
        told = the(kind, path)
        assert the("WebPage", path)["mainEntity"] == {"@id": told["@id"]}
        assert [one["headline"] for one in told["subjectOf"]] == ["青石桥的一天"]
    assert "行动与活动" in the("Project", "/projects/xian-jin-chang/")["description"]


@pytest.mark.django_db
def test_the_way_to_a_page_and_the_search_are_told():
    report()
    steps = the("BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in steps] == ["首页", "报道", "青石桥的一天"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    month = the("BreadcrumbList", "/reports/2021/11/")["itemListElement"]
    assert [step["name"] for step in month] == ["首页", "报道", "2021年", "2021年11月"]
    for step in (*steps, *month):
        assert Client().get(step["item"]["@id"].removeprefix(crawling.SITE)).status_code == 200
    search = the("WebSite", "/")["potentialAction"]["target"]["urlTemplate"]
    assert search == f"{crawling.SITE}/search/?q={{search_term_string}}"
    assert of_type("BreadcrumbList", "/") == []


@pytest.mark.long
@pytest.mark.django_db
def test_an_invented_town_says_that_it_is():
    with override_settings(SAMPLE_DATA=True):
        assert the("WebSite", "/")["description"] == SAMPLE


@pytest.mark.django_db
def test_other_forms_of_a_report_are_told_and_are_there():
    report()
    response = Client().get(PAGE)
    header = re.findall(r'<([^>]+)>; rel="(\w+)"; type="([^"]+)"', response["Link"])
    page = re.findall(
        r'<link rel="(alternate|describedby)" type="([^"]+)" title="[^"]+" href="([^"]+)">',
        response.content.decode(),
    )
    told = [(crawling.SITE + path, rel, kind) for rel, kind, path in page]
    assert [one for one in told if "/feeds/" not in one[0]] == header
    assert {url for url, rel, _ in header if rel == "alternate"} == {
        f"{crawling.SITE}{path}"
        for path in (f"{PAGE}record.json", f"{PAGE}text.txt", f"/api/v1{PAGE}")
    }
    for url, _, kind in header:
        answer = Client().get(url.removeprefix(crawling.SITE))
        assert answer.status_code == 200
        assert answer["Content-Type"].split(";")[0] == kind
        assert answer["Link"] == f'<{crawling.SITE}{PAGE}>; rel="canonical"'
    assert [form["contentUrl"] for form in the("NewsArticle")["encoding"]] == [
        url for url, rel, _ in header if rel == "alternate"
    ]


@pytest.mark.long
@pytest.mark.browser
class BrowserTests(LiveTestCase):
    """Data blocks are not scripts: the policy that allows no script in a page lets them be."""

    @pytest.fixture(autouse=True)
    def _with_browser(self, browser):
        self.browser = browser

    def test_the_policy_has_nothing_against_data(self):
        report(published="2021-11-03")
        page = self.browser.new_page()
        self.addCleanup(page.close)
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        response = page.goto(self.live_server_url + PAGE)
        self.assertNotIn("unsafe", response.headers["content-security-policy"])
        texts = page.eval_on_selector_all(
            "script[type='application/ld+json']", "blocks => blocks.map(b => b.textContent)"
        )
        self.assertEqual(len([json.loads(text) for text in texts]), 2)
        self.assertEqual(said, [])
        # a script in the page is refused, and that is heard of
        with page.expect_console_message(lambda message: "Content Security" in message.text):
            page.evaluate(
                "document.head.append(Object.assign(document.createElement('script'),"
                "{textContent: '1'}))"
            )
