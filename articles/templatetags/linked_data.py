"""Data for machines as pages print it: in a script element that no browser runs."""

import json
from html import unescape

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.formats.structured_data import Node, site

register = template.Library()

# These end the element, or begin a comment in it, wherever they stand (HTML, 4.12.1.3).
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


@register.filter
def data_block(data: Node) -> SafeString:
    """The data as a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


@register.simple_tag(takes_context=True)
def linked_data(context: template.Context, title: str, about: str) -> SafeString:
    """The graph of a page that has an address; its title and description come escaped."""
    if not context.get("canonical"):
        return SafeString()
    path = context["request"].path
    above, things = context.get("crumbs") or [], context.get("linked") or []
    words = unescape(title), unescape(about)
    return data_block(site.graph(context["canonical"], path, *words, above, things))
