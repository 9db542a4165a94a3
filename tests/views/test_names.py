"""The pages of names, people and tags: none without a public report, nobody taken for another."""

import pytest
from django.test import Client

from articles.archive.importing import Orders, import_record
from articles.archive.withdrawing import withdraw
from articles.models import Measure, Name, Person, Tag
from tests.records import manager, paper, place, section, statistic
from tests.whole_archive import publish_paper

pytestmark = pytest.mark.django_db

FULL = {
    "tags": ["农业"],
    "people": [manager()],
    "organisations": [{"name": "示例公司"}],
    "places": [place("示例镇")],
    "statistics": [statistic("10吨", 10, subject="示例公司")],
    "quotations": [{"text": "今年的产量是10吨", "speaker_id": "p1"}],
}


def get(path):
    return Client().get(path)


def addresses():
    things = [
        *Name.objects.all(),
        *Person.objects.all(),
        *Tag.objects.all(),
        *Measure.objects.all(),
    ]
    return [thing.get_absolute_url() for thing in things]


@pytest.mark.parametrize(
    "path",
    [
        "/people/nobody/",
        "/places/no-where/",
        "/tags/none/",
        "/statistics/none/",
        "/organisations/shi-li-zhen/",
        "/places/?initial=Z",
        "/people/?page=2",
        "/places/shi-li-zhen/?page=2",
        "/places/shi-li-zhen/?page=x",
    ],
)
def test_what_never_was_is_not_found(path):
    publish_paper("a1", **FULL)
    assert get(path).status_code == 404


def test_a_draft_makes_no_name():
    import_record(paper("a1", **FULL), Orders())
    assert addresses() == []
    assert get("/places/").context["names"].entries == []


def test_what_only_a_withdrawn_report_speaks_of_is_gone():
    withdraw(publish_paper("a1", **FULL), "当事人要求")
    assert len(addresses()) == 5
    for address in addresses():
        answer = get(address)
        assert answer.status_code == 410
        assert "示例镇" not in answer.content.decode() and "张三" not in answer.content.decode()
    for path in ["/people/", "/places/", "/organisations/"]:
        assert get(path).context["names"].entries == []
    assert get("/tags/").context["tags"] == []


def test_what_was_merged_leads_to_what_it_became():
    publish_paper("a1", **FULL)
    publish_paper(
        "b2",
        sections=[section("示例城里有张三。")],
        places=[place("示例城")],
        people=[{"name": "张三"}],
    )
    town, city = Name.objects.get(name="示例镇"), Name.objects.get(name="示例城")
    city.merged_into = town
    city.save()
    answer = get(city.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, town.get_absolute_url())
    one, other = Person.objects.order_by("pk")
    other.merged_into = one
    other.save()
    assert get(other.get_absolute_url())["Location"] == one.get_absolute_url()


def test_two_people_of_one_name_stay_two():
    publish_paper("a1", **FULL)
    publish_paper("b2", sections=[section("另一位张三。")], people=[{"name": "张三"}])
    one, other = Person.objects.order_by("pk")
    context = get(one.get_absolute_url()).context
    assert [entry.report.slug for entry in context["entries"]] == ["a1"]
    [namesake] = context["namesakes"]
    assert namesake.url == other.get_absolute_url()


@pytest.mark.parametrize("public_figure", [False, True])
def test_only_public_figures_are_found_by_search_engines(public_figure):
    publish_paper("a1", **FULL)
    Person.objects.update(public_figure=public_figure)
    assert get(Person.objects.get().get_absolute_url()).context["noindex"] is not public_figure


def test_a_person_with_all_that_reports_say():
    publish_paper("a1", **FULL, published="2021")
    publish_paper("b2", **FULL, published="2022")
    context = get(Person.objects.get().get_absolute_url()).context
    assert [entry.report.slug for entry in context["entries"]] == ["b2", "a1"]
    [role] = context["roles"]
    assert (role.role, role.organisation, role.count) == ("经理", "示例公司", 2)
    told = [(report.slug, [saying.text for saying in said]) for report, said in context["said"]]
    assert told == [("b2", ["今年的产量是10吨"]), ("a1", ["今年的产量是10吨"])]
    assert context["entries"][0].passage.url.partition(":~:")[0] == "/reports/b2/#p1"


def test_a_name_with_all_that_reports_say():
    publish_paper("a1", **FULL)
    context = get("/organisations/shi-li-gong-si/").context
    [entry] = context["entries"]
    assert entry.passage.exact == "示例公司"
    assert [figure.printed for figure in context["figures"]] == ["10吨"]
    assert [person.name for person in context["people"]] == ["张三"]
    assert context["beside"] == [("示例镇", "/places/shi-li-zhen/", "地点", 1)]


