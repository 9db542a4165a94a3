"""How often an import asks the database: seldom, however many names and versions there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import record
from articles.archive.importing import Kind
from articles.models import Revision
from tests.records import of_text, section
from tests.whole_archive import take_in

pytestmark = pytest.mark.django_db

MOST = 40
PLACES = [f"{letter}{other}村" for letter in "青石桥东南" for other in "湖山口湾"]
FACTORIES = [f"{letter}{other}厂" for letter in "红旗木竹铁" for other in "金银铜锡"]
PEOPLE = [f"{surname}{given}" for surname in "王李赵" for given in ("小禾", "大麦", "高粱", "芝麻")]
PROJECTS = ["引水工程", "清渠行动", "护林办法", "安居工程"]
HONOURS = ["先进厂", "文明村", "劳模", "标兵"]


def large(slug: str = "large", **fields) -> dict:
    """A report of 14 statistics and 60 names."""
    told = [f"{name}在{factory}说好。" for name, factory in zip(PEOPLE, FACTORIES, strict=False)]
    told += [f"有{'、'.join(names)}。" for names in (PLACES, FACTORIES[12:], PROJECTS, HONOURS)]
    figures = [
        f"第{letter}项有{number}吨。"
        for number, letter in enumerate("甲乙丙丁戊己庚辛壬癸子丑寅卯", 31)
    ]
    facts = {
        "tags": ["农业", "工业", "水利", "人物"],
        "place": "示例市",
        "people": [
            {"name": name, "organisation": factory}
            for name, factory in zip(PEOPLE, FACTORIES, strict=False)
        ],
        "statistics": [
            {"exact": f"{31 + at}吨", "value": 31 + at, "label": f"第{letter}项", "unit": "吨"}
            for at, letter in enumerate("甲乙丙丁戊己庚辛壬癸子丑寅卯")
        ],
        "places": [{"name": name} for name in PLACES],
        "organisations": [{"name": name} for name in FACTORIES],
        "projects": [{"name": name} for name in PROJECTS],
        "honours": [{"name": name} for name in HONOURS],
    }
    return of_text(*told, *figures, slug=slug, **facts | fields)


def queries(fields: dict, kind: Kind, **orders) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert take_in(fields, publish=True, **orders).kind == kind
    return len(asked)


def corrected(number: int) -> dict:
    """The report with another last paragraph and other places than its other versions."""
    fields = large()
    paragraphs = fields["sections"][0]["paragraphs"]
    fields["sections"] = [section(*paragraphs, f"记者第{number}次到新{number}村。")]
    fields["places"] = [*fields["places"][number % 3 :], {"name": f"新{number}村"}]
    return fields


def test_a_new_report_asks_at_most_forty_times():
    fields = large()
    names = sum(len(fields[kind]) for kind in ("people", "places", "organisations"))
    names += len(fields["projects"]) + len(fields["honours"])
    assert (len(fields["statistics"]), names) == (14, 60)
    assert queries(fields, Kind.NEW) <= MOST


def test_names_that_are_known_are_asked_for_no_more_often():
    take_in(large("first"), publish=True)
    assert queries(large(), Kind.NEW) <= MOST


def test_a_correction_asks_as_often_after_two_versions_as_after_twenty_one():
    take_in(large(), publish=True)
    counts = [
        queries(corrected(number), Kind.CORRECTED, reason=f"第{number}次更正")
        for number in range(1, 22)
    ]
    assert max(counts) <= MOST
    assert counts[1] == counts[20]


def test_a_correction_reads_one_former_version_and_gives_no_id_of_any_again():
    for at, places in enumerate((PLACES[:2], PLACES[:1], PLACES[:1])):
        fields = of_text(f"{'、'.join(PLACES)}。第{at}次。", places=[{"name": p} for p in places])
        take_in(fields, publish=True, reason="更正")
    former = Revision.objects.filter(number__lt=3)
    assert former.update(record="") == 2
    again = [{"name": PLACES[2]}, {"name": PLACES[1]}, {"name": PLACES[0]}]
    take_in(of_text(f"{'、'.join(PLACES)}。", places=again), publish=True, reason="更正")
    places = record.stored(Revision.objects.get(number=4).record).places
    assert [place.id for place in places] == ["n3", "n2", "n1"]
