"""Private matters in a record, which is not published before an editor has looked at them.

Numbers of persons, telephones, bank cards and cars count wherever they stand. That someone is a
minor, a suspect, a victim, ill or in debt counts beside a name only: 张某 is hidden already, and
words such as 小学生 without a name are nobody's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from articles.drafting.naming.personal_names import HAN, SURNAME
from articles.record import kinds
from articles.record.masking import STANDING
from articles.record.schema import Record


class Kind(StrEnum):
    IDENTITY_NUMBER = "身份证号"
    MOBILE_NUMBER = "手机号"
    BANK_CARD = "银行卡号"
    PLATE = "车牌号"
    MINOR = "未成年人"
    SUSPECT = "嫌疑人、被告人"
    VICTIM = "受害人、伤者"
    PATIENT = "患者"
    DEBTOR = "失信被执行人"


@dataclass(frozen=True)
class Matter:
    """Words that may be private: a number, or what is said of someone together with the name."""

    kind: Kind
    words: str
    place: str  # as people say it: 第 1 章节第 2 段
    name: str = ""  # of whom it is said

    @property
    def key(self) -> tuple[str, str]:
        """What an editor confirms: these words as this kind, wherever they stand."""
        return self.kind.value, self.words

    @property
    def hint(self) -> str:
        """The words so that an editor knows them and a log does not spill them."""
        if self.name:
            return self.words.replace(self.name, self.name[0] + "×" * (len(self.name) - 1))
        shown = min(4, len(self.words) // 3)
        return f"{self.words[:shown]}…{self.words[-shown:]}"


def matters_in(record: Record) -> list[Matter]:
    """Each private matter once, where it first stands."""
    names = _names_of(record)
    found: dict[tuple[str, str], Matter] = {}
    for place, text in _texts(record):
        for kind, words, name in (*_numbers(text), *_said_of(text, names)):
            found.setdefault((kind.value, words), Matter(kind, words, place, name))
    return list(found.values())


# Where the texts stand


HEAD = {
    "kicker": "肩题", "title": "标题", "subtitle": "副题", "dateline": "电头", "byline": "署名",
    "published_basis": "日期依据", "original": "所转述的原文", "summary": "提要", "note": "按语",
    "tags": "标签", **{kind.plural: kind.words for kind in kinds.KINDS},
}  # fmt: skip


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """Each text of the record with the place that people know it by."""
    fields = record.model_dump(by_alias=True)
    for number, section in enumerate(fields.pop("sections"), 1):
        if section["heading"]:
            yield f"第 {number} 章节的标题", section["heading"]
        for position, paragraph in enumerate(section["paragraphs"], 1):
            yield f"第 {number} 章节第 {position} 段", paragraph
    for person in record.people:
        yield HEAD["people"], f"{person.organisation or ''}{person.role or ''}{person.name}"
    for field, value in fields.items():
        yield from ((HEAD.get(field, field), text) for text in _strings(field, value))


def _strings(field: str, value) -> Iterator[str]:
    if isinstance(value, str) and field not in STANDING:
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(field, item)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _strings(name, item)


def _names_of(record: Record) -> dict[str, list[str]]:
    """The names of people and speakers by their first two characters, longest first."""
    names: dict[str, list[str]] = {}
    named = {person.name for person in record.people}
    speakers = {said.speaker for said in record.quotations if said.speaker}
    named |= {speaker for speaker in speakers if FULL_NAME.fullmatch(speaker)}
    for name in sorted(named, key=len, reverse=True):
        if len(name) > 1 and not HIDDEN.search(name):
            names.setdefault(name[:2], []).append(name)
    return names


# Numbers


# Full-width forms are as wide as the others, so that what is found stands in the text as well.
NARROW = str.maketrans({chr(0xFF01 + n): chr(0x21 + n) for n in range(94)} | {"　": " "})
GAP = r"[ \-‐-―−]?"
LONE = r"(?<![0-9A-Za-z./_=#])(?<!\d-)"  # what begins here is no end of a longer number or address
END = r"(?![0-9A-Za-z_])(?!-\d)(?![.,]\d)"
UNIT = re.compile(
    r" ?(?:[多余来]?[十百千万亿]|元|美元|吨|[公千]?斤|[千毫]?克|[千公平立]?[米方里]|人|户|件|个"
    r"|只|台|套|辆|次|株|棵|头|条|份|册|度|千瓦|升|亩|公顷|%|‰)"
)
IDENTITY = re.compile(rf"(?=({LONE}[1-9](?:{GAP}\d){{16}}{GAP}[\dXx]{END}))", re.ASCII)
OLD_IDENTITY = re.compile(rf"{LONE}[1-9]\d{{14}}{END}", re.ASCII)
CARD = re.compile(
    rf"(?=({LONE}[3-69]\d{{3}}(?:{GAP}\d{{4}}){{3}}(?:{GAP}\d{{1,3}})?{END}))", re.ASCII
)
MOBILE = re.compile(
    rf"{LONE}(?:\+?86{GAP})?"
    rf"1[3-9]\d(?:{GAP}\d{{4}}{GAP}\d{{4}}|\d{GAP}\d{{3}}{GAP}\d{{4}}){END}",
    re.ASCII,
)
PLATE = re.compile(
    r"(?<![A-Za-z0-9])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-HJ-Z][ ·•・.\-]?(?=[A-Z]{0,3}\d)"
    r"(?:[A-HJ-NP-Z0-9]{6}|[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{4}[挂学警港澳领使试超])(?![A-Za-z0-9])"
)
NO_PERSON = re.compile(r"(?:信用代码|机构代码|注册号|单号|订单|编号|ISBN|书号)[^\d。；\n]{0,6}$")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"


def _numbers(text: str) -> Iterator[tuple[Kind, str, str]]:
    text = text.translate(NARROW)
    taken: set[int] = set()
    for kind, pattern, holds in NUMBERS:
        for found in pattern.finditer(text):
            start, end = found.span(pattern.groups)
            if taken.isdisjoint(range(start, end)) and holds(text, start, end):
                taken.update(range(start, end))
                yield kind, _bare(text[start:end]), ""


def _bare(words: str) -> str:
    """A number without what parts it: 139-1234-5678 and 13912345678 are one."""
    return re.sub(r"[^0-9A-Za-z㐀-鿿]", "", words).upper()


def _is_identity(text: str, start: int, end: int) -> bool:
    number = _bare(text[start:end])
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=False))
    return (
        CHECKS[total % 11] == number[-1]
        and _is_day(number[6:14])
        and not NO_PERSON.search(text[:start])
    )


def _is_old_identity(text: str, start: int, end: int) -> bool:
    """Numbers of before 1999 have no checksum; the word must stand near."""
    return _is_day(f"19{text[start + 6 : start + 12]}") and "身份证" in _sentence(text, start, end)


def _is_day(digits: str) -> bool:
    try:
        return date.fromisoformat(digits).year >= 1850
    except ValueError:
        return False


def _is_card(text: str, start: int, end: int) -> bool:
    """By Luhn's sum (ISO/IEC 7812-1), which one in ten other numbers passes."""
    digits = [int(digit) for digit in reversed(_bare(text[start:end]))]
    doubled = (digit * 2 - 9 * (digit > 4) for digit in digits[1::2])
    return (
        (sum(digits[::2]) + sum(doubled)) % 10 == 0
        and len(set(digits)) > 1
        and not UNIT.match(text, end)
        and not NO_PERSON.search(text[:start])
    )