def test_the_other_places_of_a_name_in_a_report_are_counted():
    publish_paper(
        "a1", sections=[section("示例镇和示例镇。", "示例镇。")], places=[place("示例镇")]
    )
    [entry] = get("/places/shi-li-zhen/").context["entries"]
    assert entry.others == 2


def test_names_are_listed_by_letter():
    publish_paper(
        "a1",
        sections=[section("乙村、甲镇、2号桥。")],
        places=[place(n) for n in ["乙村", "甲镇", "2号桥"]],
    )
    context = get("/places/").context
    assert [(letter.letter, letter.count) for letter in context["names"].letters] == [
        ("J", 1),
        ("Y", 1),
        ("#", 1),
    ]
    assert context["names"].total == 3
    assert "共3个" in get("/places/").content.decode()
    assert "以J开头的1个，全部共3个" in get("/places/?initial=J").content.decode()
    assert "不以字母开头的1个" in get("/places/?initial=other").content.decode()
    assert [entry.name for entry in get("/places/?initial=J").context["names"].entries] == ["甲镇"]
    assert [entry.name for entry in get("/places/?initial=other").context["names"].entries] == [
        "2号桥"
    ]
    assert get("/places/?initial=J").context["noindex"]


def test_people_are_counted_as_people():
    publish_paper("a1", **FULL)
    assert "共1位" in get("/people/").content.decode()


def test_names_as_often_spoken_of_stand_by_the_alphabet():
    named = ["乙村", "丙村", "甲镇"]
    publish_paper("a1", sections=[section("、".join(named))], places=[place(n) for n in named])
    assert [thing.name for thing in get("/").context["places"]] == ["丙村", "甲镇", "乙村"]
    assert [name for name, *_ in get("/places/yi-cun/").context["beside"]] == ["丙村", "甲镇"]


def test_a_list_says_what_tells_things_apart():
    publish_paper("a1", **FULL)
    [person] = get("/people/").context["names"].entries
    assert (person.name, person.more, person.report_count) == ("张三", "示例公司经理", 1)


def test_a_tag_counts_and_names_what_stands_beside_it():
    publish_paper("a1", tags=["农业", "水利"])
    publish_paper("b2", tags=["农业"])
    context = get("/tags/nong-ye/").context
    assert [report.slug for report in context["reports"]] == ["a1", "b2"]
    assert [(tag.name, tag.report_count) for tag in context["beside"]] == [("水利", 1)]
    assert get("/tags/").context["tags"] == [
        ("农业", "/tags/nong-ye/", 2),
        ("水利", "/tags/shui-li/", 1),
    ]


def test_a_measure_says_in_how_many_reports_it_stands():
    twice = [statistic("10吨", 10), statistic("20吨", 20)]
    publish_paper("a1", sections=[section("10吨和20吨。")], statistics=twice)
    address = Measure.objects.get().get_absolute_url()
    assert "共2项，见于1篇报道" in get(address).content.decode()


def test_a_measure_shows_the_same_thing_over_the_reports():
    for year in (2020, 2021):
        publish_paper(
            f"r{year}", published=f"{year}", statistics=[statistic("10吨", 10, subject="示例公司")]
        )
    measure = Measure.objects.get()
    context = get(measure.get_absolute_url()).context
    assert [figure.report.slug for figure in context["rows"]] == ["r2020", "r2021"]
    assert len(context["line"].points) == 2
    assert context["undrawn"] == 0
    publish_paper("r0", statistics=[statistic("10吨", 10, subject="示例公司")])
    assert get(measure.get_absolute_url()).context["undrawn"] == 1
    assert get("/statistics/").context["figures"][0].measure_url == measure.get_absolute_url()


def test_a_long_list_of_names_folds_and_says_how_long_it_is():
    few, many = [f"{n}号厂" for n in range(7)], [f"{n}号厂" for n in range(12)]
    publish_paper("a1", sections=[section("、".join(["示例镇", *few]))], **named_in("示例镇", few))
    publish_paper(
        "b2", sections=[section("、".join(["示例乡", *many]))], **named_in("示例乡", many)
    )
    assert "<summary" not in get("/places/shi-li-zhen/").content.decode()
    assert ">共12个</summary>" in get("/places/shi-li-xiang/").content.decode()


def named_in(town: str, factories: list[str]) -> dict:
    return {"places": [place(town)], "organisations": [{"name": name} for name in factories]}
