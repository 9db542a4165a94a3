"""Every check of a record that needs no database; each tells where, what, and what to do."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from articles import limits
from articles.language import dates, qualifiers
from articles.record import kinds, strings
from articles.record.defaults import qualifier_of, without_outer_marks
from articles.record.ids import ID_DIGITS
from articles.record.placing import Places
from articles.record.problems import Path, Problem, brief
from articles.record.schema import FACT_LISTS, SLUG, Quotation, Record, Statistic
from articles.record.strings import CONTROLS

__all__ = ["CONTROLS", "problems"]
NESTED = (dict, list)


def problems(record: Record, today: date | None = None) -> list[Problem]:
    """All that is wrong with a well-formed record, in the order of its fields."""
    return examined(record, today)[0]


def examined(record: Record, today: date | None = None) -> tuple[list[Problem], Places | None]:
    """All that is wrong with it, and where its facts stand; None where it is too large to look."""
    found = [*_check_strings(record), *_check_sizes(record), *_check_head(record)]
    found += _check_dates(record, today or date.today())
    found += [*_check_ids(record), *_check_speakers(record), *_check_statistics(record)]
    if _is_too_large(record):
        return found, None
    places = Places(record)
    return [*found, *places.problems, *_check_printed(record)], places


def _check_strings(record: Record) -> Iterator[Problem]:
    for path, text in _strings(record.model_dump(by_alias=True, exclude_none=True), ()):
        if message := strings.fault(path, text):
            yield Problem(path, message)


def _strings(part: dict | list, path: Path) -> Iterator[tuple[Path, str]]:
    for step, below in part.items() if isinstance(part, dict) else enumerate(part):
        if isinstance(below, str):
            yield (*path, step), below
        elif isinstance(below, NESTED):
            yield from _strings(below, (*path, step))


def _is_too_large(record: Record) -> bool:
    """Whether looking for the record's words would take too long."""
    text, facts = sum(map(len, record.texts)), sum(1 for _ in record.facts())
    return text > limits.TEXT_CHARACTERS or facts > limits.FACTS


def _check_sizes(record: Record) -> Iterator[Problem]:
    counts = [
        (("sections",), len(record.sections), limits.SECTIONS, "个章节"),
        (("sections",), sum(len(s.paragraphs) for s in record.sections), limits.PARAGRAPHS, "段"),
        (("sections",), sum(map(len, record.texts)), limits.TEXT_CHARACTERS, "字正文"),
        (("tags",), len(record.tags), limits.TAGS, "个标签"),
        ((), sum(1 for _ in record.facts()), limits.FACTS, "项事实"),
    ]
    for path, count, most, what in counts:
        if count > most:
            yield Problem(path, f"有 {count} {what}，最多 {most}，请拆成几篇")
    if not record.sections:
        yield Problem(("sections",), "没有正文，请至少写一个章节")
    for number, section in enumerate(record.sections):
        if not section.paragraphs:
            yield Problem(("sections", number, "paragraphs"), "没有段落，请至少写一段")


def _check_head(record: Record) -> Iterator[Problem]:
    if not re.fullmatch(SLUG, record.slug) or record.slug == "undated":
        rule = "只能用小写字母、数字和单个连字符，至少有一个字母，不能是 undated"
        yield Problem(("slug",), f"“{record.slug}”不能作地址：{rule}")
    if record.origin == "retold" and record.original is None:
        yield Problem(("original",), "转述的报道要写明所转述的是哪一篇，请填 original")
    yield from _check_urls(record)
    for tag, times in Counter(record.tags).items():
        if times > 1:
            yield Problem(("tags",), f"标签“{tag}”写了 {times} 次，请只留一个")


def _check_dates(record: Record, today: date) -> Iterator[Problem]:
    """Dates are written as they must be; nothing was printed on a day to come."""
    printed = {("published",): record.published}
    if record.original:
        printed["original", "published"] = record.original.published
    given = dict(printed)
    for number, statistic in enumerate(record.statistics):
        given["statistics", number, "period_edtf"] = statistic.period_edtf
    for path, words in given.items():
        if words is not None and (fault := _date_fault(words, today, path in printed)):
            yield Problem(path, fault)


