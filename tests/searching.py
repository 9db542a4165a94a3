"""Search as tests ask it: by what is typed, for the slugs of the reports."""

from articles.archive import importing
from articles.management.sample import records
from articles.search import indexing, question


def follow() -> None:
    while indexing.follow():
        pass


def slugs(typed: str, page: int = 1, order: str = "", **by: str) -> list[str]:
    """A page of what is found, narrowed by one value of each criterion that is given."""
    narrow = {key: (value,) for key, value in by.items()}
    asked = question.Asking(typed=typed, by=narrow, order=order, page=page)
    return [result.report.slug for result in question.answer(asked).results]


def town(number: int = 60) -> None:
    """The invented town's reports, followed."""
    for fields in records(number):
        importing.import_record(fields)
    follow()
