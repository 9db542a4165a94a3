"""Saves an editor's step; whoever works on an older text is told and overwrites nothing."""

import json
from collections.abc import Iterable, Iterator
from copy import copy
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles import limits, record
from articles.archive import importing
from articles.desk import accepting, cleaning, editing, history, reading, redrafting, troubles
from articles.desk.editing import Fields, NotPossible
from articles.desk.publication import NEW
from articles.models import Draft, Person, Report, Revision, Step
from articles.models.steps import content_of
from articles.record import Examined, patches
from articles.record.holding import unsettled
from articles.record.ids import FormerIds
from articles.record.patches import Content
from articles.record.problems import Problem
from articles.record.schema import FACT_LISTS

ACCEPT_ALL = "accept_all"
TRIES = 8  # where others save at the same moment


class Overtaken(Exception):
    """Someone else has changed what a step is about since its editor saw it."""

    def __init__(self, draft: Draft, by: Step):
        self.draft = draft  # as it is
        self.by = by


def step(draft: Draft, version: int, given: Fields, user: AbstractBaseUser) -> Examined:
    """Does one step of an editor who saw this version of the draft; NotPossible, Overtaken.

    What others have done since holds where it is about something else. Answers what the draft
    says then. A step that comes twice is done already.
    """
    _refuse_what_no_database_keeps(json.dumps(given, ensure_ascii=False))
    key = UUID(given["step"])
    screen = UUID(given["screen"]) if given.get("screen") else None
    for _ in range(TRIES):
        draft.refresh_from_db(from_queryset=Draft.objects.all())
        if draft.steps.filter(key=key).exists():
            return reading.examined(draft)
        _refuse_scheduled(draft, user)
        since = [one for one in draft.steps.filter(number__gte=version) if _is_foreign(one, screen)]
        columns, read, undoes = _made(draft, given, user, since)
        told = {"act": given["op"], "user": user, "key": key, "screen": screen, "undoes": undoes}
        if _append(draft, columns, _changes_of(draft, columns, since), told):
            return read
    raise NotPossible("同时改的人太多，请再试一次")


def added(draft: Draft, key: str) -> str | None:
    """The fact that a step put into the draft, where it did."""
    for change in draft.steps.get(key=UUID(key)).changes:
        if change["at"].partition(" ")[0] in FACT_LISTS and patches.BEFORE not in change:
            return patches.subject(change)
    return None


def _is_foreign(one: Step, screen: UUID | None) -> bool:
    """Whether who looks at the screen has not seen the step: it was made on another."""
    return screen is None or one.screen != screen


def _refuse_scheduled(draft: Draft, user: AbstractBaseUser) -> None:
    if draft.publish_at and not user.has_perm("articles.publish_draft"):
        raise NotPossible("这份草稿已定好公开的时间，改了就会公开，要有公开权限的编辑才能改")


def _made(
    draft: Draft, given: Fields, user: AbstractBaseUser, since: list[Step]
) -> tuple[Fields, Examined, Step | None]:
    """The columns that a step changes, what the draft says with it, and the step it takes back."""
    if given["op"] == ACCEPT_ALL:
        touched = _touched(since)
        given = {**given, "keys": [key for key in given["keys"] if key not in touched]}
    if given["op"] in WHOLE:
        content, undoes = WHOLE[given["op"]](draft, given, user)
        return *_kept(content, draft, reading.former_of(draft)), undoes
    try:
        return *_done(draft, given), None
    except editing.Moved:
        subject = given.get("id", patches.TEXT)
        _refuse_overtaken(draft, [subject], since)
        raise


def _refuse_overtaken(draft: Draft, subjects: Iterable[str], since: list[Step]) -> None:
    """Overtaken where one of the subjects is not as it was before these steps."""
    touched = _touched(since)
    for subject in subjects:
        if subject in touched:
            raise Overtaken(draft, touched[subject])


def _touched(since: list[Step]) -> dict[str, Step]:
    """What is no longer as it was before the steps, and the last that changed it."""
    first, last = {}, {}
    for one in since:
        for change in one.changes:
            at = change["at"]
            first.setdefault(at, change.get(patches.BEFORE))
            last[at] = (change.get(patches.AFTER), one, patches.subject(change))
    return {subject: one for at, (now, one, subject) in last.items() if now != first[at]}


