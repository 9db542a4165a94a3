"""Reports longer than any city paper prints, made up, to see how the desk bears them."""

from typing import Any

SENTENCES = "各村的人带着铁锹来，天不亮就下了渠。淤泥一车一车运到田里去，过了秤才记账。"
IN_A_SECTION = 50  # paragraphs
LEAD = "“渠通了，田就活了。”领着大家干的周渠生说。"


def record(characters: int, figures: int) -> dict[str, Any]:
    """A record of so many characters, with a figure in each paragraph."""
    size = (characters - len(LEAD)) // figures
    paragraphs = [_paragraph(number, size) for number in range(1, figures + 1)]
    return {
        "slug": f"qingyu-{figures}",
        "title": f"{figures}条渠道清淤完工",
        "published": "2021-11-03",
        "sections": [{"paragraphs": [LEAD]}, *_sections(paragraphs)],
        "people": [{"id": "p1", "name": "周渠生"}],
        "quotations": [{"speaker_id": "p1", "text": "渠通了，田就活了。"}],
        "statistics": [_figure(number) for number in range(1, figures + 1)],
    }


def _paragraph(number: int, size: int) -> str:
    begins = f"第{number}号渠清淤{_metres(number)}米。"
    rest = SENTENCES * (size // len(SENTENCES) + 1)
    return begins + rest[: size - len(begins) - 1] + "。"


def _sections(paragraphs: list[str]) -> list[dict[str, Any]]:
    starts = range(0, len(paragraphs), IN_A_SECTION)
    return [
        {"heading": f"第{number}片", "paragraphs": paragraphs[start : start + IN_A_SECTION]}
        for number, start in enumerate(starts, 1)
    ]


def _figure(number: int) -> dict[str, Any]:
    subject, metres = f"第{number}号渠", _metres(number)
    figure = {"id": f"s{number}", "label": "清淤长度", "subject": subject}
    return figure | {"exact": f"{metres}米", "value": metres, "unit": "米"}


def _metres(number: int) -> int:
    """A length that no other figure prints, nor a part of it."""
    return 10_000 + number
