"""Problems of a record, said in Chinese: where, what, and what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """One fault: its path in the record (statistics, 2, at, 0) and what to do about it."""

    path: Path
    message: str

    def __str__(self) -> str:
        words = f"{self.place}：{self.message}" if self.path else self.message
        # what is wrong may be the very characters that cannot be printed
        return words.encode("utf-8", "backslashreplace").decode()

    @property
    def place(self) -> str:
        """The path as people write it: statistics[2].at[0]."""
        place = ""
        for step in self.path:
            place += f"[{step}]" if isinstance(step, int) else f".{step}" if place else step
        return place


def brief(words: str, most: int = 300) -> str:
    """The words, the middle of very long ones left out."""
    return words if len(words) <= most else f"{words[: most // 2]}……{words[-most // 2 :]}"


class RecordError(ValueError):
    """A record that is refused, with all that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = list(problems)
        super().__init__("\n".join(map(str, self.problems)))


def explain(error: Mapping[str, Any], known_fields: Sequence[str]) -> Problem:
    """A pydantic error in the archive's words."""
    return Problem(tuple(error["loc"]), _message(error, known_fields))


def _message(error: Mapping[str, Any], known_fields: Sequence[str]) -> str:
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_field(str(error["loc"][-1]), known_fields)
    if kind == "literal_error":
        choices = error["ctx"]["expected"].replace(" or ", "、").replace(", ", "、")
        return f"只能是 {choices} 之一，请改成其中一个"
    return MESSAGES.get(kind, "内容不合要求，请对照 /schema/report.json 修改")


def _unknown_field(name: str, known_fields: Sequence[str]) -> str:
    near = get_close_matches(name, known_fields, n=1)
    hint = f"，是不是想写 {near[0]}？" if near else "，请删去或对照 /schema/report.json 改名"
    return f"没有“{name}”这个字段{hint}"


MESSAGES = {
    "json_invalid": "不是有效的 JSON",
    "missing": "缺了这个必填的字段，请补上",
    "string_type": "应是一段文字，请加上引号写成字符串",
    "list_type": "应是一个列表，请写在方括号里",
    "model_type": "应是一个对象，请写在花括号里",
    "bool_type": "只能是 true 或 false",
    "number": "应是一个数，请去掉引号和单位",
    "string_unicode": "有一个字段的名称里有不成对的代理字符，请改名或删去",
}
