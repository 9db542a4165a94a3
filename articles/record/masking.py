"""A record as the public sees it where names are hidden: each of their characters is ×."""

from collections.abc import Collection
from typing import Any

from articles.record.schema import Record

SIGN = "×"
STANDING = {"slug", "id", "speaker_id", "from", "url"}  # addresses, not words


def masked(record: Record, names: Collection[str]) -> Record:
    """The record with every name's characters replaced; what stands elsewhere keeps its place."""
    if not names:
        return record
    longest_first = sorted(names, key=len, reverse=True)
    fields = _masked(record.model_dump(by_alias=True), longest_first)
    return Record.model_validate(fields)


def hide(text: str, names: Collection[str]) -> str:
    """The text with × signs where the names stood."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, SIGN * len(name))
    return text


def _masked(part: Any, names: list[str]) -> Any:
    if isinstance(part, str):
        return hide(part, names)
    if isinstance(part, dict):
        return {
            name: value if name in STANDING else _masked(value, names)
            for name, value in part.items()
        }
    if isinstance(part, list):
        return [_masked(item, names) for item in part]
    return part
