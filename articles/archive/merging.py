"""The one writer of who is who and what is what: merged, split, hidden; each can be undone."""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles import record
from articles.archive import identity, rows
from articles.archive.free_slugs import digits_of, free_slug, with_digits
from articles.archive.keeping import Kept
from articles.language import pinyin
from articles.models import (
    Act,
    Appearance,
    Change,
    Correction,
    Mask,
    Mention,
    Name,
    Person,
    Redirect,
    Report,
    Revision,
)
from articles.record import kinds, masking

User = AbstractBaseUser | None
# Things of either sort, and the rows by which reports speak of them.
ROWS = {Person: (Appearance, "person"), Name: (Mention, "name")}
NOT_THEIRS = "所选的报道有的不是这个人的，什么都没有改，请刷新页面再选"


class NotPossible(ValueError):
    """What was asked for cannot be done, and why."""


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
    detail = {"model": _model(kept), "kept": kept.pk, "gone": gone.pk, "moved": moved}
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
    detail = {"model": "person", "kept": person.pk, "new": new.pk, "moved": moved}
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
    _lock(person)
    words = person.name
    if masking.SIGN in words:
        raise NotPossible("这个姓名已经隐去")
    theirs = Appearance.objects.filter(person=person, name=words)
    identities = sorted({(row.name, row.organisation) for row in theirs if row.organisation})
    Mask.objects.create(
        person=person, words=words, everywhere=everywhere, identities=[list(i) for i in identities]
    )
    hidden = [person, *(_namesakes(person) if everywhere else [])]
    detail = {"person": person.pk, "words": words}
    detail["people"] = [_hide_person(one) for one in hidden]
    reports = _reports_printing(words, person, everywhere)
    _rewrite(reports)
    about = Report.objects.all()
    if not everywhere:
        about = about.filter(pk__in=[report.pk for report in reports])
    detail["said"] = _hide_reasons(about, words)
    detail["withdrawn"] = _hide_withdrawals(about, words)
    shown = masking.hide(words, [words])
    before, after = _called(detail["people"]), _called(map(_identity, hidden))
    return Act.objects.record(Act.Kind.MASK, shown, user, reason, before, after, detail=detail)


@transaction.atomic
def undo(act: Act, user: User = None) -> None:
    """Takes back a merge, a split or a hiding."""
    act.refresh_from_db(from_queryset=Act.objects.select_for_update())
    if act.undone_at or act.kind not in UNDOINGS:
        raise NotPossible("这一步不能撤销，或已经撤销过")
    UNDOINGS[act.kind](act.detail)
    undone = {"before": act.after, "after": act.before}
    Act.objects.record(Act.Kind.UNDO, str(act), user, undoes=act, **undone)


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


def _undo_merge(detail: dict) -> None:
    model = {"person": Person, "name": Name}[detail["model"]]
    kept, gone = (model.objects.get(pk=detail[which]) for which in ("kept", "gone"))
    gone.merged_into = None
    gone.save(update_fields=["merged_into"])
    back = {tuple(key) for key in detail["moved"]}
    if model is Name:  # those that came since go by their printed words
        since = kept.standing.mentions.filter(printed=gone.name)
        back |= set(since.values_list("report_id", "key"))
    _move(kept.standing, gone, back)


def _undo_split(detail: dict) -> None:
    kept, new = (Person.objects.get(pk=detail[which]).standing for which in ("kept", "new"))
    if kept == new:
        raise NotPossible("两人已经合并，不必再撤销")
    _move(new, kept)
    new.merged_into = kept
    new.save(update_fields=["merged_into"])


def _undo_mask(detail: dict) -> None:
    words = detail["words"]
    shown = masking.hide(words, [words])
    person = Person.objects.get(pk=detail["person"])
    everywhere = Mask.objects.get(person=person, words=words).everywhere
    Mask.objects.filter(person=person, words=words).delete()
    for was in detail["people"]:
        _show_person(Person.objects.get(pk=was["id"]), was)
    for was in detail["said"]:
        Correction.objects.filter(pk=was["id"]).update(reason=was["reason"])
    for was in detail["withdrawn"]:
        Report.objects.filter(pk=was["id"]).exclude(withdrawal_reason="").update(
            withdrawal_reason=was["withdrawal_reason"]
        )
    reports = _reports_printing(words, person, everywhere)
    _rewrite(reports)
    # people who came while the name was hidden have it now as others do
    for late in Person.objects.filter(name=shown, appearances__name=words).distinct():
        _rename(late, words, late.slug)


