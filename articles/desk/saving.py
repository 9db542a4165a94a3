"""Saves an editor's step; whoever works on an older text is told and overwrites nothing."""

import json
from typing import Any
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles import limits, record
from articles.archive.versions import former_ids, latest_of
from articles.desk import cleaning, editing
from articles.desk.editing import NotPossible
from articles.language import qualifiers
from articles.models import Draft, Report, Revision
from articles.record.ids import FormerIds


class Overtaken(Exception):
    """Someone else has saved since; the draft as it is now."""

    def __init__(self, draft: Draft):
        self.draft = draft


def step(draft: Draft, version: int, given: dict[str, Any], user: AbstractBaseUser) -> None:
    """Does one step on the version of the draft that the editor saw; NotPossible, Overtaken.

    The last step, sent again because its answer was lost on the way, is done already.
    """
    key = UUID(given["step"])
    if draft.last_step == key:
        return
    if draft.version != version:
        raise Overtaken(draft)
    if draft.publish_at and not user.has_perm("articles.publish_draft"):
        raise NotPossible("这份草稿已定好公开的时间，改了就会公开，要有公开权限的编辑才能改")
    changes = BESIDE[given["op"]](draft, given) if given.get("op") in BESIDE else None
    if changes is None:
        changes = _record_changes(draft, given)
    _save(draft, user, key, changes)


def _record_changes(draft: Draft, given: dict[str, Any]) -> dict[str, Any]:
    """The columns that a step on the record changes."""
    before = record.load(draft.record)
    after = editing.edited({**before, "_former": _former_ids(draft)}, given)
    after.pop("_former")
    changes = stored(after, draft)
    if given["op"] in {"change", "place"}:
        changes["accepted"] = sorted({*draft.accepted, given["id"]})
    if given["op"] == "add":
        new = {fact["id"] for _, fact in _facts(after)} - {fact["id"] for _, fact in _facts(before)}
        changes["accepted"] = sorted({*draft.accepted, *new})
    return changes


def stored(fields: dict[str, Any], draft: Draft) -> dict[str, Any]:
    """The columns of a draft that holds these fields: whole where they pass, else as they are."""
    fields = {**fields, "title": fields["title"][: limits.TITLE_CHARACTERS]}
    try:
        text = record.canonical(record.build(fields, _former(draft)))
    except record.RecordError:
        text = json.dumps(fields, ensure_ascii=False, indent=2, default=qualifiers.as_json) + "\n"
    _refuse_what_no_database_keeps(text)
    return {"record": text, "title": fields["title"], "slug": _free_slug(fields["slug"], draft)}


def _former(draft: Draft) -> FormerIds:
    """The ids that the public versions gave which the draft would correct."""
    return former_ids(latest_of(Report.objects.filter(slug=draft.slug).first()))


def _free_slug(slug: str, draft: Draft) -> str:
    others = Draft.objects.exclude(pk=draft.pk).filter(slug=slug)
    if slug != draft.slug and (others.exists() or Report.objects.filter(slug=slug).exists()):
        raise NotPossible(f"地址 {slug} 已有别的报道用了，请换一个")
    if not slug or len(slug) > limits.SLUG_CHARACTERS or not slug.isascii():
        raise NotPossible("地址只能用小写字母、数字和连字符，不能空着")
    if slug != draft.slug and Report.objects.filter(slug=draft.slug).exists():
        raise NotPossible("公开的报道地址不变，这里不能改")
    return slug


def _refuse_what_no_database_keeps(text: str) -> None:
    if "\\u0000" in text or "\0" in text or any(0xD800 <= ord(one) <= 0xDFFF for one in text):
        raise NotPossible("里面有不能保存的控制字符，请删去或重新输入")


def _facts(fields: dict[str, Any]):
    return (
        (name, fact) for name in editing.ASKED for fact in fields.get(name, []) if fact.get("id")
    )


def _former_ids(draft: Draft) -> list[str]:
    """Ids that earlier versions gave to facts; none is ever given to another."""
    return [given.id for given in _former(draft)]


@transaction.atomic
def _save(draft: Draft, user: AbstractBaseUser, key: UUID, changes: dict[str, Any]) -> None:
    """Writes the columns if nobody else has since; a time set for publication stands."""
    rows = Draft.objects.filter(pk=draft.pk, version=draft.version)
    saved = rows.update(
        version=F("version") + 1,
        edited_by=user,
        changed_at=timezone.now(),
        by=Revision.By.DESK,
        last_step=key,
        trouble="",
        **changes,
    )
    draft.refresh_from_db()
    if not saved and draft.last_step != key:
        raise Overtaken(draft)


def _accept(draft: Draft, given: dict[str, Any]) -> dict[str, Any]:
    return {"accepted": sorted({*draft.accepted, given["id"]})}


def _reopen(draft: Draft, given: dict[str, Any]) -> dict[str, Any]:
    return {"accepted": [key for key in draft.accepted if key != given["id"]]}


def _choose(draft: Draft, given: dict[str, Any]) -> dict[str, Any]:
    """Says who of that name a person of the draft is."""
    return {"identities": {**draft.identities, given["id"]: given["person"]}}


def _undo_edit(draft: Draft, given: dict[str, Any]) -> dict[str, Any]:
    """Takes back one step of the cleaning, or takes up one that was proposed."""
    fields = record.load(draft.record)
    after, edits = cleaning.turned(fields, draft.edits, int(given["number"]), given["applied"])
    return {**stored(after, draft), "edits": edits}


def _unschedule(draft: Draft, given: dict[str, Any]) -> dict[str, Any]:
    return {"publish_at": None}


BESIDE = {
    "accept": _accept,
    "reopen": _reopen,
    "choose": _choose,
    "turn_edit": _undo_edit,
    "unschedule": _unschedule,
}
