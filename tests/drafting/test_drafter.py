"""Drafting in a process of its own: the same drafts, and an end to a file without one."""

import os
import signal

import pytest

from articles.drafting import Died, Drafter, Lexicon, Unreadable, draft_file

TEXT = "柳湾厂投产\n\n柳湾厂今年投产，有300名工人。王小禾说，厂里会好。".encode()
pytestmark = pytest.mark.long
KNOWN = Lexicon(people=frozenset(["王小禾"]))


@pytest.fixture
def drafter():
    with Drafter() as one:
        yield one


def test_it_drafts_one_file_after_another_as_this_process_would(drafter):
    for lexicon in (KNOWN, KNOWN, Lexicon()):
        assert drafter.draft_file(TEXT, "a.txt", lexicon) == draft_file(TEXT, "a.txt", lexicon)


def test_a_refusal_is_handed_on_and_the_next_file_is_drafted(drafter):
    with pytest.raises(Unreadable, match="没有文字"):
        drafter.draft_file(b" ", "a.txt", KNOWN)
    assert drafter.draft_file(TEXT, "a.txt", KNOWN)


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_is_drafted(drafter):
    drafter.seconds = 0
    with pytest.raises(Unreadable, match="用了 0 秒还没有完，请拆成几篇再交"):
        drafter.draft_file(TEXT, "a.txt", KNOWN)
    drafter.seconds = 60
    assert drafter.draft_file(TEXT, "a.txt", KNOWN)


def test_an_error_is_handed_on_with_where_it_happened(drafter):
    with pytest.raises(TypeError) as told:
        drafter.draft_file(None, "a.txt", KNOWN)
    assert "draft_file" in told.value.__notes__[0]


def test_where_its_process_dies_the_next_file_has_a_new_one(drafter):
    drafter.draft_file(TEXT, "a.txt", KNOWN)
    os.kill(drafter._process.pid, signal.SIGKILL)
    with pytest.raises(Died):
        drafter.draft_file(TEXT, "a.txt", KNOWN)
    assert drafter.draft_file(TEXT, "a.txt", KNOWN)


def test_told_to_end_it_finishes_what_is_in_hand(drafter):
    drafter.draft_file(TEXT, "a.txt", KNOWN)
    os.kill(drafter._process.pid, signal.SIGTERM)
    assert drafter.draft_file(TEXT, "a.txt", KNOWN)
