"""Where the facts of a record stand in its text, or why they cannot be placed."""

from collections import Counter
from collections.abc import Iterator

from articles import limits
from articles.anchoring import Anchor, NameFinder, find_quote, nearest
from articles.problems import Path, Problem
from articles.schema import Fact, Quotation, Record, Selector, Statistic


class Places:
    """The anchors of every fact by its list and position, and the problems met on the way."""

    def __init__(self, record: Record):
        self.texts = record.texts
        self.found: dict[tuple[str, int], list[Anchor]] = {}
        self.problems: list[Problem] = []
        self._searches = 0
        self._place_selected(record)
        self._place_by_name(record)

    def _place_selected(self, record: Record) -> None:
        for name, position, fact in record.facts():
            selectors = _selectors(fact)
            if selectors is not None:
                path = (name, position)
                self.found[path] = list(self._select(path, fact, selectors))

    def _select(self, path: Path, fact: Fact, selectors: list[Selector]) -> Iterator[Anchor]:
        if not selectors or len(selectors) > limits.SELECTORS:
            most = limits.SELECTORS
            message = f"要写 1 至 {most} 处原文；各处都算时请不写 at"
            self.problems.append(Problem((*path, "at"), message))
            return
        for number, selector in enumerate(selectors):
            place = (*path, "at", number, "exact") if fact.at else (*path, _words_field(fact))
            anchors = find_quote(
                self.texts, selector.exact, selector.prefix or "", selector.suffix or ""
            )
            if len(anchors) == 1:
                yield anchors[0]
            else:
                self.problems.append(Problem(place, self._refusal(selector, len(anchors))))

    def _refusal(self, selector: Selector, times: int) -> str:
        if times > 1:
            return f"“{selector.exact}”在正文里有 {times} 处，请用 prefix、suffix 写明前后的字"
        if any(selector.exact in text for text in self.texts):
            return f"正文里有“{selector.exact}”，但前后不是所写的 prefix、suffix，请核对"
        return f"正文里没有“{selector.exact}”。{self._nearest_in_words(selector.exact)}"

    def _nearest_in_words(self, words: str) -> str:
        # One second is for the whole file, however many words of it are not there.
        self._searches += 1
        near = nearest(self.texts, words, limits.NEAREST_SECONDS / 2**self._searches)
        if near is None:
            return "请照正文逐字填写（标题不算正文）"
        where = f"第 {near.section} 章节第 {near.paragraph} 段"
        return f"最接近的是{where}的“{near.words}”，请照正文逐字填写"

    def _place_by_name(self, record: Record) -> None:
        claimed = [
            anchor
            for (name, _), anchors in self.found.items()
            if name not in {"statistics", "quotations"}
            for anchor in anchors
        ]
        unplaced = {
            (name, position): fact
            for name, position, fact in record.facts()
            if _selectors(fact) is None
        }
        found = NameFinder(self.texts, claimed).find_all(f.name for f in unplaced.values())
        for path, fact in unplaced.items():
            self.found[path] = found[fact.name]
            if not found[fact.name]:
                self.problems.append(Problem((*path, "name"), self._unnamed(fact.name)))
        self.problems += _named_twice(unplaced)

    def _unnamed(self, name: str) -> str:
        if any(name in text for text in self.texts):
            return f"“{name}”只出现在更长的名称里，请用 at 写明是哪一处"
        return f"正文里没有“{name}”。{self._nearest_in_words(name)}"


def _selectors(fact: Fact) -> list[Selector] | None:
    """The selectors a fact gives, or the one its words make; None: wherever its name stands."""
    if fact.at is not None or not isinstance(fact, Statistic | Quotation):
        return fact.at
    words = fact.exact if isinstance(fact, Statistic) else fact.text
    return None if words is None else [Selector(exact=words)]


def _words_field(fact: Fact) -> str:
    return "exact" if isinstance(fact, Statistic) else "text"


def _named_twice(unplaced: dict[Path, Fact]) -> Iterator[Problem]:
    times = Counter((path[0], fact.name) for path, fact in unplaced.items())
    for path, fact in unplaced.items():
        if times[path[0], fact.name] > 1:
            message = f"“{fact.name}”写了不止一次，请合成一项，或各用 at 写明是哪一处"
            yield Problem((*path, "name"), message)
