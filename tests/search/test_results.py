"""Search over public reports: all that stands there is found, nothing else is, best first."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Person, Report
from articles.search import question
from tests.records import full, of_text
from tests.searching import follow, slugs, town
from tests.whole_archive import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


@pytest.fixture
def three():
    """Reports that say a thing in the title, in a heading and in the text."""
    publish(of_text("今天天气好。", slug="in-title", title="垃圾分类进社区"))
    publish(
        {
            "slug": "in-heading",
            "title": "社区新事",
            "sections": [{"heading": "垃圾分类", "paragraphs": ["大家都来了。"]}],
        }
    )
    publish(of_text("大家谈垃圾分类，都说好。", slug="in-text", title="社区见闻"))
    publish(of_text("垃圾车来了。要分类。", slug="scattered", title="清早"))
    follow()


class TestFinding:
    def test_title_before_heading_before_text(self, three):
        assert slugs("垃圾分类") == ["in-title", "in-heading", "in-text"]

    def test_a_phrase_before_scattered_words(self, three):
        assert slugs("垃圾 分类")[-1] == "scattered"

    def test_words_with_their_punctuation_before_those_words_anywhere(self):
        publish(of_text("修路，架桥。" + "别的事。" * 9, slug="as-typed"))
        publish(of_text("架桥的人多，修路的人少，修路又架桥。", slug="anywhere"))
        follow()
        assert slugs("修路，架桥") == ["as-typed", "anywhere"]

    def test_what_is_typed_with_its_signs_before_its_parts_in_a_title(self):
        publish(of_text("去年的事。", slug="parts", title="同比增长2倍，83家工厂落户"))
        publish(of_text("别的事。" * 30 + "同比增长2.83%。", slug="as-typed", title="年报"))
        publish(of_text("围绕工作。三农三农。", slug="apart", title="围绕三农"))
        publish(of_text("别的事。" * 30 + "围绕“三农”工作。", slug="quoted", title="年会"))
        follow()
        assert slugs("同比增长2.83%") == ["as-typed", "parts"]
        assert slugs("围绕“三农”工作")[0] == "quoted"

    def test_newest_breaks_ties_and_no_page_repeats_another(self):
        for number in range(100):
            day = f"20{number % 25:02}-01-{number // 25 + 1:02}"
            publish(of_text("修路的事。", slug=f"n{number}", published=day))
        follow()
        found = [slug for page in range(1, 6) for slug in slugs("修路", page=page)]
        dates = dict(Report.objects.values_list("slug", "printed_on"))
        assert len(set(found)) == 100
        assert [dates[slug] for slug in found] == sorted(dates.values(), reverse=True)

    def test_words_are_and_minus_excludes_and_or_joins(self, three):
        assert set(slugs("垃圾 清早")) == {"scattered"}
        assert "scattered" not in slugs("垃圾 -清早")
        assert {"scattered", "in-text"} <= set(slugs("清早 OR 见闻"))

    def test_quotation_marks_are_exact_across_punctuation(self, three):
        assert slugs("“车来了。要分类”") == ["scattered"]
        assert slugs("“来了要分类”") == []

    def test_no_run_goes_across_punctuation(self, three):
        assert "scattered" not in slugs("了要")

    def test_latin_words_and_digits_are_whole_or_a_beginning(self):
        publish(of_text("共109个5G基站，WiFi覆盖。", slug="a"))
        follow()
        for typed in ("109", "10", "5g", "5G基站", "wif"):
            assert slugs(typed) == ["a"], typed
        for typed in ("09", "9", "g", "ifi"):
            assert slugs(typed) == [], typed

    def test_a_latin_word_at_the_end_of_a_run_is_a_beginning_too_but_for_exact_ones(self):
        publish(of_text("2021年11月投资256亿元，用ChatGPT3。", slug="a"))
        follow()
        for typed in ("投资25", "用chat", "2021年1", "“投资256”"):
            assert slugs(typed) == ["a"], typed
        for typed in ("投资56", "“投资25”", "“chat”", "021年11月"):
            assert slugs(typed) == [], typed

    def test_a_beginning_stands_for_every_word_that_begins_so(self):
        numbers = range(2000, 2400)
        publish(of_text("、".join(map(str, numbers)) + "。", slug="many"))
        publish(of_text("共2999人。", slug="last"))
        follow()
        assert set(slugs("2")) == {"many", "last"}

    @pytest.mark.parametrize("typed", ["10亿元", "十亿元", "1,000,000,000元"])
    def test_numbers_find_each_other(self, typed):
        for number, printed in enumerate(["10亿元", "十亿元", "1,000,000,000元"]):
            publish(of_text(f"总投资{printed}。", slug=f"n{number}"))
        publish(of_text("总投资110亿元，共20亿元。", slug="other"))
        follow()
        assert set(slugs(typed)) == {"n0", "n1", "n2"}

    def test_traditional_and_simplified_find_each_other(self):
        publish(of_text("台湾产业园。", slug="simple"))
        publish(of_text("臺灣產業園。", slug="traditional"))
        follow()
        assert set(slugs("臺灣产业")) == {"simple", "traditional"}

    def test_filters_narrow_and_facets_count(self):
        publish(full())
        publish(full("di-er", tags=["乡村"], published="2020"))
        follow()
        assert slugs("产量", tag="gong-ye") == ["qing-shi-qiao"]
        assert slugs("产量 tag:工业") == ["qing-shi-qiao"]
        assert slugs("产量 year:2020") == ["di-er"]
        facets = question.answer(question.Asking(typed="产量")).facets
        assert dict(facets["tag"]) == {"xiang-cun": 2, "gong-ye": 1}
        assert dict(facets["year"]) == {"2020": 1, "2021": 1}

    def test_by_date_is_newest_first(self):
        publish(of_text("桥。", slug="old", published="2019"))
        publish(of_text("桥桥桥。", slug="none"))
        publish(of_text("桥的事。", slug="new", published="2021-03"))
        follow()
        assert slugs("桥", order="date") == ["new", "old", "none"]
        assert slugs("") == ["new", "old", "none"]


class TestPassages:
    def test_the_words_are_marked_and_escaped_and_linked(self, client):
        publish(of_text("这里写着<b>垃圾</b>分类。", slug="a", title="甲"))
        follow()
        page = client.get("/search/", {"q": "垃圾"}).content.decode()
        assert "&lt;b&gt;<mark>垃圾</mark>&lt;/b&gt;" in page
        assert "/reports/a/#lead:~:text=%3E-,垃圾,-%3C" in page

    def test_how_many_more_there_are_is_said(self, client):
        publish(of_text(*["桥头修桥。" + "别的事。" * 20] * 5, slug="a"))
        follow()
        assert "还有3处" in client.get("/search/", {"q": "桥头"}).content.decode()


class TestPage:
    def test_what_is_named_stands_above_the_reports(self, client):
        publish(full())
        follow()
        for typed in ("王小禾", "wangxiaohe"):
            page = client.get("/search/", {"q": typed}).content.decode()
            assert Person.objects.get().get_absolute_url() in page, typed

    def test_nothing_found_says_so_and_offers_a_way_on(self, client, three):
        page = client.get("/search/", {"q": "垃圾 航空母舰"}).content.decode()
        assert "没有找到" in page and "可以少用几个词" in page
        page = client.get("/search/", {"q": "垃圾分类站"}).content.decode()
        assert "没有找到" in page and ">垃圾分类</a>" in page

    def test_an_unknown_filter_is_404(self, client, three):
        for unknown in ({"tag": "no-such"}, {"year": "21"}, {"page": "0"}, {"place": "x y"}):
            assert client.get("/search/", {"q": "垃圾", **unknown}).status_code == 404

    def test_without_an_index_it_says_so_and_writes_nothing(self, client, index):
        publish(full())
        answer = client.get("/search/", {"q": "产量"})
        assert answer.status_code == 503 and int(answer["Retry-After"]) > 0
        assert "正在建立" in answer.content.decode()
        assert not index.exists()

    def test_suggestions_begin_with_what_is_typed(self, client):
        publish(full())
        assert "王小禾" in client.get("/search/suggest.json", {"q": "王"}).json()
        assert client.get("/search/suggest.json").json() == []

    def test_the_api_answers_the_same(self, client, three):
        told = client.get("/api/v1/reports/", {"q": "垃圾分类"}).json()
        assert [one["slug"] for one in told["results"]] == slugs("垃圾分类")
        assert told["count"] == 3 and told["next"] is None
        assert any("垃圾分类" in passage for passage in told["results"][2]["passages"])

    def test_the_api_goes_on_by_its_cursor(self, client):
        town(45)
        told = client.get("/api/v1/reports/").json()
        seen = [one["slug"] for one in told["results"]]
        while told["next"]:
            told = client.get("/api/v1/reports/", {"cursor": told["next"]}).json()
            seen += [one["slug"] for one in told["results"]]
        assert told["count"] == len(seen) == len(set(seen)) == 45
        assert client.get("/api/v1/reports/", {"cursor": "nonsense"}).status_code == 404

    @pytest.mark.long
    @pytest.mark.parametrize(
        "typed",
        [
            *("甲" * 10_000, "。" * 500, "title_singles:x AND *", "\0", '"', "-", "OR"),
            *("(", "a:b:c", "tag:", "[1 TO 2]", "\\", "~1 ^2", "😀", "🄰", "İ", "ﷺ"),
        ],
    )
    def test_anything_typed_answers_a_page(self, client, three, typed):
        raw = typed.encode("utf-8", "surrogatepass")
        for address in ("/search/", "/api/v1/reports/"):
            assert client.get(address, {"q": raw}).status_code == 200

    def test_anything_hypothesis_types_answers(self, three):
        @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
        @given(st.text(st.sampled_from('垃圾分类abc019 -"“”:：()*[]^~\\/ORtag，。\n'), max_size=30))
        def types(typed):
            question.answer(question.Asking(typed=typed))

        types()
