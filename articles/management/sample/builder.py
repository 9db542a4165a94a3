"""A record made together with its text: each fact is noted where its words are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from articles.record.anchoring import occurrences

SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Fact:
    """Words to write, and the list of the record they belong to."""

    words: str
    kind: str
    fields: dict[str, Any] = field(default_factory=dict)
    pinned: bool = False  # anchored here only, not wherever the name stands


@dataclass(frozen=True)
class Speech:
    """Words given as someone's; facts may stand inside them."""

    template: str
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass
class Noted:
    """A fact and where it was written: the section's number, start and end."""

    kind: str
    fields: dict[str, Any]
    section: int
    start: int
    end: int
    pinned: bool


class Builder:
    """Writes a report section by section, then gives its record."""

    def __init__(self, **head: Any):
        self.head = head
        self.headings: list[str | None] = []
        self.texts: list[str] = []
        self.noted: list[Noted] = []

    def section(self, heading: str | None = None) -> "Builder":
        self.headings.append(heading)
        self.texts.append("")
        return self

    def paragraph(self, template: str, **slots: Any) -> "Builder":
        """Writes one paragraph; {name} is a word, a Fact or a Speech of the slots."""
        if not self.texts:
            self.section()
        if self.texts[-1]:
            self.texts[-1] += "\n"
        self._write(template, slots)
        return self

    def _write(self, template: str, slots: dict[str, Any]) -> None:
        for number, part in enumerate(SLOT.split(template)):
            piece = slots[part] if number % 2 else part
            start = len(self.texts[-1])
            if isinstance(piece, Speech):
                self._write(piece.template, slots)
                self._note("quotations", piece.fields, start, pinned=True)
            elif isinstance(piece, Fact):
                self.texts[-1] += piece.words
                self._note(piece.kind, piece.fields, start, pinned=piece.pinned)
            else:
                self.texts[-1] += str(piece)

    def _note(self, kind: str, fields: dict[str, Any], start: int, pinned: bool) -> None:
        here = len(self.texts) - 1
        self.noted.append(Noted(kind, fields, here, start, len(self.texts[here]), pinned))

    def record(self) -> dict[str, Any]:
        """The fields of the record; what defaults serve for is left out."""
        fields = {name: value for name, value in self.head.items() if value is not None}
        fields["sections"] = [
            {"heading": heading, "paragraphs": text.split("\n")}
            for heading, text in zip(self.headings, self.texts, strict=True)
        ]
        for noted in self.noted:
            self._add(fields.setdefault(noted.kind, []), noted)
        return fields

    def _add(self, facts: list[dict], noted: Noted) -> None:
        if noted.kind in {"statistics", "quotations"}:
            facts.append({**noted.fields, "at": [self._selector(noted)]})
            return
        known = next((fact for fact in facts if fact["name"] == noted.fields["name"]), None)
        if known is None or "at" in known:
            at = {"at": [self._selector(noted)]} if noted.pinned else {}
            facts.append({**noted.fields, **at})

    def _selector(self, noted: Noted) -> dict[str, str]:
        """The words with the least around them that tells them from other places."""
        text = self.texts[noted.section]
        exact = text[noted.start : noted.end]
        for prefix, suffix in _contexts(text, noted.start, noted.end):
            whole = prefix + exact + suffix
            if sum(1 for other in self.texts for _ in occurrences(other, whole)) == 1:
                around = {"prefix": prefix, "suffix": suffix}
                return {"exact": exact} | {name: words for name, words in around.items() if words}
        raise ValueError(f"nothing tells this place from others: {exact}")


def _contexts(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    size = 0
    while True:
        yield text[max(0, start - size) : start], text[end : end + size]
        if start - size <= 0 and end + size >= len(text):
            return
        size += 2
