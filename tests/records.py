"""Small valid records for tests, and how a file of one looks."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

TEXT = (
    "示例市的王小禾在青石桥厂说：“今年能出10余万件。”产量由10%提高到80%以上，青石桥厂获评先进厂。"
)


SENTENCE = "示例镇的示例公司经理张三说，今年的产量是10吨。"


def record(slug: str = "qing-shi-qiao", **fields: Any) -> dict:
    """A report of one paragraph, and whatever a test adds to it."""
    return {"slug": slug, "title": "青石桥的一天", "sections": [section(TEXT)], **fields}


def section(*paragraphs: str, heading: str | None = None) -> dict:
    return {"heading": heading, "paragraphs": list(paragraphs)}


def of_text(*paragraphs: str, slug: str = "qing-shi-qiao", **fields: Any) -> dict:
    """A report of one section with these paragraphs."""
    return record(slug, sections=[section(*paragraphs)], **fields)


def paper(slug: str, **fields: Any) -> dict:
    """A report of one sentence with a title of its own, and whatever a test adds to it."""
    return record(slug, **{"title": f"题目{slug}", "sections": [section(SENTENCE)], **fields})


def manager() -> dict:
    """Who speaks in that sentence."""
    return {"id": "p1", "name": "张三", "role": "经理", "organisation": "示例公司"}


def place(name: str) -> dict:
    return {"name": name}


def person(name: str = "王小禾", **fields: Any) -> dict:
    return {"name": name, "organisation": "青石桥厂", **fields}


def statistic(exact: str = "10余万件", value: Any = 100000, **fields: Any) -> dict:
    """A figure of the output, in the unit that is printed behind its number."""
    behind = re.fullmatch(r"[\d.]+余?[万亿]?(.+)", exact or "")
    unit = behind[1] if behind else "件"
    return {"exact": exact, "value": value, "label": "产量", "unit": unit, **fields}


def full(slug: str = "qing-shi-qiao", **fields: Any) -> dict:
    """A report with a fact of every kind."""
    facts = {
        "place": "示例市",
        "published": "2021-11",
        "byline": [{"name": "李记者", "role": None}],
        "tags": ["工业", "乡村"],
        "people": [person(id="p1")],
        "quotations": [{"speaker_id": "p1", "text": "“今年能出10余万件。”"}],
        "statistics": [
            statistic(qualifier="余"),
            statistic("10%", 10, id="s7", unit="%", measure="share"),
            statistic("80%以上", 80, unit="%", measure="share", qualifier="以上", **{"from": "s7"}),
        ],
        "projects": [{"name": "先进厂", "kind": "campaign"}],
        "organisations": [{"name": "青石桥厂"}],
        "places": [{"name": "示例市"}, {"name": "青石桥"} | at("青石桥", suffix="厂说")],
        "honours": [{"name": "先进厂", "recipient": "青石桥厂"}],
    }
    return record(slug, **{**facts, **fields})


def at(exact: str, **context: str) -> dict:
    """The field that says where words stand."""
    return {"at": [{"exact": exact, **context}]}


def as_json(fields: Any) -> bytes:
    """A file of the record, as a program writes one."""
    return json.dumps(fields, ensure_ascii=False, default=_number).encode()


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def write(folder: Path, fields: dict, name: str | None = None) -> Path:
    """The record as a file in the folder, named by its slug."""
    path = folder / (name or f"{fields['slug']}.json")
    path.write_bytes(as_json(fields))
    return path
