"""Comments of editors on a draft, each on a fact, a passage or the whole of it."""

from collections.abc import Iterator

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from articles import record
from articles.desk.editing import NotPossible
from articles.models import Comment, Draft
from articles.record.schema import FACT_LISTS

MOST = 2000  # characters of a comment
ABOUT = 60  # characters of what it is about

GONE = "说的那一处已经不在了，请刷新页面再写"


def places(draft: Draft) -> Iterator[tuple[str, str]]:
    """Each fact and each paragraph of a draft that can be spoken of, with its words."""
    fields = record.load(draft.record)
    for name in FACT_LISTS:
        for fact in fields.get(name, ()):
            at = fact.get("at") or [{}]
            words = fact.get("name") or fact.get("text") or at[0].get("exact") or ""
            yield fact["id"], _short(words or fact.get("exact") or "")
    for number, section in enumerate(fields["sections"], 1):
        for paragraph, words in enumerate(section["paragraphs"], 1):
            yield f"{number}.{paragraph}", _short(words)


@transaction.atomic
def say(draft: Draft, place: str, words: str, user: AbstractBaseUser) -> Comment:
    """Adds a comment; sent twice it is one."""
    words = words.strip()
    if not words or len(words) > MOST:
        raise NotPossible(f"批注要写字，最多 {MOST} 字" if words else "请写批注")
    known = {"": ""} | dict(places(draft))
    if place not in known:
        raise NotPossible(GONE)
    Draft.objects.select_for_update().get(pk=draft.pk)  # one comment after another
    said = {"place": place, "words": words, "user": user, "done_at": None}
    comment, _ = draft.comments.get_or_create(**said, defaults={"about": known[place]})
    return comment


def settle(comment: Comment, user: AbstractBaseUser) -> None:
    """Says that what was asked is done; the first to say so stays."""
    open_one = Comment.objects.filter(pk=comment.pk, done_at=None)
    open_one.update(done_at=timezone.now(), done_by=user)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= ABOUT else f"{line[:ABOUT]}……"
