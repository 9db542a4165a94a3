"""A fact in its sentence: the words around it, and which section they stand in."""

from dataclasses import dataclass
from typing import Protocol

BEFORE, AFTER = 50, 70  # characters shown at most on either side
ENDS = "。！？；\n"
CUT = "…"
DIGITS = "〇一二三四五六七八九"


class Section(Protocol):
    position: int
    heading: str
    text: str


@dataclass(frozen=True)
class Passage:
    """Plain text cut around a fact, and the fact's address."""

    before: str
    exact: str
    after: str
    url: str
    section_label: str


def passage_of(fact) -> Passage:
    """The words around an anchored fact, from its sentence's beginning to its end."""
    text = fact.section.text
    return Passage(
        before=_before(text[: fact.start]),
        exact=_in_one_line(fact.exact),
        after=_after(text[fact.end :]),
        url=fact.words_url,
        section_label=label_of(fact.section),
    )


def sentence_of(fact) -> str:
    """The sentence that an anchored fact stands in, cut where it is long."""
    text = fact.section.text
    return f"{_before(text[: fact.start])}{_in_one_line(fact.exact)}{_after(text[fact.end :])}"


def _before(text: str) -> str:
    sentence = text[max(text.rfind(end) for end in ENDS) + 1 :].lstrip("”’」』）　 ")
    return sentence if len(sentence) <= BEFORE else CUT + sentence[-BEFORE:]


def _after(text: str) -> str:
    ends = [at for end in ENDS if (at := text.find(end)) >= 0]
    sentence = text[: min(ends) + 1] if ends else text
    return sentence.rstrip("\n") if len(sentence) <= AFTER else sentence[:AFTER] + CUT


def _in_one_line(words: str) -> str:
    return words.replace("\n", " ")


def anchor_of(section: Section) -> str:
    """The id of a section on its report's page: lead, sec2."""
    return "lead" if is_lead(section) else f"sec{section.position}"


def label_of(section: Section) -> str:
    """What a section is called: its heading; without one 导语, 第二节."""
    if section.heading:
        return section.heading
    return "导语" if is_lead(section) else f"第{chinese(section.position)}节"


def is_lead(section: Section) -> bool:
    return section.position == 1 and not section.heading


def chinese(number: int) -> str:
    """1 to 99 in Chinese, larger ones in digits: 二, 十二, 二十."""
    if number >= 100:
        return str(number)
    tens, ones = divmod(number, 10)
    words = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return words + (DIGITS[ones] if ones or not tens else "")
