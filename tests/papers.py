"""Small records for tests: a report of one sentence, and whatever a test adds to it."""

from articles.archive.importing import import_record
from articles.models import Report

SENTENCE = "示例镇的示例公司经理张三说，今年的产量是10吨。"


def paper(slug: str, **fields) -> dict:
    return {
        "slug": slug,
        "title": f"题目{slug}",
        "sections": [{"paragraphs": [SENTENCE]}],
        **fields,
    }


def publish(slug: str, **fields) -> Report:
    import_record(paper(slug, **fields))
    return Report.objects.get(slug=slug)


def manager() -> dict:
    return {"id": "p1", "name": "张三", "role": "经理", "organisation": "示例公司"}


def place(name: str) -> dict:
    return {"name": name}


def statistic(exact: str, value, **fields) -> dict:
    return {"exact": exact, "value": value, "label": "产量", "unit": "吨", **fields}


def text(*paragraphs: str, heading: str | None = None) -> dict:
    return {"heading": heading, "paragraphs": list(paragraphs)}
