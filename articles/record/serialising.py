"""The record: the one form of a report's content, spoken by import, export, drafts and API."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError

from articles.language import qualifiers
from articles.record import checks, defaults, ids
from articles.record.ids import FormerIds
from articles.record.placing import Places
from articles.record.problems import Path, Problem, RecordError, explain
from articles.record.schema import Record

__all__ = [
    "Examined",
    "Problem",
    "Record",
    "RecordError",
    "build",
    "canonical",
    "examine",
    "json_schema",
    "read",
]


def read(given: bytes | str, former: FormerIds = ids.NONE) -> Record:
    """The record in a JSON file, checked, its defaults filled; RecordError says all that is wrong.

    `former` are the ids that versions of the same report gave: facts that bring none keep theirs.
    """
    return build(load(given), former)


def build(fields: Any, former: FormerIds = ids.NONE) -> Record:
    """The record in parsed JSON, checked, its defaults filled."""
    return build_placed(fields, former)[0]


def build_placed(fields: Any, former: FormerIds = ids.NONE) -> tuple[Record, Places]:
    """The record in parsed JSON, and where its facts stand in its text."""
    found = examine(fields, former)
    if found.problems:
        raise RecordError(found.problems)
    return found.record, found.places


class Examined(NamedTuple):
    """A record with all that is wrong with it, and where its facts stand."""

    record: Record | None  # without what is malformed; None where too little is left
    problems: list[Problem]
    places: Places | None  # None where it is too large to look


def examine(fields: Any, former: FormerIds = ids.NONE) -> Examined:
    """The record in parsed JSON as it is; its defaults are filled where nothing is wrong."""
    places, (record, problems) = None, _parse(fields)
    if record is not None:
        malformed = {problem.path for problem in problems}
        found, places = checks.examined(record)
        found += ids.reused(record, former)
        problems += [problem for problem in found if problem.path not in malformed]
    if not problems:
        defaults.fill(record)
        ids.fill(record, former)
    return Examined(record, problems, places)


def load(given: bytes | str) -> Any:
    """The JSON in a file, its numbers kept as Decimal; RecordError where it is broken."""
    try:
        text = given.decode("utf-8-sig") if isinstance(given, bytes) else given
        _refuse_no_json(text)
        return json.loads(
            text, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_once
        )
    except RecordError:
        raise
    except UnicodeDecodeError as error:
        message = f"第 {error.start + 1} 个字节起不是 UTF-8 编码，请另存为 UTF-8 后再导入"
    except json.JSONDecodeError as error:
        message = _broken(text, error)
    except RecursionError:
        message = "JSON 嵌套得太深，请对照 /schema/report.json 修改"
    except (ValueError, InvalidOperation):  # more digits, a larger exponent than Python reads
        message = "有一个数太长，请改成 15 位以内的数"
    raise RecordError([Problem((), message)])


def _refuse_no_json(text: str) -> None:
    """Files of which a place among commas and brackets would tell nothing."""
    if not text.strip():
        raise RecordError([Problem((), "文件是空的，请核对是不是选错了文件")])
    if "\0" in text:
        place = f"第 {text.index(chr(0)) + 1} 字"
        fault = f"{place}是 NUL 控制字符，请删去；文件若不是 UTF-8，请另存为 UTF-8"
        raise RecordError([Problem((), fault)])


def _broken(text: str, error: json.JSONDecodeError) -> str:
    place = f"第 {error.lineno} 行第 {error.colno} 字"
    if error.msg.startswith("Invalid control character"):
        code = ord(text[error.pos])
        return f"{place}是控制字符 U+{code:04X}，不能直接写在引号里，请删去；换行请写成 \\n"
    return f"{place}起不是有效的 JSON，请检查这里的逗号、引号和括号"


def stored(text: str) -> Record:
    """The record in a canonical text that was kept, as it was checked then.

    RecordError where the text is none: somebody has been at it.
    """
    try:
        return Record.model_validate_json(text)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        raise RecordError([_explained(fault) for fault in faults]) from None


def canonical(record: Record) -> str:
    """The record as it is kept and exported: every field, in schema order, as JSON."""
    return _as_json(record.model_dump(by_alias=True))


def written(fields: Any, found: Examined) -> str:
    """The JSON in which a draft keeps its fields: canonical where nothing is wrong with them."""
    return _as_json(fields) if found.problems else canonical(found.record)


def _as_json(fields: Any) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=2, default=qualifiers.as_json) + "\n"


def slug_in(fields: Any) -> str:
    """The slug that parsed JSON gives, checked or not; empty where nothing can have it."""
    slug = fields.get("slug") if isinstance(fields, dict) else None
    return slug if isinstance(slug, str) and "\0" not in slug and slug.isascii() else ""


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record, for other programs."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Record.model_json_schema(by_alias=True),
        "title": "扬中报道档案的记录",
    }


def _parse(fields: Any) -> tuple[Record | None, list[Problem]]:
    """The record and what is malformed in it; malformed fields are left out of the record.

    So what else is wrong is found in the same go; a slug or title that is missing is made up
    for it. None where too little is left.
    """
    try:
        return Record.model_validate(fields), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
    problems = [_explained(fault) for fault in faults]
    if not isinstance(fields, dict) or any(fault["loc"] == () for fault in faults):
        return None, problems
    made_up = {"slug": "unnamed", "title": "无题"}
    rest = made_up | _without(fields, [fault["loc"] for fault in faults])
    try:
        return Record.model_validate(rest), problems
    except ValidationError:
        return None, problems


def _explained(fault: Mapping[str, Any]) -> Problem:
    known = _fields_beside(fault["loc"]) if fault["type"] == "extra_forbidden" else []
    return explain(fault, known)


def _without(part: Any, paths: Sequence[Path]) -> Any:
    """The part less the fields at the paths; items of lists stay, so that their numbers hold."""
    below: dict[str | int, list[Path]] = defaultdict(list)
    for first, *rest in filter(None, paths):
        below[first].append(rest)
    if not below:
        return part
    if isinstance(part, list):
        return [_without(item, below[number]) for number, item in enumerate(part)]
    return {name: _without(of, below[name]) for name, of in part.items() if [] not in below[name]}


def _fields_beside(path: Path) -> list[str]:
    """The fields that stand where a path ends."""
    part: type[BaseModel] = Record
    for step in path[:-1]:
        if isinstance(step, str):
            part = _model_in(part.model_fields[step].annotation)
    return [field.alias or name for name, field in part.model_fields.items()]


def _model_in(annotation: Any) -> Any:
    """The model that a field holds: itself, a list of it, or it or nothing."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)


def _refuse(constant: str) -> None:
    raise RecordError([Problem((), f"{constant} 不是 JSON 里的数，请改成数或 null")])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise RecordError([Problem((), f"“{twice}”在同一个对象里写了两次，请删去一个")])
    return fields
