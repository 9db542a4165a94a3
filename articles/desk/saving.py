"""Saves an editor's step; whoever works on an older text is told and overwrites nothing."""

import json
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles import limits, record
from articles.archive import importing
from articles.desk import cleaning, editing, reading
from articles.desk.editing import Fields, NotPossible
from articles.desk.publication import NEW
from articles.language import qualifiers
from articles.models import Draft, Person, Report, Revision
from articles.record import Examined
from articles.record.ids import FormerIds
from articles.record.problems import Problem


class Overtaken(Exception):
    """Someone else has saved since; the draft as it is now."""

    def __init__(self, draft: Draft):
        self.draft = draft


def step(draft: Draft, version: int, given: Fields, user: AbstractBaseUser) -> Examined:
    """Does one step on the version of the draft that the editor saw; NotPossible, Overtaken.

    Answers what the draft says then. The last step, sent again because its answer was lost on the
    way, is done already.
    """
    _refuse_what_no_database_keeps(json.dumps(given, ensure_ascii=False))
    key = UUID(given["step"])
    if draft.last_step == key:
        return reading.examined(draft)
    if draft.version != version:
        raise Overtaken(draft)
    if draft.publish_at and not user.has_perm("articles.publish_draft"):
        raise NotPossible("这份草稿已定好公开的时间，改了就会公开，要有公开权限的编辑才能改")
    columns, read = _changes(draft, given)
    _save(draft, user, key, columns)
    return read


def _changes(draft: Draft, given: Fields) -> tuple[Fields, Examined]:
    """The columns that a step changes, and what the draft says with it."""
    fields, former = record.load(draft.record), reading.former_of(draft)
    if given.get("op") in BESIDE:
        return BESIDE[given["op"]](draft, given, fields), record.examine(fields, former)
    if given.get("op") == "turn_edit":
        number, applied = int(given["number"]), given["applied"]
        beside = {"edits": cleaning.turn(fields, draft.edits, number, applied)}
    else:
        beside = _edit(draft, given, fields, former)
    columns, read = _kept(fields, draft, former)
    return columns | beside, read


def _edit(draft: Draft, given: Fields, fields: Fields, former: FormerIds) -> Fields:
    """Does a step on the record's fields; what the editor put there themselves is looked at."""
    before = _keys(fields)
    fields["_former"] = [one.id for one in former]  # never given to another fact
    editing.edit(fields, given)
    del fields["_former"]
    seen = {given["id"]} if given["op"] in {"change", "place"} else set()
    if given["op"] == "add":
        seen = _keys(fields) - before
    return {"accepted": sorted({*draft.accepted, *seen})} if seen else {}


def _kept(fields: Fields, draft: Draft, former: FormerIds) -> tuple[Fields, Examined]:
    """The columns of a draft that holds these fields: whole where they pass, else as they are."""
    fields = {**fields, "title": fields["title"][: limits.TITLE_CHARACTERS]}
    read = record.examine(fields, former)
    if read.record is None:
        raise NotPossible(str(read.problems[0]))
    if read.problems:
        text = json.dumps(fields, ensure_ascii=False, indent=2, default=qualifiers.as_json) + "\n"
    else:
        text = record.canonical(read.record)
    _refuse_what_no_database_keeps(text)
    slug = _address(fields["slug"], draft, read.problems)
    return {"record": text, "title": fields["title"], "slug": slug}, read


def _address(slug: str, draft: Draft, problems: list[Problem]) -> str:
    """The slug, where the draft can have it."""
    if slug == draft.slug:
        return slug
    for problem in problems:
        if problem.path == ("slug",):
            raise NotPossible(f"地址{problem.message}")
    if importing.is_taken(slug):
        raise NotPossible(f"地址 {slug} 已有别的报道用了，请换一个")
    if Report.objects.filter(record_slug=draft.slug).exists():
        raise NotPossible("公开的报道地址不变，这里不能改")
    return slug


def _refuse_what_no_database_keeps(text: str) -> None:
    if "\0" in text or "\\u0000" in text or not _is_unicode(text):
        raise NotPossible("里面有不能保存的控制字符，请删去或重新输入")


def _is_unicode(text: str) -> bool:
    """Whether no half of a surrogate pair stands in the text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _keys(fields: Fields) -> set[str]:
    return {fact["id"] for name in editing.ASKED for fact in fields.get(name, []) if "id" in fact}


def _id_in(fields: Fields, given: Fields) -> str:
    """The id that a step names, where the draft has a fact of it."""
    if given["id"] not in _keys(fields):
        raise NotPossible(editing.GONE)
    return given["id"]


@transaction.atomic
def _save(draft: Draft, user: AbstractBaseUser, key: UUID, changes: Fields) -> None:
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


def _accept(draft: Draft, given: Fields, fields: Fields) -> Fields:
    return {"accepted": sorted({*draft.accepted, _id_in(fields, given)})}


def _reopen(draft: Draft, given: Fields, fields: Fields) -> Fields:
    reopened = _id_in(fields, given)
    return {"accepted": [key for key in draft.accepted if key != reopened]}


def _choose(draft: Draft, given: Fields, fields: Fields) -> Fields:
    """Says who of that name a person of the draft is."""
    person = given["person"]
    if person not in {"", NEW} and not Person.objects.filter(slug=person).exists():
        raise NotPossible("没有这一位，请刷新页面再选")
    return {"identities": {**draft.identities, _id_in(fields, given): person}}


def _unschedule(draft: Draft, given: Fields, fields: Fields) -> Fields:
    return {"publish_at": None}


# What changes nothing in the record.
BESIDE = {
    "accept": _accept,
    "reopen": _reopen,
    "choose": _choose,
    "unschedule": _unschedule,
}
