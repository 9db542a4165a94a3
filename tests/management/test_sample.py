"""The invented town tries out everything a record can hold, and never mixes with the archive."""

from collections import Counter, defaultdict
from itertools import islice

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from articles import record
from articles.archive import importing, proof
from articles.management.sample import records
from articles.management.sample.figures import PRINTED
from articles.models import Measure, Name, Report
from tests.whole_archive import publish_paper


@pytest.fixture(scope="module")
def town():
    return [record.build(fields) for fields in records(300)]


def every(town, name):
    return [fact for made in town for fact in getattr(made, name)]


def test_the_same_seed_tells_the_same_and_more_begin_with_fewer():
    assert list(records(20)) == list(islice(records(60), 20))
    assert list(records(20, seed=7)) != list(records(20, seed=8))


def test_no_two_reports_share_an_address(town):
    assert len({made.slug for made in town}) == 300


def test_figures_of_every_kind(town):
    figures = every(town, "statistics")
    assert {figure.measure for figure in figures} == {"amount", "share", "change", "rank"}
    assert {figure.qualifier for figure in figures} == {None, *PRINTED}
    assert any(figure.value is None and figure.low and figure.high for figure in figures)
    assert any(figure.no_value for figure in figures)
    assert any(figure.from_ for figure in figures)
    assert any(figure.target for figure in figures)
    assert any(figure.period and figure.period_edtf for figure in figures)
    assert any(figure.label == "完成年度目标的比例" for figure in figures)


def test_speech_of_every_kind(town):
    said = every(town, "quotations")
    assert {speech.direct for speech in said} == {True, False}
    assert any(speech.speaker_id for speech in said)
    assert any(speech.speaker == "一位摊主" for speech in said)
    assert any(speech.speaker is None for speech in said)
    assert any("\n" in speech.text for speech in said)
    assert any(len(made.quotations) == 2 for made in town)


def test_names_of_every_kind(town):
    assert {one.kind for one in every(town, "projects")} == {
        "works",
        "programme",
        "campaign",
        "document",
    }
    assert any(one.at for one in every(town, "projects"))
    assert any(one.recipient for one in every(town, "honours"))
    assert every(town, "places") and every(town, "organisations")
    assert any(ord(character) > 0xFFFF for made in town for character in "".join(made.texts))


def test_people_who_share_a_name_and_people_who_come_again(town):
    belong = defaultdict(Counter)
    roles = defaultdict(set)
    for person in every(town, "people"):
        belong[person.name][person.organisation] += 1
        roles[person.name, person.organisation].add(person.role)
    assert any(len(where) > 1 for where in belong.values())
    assert any(max(where.values()) > 5 for where in belong.values())
    assert any(len(held) > 1 for held in roles.values())


def test_dates_and_heads_of_every_form(town):
    forms = {
        (len((made.published or "").rstrip("~?")), (made.published or " ")[-1]) for made in town
    }
    lengths, ends = {length for length, _ in forms}, {end for _, end in forms}
    assert lengths == {0, 4, 7, 10}
    assert {"~", "?", " "} < ends
    assert all(made.published_basis for made in town if not made.published)
    assert {made.origin for made in town} == {"original", "retold"}
    assert {made.place for made in town} == {"示例市", "样板市"}
    for field in ("kicker", "subtitle", "dateline", "outlet", "page", "url", "rights", "note"):
        assert any(getattr(made, field) for made in town), field


def test_long_and_tiny_reports(town):
    sizes = [sum(map(len, made.texts)) for made in town]
    assert max(sizes) > 10_000
    assert min(sizes) < 40
    assert max(len(made.statistics) for made in town) > 300
    assert any(made.sections[0].heading for made in town)
    assert any(made.sections[0].heading is None for made in town)


@pytest.mark.django_db
def test_the_archive_takes_it_in_and_tells_offices_apart():
    for fields in records(60):
        importing.import_record(fields)
    assert list(proof.failures()) == []
    same = Name.objects.filter(kind="organisation", name="市教育局")
    assert {name.scope for name in same} == {"示例市", "样板市"}


@pytest.mark.django_db
def test_a_measure_recurs_over_the_years():
    for fields in records(300):
        if "新签约项目" in fields["title"]:
            importing.import_record(fields)
    measure = Measure.objects.get(label="新签约项目", subject="示例市")
    years = {row.period_edtf for row in measure.statistics.all()}
    assert len(years) > 5
    page = Client().get(measure.get_absolute_url()).content.decode()
    assert "<svg" in page


@pytest.mark.django_db
def test_the_archive_itself_refuses_samples():
    with pytest.raises(CommandError, match="不能进入正式档案"):
        call_command("make_sample", "3")
    assert not Report.objects.exists()


@pytest.mark.django_db
@override_settings(SAMPLE_DATA=True)
def test_a_database_with_real_reports_refuses_samples():
    publish_paper("zhen-de")
    with pytest.raises(CommandError, match="不是示例的报道"):
        call_command("make_sample", "3")
    assert Report.objects.count() == 1


@pytest.mark.django_db
@override_settings(SAMPLE_DATA=True)
def test_every_page_of_the_demo_says_that_it_is_a_sample(capsys):
    call_command("make_sample", "3")
    call_command("make_sample", "3")
    assert "新收 0 篇" in capsys.readouterr().out
    for path in ["/", "/reports/", "/nope/", Report.objects.first().get_absolute_url()]:
        assert "示例数据" in Client().get(path).content.decode()


def test_records_are_written_to_an_empty_folder_only(tmp_path):
    call_command("make_sample", "3", to=tmp_path / "town")
    assert len(list((tmp_path / "town").glob("*.json"))) == 3
    with pytest.raises(CommandError, match="空文件夹"):
        call_command("make_sample", "3", to=tmp_path / "town")
