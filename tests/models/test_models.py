"""The database refuses by itself what one row can state."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import (
    Appearance,
    Correction,
    Draft,
    Measure,
    Mention,
    Name,
    Person,
    Quotation,
    Redirect,
    Report,
    Revision,
    Section,
    Source,
    Statistic,
    Tag,
    Tagging,
)
from tests.records import full, of_text, record
from tests.whole_archive import publish, rows, take_in

pytestmark = pytest.mark.django_db
FACTS = [Statistic, Quotation, Appearance, Mention]


@pytest.fixture
def report() -> Report:
    return publish(full())


def refused(change) -> None:
    """The change is refused by the database and leaves every row as it was."""
    before = rows()
    with pytest.raises(IntegrityError), transaction.atomic():
        change()
    assert rows() == before


def copy(row, **fields):
    """A second row like this one, past every check of the models."""
    row.pk = None
    row._state.adding = True
    for name, value in fields.items():
        setattr(row, name, value)
    return type(row).objects.bulk_create([row])


@pytest.mark.parametrize("model", FACTS)
class TestEveryFact:
    @pytest.mark.parametrize(
        "span",
        [
            {"start": 5, "end": 5, "exact": ""},
            {"start": 6, "end": 5, "exact": "甲"},
            {"start": -1, "end": 2, "exact": "甲乙丙"},
            {"start": 0, "end": 2, "exact": "甲"},
            {"start": 0, "end": 2, "exact": "甲乙丙"},
            {"start": 0, "end": 4, "exact": "𠮷😀"},
        ],
    )
    def test_its_span_is_as_long_as_its_words(self, report, model, span):
        first = model.objects.order_by("pk").first().pk
        refused(lambda: model.objects.filter(pk=first).update(**span))

    def test_its_span_counts_code_points(self, report, model):
        first = model.objects.order_by("pk").first().pk
        model.objects.filter(pk=first).update(start=0, end=2, exact="𠮷😀")
        assert model.objects.get(pk=first).exact == "𠮷😀"

    def test_its_id_stands_once_a_place(self, report, model):
        refused(lambda: copy(model.objects.first()))

    def test_it_belongs_to_a_section_and_a_report(self, report, model):
        for name in ("section", "report"):
            refused(lambda name=name: model.objects.update(**{name: None}))


def test_a_figure_says_a_value_or_a_bound_or_why_not(report):
    nothing = {"value": None, "low": None, "high": None, "no_value": ""}
    refused(lambda: Statistic.objects.update(**nothing))
    for some in ({"value": 0}, {"low": 0}, {"high": 0}, {"no_value": "几个"}):
        Statistic.objects.update(**{**nothing, **some})


@pytest.mark.parametrize(
    "fields",
    [
        {"title": ""},
        {"slug": ""},
        {"precision": None},
        {"printed_on": None},
        {"precision": 4},
        {"certainty": "!"},
        {"state": "withdrawn"},
        {"withdrawal_reason": "有误", "state": "withdrawn"},
        {"withdrawn_at": "2021-11-03T00:00Z"},
        {"withdrawn_at": "2021-11-03T00:00Z", "state": "withdrawn"},
        {"state": "secret"},
        {"made_public_at": None},
    ],
)
def test_a_report_is_whole(report, fields):
    refused(lambda: Report.objects.update(**fields))


def test_a_slug_stands_once(report):
    refused(lambda: copy(Report.objects.get()))
    take_in(record("draft"))
    refused(lambda: copy(Draft.objects.get()))
    refused(lambda: copy(Person.objects.get()))
    refused(lambda: copy(Measure.objects.first(), label="又一项"))
    refused(lambda: copy(Name.objects.first(), name="又一个"))
    refused(lambda: copy(Tag.objects.first(), name="又一个"))


def test_an_identity_stands_once(report):
    refused(lambda: copy(Name.objects.first(), slug="other"))
    refused(lambda: copy(Measure.objects.first(), slug="other"))
    refused(lambda: copy(Tag.objects.first(), slug="other"))
    refused(lambda: copy(Tagging.objects.first()))
    refused(lambda: copy(Source.objects.first()))
    refused(lambda: copy(Revision.objects.first()))
    refused(lambda: copy(Section.objects.first()))


def test_nothing_is_without_its_words(report):
    refused(lambda: Section.objects.update(text=""))
    refused(lambda: Person.objects.update(name=""))
    refused(lambda: Name.objects.filter(pk=Name.objects.first().pk).update(name=""))
    publish(full(title="改了"), reason="题目有误")
    refused(lambda: Correction.objects.update(reason=""))


def test_an_old_address_leads_to_one_place():
    Redirect.objects.create(old_path="/a/", new_path="/b/")
    refused(lambda: Redirect.objects.bulk_create([Redirect(old_path="/a/", new_path="/c/")]))


def test_what_a_report_stands_on_is_not_deleted(report):
    for model in (Person, Name, Measure, Source):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.first().delete()
    assert Report.objects.count() == 1


def test_reports_are_newest_first_precise_before_vague_undated_last():
    dates = ["2021", "2021-12-31", "2021-12", "2021-12-31?", None, "2020-01-01", "2022-01"]
    for number, date in enumerate(dates):
        publish(of_text("甲", slug=f"r{number}", published=date))
    publish(of_text("甲", slug="a", published="2021-12-31"))
    found = [(r.slug, r.published and str(r.published)) for r in Report.objects.newest_first()]
    assert [date for _, date in found] == [
        *("2022-01", "2021-12-31", "2021-12-31", "2021-12-31?", "2021-12", "2021"),
        *("2020-01-01", None),
    ]
    assert [slug for slug, _ in found][1:3] == ["a", "r1"]


def test_a_month_has_the_reports_known_to_be_of_it():
    for number, date in enumerate(["2021-12-31", "2021-12", "2021", "2021-11-30", "2021-12~"]):
        publish(of_text("甲", slug=f"r{number}", published=date))
    assert {r.slug for r in Report.objects.of_month(2021, 12)} == {"r0", "r1", "r4"}
