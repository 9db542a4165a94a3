"""The shapes in which the API tells of things: fields and their meaning, in a table's order."""

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from articles.models import Report

Kind = Literal["amount", "share", "change", "rank"]
KINDS = "amount 数量、share 占比、change 增减、rank 位次"
DATE = "EDTF：2021、2021-11 或 2021-11-03，末尾 ~ 是约、? 是存疑；不详是 null"


def say(what: str, **more: Any) -> Any:
    """A field and what it means, for people."""
    return Field(description=what, **more)


def titled(what: str) -> ConfigDict:
    """What a shape tells of, for people; its docstring is for programmers."""
    return ConfigDict(populate_by_name=True, json_schema_extra={"description": what})


class Shape(BaseModel):
    """A thing as the API tells it."""

    model_config = ConfigDict(model_title_generator=lambda shape: shape.component())

    @classmethod
    def component(cls) -> str:
        """Its name in the description of the API."""
        return cls.__name__.removesuffix("Shape")

    @classmethod
    def fields(cls) -> list[str]:
        """The names of its fields as they are told."""
        return [field.alias or name for name, field in cls.model_fields.items()]

    def told(self, wanted: Iterable[str] = ()) -> dict[str, Any]:
        """The fields that are wanted; all where none is named."""
        told = self.model_dump(by_alias=True)
        return {name: told[name] for name in told if name in wanted} if wanted else told


def date_of(report: Report) -> str | None:
    return str(report.published) if report.published else None


def filled(row: Any, *names: str) -> dict[str, Any]:
    """Fields of a row under their own names; what is empty there is null here."""
    return {name: getattr(row, name) or None for name in names}
