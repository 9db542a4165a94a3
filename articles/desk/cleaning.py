"""The steps of the cleaning, taken back or taken up one at a time."""

from typing import Any

from articles.desk.editing import NotPossible

Fields = dict[str, Any]


def turn(fields: Fields, edits: list[Fields], number: int, applied: bool) -> list[Fields]:
    """Undoes one edit in the record's fields if it was `applied`, else does it; the edits then."""
    if not 0 <= number < len(edits):
        raise NotPossible("没有这一步清理，请刷新页面")
    edit = edits[number]
    if edit["applied"] != applied:
        raise NotPossible("这一处清理已经改过了")
    old, new = (
        (edit["after"], edit["before"]) if edit["applied"] else (edit["before"], edit["after"])
    )
    _replace(fields, old.strip("\n"), new.strip("\n"))
    turned = {**edit, "applied": not edit["applied"]}
    return [*edits[:number], turned, *edits[number + 1 :]]


def _replace(fields: Fields, old: str, new: str) -> None:
    """Puts one text for another in the one paragraph that holds it."""
    for section in fields["sections"]:
        paragraphs = section["paragraphs"]
        for number, paragraph in enumerate(paragraphs):
            if old and old in paragraph:
                lines = paragraph.replace(old, new, 1).split("\n")
                paragraphs[number : number + 1] = [line for line in lines if line.strip()]
                fields["sections"] = [one for one in fields["sections"] if one["paragraphs"]]
                return
    raise NotPossible("这一处后来改过，请直接改那一段")