def _is_mobile(text: str, start: int, end: int) -> bool:
    return not UNIT.match(text, end) and not NO_PERSON.search(text[:start])


NUMBERS = (
    (Kind.IDENTITY_NUMBER, IDENTITY, _is_identity),
    (Kind.IDENTITY_NUMBER, OLD_IDENTITY, _is_old_identity),
    (Kind.BANK_CARD, CARD, _is_card),
    (Kind.MOBILE_NUMBER, MOBILE, _is_mobile),
    (Kind.PLATE, PLATE, lambda text, start, end: True),
)


# Words beside a name


FULL_NAME = re.compile(f"{SURNAME}[{HAN}]{{1,2}}")
ENDS = "。！？；\n"
HIDDEN = re.compile(r"[某×*＊△○]|^[小老阿].$|先生$|女士$|小姐$")
AGE = (
    r"(?<![\d０-９一-十百几多两．.\-—~～至到和、第])(?<!不满)(?<!未满)(?<!超过)"
    r"(?:1[0-7]|[1-9]|１[０-７]|[１-９]|十[一二三四五六七]?|[一二三四五六七八九])(?:周岁|岁)"
    r"(?!以[上下内]|[至到~～—\-、和]|时|那一?年|起|开始|就|[以之]?前|的?时候|左右|便|参[军加])"
)
PUPIL = (
    r"(?<!博士)(?<!硕士)(?<!研究生)(?<!大学)(?<!本科)(?<!学院)"
    r"(?:小学|中学|初中|高中|初[一二三]|高[一二三]|[一二三四五六]年级|幼儿园)"
    r"(?:的|在校)?[女男小]?(?:学生|生|同学|小朋友)"
)
YOUNG = r"(?<!0后)(?<!0后”)(?:[男女]孩|少年|少女)"
SAID = {
    Kind.MINOR: rf"(?P<AGE>{AGE})|{PUPIL}|未成年人?|[男女]童|{YOUNG}",
    Kind.SUSPECT: r"(?:犯罪)?嫌疑人|嫌犯|被告人|被告(?!知)|犯罪分子|罪犯|逃犯|服刑人员|吸毒人员",
    Kind.VICTIM: r"受害[人者]|被害[人者]|遇害者|伤者|死者|遇难者|溺亡者",
    Kind.PATIENT: r"患者|病人|病患|确诊病例|感染者|密切接触者|密接者?|确诊",
    Kind.DEBTOR: r"失信被执行人|失信人员|被执行人|老赖|欠款人|欠薪人",
}
WORDS = re.compile("|".join(f"(?P<{kind.name}>{words})" for kind, words in SAID.items()))
# What can stand between a word and the name behind it: 被告人（在逃）李二, 小学生、班长林小满.
THEN_NAME = re.compile(
    r"(?:[、：:（(“‘’）) ]|[男女]|学生|少年|少女|[男女]孩|同学|班长"
    r"|的?(?:家属|母亲|父亲|亲属)|叫做?|名叫|在逃)*"
)
# And between a name and the word behind it: 林小满是一名小学生, 李二被列为失信被执行人.
THEN_WORD = re.compile(
    r"[，、：:（(“” ]?(?:[男女]，)?(?:是|系|被|已被|作为|已|就是|当时是)?"
    r"(?:[，、（( ]|[男女]|法院|列[入为]|纳入|认定为?|名单|一?[名位个]|犯罪|涉案|在逃|新冠|肺炎)*"
)
BEING = re.compile(r"(?:[，、（(]|就?是|系)[^，。；：！？“”说称道诉示\n]{0,10}|")  # 是镇上中学的
# An age tells of whom the clauses around it name: 14岁的镇上姑娘林小满, 林小满家在镇上，今年14岁.
WITHIN = re.compile(r"[^，。；：！？“”\n]*")
AROUND = re.compile(r"[^。；：！？“”说称道诉示\n]*")
BY_NAME = re.compile("今年|年仅|")  # 林小满14岁的弟弟
JOINT = re.compile(r"[、和及与]")
MOST_BETWEEN = 14


