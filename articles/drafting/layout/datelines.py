"""Datelines as printed: where and when a report was sent, and from which paper it is."""

import datetime
import re
from dataclasses import dataclass

from articles.language import dates

HAN = "一-鿿"
DAY = r"(?:(?:[12]\d{3}年)?\d{1,2}月)?\d{1,2}日"
AGENCY = rf"[{HAN}A-Za-z·]{{0,14}}?(?:社|网|报|台(?![湾北州])|客户端)"
SENT = re.compile(rf"\s*({AGENCY})?\s*([{HAN}·]{{2,14}}?)?\s*({DAY})\s*(?:电|讯|消息)")
TOLD = re.compile(
    rf"\s*(?!根?据)(?:本报|本网|本台|本刊|{AGENCY})[{HAN}]{{0,8}}?(?:讯|消息|电)(?=[\s（(：:，]|$)"
)
FULL = re.compile(r"([12]\d{3})\s?[年\-/.]\s?(\d{1,2})\s?[月\-/.]\s?(\d{1,2})(?!\d)日?")
LABEL = r"(?:发于|刊于|发布时间|发布日期|发稿时间|日期|时间|更新时间)[：:]?\s*"
CLOCK = r"(?:\s*[（(]?(?:星期|周)[一二三四五六日天][)）]?)?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
DATE_LINE = re.compile(rf"\s*(?:{LABEL})?({FULL.pattern}){CLOCK}(.*)")
AFTER_DATE = re.compile(
    r"\s*(?:$|[【\[（(|丨｜]|来源|稿源|作者|记者|编辑|总?第?\s?[A-Z]?\d{1,3}\s?版)"
)
CITED = re.compile(rf"《([{HAN}A-Za-z·]{{2,20}})》\s?[（(]?\s?{FULL.pattern}")
SOURCE = re.compile(
    rf"(?<![据金片频料息])(?:来源|稿源|转自)\s*[：:]\s*《?([{HAN}A-Za-z0-9·\-]{{2,30}})"
)
OUTLET = re.compile(
    rf"[（(]([{HAN}·]{{1,16}}(?:报|网|社|台|客户端|公众号|杂志|周刊|新闻))[）)]\s*(?:【|$)"
)
PAPER_NAME = re.compile(r".{2,16}?(?:[日晚早时周]报|网|客户端|公众号|通讯社|海外版)")
CUT_SOURCE = re.compile(r"(?:记者|作者|编辑|责任编辑|责编|通讯员)")


@dataclass(frozen=True)
class Sent:
    """A dateline as printed, and the place in it."""

    words: str
    place: str | None


def sent(line: str) -> Sent | None:
    """The dateline a paragraph begins with."""
    if (found := SENT.match(line)) and (found[1] or found[2]):
        return Sent(found[0].strip(), found[2])
    if found := TOLD.match(line):
        return Sent(found[0].strip(), None)
    return None


def published(text: str) -> str | None:
    """The first date of year, month and day in a text, if there is such a day."""
    for year, month, day in FULL.findall(text):
        date = f"{int(year):04}-{int(month):02}-{int(day):02}"
        if dates.is_date(date) and not dates.parse(date).is_to_come(datetime.date.today()):
            return date
    return None


def is_date_line(line: str) -> bool:
    """A line that says when a report was printed: a date, with a time or a source beside it."""
    found = DATE_LINE.match(line)
    return bool(found and len(line) <= 80 and AFTER_DATE.match(found[5]))


def is_date_alone(line: str) -> bool:
    found = DATE_LINE.match(line)
    return bool(found and not found[5].strip())


def cited(line: str) -> tuple[str, str | None] | None:
    """Paper and day in a line such as 《甲报》(2021年11月3日第5版)."""
    found = CITED.match(line.strip("（( "))
    return (found[1], published(found[0])) if found else None


def outlet(line: str) -> str | None:
    """The paper a line names as the source, or that stands in brackets at its end."""
    if found := SOURCE.search(line):
        whole = CUT_SOURCE.split(found[1])[0]
        paper = PAPER_NAME.match(whole)
        return (paper[0] if paper else whole) or None
    found = OUTLET.search(line)
    return found[1] if found and not CUT_SOURCE.search(found[1]) else None