def _changes_of(draft: Draft, columns: Fields, since: list[Step]) -> list[patches.Change]:
    """What the columns change in the draft; Overtaken where others have changed that since.

    Lines of the text are known by their words, wherever they stand.
    """
    then = copy(draft)
    for name, value in columns.items():
        setattr(then, name, value)
    changes = patches.differences(content_of(draft), content_of(then))
    _refuse_overtaken(draft, _own_subjects(changes), since)
    return changes


def _own_subjects(changes: list[patches.Change]) -> list[str]:
    """What a step is about, less its lines, and less the facts that these open again."""
    changes_text = any(one["at"] == patches.TEXT for one in changes)
    return [
        patches.subject(one)
        for one in changes
        if one["at"] != patches.TEXT and not (changes_text and _opens(one))
    ]


def _opens(change: patches.Change) -> bool:
    return change["at"].startswith("accepted ") and patches.AFTER not in change


def _done(draft: Draft, given: Fields) -> tuple[Fields, Examined]:
    """The columns that a step changes which goes forward, and what the draft says with it."""
    content, former = content_of(draft), reading.former_of(draft)
    fields = content.fields
    if given.get("op") in BESIDE:
        return BESIDE[given["op"]](draft, given, fields), record.examine(fields, former)
    if given.get("op") == redrafting.OP:
        content, reasons = redrafting.redrafted(draft, content, former)
        columns, read = _kept(content, draft, former)
        return columns | {"reasons": reasons}, read
    if given.get("op") == "turn_edit":
        number, applied = int(given["number"]), given["applied"]
        content.edits = cleaning.turn(fields, draft.edits, number, applied)
    else:
        content.accepted = _edit(draft, given, fields, former)
    columns, read = _kept(content, draft, former)
    if given["op"] == "add":
        columns["accepted"] = _with_whole(draft, read, _newest(fields, given))
    elif draft.accepted and given["op"] not in ALONE:
        opened = unsettled(reading.examined(draft), read)
        columns["accepted"] = [key for key in content.accepted if key not in opened]
    return columns, read


ALONE = {"change", "place", "head"}  # of the facts they touch no other than the one


def _newest(fields: Fields, given: Fields) -> str:
    """The fact that a step added."""
    return fields[given["list"]][-1]["id"]


def _with_whole(draft: Draft, read: Examined, new: str) -> list[str]:
    """The accepted facts, and the one an editor added where nothing of it is missing."""
    return sorted({*draft.accepted, *accepting.acceptable(draft, {new}, read)})


def _edit(draft: Draft, given: Fields, fields: Fields, former: FormerIds) -> list[str]:
    """Does a step on the record's fields; what the editor put there themselves is looked at."""
    fields["_former"] = [one.id for one in former]  # never given to another fact
    editing.edit(fields, given)
    del fields["_former"]
    seen = {given["id"]} if given["op"] in {"change", "place"} else set()
    return sorted({*draft.accepted, *seen}) if seen else draft.accepted


def _kept(content: Content, draft: Draft, former: FormerIds) -> tuple[Fields, Examined]:
    """The columns of a draft that holds this: the record whole where it passes, else as it is."""
    fields = content.fields
    fields = {**fields, "title": fields["title"][: limits.TITLE_CHARACTERS]}
    read = record.examine(fields, former)
    if read.record is None:
        raise NotPossible(troubles.in_words(read.problems[0]))
    text = record.written(fields, read)
    _refuse_what_no_database_keeps(text)
    slug = _address(fields["slug"], draft, read.problems)
    beside = {name: getattr(content, name) for name in ("accepted", "identities", "edits")}
    beside["public_version"] = content.public
    return {"record": text, "title": fields["title"], "slug": slug, **beside}, read


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
def _append(draft: Draft, columns: Fields, changes: list[patches.Change], told: Fields) -> bool:
    """Writes the columns and the step, unless another came first; a set time stands."""
    rows = Draft.objects.filter(pk=draft.pk, version=draft.version)
    saved = rows.update(
        version=F("version") + 1,
        edited_by=told["user"],
        changed_at=timezone.now(),
        by=Revision.By.DESK,
        trouble="",
        **columns,
    )
    if saved:
        draft.refresh_from_db()
        Step.objects.record(draft, changes, **told)
    return bool(saved)