def _said_of(text: str, names: dict[str, list[str]]) -> Iterator[tuple[Kind, str, str]]:
    """(kind, the words with the name, the name) of what is said beside a name."""
    if not names:
        return
    for found in WORDS.finditer(text):
        kind, (start, end) = Kind[found.lastgroup], found.span()
        if behind := _name_behind(text, end, names, WITHIN if found["AGE"] else THEN_NAME):
            yield kind, text[start : behind[1]], text[slice(*behind)]
            for name in _listed(text, behind[1], names):
                yield kind, f"{found[0]}……{name}", name
        elif before := _name_before(text, start, names, _leads_to(found)):
            yield kind, text[before[0] : end], text[slice(*before)]


def _leads_to(word: re.Match) -> re.Pattern:
    """What can stand between a name and the word behind it."""
    if word["AGE"]:
        of_another = word.string.startswith("的", word.end())
        return BY_NAME if of_another else AROUND
    is_pupil = word.lastgroup == Kind.MINOR.name and word[0][-1] in "生学友"
    return BEING if is_pupil else THEN_WORD


def _name_behind(
    text: str, start: int, names: dict[str, list[str]], between: re.Pattern
) -> tuple[int, int] | None:
    """Where the next name stands, if nothing but what leads to a name is between."""
    for at in range(start, start + MOST_BETWEEN + 1):
        name = _name_at(text, at, names)
        if name:
            return (at, at + len(name)) if between.fullmatch(text, start, at) else None
    return None


def _name_before(
    text: str, end: int, names: dict[str, list[str]], between: re.Pattern
) -> tuple[int, int] | None:
    """Where the last name stands, if nothing but what leads from a name is between."""
    for at in range(end - 1, max(-1, end - 2 * MOST_BETWEEN), -1):
        name = _name_at(text, at, names)
        if name and at + len(name) <= end:
            spoken = between.fullmatch(text, at + len(name), end)
            return (at, at + len(name)) if spoken else None
    return None


def _listed(text: str, at: int, names: dict[str, list[str]]) -> Iterator[str]:
    """The names that follow a name in a list."""
    while (joint := JOINT.match(text, at)) and (name := _name_at(text, joint.end(), names)):
        yield name
        at = joint.end() + len(name)


def _name_at(text: str, at: int, names: dict[str, list[str]]) -> str:
    for name in names.get(text[at : at + 2], ()):
        if text.startswith(name, at) and not HIDDEN.match(text, at + len(name)):
            return name
    return ""


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place."""
    first = max(text.rfind(one, 0, start) for one in ENDS) + 1
    ends = [at for one in ENDS if (at := text.find(one, end)) >= 0]
    return text[first : min(ends, default=len(text))]
