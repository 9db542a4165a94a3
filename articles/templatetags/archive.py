"""Text as templates set it: facts marked, titles broken at phrases, dates and numbers in words."""

import re
from collections.abc import Iterable
from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.language import amounts, qualifiers
from articles.pages import marked_text, notices
from articles.pages.report_page import FOLDS
from articles.pages.timestamps import machine_time

register = template.Library()
register.filter(machine_time)
register.filter(notices.retelling)
register.filter(notices.retelling_of_named)
register.filter(notices.retelling_in_line)
register.filter(notices.retelling_in_full)

# A line may break after these and before those, as in “红色指数”|提升|“发展指数”.
CLOSING = "，。、；：！？”’》）」』·"
OPENING = "“‘《（「『"
PHRASE_BREAK = re.compile(rf"(?<=[{CLOSING}])(?![{CLOSING}])|(?<![{OPENING}])(?=[{OPENING}])")


@register.simple_tag(name="marked")
@register.filter(name="marked")
def marked(pieces) -> SafeString:
    """A paragraph's pieces as HTML, its facts marked; every word of the text is escaped."""
    return mark_safe(marked_text.render(pieces))


@register.simple_block_tag
def captured(content: SafeString) -> SafeString:
    """What stands inside, to be named and said in several places: {% captured as title %}."""
    return mark_safe(content.strip())


@register.simple_block_tag
def folding(content: SafeString, count: int, counter: str) -> SafeString:
    """A list that folds open where it is long: {% folding names|length "个" %}."""
    if count <= FOLDS:
        return content
    opening = '<details class="fold"><summary class="fold__summary">共{}{}</summary>{}</details>'
    return format_html(opening, count, counter, content)


@register.filter
def phrases(title: str) -> SafeString:
    """A title that breaks between its phrases."""
    parts = [part for part in PHRASE_BREAK.split(title or "") if part]
    return mark_safe("<wbr>".join(escape(part) for part in parts))


@register.filter
def date_words(moment: datetime) -> str:
    """2026年11月23日, in the archive's time zone."""
    day = timezone.localtime(moment)
    return f"{day.year}年{day.month}月{day.day}日"


@register.filter
def grouped(number) -> str:
    """12345 → 12,345."""
    return f"{number:,}"


@register.filter
def cut_short(words: str, most: int) -> str:
    """The words, where they are longer than that cut with the Chinese ellipsis."""
    return words if len(words) <= most else words[:most].rstrip(CLOSING) + "……"


@register.filter
def amount(statistic) -> str:
    """A statistic's value with its unit, a large one also in full; nothing where there is none."""
    if statistic.value is None:
        return ""
    words = amounts.readable(statistic.value, statistic.unit)
    full = f"{amounts.grouped(statistic.value)}{statistic.unit}"
    return words if words == full else f"{words}（{full}）"


@register.filter
def plain(number) -> str:
    """A number for <data value>: no exponent, no grouping, no idle zeros."""
    return "" if number is None else qualifiers.plain(number)


@register.filter
def text_anchor(x: float) -> str:
    """How words at a place in a drawing stand to it, so that none leaves the drawing."""
    return "start" if x < 15 else "end" if x > 85 else "middle"


@register.filter
def chosen_among(choices: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """The options of a select, one of them chosen."""
    return mark_safe(
        "".join(
            f'<option value="{escape(key)}"{" selected" * (key == chosen)}>{escape(words)}</option>'
            for key, words in choices
        )
    )


@register.filter
def with_marks(runs: Iterable[tuple[str, bool]]) -> SafeString:
    """Runs of text, those that were looked for marked."""
    parts = (f"<mark>{escape(words)}</mark>" if found else escape(words) for words, found in runs)
    return mark_safe("".join(parts))
