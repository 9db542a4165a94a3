"""The parameters of a question's address, told once for reading it and for the documentation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.http import QueryDict

from articles.api.responses import Problem
from articles.pages import criteria
from articles.pages.criterion import Criterion
from articles.pages.filters import FORMS, SORTS

Given = dict[str, tuple[str, ...]]
MOST = 100  # items of one answer
USUAL = 20


@dataclass(frozen=True)
class Parameter:
    """One name, how each of its values is written, and how many there may be."""

    name: str
    what: str
    form: re.Pattern | None = None
    choices: tuple[str, ...] = ()
    schema: dict[str, Any] = field(default_factory=dict)  # in place of what form and choices say
    most: int = 1
    joined: bool = False  # its values stand in one, between commas

    def read(self, written: list[str]) -> tuple[str, ...]:
        """The values as written in an address; Problem where one is not of the form."""
        if self.joined and len(written) > 1:
            raise Problem(400, f"参数 {self.name} 只能写一次，各项用逗号隔开")
        values = written[0].split(",") if self.joined else written
        if len(values) > self.most:
            raise Problem(400, f"参数 {self.name} 最多写 {self.most} 个")
        for value in values:
            self._require(value)
        return tuple(dict.fromkeys(values))

    def _require(self, value: str) -> None:
        if self.choices and value not in self.choices:
            raise Problem(400, f"参数 {self.name} 只能是：{'、'.join(self.choices)}")
        if self.form and not self.form.fullmatch(value):
            raise Problem(400, f"参数 {self.name} 的值写得不对；{self.what}")

    @property
    def one(self) -> dict[str, Any]:
        """The JSON Schema of a value."""
        if self.schema:
            return self.schema
        pattern = {"pattern": f"^(?:{self.form.pattern})$"} if self.form else {}
        choices = {"enum": list(self.choices)} if self.choices else {}
        return {"type": "string", **pattern, **choices}

    @property
    def told(self) -> dict[str, Any]:
        """The parameter as OpenAPI describes one."""
        said = {"name": self.name, "in": "query", "description": self.what}
        if not (self.joined or self.most > 1):
            return {**said, "schema": self.one}
        many = {"type": "array", "items": self.one, "minItems": 1, "maxItems": self.most}
        return {**said, "style": "form", "explode": not self.joined, "schema": many}


def read(given: QueryDict, known: Iterable[Parameter]) -> Given:
    """The values by name, those that are not given left out; Problem where anything is amiss."""
    by_name = {parameter.name: parameter for parameter in known}
    for name in given:
        if name not in by_name:
            raise Problem(400, f"没有参数 {name[:40]}；可用的是：{'、'.join(by_name) or '无'}")
    return {name: by_name[name].read(given.getlist(name)) for name in by_name if name in given}


def single(given: Given, name: str, otherwise: str = "") -> str:
    return given.get(name, (otherwise,))[0]


def fields_of(names: Iterable[str]) -> Parameter:
    """Which of an item's fields are wanted."""
    names = tuple(names)
    what = "只返回所列的字段，用逗号隔开"
    return Parameter("fields", what, choices=names, most=len(names), joined=True)


def narrowing(rows: type[Model]) -> tuple[Parameter, ...]:
    """What narrows a list of these rows."""
    return tuple(map(_of_criterion, criteria.of_list(rows)))


def _of_criterion(one: Criterion) -> Parameter:
    schema = {"type": "string", "pattern": one.told_form} if one.told_form else {}
    return Parameter(one.key, one.what, one.form, schema=schema, most=one.most)


SORT = Parameter("sort", "按报道、按数值或按单位排", choices=tuple(SORTS))
INITIAL = Parameter("initial", "拼音首字母 A–Z；other 是其余的", FORMS["initial"])
WORDS = Parameter("q", "要搜的词，写法与搜索页相同，只看前 200 字；不写就是全部报道，从新到旧")
ORDER = Parameter("order", "搜词时从新到旧排；不写是最贴切的在前", choices=("date",))
LIMIT = Parameter(
    "limit",
    f"一次几项，1 至 {MOST}，不写是 {USUAL}",
    re.compile("100|[1-9][0-9]?"),
    schema={"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
)
CURSOR = Parameter("cursor", "从哪里接着读：照抄上一次回答的 next")
BOM = Parameter("bom", "写了则文件开头加字节序标记，表格软件才认得中文", choices=("1",))
