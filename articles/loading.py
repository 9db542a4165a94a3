"""Files and folders to import: which there are, and which of them contradict each other."""

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from articles import limits, record
from articles.importing import is_record


class Missing(ValueError):
    """A path that leads to nothing that can be imported."""


def files_under(paths: Iterable[Path]) -> list[Path]:
    """The files themselves and all in the folders, by name; hidden ones are left out."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (file for file in sorted(path.rglob("*")) if file.is_file())
            found += [file for file in inside if not _is_hidden(file.relative_to(path))]
        elif path.is_file():
            found.append(path)
        else:
            raise Missing(f"没有这个文件或文件夹：{readable(path)}，请核对路径")
    return list(dict.fromkeys(found))


def read(file: Path) -> bytes:
    """The file's bytes; of one that is too large only as many as show it."""
    with file.open("rb") as opened:
        return opened.read(limits.FILE_BYTES + 1)


def readable(path: Path | str) -> str:
    """The path as it can be printed and stored, though its name be in another encoding."""
    name = os.fsencode(path)
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def contradictions(files: Iterable[Path]) -> dict[Path, str]:
    """Files that give one slug different contents: each with why it is refused."""
    by_slug: dict[str, list[tuple[Path, Any]]] = defaultdict(list)
    for file in files:
        fields = _fields_of(file)
        if isinstance(fields, dict) and isinstance(fields.get("slug"), str):
            by_slug[fields["slug"]].append((file, fields))
    refused = {}
    for slug, given in by_slug.items():
        if any(fields != given[0][1] for _, fields in given):
            names = "、".join(readable(file) for file, _ in given)
            reason = f"slug {slug} 在这次导入里有不同的内容（{names}），请只留一份"
            refused |= {file: reason for file, _ in given}
    return refused


def _fields_of(file: Path) -> Any:
    try:
        content = read(file)
        return record.load(content) if is_record(content, file.name) else None
    except (OSError, record.RecordError):
        return None  # said when the file itself is imported