def passed_over(draft: Draft, key: str) -> Iterator[tuple[Step, Step | None]]:
    """The steps that an undoing, by its key, was the first to leave, each with what is why."""
    undoing = draft.steps.select_related("draft", "user", "undoes").filter(key=key).first()
    for step in history.passed_over(undoing) if undoing and undoing.undoes else ():
        others = draft.steps.filter(number__gt=step.number).exclude(user=undoing.user)
        touched = _touched(list(others))
        subjects = (patches.subject(change) for change in step.changes)
        yield step, next((touched[one] for one in subjects if one in touched), None)


def _undo(draft: Draft, given: Fields, user: AbstractBaseUser) -> tuple[Content, Step]:
    """The content without the last of the editor's steps that others have not changed since."""
    refusal = NotPossible("没有可以撤销的一步")
    for number, done in enumerate(history.to_undo(draft, user)):
        try:
            return _taken_back(draft, done)
        except (Overtaken, NotPossible) as error:
            refusal = refusal if number else error
    raise refusal


def _redo(draft: Draft, given: Fields, user: AbstractBaseUser) -> tuple[Content, Step]:
    done = history.to_redo(draft, user)
    if done is None:
        raise NotPossible("没有可以重做的一步")
    return _taken_back(draft, done)


def _taken_back(draft: Draft, done: Step) -> tuple[Content, Step]:
    """The content without what a step did; Overtaken where that has been changed since."""
    try:
        return patches.changed(content_of(draft), patches.inverse(done.changes)), done
    except patches.Unheld as error:
        since = list(draft.steps.filter(number__gt=done.number))
        _refuse_overtaken(draft, [patches.subject(error.change)], since)
        raise NotPossible("这一步改的地方后来又变了，不能撤销") from error


def _bring_back(draft: Draft, given: Fields, user: AbstractBaseUser) -> tuple[Content, None]:
    """The content of an earlier version."""
    return history.content_at(draft, int(given["number"])), None


def _catch_up(draft: Draft, given: Fields, user: AbstractBaseUser) -> tuple[Content, None]:
    """The content with what others have published since it was opened, which they reviewed."""
    versions = Revision.objects.filter(report__record_slug=draft.slug)
    latest = versions.last()
    known = versions.filter(number=draft.public_version).first()
    if known is None:
        raise NotPossible("这份草稿不是从公开的一版来的，请照列出的改动自己改")
    was, now = (Content(record.load(one.record), public=one.number) for one in (known, latest))
    changes = patches.differences(was, now)
    try:
        content = patches.changed(content_of(draft), changes)
    except patches.Unheld as error:
        raise NotPossible("同一处两边都改了，请照列出的改动自己改") from error
    facts = {patches.subject(one) for one in changes if _puts_fact(one)}
    content.accepted = sorted({*content.accepted, *facts})
    return content, None


def _puts_fact(change: patches.Change) -> bool:
    return change["at"].split()[0] in FACT_LISTS and patches.AFTER in change


WHOLE = {  # what gives the draft another content
    history.UNDO: _undo,
    history.REDO: _redo,
    history.BRING_BACK: _bring_back,
    history.CATCH_UP: _catch_up,
}


def _accept(draft: Draft, given: Fields, fields: Fields) -> Fields:
    return {"accepted": sorted({*draft.accepted, _id_in(fields, given)})}


def _accept_all(draft: Draft, given: Fields, fields: Fields) -> Fields:
    """Accepts those of the facts that nothing speaks against."""
    return {"accepted": sorted({*draft.accepted, *accepting.acceptable(draft, given["keys"])})}


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
    ACCEPT_ALL: _accept_all,
    "reopen": _reopen,
    "choose": _choose,
    "unschedule": _unschedule,
}
