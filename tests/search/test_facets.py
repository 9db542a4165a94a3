"""The counts beside the results are those of the reports behind them."""

import pytest

from articles.search import question, results
from tests.searching import town

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


@pytest.mark.long
@pytest.mark.parametrize("candidates", [200, 12])
def test_what_a_facet_counts_is_what_it_leads_to(monkeypatch, candidates):
    monkeypatch.setattr(results, "CANDIDATES", candidates)
    for number in (20, 40, 60):  # each a part of the index of its own
        town(number)
    for typed in ("", "示例市", "今年"):
        facets = question.answer(question.Asking(typed=typed)).facets
        for facet, counted in facets.items():
            assert counted, facet
            for slug, number in counted:
                asked = question.Asking(typed=typed, by={facet: (slug,)})
                assert question.answer(asked).count == number, slug
