"""Tags renamed, merged, and set on many reports at once: new versions, without a correction.

Tags are the editors' own index words; no word of a report changes with them.
"""

from collections.abc import Callable, Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from articles import record
from articles.archive import importing, undoing
from articles.archive.hidden_names import stay
from articles.archive.importing import Refused
from articles.archive.old_addresses import lead, let_go
from articles.archive.versions import former_ids
from articles.models import Act, Draft, Report, Revision, Step, Tag
from articles.models.steps import content_of
from articles.record import patches, strings
from articles.record.masking import SIGN

User = AbstractBaseUser | None


@transaction.atomic
def rename(tag: Tag, words: str, user: User = None) -> Tag:
    """Gives a tag another name; where there is one of that name the two are one."""
    return _replace([tag], words.strip(), user)


@transaction.atomic
def merge(kept: Tag, gone: Iterable[Tag], user: User = None) -> Tag:
    """Makes several tags one."""
    return _replace([tag for tag in gone if tag != kept], kept.name, user)


@transaction.atomic
def set_on(
    reports: Iterable[Report],
    add: Iterable[str],
    remove: Iterable[str],
    user: User = None,
    batch: int | None = None,
) -> int:
    """Adds and removes tags of many reports, perhaps for a batch; how many reports changed."""
    stay()
    add, remove = list(add), set(remove)
    reports = list(Report.objects.select_for_update().filter(pk__in=_keys(reports)).order_by("pk"))
    asked = {"reports": _keys(reports), "add": add, "remove": sorted(remove)}

    def change(tags: list[str]) -> list[str]:
        kept = [tag for tag in tags if tag not in remove]
        return [*kept, *(tag for tag in add if tag not in kept)]

    retagged = _retag_all(reports, change, user)
    changed = len(retagged)
    if changed:
        words = [*(f"＋{tag}" for tag in add), *(f"－{tag}" for tag in sorted(remove))]
        detail = {"asked": asked, "changed": changed, "retagged": retagged, "batch": batch}
        which = reports[0].title if len(reports) == 1 else f"{changed} 篇"
        Act.objects.record(Act.Kind.TAGS, f"{which}：{'，'.join(words)}", user, detail=detail)
    return changed or _changed_before(asked, user)


def _keys(things: Iterable[Report | Tag]) -> list[int]:
    return sorted(thing.pk for thing in things)


def _changed_before(asked: dict, user: User) -> int:
    """How many reports changed when the same was asked just before; 0 where it was not."""
    last = Act.objects.filter(kind=Act.Kind.TAGS, user=user).first()
    return last.detail["changed"] if last and last.detail.get("asked") == asked else 0


def _replace(tags: list[Tag], words: str, user: User) -> Tag:
    names = {tag.name for tag in tags}
    if fault := strings.fault(("tags", 0), words):
        raise Refused(f"标签{fault}")
    if any(SIGN in name for name in names):
        raise Refused("标签里有隐去的姓名，请先在“编辑记录”里撤销隐去再改")

    def change(given: list[str]) -> list[str]:
        return list(dict.fromkeys(words if tag in names else tag for tag in given))

    stay()
    was_new = not Tag.objects.filter(name=words).exists()
    standing = list(Tag.objects.select_for_update().filter(pk__in=_keys(tags)).order_by("pk"))
    if tags and not standing:  # another was first
        return Tag.objects.get(pk=_kept_instead(tags).detail["kept"])
    tagged = Report.objects.filter(taggings__tag__in=tags).values("pk")
    retagged = _retag_all(
        list(Report.objects.select_for_update().filter(pk__in=tagged).order_by("pk")), change, user
    )
    gone, kept = _keys(tags), Tag.objects.get_or_create(name=words)[0]
    called = [[tag.name, tag.slug] for tag in tags if tag != kept]
    for tag in tags:
        lead(tag.get_absolute_url(), kept.get_absolute_url())
        if tag != kept:
            tag.delete()
    old = "、".join(sorted(names))
    Act.objects.record(
        Act.Kind.TAGS,
        f"{old} → {words}",
        user,
        before={"标签": old},
        after={"标签": words},
        detail={
            **{"gone": gone, "kept": kept.pk, "retagged": retagged},
            **{"called": called, "was_new": was_new},
        },
    )
    return kept


