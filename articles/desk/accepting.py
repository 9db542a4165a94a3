"""Many facts accepted with one step: those of them that nothing speaks against."""

from collections.abc import Collection

from articles.desk.reviewing import Review, Shown, review
from articles.models import Draft
from articles.record import Examined

TOLD = 5  # of those left open, by their words
WORDS = 16  # characters that tell one
CHANGED = "别人刚改过"


def acceptable(draft: Draft, keys: Collection[str], read: Examined | None = None) -> set[str]:
    """Those of the facts that can be accepted without asking anything about one.

    `read` is what the draft is about to say.
    """
    facts = review(draft, read).facts
    return {fact.key for fact in facts if fact.key in keys and not fact.warnings}


def left_open(shown: Review, keys: Collection[str]) -> str:
    """What of the facts was not accepted and why, for the editor; nothing where all were."""
    left = [fact for fact in shown.facts if fact.key in keys and not fact.accepted]
    if not left:
        return ""
    told = "；".join(_told(fact) for fact in left[:TOLD])
    more = "，等等" if len(left) > TOLD else ""
    return f"{len(left)} 项没有一起核对，请逐项看：{told}{more}"


def _told(fact: Shown) -> str:
    words = fact.words if len(fact.words) <= WORDS else f"{fact.words[:WORDS]}……"
    return f"“{words}”{next(iter(fact.warnings), CHANGED)}"