def _date_fault(words: str, today: date, is_printed: bool) -> str | None:
    try:
        found = dates.parse(words)
    except ValueError as error:
        return str(error)
    if is_printed and found.is_to_come(today):
        return f"“{words}”还没有到（今天是 {today}），请核对见报日期"
    return None


def _check_urls(record: Record) -> Iterator[Problem]:
    given = {("url",): record.url}
    if record.original:
        given["original", "url"] = record.original.url
    for path, url in given.items():
        if url is not None and not _is_web_address(url):
            yield Problem(path, "不是网址，请写成 http:// 或 https:// 开头的完整地址")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in url


def _check_ids(record: Record) -> Iterator[Problem]:
    seen: dict[str, Problem] = {}
    for name, position, fact in record.facts():
        if fact.id is None:
            continue
        path, letter = (name, position, "id"), FACT_LISTS[name]
        if not re.fullmatch(f"{letter}[1-9][0-9]{{0,{ID_DIGITS - 1}}}", fact.id):
            yield Problem(path, f"“{fact.id}”不合编号的写法，请写成 {letter}1、{letter}2……")
        elif fact.id in seen:
            yield Problem(path, f"编号 {fact.id} 已用于 {seen[fact.id].place}，请换一个")
        seen.setdefault(fact.id, Problem((name, position), ""))


def _check_speakers(record: Record) -> Iterator[Problem]:
    known = {person.id for person in record.people}
    for number, quotation in enumerate(record.quotations):
        speaker = quotation.speaker_id
        if speaker is not None and speaker not in known:
            path = ("quotations", number, "speaker_id")
            yield Problem(path, f"people 里没有编号为 {speaker} 的人物，请先写明这个人物的 id")
        yield from _check_words(("quotations", number), quotation, "text")


def _check_statistics(record: Record) -> Iterator[Problem]:
    earlier_of = {statistic.id: statistic.from_ for statistic in record.statistics}
    for number, statistic in enumerate(record.statistics):
        path = ("statistics", number)
        if statistic.from_ is not None and statistic.from_ not in earlier_of:
            message = f"没有编号为 {statistic.from_} 的数据，请改成更早一项的 id"
            yield Problem((*path, "from"), message)
        elif statistic.id in _all_before(statistic, earlier_of):
            yield Problem((*path, "from"), "绕回了这一项自己，请改成更早一项的 id")
        yield from _check_words(path, statistic, "exact")
        yield from _check_numbers(path, statistic)


def _all_before(statistic: Statistic, earlier_of: dict[str | None, str | None]) -> set[str]:
    """The ids one comes to going back from later to earlier figures."""
    met: set[str] = set()
    step = statistic.from_
    while step is not None and step not in met:
        met.add(step)
        step = earlier_of.get(step)
    return met


def _check_words(path: Path, fact: Statistic | Quotation, field: str) -> Iterator[Problem]:
    words, at = getattr(fact, field), fact.at
    if at is not None and len(at) != 1:
        yield Problem((*path, "at"), f"要有恰好一处原文，现有 {len(at)} 处，请只留一处")
    elif at is None and words is None:
        yield Problem((*path, field), f"缺了原文，请在 {field} 里照正文写上")
    elif at and words and at[0].exact.strip() and (fault := _disagreement(fact, words)):
        yield Problem((*path, field), fault)


def _disagreement(fact: Statistic | Quotation, words: str) -> str | None:
    """Why the words given are not those that the selector's words make."""
    exact = fact.at[0].exact
    if isinstance(fact, Statistic):
        fault = f"与 at[0].exact（{brief(exact)}）不一致，请改成一样"
        return None if words == exact else fault
    bare = without_outer_marks(exact)
    cut = "" if bare == exact else "去掉外层引号后"
    fault = f"与 at[0].exact 不一致：{cut}是“{brief(bare)}”，请照此填写，或删去 text"
    return None if words == bare else fault


