"""Acts on everything that a query finds: asked for at once, done by the worker one by one."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from articles import limits
from articles.archive import retagging, withdrawing
from articles.desk import publication, worklists
from articles.desk.hidden import hidden_from
from articles.models import Act, Batch, BatchItem, Draft, Report, Tag
from articles.record import RecordError
from articles.record.masking import hide

Kind, State = Batch.Kind, BatchItem.State
GONE = "已经不在了：公开了，或被删去了"
NOT_ALLOWED = "交办的账号没有这个权限了"
STOPPED = "停下以前没有轮到"


def make(
    key: UUID,
    user: AbstractBaseUser,
    kind: str,
    given: Mapping[str, Any],
    found: QuerySet,
) -> Batch:
    """A batch of all that is found; sent twice it is one."""
    with transaction.atomic():
        fields = {"user": user, "kind": kind, "given": dict(given)}
        batch, is_new = Batch.objects.get_or_create(key=key, defaults=fields)
        if is_new:
            rows = enumerate(found.values_list("pk", "title"), 1)
            BatchItem.objects.bulk_create(
                (
                    BatchItem(batch=batch, position=position, row=row, title=title)
                    for position, (row, title) in rows
                ),
                batch_size=1000,
            )
    return batch


def undo(batch: Batch, key: UUID, user: AbstractBaseUser) -> Batch:
    """A batch that takes back, one by one, what a batch of tags did."""
    acts = Act.objects.standing().filter(kind=Act.Kind.TAGS, detail__batch=batch.pk)
    title = Substr("subject", 1, limits.TITLE_CHARACTERS)
    given = {"add": batch.given["remove"], "remove": batch.given["add"]}
    return make(key, user, Kind.UNTAG, given, acts.order_by("-number").annotate(title=title))


def do(item: BatchItem) -> None:
    """Does it and keeps that it is done, both or neither; what cannot be done says why."""
    try:
        with transaction.atomic():
            if _still_waits(item):
                _finish(item, State.DONE, _act(item))
    except (RecordError, ValueError) as error:
        _finish(item, State.FAILED, str(error))


def stop(batch: Batch) -> None:
    """Leaves undone what has not been done yet."""
    batch.items.filter(state=State.WAITING).update(state=State.STOPPED, message=STOPPED)


def again(batch: Batch) -> None:
    """Lets what could not be done wait once more."""
    failed = batch.items.filter(state=State.FAILED)
    failed.update(state=State.WAITING, message="", tries=0, try_after=None)


def give_up(item: BatchItem, trouble: str) -> None:
    _finish(item, State.FAILED, trouble)


def without_hidden(items: Iterable[BatchItem], user: AbstractBaseUser) -> list[BatchItem]:
    """Items as somebody may read them: names hidden since they were asked for stand as × signs."""
    hidden, told = hidden_from(user), list(items)
    for item in told:
        item.title, item.message = hide(item.title, hidden), hide(item.message, hidden)
    return told


def numbers(batch: Batch) -> dict[str, int]:
    """How many of its items there are in all, and in each state."""
    each = {state.value: Count("pk", filter=Q(state=state)) for state in State}
    return batch.items.aggregate(total=Count("pk"), **each)


def _still_waits(item: BatchItem) -> bool:
    """Locked, so that two workers never do one thing twice."""
    rows = BatchItem.objects.select_for_update().filter(pk=item.pk)
    return rows.filter(state=State.WAITING).exists()


def _act(item: BatchItem) -> str:
    kind, batch = Kind(item.batch.kind), item.batch
    if not batch.user.has_perm(f"articles.{PERMISSIONS[kind]}"):
        raise ValueError(NOT_ALLOWED)
    row = _model(kind).objects.filter(pk=item.row).first()
    if row is None:
        raise ValueError(GONE)
    return ACTS[kind](row, batch) or ""


def _finish(item: BatchItem, state: str, message: str) -> None:
    item.state, item.message = state, message
    item.save(update_fields=["state", "message"])


def _model(kind: Kind) -> type[models.Model]:
    """The rows that a batch is of."""
    if kind in OF_OTHERS:
        return OF_OTHERS[kind]
    return Draft if kind in OF_DRAFTS else Report


def _publish(draft: Draft, batch: Batch) -> None:
    answered = None if batch.given.get("anyway") else ()
    publication.publish(draft, batch.user, draft.publish_reason, answered=answered)


def _hand_over(draft: Draft, batch: Batch) -> None:
    to = get_user_model().objects.filter(pk=batch.given["to"]).first()
    worklists.hand_over(Draft.objects.filter(pk=draft.pk), to)


def _retag(report: Report, batch: Batch) -> str:
    add, remove = batch.given["add"], batch.given["remove"]
    changed = retagging.set_on([report], add, remove, batch.user, batch.pk)
    return "" if changed else "本来就是这样"


def _untag(act: Act, batch: Batch) -> None:
    retagging.undo(act, batch.user)


def _merge_tag(tag: Tag, batch: Batch) -> str:
    kept = Tag.objects.filter(pk=batch.given["kept"]).first()
    if kept is None:
        raise ValueError("要留下的标签已经不在了：改了名，或并入了别的")
    retagging.merge(kept, [tag], batch.user)
    return f"已并入“{kept}”，旧地址转到它"


def _rename_tag(tag: Tag, batch: Batch) -> str:
    return f"改成了“{retagging.rename(tag, batch.given['name'], batch.user)}”，旧地址转到它"


def _withdraw(report: Report, batch: Batch) -> None:
    withdrawing.withdraw(report, batch.given["reason"], batch.user)


def _restore(report: Report, batch: Batch) -> None:
    withdrawing.restore(report, batch.user)


def _unlist(report: Report, batch: Batch) -> None:
    withdrawing.unlist(report, batch.given["reason"], batch.user)


def _list(report: Report, batch: Batch) -> None:
    withdrawing.list_again(report, batch.user)


ACTS: dict[Kind, Callable[[Any, Batch], str | None]] = {
    Kind.PUBLISH: _publish,
    Kind.TAGS: _retag,
    Kind.UNTAG: _untag,
    Kind.WITHDRAW: _withdraw,
    Kind.RESTORE: _restore,
    Kind.UNLIST: _unlist,
    Kind.LIST: _list,
    Kind.HAND_OVER: _hand_over,
    Kind.MERGE_TAGS: _merge_tag,
    Kind.RENAME_TAG: _rename_tag,
}
OF_DRAFTS = {Kind.PUBLISH, Kind.HAND_OVER}
OF_OTHERS = {Kind.UNTAG: Act, Kind.MERGE_TAGS: Tag, Kind.RENAME_TAG: Tag}
PERMISSIONS = {
    Kind.PUBLISH: "publish_draft",
    Kind.TAGS: "correct_report",
    Kind.UNTAG: "correct_report",
    Kind.WITHDRAW: "withdraw_report",
    Kind.RESTORE: "withdraw_report",
    Kind.UNLIST: "correct_report",
    Kind.LIST: "correct_report",
    Kind.HAND_OVER: "change_draft",
    Kind.MERGE_TAGS: "change_tag",
    Kind.RENAME_TAG: "change_tag",
}
