"""Search as tests ask it: by what is typed, for the slugs of the reports."""

from articles import importing
from articles.sample import records
from articles.search import asking, following


def follow() -> None:
    while following.follow():
        pass


def slugs(typed: str, **given) -> list[str]:
    """The first page of what is found."""
    asked = asking.Asking(typed=typed, **given)
    return [result.report.slug for result in asking.answer(asked).results]


def town(number: int = 60) -> None:
    """The invented town's reports, followed."""
    for fields in records(number):
        importing.import_record(fields)
    follow()