UNDOINGS = {
    Act.Kind.MERGE: _undo_merge,
    Act.Kind.SPLIT: _undo_split,
    Act.Kind.MASK: _undo_mask,
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


def _namesakes(person: Person) -> Iterable[Person]:
    return Person.objects.filter(name=person.name).exclude(pk=person.pk)


def _hide_person(person: Person) -> dict:
    """Takes name and address from a person; what they were, for bringing them back."""
    was = _identity(person)
    slugs = with_digits("person-", digits_of(f"{person.pk} {person.slug}"))
    slug = free_slug(Person.objects, slugs)
    _rename(person, masking.hide(person.name, [person.name]), slug)
    return was


def _identity(person: Person) -> dict:
    return {"id": person.pk, "name": person.name, "slug": person.slug}


def _called(people: Iterable[dict]) -> dict[str, str]:
    names, slugs = zip(*((one["name"], one["slug"]) for one in people), strict=True)
    return {"姓名": "、".join(dict.fromkeys(names)), "地址": "，".join(slugs)}


def _show_person(person: Person, was: dict) -> None:
    _rename(person, was["name"], was["slug"])


def _rename(person: Person, name: str, slug: str) -> None:
    """Gives a person another name and address; the old address leads to the new one."""
    old = person.get_absolute_url()
    person.name, person.slug = name, slug
    person.spell(pinyin.person_syllables(name))
    person.save()
    redirect(old, person.get_absolute_url())
    # where they are printed under other names the address changes nonetheless
    Change.objects.record(set(person.appearances.values_list("report", flat=True)))


def redirect(old: str, new: str) -> None:
    """Lets an old address lead to the new one, and those that led to the old one too."""
    if old == new:
        return
    Redirect.objects.filter(host="", old_path=new).delete()
    Redirect.objects.filter(new_path=old).update(new_path=new)
    Redirect.objects.update_or_create(host="", old_path=old, defaults={"new_path": new})


def _reports_printing(words: str, person: Person, everywhere: bool) -> list[Report]:
    """Reports in any of whose versions the words stand, of that person or of anyone."""
    revisions = Revision.objects.filter(record__contains=words)
    if not everywhere:
        revisions = revisions.filter(report__appearances__person=person)
    return list(Report.objects.filter(pk__in=revisions.values("report")))


def _hide_reasons(reports: QuerySet[Report], words: str) -> list[dict]:
    """Hides the words in public notes on the reports; what the notes were."""
    said = Correction.objects.filter(report__in=reports, reason__contains=words)
    were = list(said.values("id", "reason"))
    for correction in said:
        correction.reason = masking.hide(correction.reason, [words])
        correction.save(update_fields=["reason"])
    Change.objects.record({correction.report_id for correction in said})
    return were


def _hide_withdrawals(reports: QuerySet[Report], words: str) -> list[dict]:
    """Hides the words in the public reasons of withdrawals; what the reasons were."""
    said = list(reports.filter(withdrawal_reason__contains=words))
    were = [{"id": one.pk, "withdrawal_reason": one.withdrawal_reason} for one in said]
    for report in said:
        report.withdrawal_reason = masking.hide(report.withdrawal_reason, [words])
        report.save(update_fields=["withdrawal_reason"])
    Change.objects.record({report.pk for report in said})
    return were


def _rewrite(reports: Iterable[Report]) -> None:
    """Makes the reports' rows anew from their latest records."""
    now = timezone.now()
    for report in reports:
        latest = report.revisions.last()
        report.changed_at = now
        rows.write(report, record.stored(latest.record))
    Change.objects.record({report.pk for report in reports})


def _model(thing: Person | Name) -> str:
    return "person" if isinstance(thing, Person) else "name"
