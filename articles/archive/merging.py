"""The one writer of who is who and what is what: merged, split, hidden; each can be undone."""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from articles.archive import hiding, identity, undoing
from articles.archive.free_slugs import digits_of, free_slug
from articles.archive.hidden_names import stay
from articles.archive.keeping import Kept
from articles.archive.undoing import NotPossible
from articles.language import pinyin
from articles.models import (
    Act,
    Appearance,
    Change,
    Mask,
    Mention,
    Name,
    Person,
)
from articles.models.standing import left
from articles.record import kinds, masking

User = AbstractBaseUser | None
# Things of either sort, and the rows by which reports speak of them.
ROWS = {Person: (Appearance, "person"), Name: (Mention, "name")}
MERGED = ["merged_into"]  # what of a thing a merge sets
NOT_THEIRS = "所选的报道有的不是这个人的，什么都没有改，请刷新页面再选"


@transaction.atomic
def merge(kept: Person | Name, gone: Person | Name, user: User = None, reason: str = "") -> Act:
    """Makes two the same: all that is said of `gone` is said of `kept`, its address leads there."""
    kept, gone = kept.standing, gone.standing
    if type(kept) is not type(gone) or kept == gone:
        raise NotPossible("要合并的须是同类的两项，并且还没有合并")
    if isinstance(kept, Name) and kept.kind != gone.kind:
        raise NotPossible(f"{'、'.join(kind.words for kind in kinds.NAMES)}只能和同一种的合并")
    moved = _move(gone, kept)
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    detail = {"model": _model(kept), "kept": kept.pk, "gone": gone.pk, "to": kept.pk}
    detail |= {"moved": moved, "left": left(gone, MERGED)}
    before = {"地址": f"{gone.slug}，{kept.slug}"}
    after = {"地址": kept.slug, "移来的": f"{len(moved)} 处"}
    words = f"{gone}并入{kept}"
    return Act.objects.record(Act.Kind.MERGE, words, user, reason, before, after, detail=detail)


@transaction.atomic
def merge_all(
    kept: Person | Name, chosen: Iterable[Person | Name], user: User = None, reason: str = ""
) -> None:
    """Makes all of them the one that is kept, or none; those that are one with it stay so."""
    _lock(kept, *chosen)
    for gone in chosen:
        if gone.standing != kept.standing:
            merge(kept, gone, user, reason)


@transaction.atomic
def split(
    person: Person, keys: Iterable[tuple[int, str]], user: User = None, reason: str = ""
) -> Act:
    """Makes someone of their own of a person's appearances, given by report and id.

    Asked for twice it is done once.
    """
    _lock(person)
    if done := _split_already(person, keys):
        return done
    if set(keys) - set(person.appearances.values_list("report_id", "key")):
        raise NotPossible(NOT_THEIRS)
    rows_of = [row for row in person.appearances.all() if (row.report_id, row.key) in set(keys)]
    if not rows_of:
        raise NotPossible("请选出属于另一人的报道")
    if len(rows_of) == person.appearances.count():
        raise NotPossible("请至少留下一篇报道给原来的人")
    slugs = identity.person_slugs(person.name, digits_of(f"{person.slug} {sorted(keys)}"))
    new = Person(name=person.name, slug=free_slug(Person.objects, slugs))
    new.spell(pinyin.person_syllables(person.name))
    new.save()
    moved = _move(person, new, {(row.report_id, row.key) for row in rows_of})
    detail = {"model": "person", "kept": person.pk, "new": new.pk, "to": new.pk}
    detail |= {"moved": moved, "left": left(new)}
    before = {"地址": person.slug}
    after = {"地址": f"{person.slug}，{new.slug}", "移去的": f"{len(moved)} 处"}
    words = f"从{person}拆出{new}"
    return Act.objects.record(Act.Kind.SPLIT, words, user, reason, before, after, detail=detail)


@transaction.atomic
def add_alias(name: Name, words: str, user: User = None) -> Act | None:
    """Lets other words of the same kind lead to the name, printed in a report or not yet.

    None where they lead there.
    """
    scope = name.scope
    known = Name.objects.filter(kind=name.kind, name=words, scope=scope).first()
    alias = known or identity.new_names([(name.kind, words, scope)], Kept().rows)[0]
    if alias.standing == name.standing:
        return None
    return merge(name, alias, user, "别名")


