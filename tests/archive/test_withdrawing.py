"""A report is withdrawn from the public with a reason, and brought back."""

import pytest

from articles.archive.withdrawing import restore, withdraw
from articles.models import Report
from tests.records import full
from tests.whole_archive import publish, rows

pytestmark = pytest.mark.django_db


def test_a_withdrawn_report_is_not_public_and_says_why():
    report = publish(full())
    withdraw(report, "应来源要求")
    stored = Report.objects.get()
    assert (stored.state, stored.withdrawal_reason) == ("withdrawn", "应来源要求")
    assert stored.withdrawn_at == stored.changed_at > stored.made_public_at
    assert list(Report.objects.public()) == []


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_a_report_is_not_withdrawn_without_a_reason(reason):
    report = publish(full())
    before = rows()
    with pytest.raises(ValueError, match="要写明理由"):
        withdraw(report, reason)
    assert rows() == before


def test_a_withdrawal_changes_no_word_of_the_report():
    report = publish(full())
    before = rows()
    withdraw(report, "应来源要求")
    after = rows()
    assert {name for name in before if before[name] != after[name]} == {"Report", "Act", "Change"}


def test_a_report_brought_back_is_public_as_it_was():
    report = publish(full())
    before = rows()
    withdraw(report, "应来源要求")
    restore(Report.objects.get())
    after = rows()
    assert Report.objects.public().get().made_public_at == report.made_public_at
    for found in (before, after):
        found["Report"][0].pop("changed_at")
        del found["Act"], found["Change"]
    assert after == before