def _check_numbers(path: Path, statistic: Statistic) -> Iterator[Problem]:
    given = {name: getattr(statistic, name) for name in ("value", "low", "high")}
    faults = {name: fault for name, n in given.items() if n is not None and (fault := _fault(n))}
    yield from (Problem((*path, name), fault) for name, fault in faults.items())
    if not faults:
        yield from _check_bounds(path, statistic)


def _fault(number: Decimal) -> str | None:
    if not number.is_finite():
        return "不是一个数，请改成数或 null"
    digits, places = qualifiers.printed_length(number)
    if digits > limits.SIGNIFICANT_DIGITS:
        return f"有效数字超过 {limits.SIGNIFICANT_DIGITS} 位，请按原文的位数写"
    if number.copy_abs() >= limits.NUMBER_BELOW:
        return "太大，最多到百亿亿（10 的 18 次方）以下，请核对单位"
    if places > limits.DECIMAL_PLACES:
        return f"小数超过 {limits.DECIMAL_PLACES} 位，请换用更小的单位"
    return None


def _check_bounds(path: Path, statistic: Statistic) -> Iterator[Problem]:
    value, low, high = statistic.value, statistic.low, statistic.high
    if (value, low, high) == (None, None, None):
        if statistic.no_value is None:
            yield Problem(
                (*path, "value"), "没有数值也没有上下限，请填 value，或在 no_value 里说明原因"
            )
    elif low is not None and high is not None and low > high:
        yield Problem((*path, "low"), f"下限 {low} 大于上限 {high}，请对调或更正")
    elif value is not None:
        yield from _check_meant(path, statistic)


def _check_meant(path: Path, statistic: Statistic) -> Iterator[Problem]:
    """Bounds that are given must be those the number and its qualifier mean."""
    value, low, high = statistic.value, statistic.low, statistic.high
    qualifier = qualifier_of(statistic)
    meant = qualifiers.bounds(value, qualifier)
    if meant[1] is not None and (fault := _fault(meant[1])):
        yield Problem((*path, "value"), f"加上“{qualifier}”后{fault}")
    elif (low, high) == (None, None):
        return
    elif not qualifiers.is_known(qualifier):
        yield from _check_open(path, statistic)
    elif (low, high) != meant:
        yield Problem((*path, "low"), f"上下限与数值、限定词不符：应是 {_in_words(meant)}")


def _check_open(path: Path, statistic: Statistic) -> Iterator[Problem]:
    """Bounds beside a qualifier that says none: they hold the value, and leave it open."""
    value, low, high = statistic.value, statistic.low, statistic.high
    if (low is not None and value < low) or (high is not None and value > high):
        yield Problem((*path, "value"), "不在上下限之间，请更正")
    elif low == high:
        fault = f"原文有“{qualifier_of(statistic)}”，上下限不能是同一个数，请改正或不写"
        yield Problem((*path, "low"), fault)


def _in_words(bounds: qualifiers.Bounds) -> str:
    low, high = ("null" if bound is None else qualifiers.plain(bound) for bound in bounds)
    return f"low {low}、high {high}，请改正或不写"


def _check_printed(record: Record) -> Iterator[Problem]:
    """What people and names are said to be is shown as printed, so it must be printed."""
    text = "\n".join(record.texts)
    for path, words in _said_as_printed(record):
        if words is not None and words not in text:
            yield Problem(path, f"正文里没有“{words}”，请照正文的写法填，没有写明就用 null")


def _said_as_printed(record: Record) -> Iterable[tuple[Path, str | None]]:
    for number, person in enumerate(record.people):
        if person.at is not None:  # else the name itself is looked for
            yield ("people", number, "name"), person.name
        yield ("people", number, "role"), person.role
        yield ("people", number, "organisation"), person.organisation
    for number, quotation in enumerate(record.quotations):
        yield ("quotations", number, "speaker"), quotation.speaker
    for kind in kinds.NAMES_IN_RECORD:
        as_printed = [one.key for one in kind.own if not one.choices]
        for number, named in enumerate(getattr(record, kind.plural)):
            yield from (((kind.plural, number, key), getattr(named, key)) for key in as_printed)
