"""The pages of reports: what is not public is not there, what is there is whole."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from articles.archive.importing import Orders, import_record
from articles.archive.withdrawing import restore, withdraw
from articles.models import Measure, Redirect, Report, Revision, Tag
from tests.records import SENTENCE, manager, paper, place, section, statistic
from tests.whole_archive import publish_paper

pytestmark = pytest.mark.django_db

TAILS = ["", "record.json", "text.txt"]


def get(path, **headers):
    return Client().get(path, headers=headers)


@pytest.mark.parametrize("tail", TAILS)
def test_a_draft_is_as_unknown_as_nothing(tail):
    import_record(paper("secret"), Orders())
    drafted, unknown = get(f"/reports/secret/{tail}"), get(f"/reports/nothing/{tail}")
    assert drafted.status_code == unknown.status_code == 404
    assert drafted.content == unknown.content


@pytest.mark.parametrize(
    "path",
    [
        "/reports/Nothing/",
        "/reports/%00/",
        "/%00",
        "/reports/x/y/",
        "/reports/x/record.txt",
        "/x" * 200,
    ],
)
def test_what_never_was_is_not_found(path):
    assert get(path).status_code == 404


@pytest.mark.parametrize("tail", TAILS)
def test_a_withdrawn_report_is_gone_with_its_reason(tail):
    withdraw(publish_paper("a1"), "当事人要求，经核实撤下")
    answer = get(f"/reports/a1/{tail}")
    assert answer.status_code == 410
    body = answer.content.decode()
    assert "经核实撤下" in body
    assert "产量" not in body and "题目a1" not in body


def test_a_report_brought_back_is_there_again():
    report = publish_paper("a1")
    withdraw(report, "误撤")
    restore(report)
    assert get("/reports/a1/").status_code == 200


def test_a_withdrawn_report_is_in_no_list():
    report = publish_paper(
        "a1", tags=["农业"], published="2021-05-06", statistics=[statistic("10吨", 10)]
    )
    publish_paper("b2")
    withdraw(report, "当事人要求")
    for path in ["/", "/reports/", "/statistics/", "/tags/", "/about/", "/corrections/"]:
        assert "题目a1" not in get(path).content.decode()
    assert get("/reports/2021/").status_code == 404
    assert get("/statistics/").context["total"] == 0


def test_an_old_address_leads_to_the_new_one():
    Redirect.objects.create(old_path="/reports/old/", new_path="/reports/new/")
    answer = get("/reports/old/")
    assert (answer.status_code, answer["Location"]) == (301, "/reports/new/")


def test_an_old_address_never_hides_what_is_there():
    publish_paper("a1")
    Redirect.objects.create(old_path="/reports/a1/", new_path="/reports/new/")
    assert get("/reports/a1/").status_code == 200


def test_a_page_of_what_is_there_asks_for_no_old_address():
    with CaptureQueriesContext(connection) as captured:
        get("/about/")
    assert not any("redirect" in query["sql"] for query in captured)


@override_settings(SITE_URL="https://archive.example.org", ALLOWED_HOSTS=["*"])
def test_addresses_in_full_come_from_the_settings():
    publish_paper("a1")
    answer = get("/reports/a1/", Host="evil.example")
    assert answer.context["canonical"] == "https://archive.example.org/reports/a1/"
    assert "evil.example" not in answer.content.decode()
    link = get("/reports/a1/record.json", Host="evil.example")["Link"]
    assert link == '<https://archive.example.org/reports/a1/>; rel="canonical"'


@pytest.mark.parametrize("tail", TAILS[1:])
def test_other_forms_of_a_report_are_kept_out_of_search_engines(tail):
    publish_paper("a1")
    assert get(f"/reports/a1/{tail}")["X-Robots-Tag"] == "noindex"


def test_the_record_is_the_last_one_byte_for_byte():
    publish_paper("a1")
    import_record(paper("a1", subtitle="副题"), Orders(publish=True, reason="补副题"))
    answer = get("/reports/a1/record.json")
    assert answer.content.decode() == Revision.objects.get(number=2).record
    assert json.loads(answer.content)["subtitle"] == "副题"
    assert answer["Content-Type"] == "application/json"


def test_the_text_has_the_head_and_every_section():
    publish_paper(
        "a1",
        kicker="肩题",
        subtitle="副题",
        byline=[{"name": "王五", "role": "记者"}, {"name": "赵六"}],
        published="2021-05~",
        sections=[section("甲。", "乙。"), section("丙。", heading="小题")],
    )
    answer = get("/reports/a1/text.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == (
        "肩题\n题目a1\n副题\n记者 王五、赵六\n约2021年5月\n\n甲。\n乙。\n\n小题\n丙。\n"
    )


def test_a_retold_text_says_so_and_names_no_author_of_its_own():
    publish_paper(
        "a1",
        origin="retold",
        original={"title": "题", "byline": [{"name": "王五"}]},
        published_basis="原文没有写年份。",
    )
    head = get("/reports/a1/text.txt").content.decode().split("\n\n")[0]
    assert head == "题目a1\n本页文字为本站转述，据王五报道转述\n日期不详。原文没有写年份。"


def test_a_report_tells_all_its_facts():
    publish_paper(
        "a1",
        tags=["农业"],
        people=[manager()],
        organisations=[{"name": "示例公司"}],
        places=[place("示例镇")],
        quotations=[{"text": "今年的产量是10吨", "speaker_id": "p1", "direct": False}],
        statistics=[statistic("10吨", 10, subject="示例公司")],
    )
    context = get("/reports/a1/").context
    [section] = context["sections"]
    assert (section.anchor, section.label) == ("lead", "导语")
    [(pieces, glosses)] = section.rows
    assert "".join(piece.text for piece in pieces) == SENTENCE
    assert [(gloss.kind, gloss.words) for gloss in glosses] == [
        ("person", "张三"),
        ("statistic", "10吨"),
    ]
    [person] = context["people"]
    assert [saying.text for saying in person.quotations] == ["今年的产量是10吨"]
    assert [group.title for group in context["names"]] == ["机构", "地点"]
    assert [figure.printed for figure in context["figures"]] == ["10吨"]
    assert context["unattributed"] == []


def test_words_of_nobody_known_stand_apart():
    sentence = section("一位村民说，今年的产量是10吨。")
    said = {"text": "今年的产量是10吨", "speaker": "一位村民"}
    publish_paper("a1", sections=[sentence], quotations=[said])
    [saying] = get("/reports/a1/").context["unattributed"]
    assert (saying.speaker, saying.person_url) == ("一位村民", None)


def test_names_are_grouped_by_kind_with_the_places_they_stand_at():
    publish_paper(
        "a1",
        sections=[section("示例镇得了示例市的示例奖，示例镇。")],
        places=[place("示例镇")],
        honours=[{"name": "示例奖", "recipient": "示例镇", "awarded_by": "示例市"}],
    )
    places, honours = get("/reports/a1/").context["names"]
    assert [(entry.name, entry.count) for entry in places.entries] == [("示例镇", 2)]
    assert honours.entries[0].more == "授予示例镇，由示例市授予"


@pytest.mark.parametrize(
    ("address", "mail"), [("", ""), ("desk@example.org", "mailto:desk@example.org?")]
)
def test_a_letter_of_correction_needs_an_address_to_go_to(settings, address, mail):
    settings.CONTACT_EMAIL = address
    publish_paper("a1", title="题目&body=x?#")
    found = get("/reports/a1/").context["correction_mail"]
    assert found.startswith(mail) and bool(found) == bool(mail)
    assert found.count("&") == bool(mail) and "#" not in found


def test_corrections_are_public_newest_first():
    publish_paper("a1")
    import_record(paper("a1", subtitle="副题"), Orders(publish=True, reason="补副题"))
    import_record(paper("a1", subtitle="题"), Orders(publish=True, reason="改副题"))
    assert [c.reason for c in get("/reports/a1/").context["corrections"]] == ["改副题", "补副题"]
    assert [c.reason for c in get("/corrections/").context["corrections"]] == ["改副题", "补副题"]
    withdraw(Report.objects.get(), "当事人要求")
    assert get("/corrections/").context["corrections"] == []


def test_pages_of_a_list_have_addresses_of_their_own():
    for number in range(21):
        publish_paper(f"r{number}", published="2021-05")
    first, second = get("/reports/"), get("/reports/?page=2")
    assert first.context["pages"].next_url == "/reports/?page=2"
    assert first.context["pages"].previous_url is None
    assert second.context["pages"].previous_url == "/reports/"
    assert second.context["canonical"].endswith("/reports/?page=2")
    assert not second.context["noindex"]
    assert len(second.context["reports"]) == 1
    assert get("/reports/?page=3").status_code == 404
    assert get("/reports/2021/05/?page=2").status_code == 200


def test_the_front_page_shows_few_figures_of_each_report():
    many = [statistic(f"{number}吨", number, id=f"s{number}") for number in range(1, 9)]
    sentence = section("、".join(figure["exact"] for figure in many))
    many[7] |= {"unit": "千克"}
    publish_paper("a1", sections=[sentence], statistics=many)
    publish_paper("b2", statistics=[statistic("10吨", 10)])
    figures = get("/").context["figures"]
    assert [(figure.report.slug, figure.key) for figure in figures] == [
        ("b2", "s1"),
        ("a1", "s1"),
        ("a1", "s8"),
    ]


def test_the_front_page_is_there_before_the_first_report():
    assert get("/").status_code == 200
    assert get("/reports/").status_code == 200
    assert get("/statistics/").status_code == 200


def test_a_list_says_its_order_only_where_it_has_one():
    publish_paper("a1", published="2021-05")
    publish_paper("b2")
    assert "日期不详的排在最后" in get("/reports/").content.decode()
    year = get("/reports/2021/").content.decode()
    assert "从新到旧" in year and "排在最后" not in year
    assert "从新到旧" not in get("/reports/undated/").content.decode()


def test_no_top_list_has_a_way_back_of_its_own():
    publish_paper("a1", published="2021-05")
    assert 'class="crumbs"' not in get("/reports/").content.decode()
    assert 'class="crumbs"' in get("/reports/2021/").content.decode()


def test_a_long_summary_is_cut_with_a_chinese_ellipsis():
    publish_paper("a1", summary="短。")
    publish_paper("b2", summary="长，" * 80)
    page = get("/reports/").content.decode()
    assert "……" in page and "..." not in page and "短。</p>" in page


def test_a_sentence_is_found_by_its_heading():
    sections = [section("开头。"), section("产量是10吨。", heading="“红色帮办”助跑")]
    said = {"text": "产量是10吨"}
    publish_paper("a1", sections=sections, quotations=[said])
    assert "看原句：“红色帮办”助跑" in get("/reports/a1/").content.decode()


def test_a_card_leads_to_its_measure_and_each_of_a_pair_to_its_own_words():
    pair = [statistic("10吨", 10, id="s1"), {**statistic("80吨", 80, id="s2"), "from": "s1"}]
    publish_paper("a1", sections=[section("从10吨到80吨。")], statistics=pair)
    card = get("/reports/a1/").content.decode().partition('class="figures"')[2]
    assert 'id="f-s1" href="/reports/a1/#s1:~:text=从-,10吨,-到80吨。">10吨</a>' in card
    assert 'href="/reports/a1/#s2:~:text=吨到-,80吨,-。">80' in card
    assert 'href="/statistics/chan-liang/">同一指标' in card


def test_a_measure_of_one_figure_is_offered_nowhere():
    figure = statistic("10吨", 10, subject="示例公司")
    named = {"organisations": [{"name": "示例公司"}], "tags": ["农业"]}
    for slug in ("a1", "b2"):
        sections = [section("示例公司产10吨。")]
        publish_paper(slug, sections=sections, statistics=[figure], published="2021", **named)
        measure = Measure.objects.get().get_absolute_url()
        pages = ["/", "/reports/a1/", "/statistics/", "/organisations/shi-li-gong-si/"]
        for path in [*pages, Tag.objects.get().get_absolute_url()]:
            offered = f'href="{measure}"' in get(path).content.decode()
            assert offered is (slug == "b2"), (path, slug)
    withdraw(Report.objects.get(slug="b2"), "重复")
    assert f'href="{measure}"' not in get("/statistics/").content.decode()
    assert get(measure).status_code == 200


def test_the_ledger_says_a_large_number_both_ways():
    figure = statistic("256亿元", 25600000000, unit="元")
    publish_paper("a1", sections=[section("共256亿元。")], statistics=[figure])
    assert "256亿元（25,600,000,000元）</data>" in get("/statistics/").content.decode()


def test_a_person_stands_with_role_behind_the_employer():
    publish_paper("a1", people=[manager()])
    assert ">示例公司经理<" in get("/reports/a1/").content.decode()


@override_settings(SITE_URL="https://archive.example.org")
def test_a_page_tells_other_sites_what_it_is():
    publish_paper("a1", title='题"一"&二', summary="概要。")
    page = get("/reports/a1/").content.decode()
    for name, content in {
        "type": "article",
        "title": "题&quot;一&quot;&amp;二",
        "description": "概要。",
        "url": "https://archive.example.org/reports/a1/",
    }.items():
        assert f'<meta property="og:{name}" content="{content}">' in page
    assert '<meta property="og:type" content="website">' in get("/").content.decode()


def test_a_printed_page_says_where_it_is_from():
    publish_paper("a1")
    page = get("/reports/a1/").content.decode()
    assert page.count('class="site-foot__printed"') == 1


def test_the_text_of_an_invented_town_says_so(settings):
    publish_paper("a1")
    assert not get("/reports/a1/text.txt").content.decode().startswith("示例数据")
    settings.SAMPLE_DATA = True
    assert get("/reports/a1/text.txt").content.decode().startswith("示例数据：")
