"""One form for what readers take as the same: 简 and 繁, full and half width, capitals or not."""

import unicodedata
from functools import cache

import opencc

# The planes of Han characters that have simplified forms.
HAN = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0x20000, 0x2A6E0)]


def fold(text: str) -> str:
    """The folded text, character for character, so that offsets hold in both."""
    return text.translate(_table())


@cache
def written_as(folded: str) -> str:
    """All characters that are folded to this one."""
    same = (chr(code) for code, other in _table().items() if other == folded)
    return "".join([folded, *same])


@cache
def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full width forms
    table[0x3000] = " "
    table |= _simplified()
    for code in range(0x250):
        lower = chr(code).lower()
        if len(lower) == 1 and lower != chr(code):
            table[code] = lower
    for code in range(0xFF21, 0xFF3B):  # full width capitals
        table[code] = chr(code - 0xFEE0).lower()
    return table


def _simplified() -> dict[int, str]:
    """Characters that OpenCC writes simply; single ones only, since words change length."""
    traditional = "".join(map(chr, HAN))
    simple = opencc.OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    pairs = zip(traditional, simple, strict=True)
    return {
        ord(one): other
        for one, other in pairs
        if one != other and len(other) == 1 and unicodedata.category(other) == "Lo"
    }
