"""One record: what is exported is what was imported, byte for byte, for every kind of fact."""

import tempfile
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from articles import record
from articles.archive.importing import Kind, Orders, import_file
from articles.archive.proof import failures
from articles.archive.rows import read
from articles.models import Report
from tests.records import as_json, at, full, of_text, section
from tests.strategies import records
from tests.whole_archive import PUBLISH, exported, publish, rows

pytestmark = pytest.mark.django_db
QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}


def export() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        return exported(Path(folder))


def through_the_archive(content: bytes) -> dict[str, bytes]:
    """What an archive of nothing else exports of a file, which leaves it as it was."""
    with transaction.atomic():
        import_file(content, "a.json", PUBLISH)
        assert list(failures()) == []
        written = export()
        before = rows()
        assert import_file(content, "a.json", PUBLISH).kind == Kind.UNCHANGED
        assert rows() == before
        transaction.set_rollback(True)
    return written


@pytest.mark.long
@settings(max_examples=60, **QUIET)
@given(records())
def test_an_export_is_imported_and_exported_the_same(fields):
    first = through_the_archive(as_json(fields))
    (content,) = first.values()
    assert through_the_archive(content) == first
    assert record.canonical(record.read(content)).encode() == content


@pytest.mark.long
@settings(max_examples=25, **QUIET)
@given(records(), records())
def test_a_correction_leaves_the_rows_of_its_own_record_only(before, after):
    with transaction.atomic():
        import_file(as_json(before), "a.json", PUBLISH)
        after = without_ids(after) | {"slug": before["slug"]}
        corrected = Orders(publish=True, reason="改")
        import_file(as_json(after), "a.json", corrected)
        assert list(failures()) == []
        report = Report.objects.get()
        assert record.canonical(read(report)) == report.revisions.last().record
        transaction.set_rollback(True)


def without_ids(fields: dict) -> dict:
    """The record with every id left to the archive; what referred to one is dropped."""
    references = {"id", "from", "speaker_id"}
    return {
        name: [
            {key: of for key, of in item.items() if key not in references}
            if isinstance(item, dict)
            else item
            for item in value
        ]
        if isinstance(value, list)
        else value
        for name, value in fields.items()
    }


@pytest.mark.parametrize(
    "fields",
    [
        full(),
        of_text("𠮷野家😀说", places=[{"name": "𠮷野家"}], quotations=[at("😀说")]),
        of_text("前", "后", quotations=[at("前\n后")], statistics=[at("后") | {"no_value": "无"}]),
        of_text(
            "甲乙，甲",
            organisations=[{"name": "甲乙"}],
            places=[{"name": "甲"} | at("甲", prefix="，")],
        ),
        of_text("十里十里", places=[{"name": "里"} | at("里", suffix="十")]),
        of_text("a\tb  c", summary=" 前后有空格 ", places=[{"name": "a\tb  c"}]),
        {**full(), "sections": [*full()["sections"], section("又一节", heading="小标题")]},
        full(original={"title": "原题", "byline": [{"name": "孙某", "role": "记者"}]}),
        full(published="2021?", published_basis="一\n二", page="A1", rights="©", url="http://a.b/"),
        of_text('引号"、反斜杠\\、</script>', title='"\\</script>'),
    ],
)
def test_this_record_comes_back_as_it_is_kept(fields):
    written = through_the_archive(as_json(fields))
    assert written == {f"{fields['slug']}.json": record.canonical(record.build(fields)).encode()}
    assert through_the_archive(*written.values()) == written


def test_masses_of_records_come_back_together(tmp_path):
    slugs = [f"report-{number}" for number in range(25)]
    for slug in slugs:
        publish(full(slug))
    first = exported(tmp_path / "first")
    assert list(first) == sorted(f"{slug}.json" for slug in slugs)
    Report.objects.all().delete()
    for content in first.values():
        import_file(content, "a.json", PUBLISH)
    assert exported(tmp_path / "second") == first


HAS = {
    "astral characters": lambda built: any("𠮷" in text or "😀" in text for text in built.texts),
    "a newline in words": lambda built: any("\n" in s.exact for s in selectors(built)),
    "a prefix": lambda built: any(s.prefix for s in selectors(built)),
    "a suffix": lambda built: any(s.suffix for s in selectors(built)),
    "a name at every place": lambda built: any(not place.at for place in built.places),
    "a name in two places": lambda built: any(place.at and place.at[1:] for place in built.places),
    "a name of two kinds": lambda built: (
        {name.name for name in built.places} & {name.name for name in built.organisations}
    ),
    "names in names": lambda built: any(
        one.name in other.name and one.name != other.name
        for one in built.places
        for other in [*built.places, *built.organisations]
    ),
    "a range": lambda built: any(
        s.value is None and s.low is not None and s.high is not None for s in built.statistics
    ),
    "a reason for no number": lambda built: any(s.no_value for s in built.statistics),
    "a pair": lambda built: any(s.from_ for s in built.statistics),
    "a fraction": lambda built: any(s.value and s.value % 1 for s in built.statistics),
    "a speaker who is known": lambda built: any(q.speaker_id for q in built.quotations),
    "a speaker by name only": lambda built: any(
        q.speaker and not q.speaker_id for q in built.quotations
    ),
    "outer marks": lambda built: any(q.text != q.at[0].exact for q in built.quotations),
    "an original": lambda built: built.origin == "retold",
    "a recipient": lambda built: any(honour.recipient for honour in built.honours),
    "all kinds": lambda built: len({name for name, _, _ in built.facts()}) == 7,
    "tags": lambda built: len(built.tags) > 1,
    "a vague date": lambda built: built.published and built.published[-1] in "~?",
}


def selectors(built: record.Record) -> list:
    return [selector for _, _, fact in built.facts() for selector in fact.at or []]


@pytest.mark.long
def test_the_records_tried_have_all_there_is():
    seen = set()

    @settings(max_examples=200, phases=[Phase.generate], derandomize=True, **QUIET)
    @given(records())
    def look(fields):
        built = record.build(fields)
        seen.update(name for name, has in HAS.items() if has(built))

    look()
    assert set(HAS) - seen == set()
