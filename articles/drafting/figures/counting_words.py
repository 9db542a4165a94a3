"""The words a printed number is counted in: measures, money, rates, classifiers."""

import re
from collections.abc import Iterable

from articles.drafting import wordlists

KINDS = wordlists.words_by_kind("counting_words")
RATES, TIMES, LENGTHS = KINDS["rate"], KINDS["time"], KINDS["length"]
AREAS, LATIN, CLASSIFIERS = KINDS["area"], KINDS["latin"], KINDS["classifier"]
MEASURES = KINDS["money"] | TIMES | LENGTHS | AREAS | KINDS["weight"] | KINDS["power"] | LATIN
UNITS = MEASURES | RATES | CLASSIFIERS
# With these a single Chinese digit counts things one could touch, or time.
CONCRETE = KINDS["concrete"] | RATES | MEASURES - {"元", "周", "里", "角", "分钱", "方", "度", "升"}
PLACE_CLASSIFIERS = KINDS["place"]


def alternatives(words: Iterable[str]) -> str:
    """A pattern of the words, longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


PER = rf"(?:/(?:{alternatives(MEASURES | CLASSIFIERS)}|日|月|时|晚))?"  # 微克/立方米, 元/吨
HALVED = r"个[多余半](?:月|小时|星期|世纪|学期|工作日)"
IN_CHINESE = alternatives(UNITS - LATIN - {"人"}) + "|人(?!才|均|类|工智)"
UNIT = re.compile(
    rf"(?:{HALVED}|(?:{IN_CHINESE}){PER}|(?:{alternatives(LATIN)})(?![A-Za-z0-9]){PER})"
)
