"""A citation in BibTeX, in UTF-8, with biblatex's `date`, `version` and `langid` beside."""

import re

from articles.formats.citations import Cited
from articles.language.dates import Precision

TYPE = "application/x-bibtex; charset=utf-8"
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# What TeX would take for a command; braces too, so that every value stays whole.
ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
ESCAPES |= {character: f"\\{character}" for character in "&%$#_{}"}
SPECIAL = re.compile(r"[\\~^&%$#_{}]")


def cite(cited: Cited) -> str:
    kind = "article" if cited.newspaper else "misc"
    fields = {
        # each name in braces of its own: a name is not to be taken apart
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in cited.authors),
        "title": f"{{{_escaped(cited.title)}}}",  # twice in braces: no letter changes its case
        "journal": _escaped(cited.newspaper),
        "pages": _escaped(cited.newspaper_page),
        "howpublished": "" if cited.newspaper else _escaped(cited.archive),
        **_date(cited),
        "version": str(cited.version),
        "note": _escaped("；".join(filter(None, [cited.edition, cited.date_note]))),
        "url": cited.address,
        "langid": "chinese",
    }
    key = f"{cited.report.slug}-v{cited.version}"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"]) + "\n"


def _date(cited: Cited) -> dict[str, str]:
    """`date` as EDTF; BibTeX's own year only of a date that is sure, for it cannot doubt."""
    date = cited.published
    if date is None:
        return {}
    if date.certainty:
        return {"date": str(date)}
    month = "" if date.precision == Precision.YEAR else MONTHS[date.latest.month - 1]
    return {"date": str(date), "year": str(date.latest.year), "month": month}


def _escaped(words: str) -> str:
    return SPECIAL.sub(lambda found: ESCAPES[found[0]], " ".join(words.split()))
