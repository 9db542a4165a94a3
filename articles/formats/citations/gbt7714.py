"""A citation by GB/T 7714, numeric style: of 2025, in force since 2026-07-01, or of 2015."""

from dataclasses import dataclass

from articles.formats.citations import Cited

MOST_AUTHORS = 3  # then 等
TO_FILL_IN = "[引用日期]"  # the day it was read, which only who cites it knows
UNDATED = "[日期不详]"


@dataclass(frozen=True)
class Style:
    """What the two editions of the standard write differently."""

    comma: str
    opening: str
    closing: str
    newspaper_access: str  # 2025 asks for the day of access only of web pages

    def authors(self, cited: Cited) -> str:
        named = cited.authors[:MOST_AUTHORS]
        more = ["等"] if len(cited.authors) > MOST_AUTHORS else []
        return self.comma.join([*named, *more])

    def bracketed(self, words: str) -> str:
        return f"{self.opening}{words}{self.closing}" if words else ""


STYLES = {
    "gbt7714-2025": Style("，", "（", "）", ""),
    "gbt7714-2015": Style(", ", "(", ")", TO_FILL_IN),
}
DEFAULT = "gbt7714-2025"


def cite(cited: Cited, style: str = DEFAULT) -> str:
    """The citation in one line; without known authors it begins with the title."""
    told = _in_newspaper if cited.newspaper else _on_web
    parts = [STYLES[style].authors(cited), told(cited, STYLES[style]), cited.edition, cited.address]
    return ". ".join(filter(None, parts)) + "."


def _in_newspaper(cited: Cited, style: Style) -> str:
    """题名[N/OL]. 报纸名，日期（版次）[引用日期]"""
    place = f"{cited.newspaper}{style.comma}{_date(cited)}{style.bracketed(cited.newspaper_page)}"
    return f"{cited.title}[N/OL]. {place}{style.newspaper_access}"


def _on_web(cited: Cited, style: Style) -> str:
    """题名[EB/OL]. （发布日期）[引用日期]"""
    date = _date(cited)
    return f"{cited.title}[EB/OL]. {date if date[0] == '[' else style.bracketed(date)}{TO_FILL_IN}"


def _date(cited: Cited) -> str:
    """As precise as it is known; what is estimated or supplied stands in [ ] (2015, 8.4.3.3)."""
    if cited.published is None:
        return UNDATED
    date = cited.published.machine
    return f"[{date}]" if cited.published.certainty else date
