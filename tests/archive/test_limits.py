"""What stands at a limit fits the database and comes out whole; what is past it leaves no row."""

import random
from decimal import Decimal

import pytest

from articles import limits
from articles.archive import importing
from articles.archive.importing import Refused, import_file
from articles.archive.proof import failures
from articles.drafting import Unreadable
from articles.models import Draft, Measure, Report
from tests.records import as_json, of_text, record, statistic
from tests.whole_archive import PUBLISH

pytestmark = pytest.mark.django_db


def test_a_file_may_have_as_many_bytes_as_the_limit():
    content = as_json(record())
    padded = content + b" " * (limits.FILE_BYTES - len(content))
    assert import_file(padded, "a.json", PUBLISH).kind == importing.Kind.NEW
    with pytest.raises(Refused, match="超过 20 MB，请拆小"):
        import_file(padded + b" ", "b.json", PUBLISH)
    assert Report.objects.count() == 1


def test_a_raw_text_over_the_limit_is_refused_and_no_draft_is_left():
    with pytest.raises(Unreadable, match="字，最多 200000 字"):
        import_file(("题目\n" + "甲" * (limits.TEXT_CHARACTERS + 1)).encode(), "a.txt")
    assert Draft.objects.count() == 0


def scrambled(length: int) -> str:
    """Words that do not compress, four bytes a character."""
    dice = random.Random(length)
    return "".join(chr(dice.randrange(0x20000, 0x2A6D0)) for _ in range(length))


def test_the_longest_names_and_labels_fit_the_database_s_indexes():
    name, organisation = scrambled(limits.NAME_CHARACTERS), scrambled(limits.NAME_CHARACTERS - 1)
    label, subject = scrambled(limits.LABEL_CHARACTERS), scrambled(limits.LABEL_CHARACTERS - 1)
    importing.import_record(
        of_text(
            f"{name}，{organisation}村，3件",
            place=scrambled(limits.PLACE_CHARACTERS),
            tags=[scrambled(limits.TAG_CHARACTERS)],
            people=[{"name": name, "organisation": organisation}],
            places=[{"name": f"{organisation}村"}],
            statistics=[
                statistic(
                    "3件", 3, label=label, subject=subject, unit=scrambled(limits.UNIT_CHARACTERS)
                ),
                statistic("件", 3, label=label, subject="村", measure="share"),
            ],
        )
    )
    assert list(failures()) == []
    assert Measure.objects.count() == 2


def test_the_largest_numbers_keep_every_digit_in_the_database():
    values = ["999999999999999000", "-999999999999999000", "123456789012345", "123456789.123456"]
    facts = [statistic(letter, None) for letter in "甲乙丙丁戊"]
    content = as_json(of_text("甲乙丙丁戊", statistics=facts)).decode()
    for value in [*values, "0.000001"]:
        content = content.replace('"value": null', f'"value": {value}', 1)
    import_file(content.encode(), "a.json", PUBLISH)
    stored = Report.objects.get().statistics.order_by("position").values_list("value", flat=True)
    assert list(stored) == [Decimal(value) for value in [*values, "0.000001"]]
    assert list(failures()) == []