@transaction.atomic
def mask(person: Person, user: User = None, reason: str = "", everywhere: bool = True) -> Act:
    """Hides a person's name in all that is public; the stored records keep it."""
    stay()
    _lock(person)
    words = person.name
    if masking.SIGN in words:
        raise NotPossible("这个姓名已经隐去")
    detail = hiding.hide(person, everywhere)
    shown = masking.hide(words, [words])
    before, after = hiding.called_before(detail), hiding.called_now(detail)
    return Act.objects.record(Act.Kind.MASK, shown, user, reason, before, after, detail=detail)


@transaction.atomic
def renew() -> None:
    """Hides anew what an earlier version hid in fewer forms, where a guess could be proved."""
    acts = Act.objects.standing().filter(kind=Act.Kind.MASK).order_by("number")
    for act in [act for act in acts if hiding.is_of_earlier(act.detail)]:
        mask_of = Mask.objects.get(person=act.detail["person"], words=act.detail["words"])
        undo(act)
        mask(Person.objects.get(pk=mask_of.person_id), None, act.reason, mask_of.everywhere)


@transaction.atomic
def undo(act: Act, user: User = None) -> None:
    """Takes back a merge, a split or a hiding."""
    stay()
    undoing.take_in_hand(act, UNDOINGS)
    undoing.note(act, user, UNDOINGS[act.kind](act.detail))


def _lock(*things: Person | Name) -> None:
    """The things as they stand, until the act is done; in one order, so that none waits in vain."""
    for thing in sorted(things, key=lambda thing: thing.pk):
        thing.refresh_from_db(from_queryset=type(thing).objects.select_for_update())


def _split_already(person: Person, keys: Iterable[tuple[int, str]]) -> Act | None:
    moved = sorted(map(list, keys))
    acts = Act.objects.standing().filter(kind=Act.Kind.SPLIT, detail__kept=person.pk)
    return next((act for act in acts if act.detail["moved"] == moved), None)


def was_masked(person: Person, reason: str) -> bool:
    """Whether just this was done: the name hidden, for this reason."""
    acts = Act.objects.standing().filter(kind=Act.Kind.MASK, detail__person=person.pk)
    return acts.filter(reason=reason).exists()


def _undo_merge(detail: dict) -> dict:
    model = {"person": Person, "name": Name}[detail["model"]]
    kept, gone = (model.objects.get(pk=detail[which]) for which in ("kept", "gone"))
    gone.merged_into = None
    gone.save(update_fields=["merged_into"])
    back = {tuple(key) for key in detail["moved"]}
    if model is Name:  # those that came since go by their printed words
        since = kept.standing.mentions.filter(printed=gone.name)
        back |= set(since.values_list("report_id", "key"))
    moved = _move(kept.standing, gone, back)
    return {"model": detail["model"], "to": gone.pk, "moved": moved, "left": left(gone, MERGED)}


def _undo_split(detail: dict) -> dict:
    kept, new = (Person.objects.get(pk=detail[which]).standing for which in ("kept", "new"))
    if kept == new:
        raise NotPossible("两人已经合并，不必再撤销")
    moved = _move(new, kept)
    new.merged_into = kept
    new.save(update_fields=["merged_into"])
    return {"model": "person", "to": kept.pk, "moved": moved, "left": left(new, MERGED)}


UNDOINGS = {
    Act.Kind.MERGE: _undo_merge,
    Act.Kind.SPLIT: _undo_split,
    Act.Kind.MASK: hiding.show,
}


def _move(
    giver: Person | Name, taker: Person | Name, only: set[tuple[int, str]] | None = None
) -> list[list]:
    """Ties rows of one to the other; returns them by report and id."""
    model, link = ROWS[type(giver)]
    theirs = model.objects.filter(**{link: giver})
    keys = set(theirs.values_list("report_id", "key"))
    keys = keys if only is None else keys & only
    for report, key in keys:
        theirs.filter(report_id=report, key=key).update(**{link: taker})
    Change.objects.record({report for report, _ in keys})
    return sorted(map(list, keys))


def _model(thing: Person | Name) -> str:
    return "person" if isinstance(thing, Person) else "name"
