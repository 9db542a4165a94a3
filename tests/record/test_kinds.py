"""The table of kinds: each stands in it alone, and no two share what tells them apart."""

from pathlib import Path

import pytest

from articles.models import Mention, Name
from articles.record import kinds
from tests.places import BASE

ROOMS = ("articles", "templates", "static")
# Drafting has rules for each kind of its own, a migration stays as it was, and the invented town
# names what it is about.
BESIDE = ("articles/drafting/", "articles/migrations/", "articles/management/sample/")
TEXTS = {".py", ".html", ".js", ".css", ".txt", ".xml"}


def naming(word: str) -> list[str]:
    """The files of the archive in which a word stands."""
    paths = (path for room in ROOMS for path in (BASE / room).rglob("*") if path.suffix in TEXTS)
    names = {str(path.relative_to(BASE)): path for path in paths}
    return [
        name
        for name, path in names.items()
        if not name.startswith(BESIDE) and word in path.read_text("utf-8").lower()
    ]


def test_a_kind_of_name_stands_in_its_table_alone():
    assert naming("honour") == [str(Path(kinds.__file__).relative_to(BASE))]


@pytest.mark.parametrize("what", ["key", "words", "plural", "sign"])
def test_no_two_kinds_share(what):
    told = [getattr(kind, what) for kind in kinds.KINDS]
    assert len(set(told)) == len(told)


def test_every_kind_stands_once_among_the_lists_of_the_record():
    assert sorted(kinds.IN_RECORD, key=str) == sorted(kinds.KINDS, key=str)


def test_every_particular_has_a_column_of_its_own():
    own = [one for kind in kinds.NAMES for one in kind.own]
    assert list(kinds.PARTICULARS.values()) == own
    for one in own:
        longest = max((len(key) for key, _ in one.choices), default=0)
        assert longest <= Mention._meta.get_field(one.column).max_length


def test_every_key_fits_its_column():
    longest = max(len(kind.key) for kind in kinds.NAMES)
    assert longest <= Name._meta.get_field("kind").max_length
