"""An A–Z list: the letters that names begin with, and a page of the names under the one chosen."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from articles.pages import filters, paging
from articles.pages.facets import Letter, letters_of
from articles.pages.filters import Filters
from articles.pages.list_entries import Linked, listed
from articles.pages.paging import Pager


@dataclass(frozen=True)
class AToZ:
    letters: list[Letter]
    chosen: str  # the letter in words; empty for all
    pages: Pager
    entries: list[Linked]

    @property
    def total(self) -> int:
        return sum(letter.count for letter in self.letters)


def a_to_z(rows: QuerySet, wanted: Filters) -> AToZ:
    """Names or people by their pinyin; 404 for a letter that none begins with."""
    letters = letters_of(rows, wanted)
    pages = _page(rows, wanted, letters)
    return AToZ(letters, filters.initial_words(wanted.initial), pages, listed(pages.rows))


def _page(rows: QuerySet, wanted: Filters, letters: list[Letter]) -> Pager:
    counted = [letter for letter in letters if letter.chosen or not wanted.initial]
    if wanted.initial and not counted:
        raise Http404
    return paging.page_of(
        filters.of_initial(rows, wanted.initial).order_by("sort_key", "name", "pk"),
        wanted.page,
        paging.NAMES,
        wanted.at_page,
        total=sum(letter.count for letter in counted),
    )
