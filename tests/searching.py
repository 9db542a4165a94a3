"""Search as tests ask it: by what is typed, for the slugs of the reports."""

from articles.archive import importing
from articles.management.sample import records
from articles.search import indexing, question


def follow() -> None:
    while indexing.follow():
        pass


def slugs(typed: str, **given) -> list[str]:
    """The first page of what is found."""
    asked = question.Asking(typed=typed, **given)
    return [result.report.slug for result in question.answer(asked).results]


def town(number: int = 60) -> None:
    """The invented town's reports, followed."""
    for fields in records(number):
        importing.import_record(fields)
    follow()
