"""One field of a person or a name, changed by an editor, told so that it can be undone."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from articles.archive import undoing
from articles.archive.undoing import NotPossible
from articles.models import Act, Name, Person
from articles.models.standing import left

FIELDS = {"person": (Person, "public_figure"), "name": (Name, "parent_id")}


def detail(sort: str, row: int, was: Any, now: Any) -> dict[str, Any]:
    """What the log keeps of it, for its undoing."""
    return {"field_of": sort, "row": row, "was": was, "now": now}


def can_be_undone(act: Act) -> bool:
    return "field_of" in act.detail


@transaction.atomic
def undo(act: Act, user: AbstractBaseUser | None = None) -> None:
    """Gives the field its former value; NotPossible where it has been changed since."""
    undoing.take_in_hand(act, {Act.Kind.CHANGE} if can_be_undone(act) else ())
    model, field = FIELDS[act.detail["field_of"]]
    row = model.objects.select_for_update().filter(pk=act.detail["row"]).first()
    if row is None:
        raise NotPossible("它已经不在了，不能撤销")
    if getattr(row, field) != act.detail["now"]:
        raise NotPossible(f"“{row}”后来又改过，不能撤销，请直接改")
    was = act.detail["was"]
    if field == "parent_id" and was and not Name.objects.filter(pk=was).exists():
        raise NotPossible("原来的上级已经不在了，不能撤销")
    setattr(row, field, was)
    row.save(update_fields=[field])
    undoing.note(act, user, {"left": left(row, [field.removesuffix("_id")])})