def _kept_instead(tags: Iterable[Tag]) -> Act | None:
    """The act that made these tags another; None where none did."""
    return Act.objects.standing().filter(kind=Act.Kind.TAGS, detail__gone=_keys(tags)).first()


def can_be_undone(act: Act) -> bool:
    return "retagged" in act.detail


@transaction.atomic
def undo(act: Act, user: User = None) -> None:
    """Gives each report its former tags, and tags that went their addresses.

    Refused where one of the reports has been tagged otherwise since.
    """
    stay()
    undoing.take_in_hand(act, {Act.Kind.TAGS} if can_be_undone(act) else ())
    came_back = [_come_back(*called) for called in act.detail.get("called", [])]
    for pk, was, now in act.detail["retagged"]:
        _give_back(Report.objects.select_for_update().get(pk=pk), was, now, user)
    if came_back and act.detail["was_new"]:
        _lead_back(Tag.objects.filter(pk=act.detail["kept"]).first(), came_back[0])
    undoing.note(act, user)


def _come_back(name: str, slug: str) -> Tag:
    """The tag of this name, at its former address where that is free."""
    tag = Tag.objects.filter(name=name).first()
    if tag is None:
        tag = Tag(name=name, slug="" if Tag.objects.filter(slug=slug).exists() else slug)
        tag.save()
    let_go(tag.get_absolute_url())
    return tag


def _give_back(report: Report, was: list[str], now: list[str], user: User) -> None:
    if record.stored(report.revisions.last().record).tags != now:
        raise Refused(f"《{report.title}》的标签后来又改过，不能一起撤销，请直接改")
    _retag(report, lambda tags: was if tags == now else tags, user)


def _lead_back(kept: Tag | None, tag: Tag) -> None:
    """A tag that only the act made leads to what it was; where it is used since it stays."""
    if kept and not Report.objects.filter(taggings__tag=kept).exists():
        lead(kept.get_absolute_url(), tag.get_absolute_url())
        kept.delete()


def _retag_all(reports: Iterable[Report], change: Callable, user: User) -> list[tuple]:
    """The reports that changed, each with its tags before and after."""
    return list(filter(None, (_retag(report, change, user) for report in reports)))


def _retag(report: Report, change: Callable[[list[str]], list[str]], user: User) -> tuple | None:
    """A new version of the report with other tags, told; None where they stay as they are."""
    latest = report.revisions.select_related("source").last()
    stored = record.stored(latest.record)
    tags = change(stored.tags)
    if tags == stored.tags:
        return None
    fields = stored.model_dump(by_alias=True) | {"tags": tags}
    try:
        checked = record.build(fields, former_ids(latest))
    except record.RecordError as error:
        raise Refused(f"《{report.title}》的标签：{error.problems[0]}") from error
    occasion = importing.Occasion(by=Revision.By.DESK, user=user)
    importing.apply(checked, latest.source, occasion)
    _retag_draft(report, latest, change, user)
    return report.pk, stored.tags, checked.tags


def _retag_draft(
    report: Report, was_latest: Revision, change: Callable[[list[str]], list[str]], user: User
) -> None:
    """The same in the draft that would correct the report: a step like any other."""
    draft = Draft.objects.select_for_update().filter(slug=report.record_slug).first()
    if draft is None:
        return
    was, fields = content_of(draft), record.load(draft.record)
    fields["tags"] = change(fields["tags"])
    latest = report.revisions.last()
    former = former_ids(latest)
    if draft.public_version == was_latest.number:
        draft.public_version = latest.number
    draft.record = record.written(fields, record.examine(fields, former))
    if changes := patches.differences(was, content_of(draft)):
        draft.version += 1
        draft.save(update_fields=["record", "version", "public_version"])
        Step.objects.record(draft, changes, "tags", user=user)
