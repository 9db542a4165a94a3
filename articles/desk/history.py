"""The history of a draft: which of its steps stand, and what it held at any of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet

from articles.desk.editing import NotPossible
from articles.models import Draft, Step
from articles.models.steps import content_of
from articles.record import patches
from articles.record.patches import Content

UNDO, REDO, BRING_BACK, CATCH_UP = "undo", "redo", "bring_back", "catch_up"
NOTHING = patches.written([])
READ_AT_ONCE = 50  # most often the first is the one that is looked for
PAUSE = timedelta(minutes=30)  # longer than this an editor was away


@dataclass(frozen=True)
class Sitting:
    """The steps of one editor one after another, the last first."""

    steps: list[Step]

    @property
    def who(self) -> str:
        return self.steps[0].user.get_username() if self.steps[0].user else "导入"

    @property
    def began(self):
        return self.steps[-1].made_at

    @property
    def ended(self):
        return self.steps[0].made_at


def sittings(steps: Iterable[Step]) -> list[Sitting]:
    """The steps, the last first, by who sat over them."""
    found: list[Sitting] = []
    for step in steps:
        if found and _goes_on(found[-1].steps[-1], step):
            found[-1].steps.append(step)
        else:
            found.append(Sitting([step]))
    return found


def _goes_on(later: Step, step: Step) -> bool:
    return later.user_id == step.user_id and later.made_at - step.made_at <= PAUSE


def to_undo(draft: Draft, user: AbstractBaseUser) -> Iterator[Step]:
    """The steps of the editor's own that stand, the last first."""
    return (step for step in _standing(draft, user) if step.act not in {UNDO, REDO})


def passed_over(undoing: Step) -> Iterator[Step]:
    """The editor's steps that an undoing was the first to leave, for one before them."""
    reached = None  # by the undoings before it
    for step in _standing(undoing.draft, undoing.user):
        if step.number <= undoing.undoes.number:
            return
        if step.act == UNDO and step.number < undoing.number:
            reached = min(step.undoes.number, reached or step.number)
        elif step.act not in {UNDO, REDO} and (reached is None or step.number < reached):
            yield step


def to_redo(draft: Draft, user: AbstractBaseUser) -> Step | None:
    """The last undoing of the editor's own that stands, with nothing done since but redoing."""
    step = next((step for step in _standing(draft, user) if step.act != REDO), None)
    return step if step and step.act == UNDO else None


def ways(draft: Draft, user: AbstractBaseUser) -> dict[str, bool]:
    """Which ways the editor can go."""
    return {UNDO: any(True for _ in to_undo(draft, user)), REDO: to_redo(draft, user) is not None}


def _standing(draft: Draft, user: AbstractBaseUser) -> Iterator[Step]:
    """The editor's steps that nothing has undone, the last first: what undoes comes later."""
    undone = set()
    steps = _so_far(draft).filter(user=user).exclude(changed=NOTHING).defer("changed")
    for step in steps.order_by("-number").iterator(READ_AT_ONCE):
        if step.pk not in undone:
            undone.add(step.undoes_id)
            yield step


def _so_far(draft: Draft) -> QuerySet[Step]:
    """The steps that made the draft as it was read, without those that came since."""
    return draft.steps.filter(number__lt=draft.version)


def content_at(draft: Draft, number: int) -> Content:
    """All that the draft held at this version; NotPossible where there is none."""
    first = draft.steps.values_list("number", flat=True).first()
    if first is None or not first <= number <= draft.version:
        raise NotPossible("没有这一版，请刷新页面再选")
    content = content_of(draft)
    for step in _so_far(draft).filter(number__gte=number).order_by("-number"):
        content = patches.changed(content, patches.inverse(step.changes))
    return content
