"""A draft to practise on: an invented report, drafted as any other, that never becomes public."""

from functools import lru_cache
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from articles import drafting
from articles.archive import importing
from articles.archive.lexicon import lexicon
from articles.desk import redrafting
from articles.desk.editing import NotPossible
from articles.models import Draft

REPORT = Path(__file__).with_suffix(".txt")
NOT_DRAFTED = "示例没有起草好，请再按一次“拿一篇示例练手”"


def practise(user: AbstractBaseUser) -> Draft:
    """The editor's own practice draft, made where none stands; NotPossible where it cannot be."""
    return _standing(user) or _made(user)


def _standing(user: AbstractBaseUser) -> Draft | None:
    return Draft.objects.filter(is_practice=True, assigned_to=user).first()


def _made(user: AbstractBaseUser) -> Draft:
    """Drafts outside of any transaction, so that nobody waits, then keeps it in one."""
    try:
        with redrafting.ONE:
            drafted, notes = _drafted(lexicon())
    except (drafting.Unreadable, drafting.Died) as error:
        raise NotPossible(NOT_DRAFTED) from error
    with transaction.atomic():
        get_user_model().objects.select_for_update().get(pk=user.pk)  # pressed twice, it is one
        return _standing(user) or _kept(user, drafted, notes)


@lru_cache(maxsize=1)  # it is the same for every editor
def _drafted(known: drafting.Lexicon) -> tuple[drafting.Drafted, list[str]]:
    with drafting.Drafter(redrafting.SECONDS) as drafter:
        return drafter.draft_file(REPORT.read_bytes(), REPORT.name, known)


def _kept(user: AbstractBaseUser, drafted: drafting.Drafted, notes: list[str]) -> Draft:
    source = importing.keep_source(REPORT.read_bytes(), REPORT.name)
    draft = importing.keep_draft(source, drafted, notes)
    draft.is_practice, draft.assigned_to = True, user
    draft.save(update_fields=["is_practice", "assigned_to"])
    return draft
