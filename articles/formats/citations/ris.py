"""A citation in RIS: a tag and a value to a line, as reference managers read it."""

from collections.abc import Iterator

from articles.formats.citations import Cited
from articles.language.dates import Precision

TYPE = "application/x-research-info-systems; charset=utf-8"


def cite(cited: Cited) -> str:
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _values(cited) if value]
    return "".join(f"{line}\r\n" for line in [*lines, "ER  - "])


def _values(cited: Cited) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS" if cited.newspaper else "ELEC"
    for name in cited.authors:
        yield "AU", name
    yield "TI", cited.title
    yield "T2", cited.newspaper
    yield "SP", cited.newspaper_page
    yield from _dates(cited)
    yield "ET", cited.edition
    yield "N1", cited.date_note
    yield "DP", cited.archive
    yield "LA", "zh"
    yield "UR", cited.address


def _dates(cited: Cited) -> Iterator[tuple[str, str]]:
    """Year, and date as YYYY/MM/DD/ as far as it is known; RIS has no word for doubt."""
    date = cited.published
    if date is None or date.certainty:
        return
    parts = date.machine.split("-")
    yield "PY", parts[0]
    if date.precision != Precision.YEAR:
        yield "DA", "/".join([*parts, "", ""][:3]) + "/"
