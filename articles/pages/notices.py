"""The archive's own words about its texts: that it retells a report, that its data is invented."""

from django.conf import settings

from articles.models import Report

SAMPLE = "示例数据：这里的人、事、地方与数字都是虚构的。"


def sample() -> str:
    """That all here is invented; nothing where it is not."""
    return SAMPLE if settings.SAMPLE_DATA else ""


def retelling(report: Report) -> str:
    """Whose report the words retell, in a few words; nothing where they are the report's own."""
    if not report.is_retold:
        return ""
    return retelling_of_named(report) or "本站转述"


def retelling_of_named(report: Report) -> str:
    """The same where it is known who wrote what is retold; else nothing."""
    source = _source(report)
    return f"{source}转述" if source else ""


def retelling_in_line(report: Report) -> str:
    """The same as part of a report's first line."""
    return _joined(report, _source(report))


def retelling_in_full(report: Report) -> str:
    """The same as a sentence has it that begins with which words are meant."""
    return _joined(report, retelling_of_named(report))


def _source(report: Report) -> str:
    return f"据{report.retold_from}报道" if report.is_retold and report.retold_from else ""


def _joined(report: Report, source: str) -> str:
    return "，".join(filter(None, ["本站转述", source])) if report.is_retold else ""
