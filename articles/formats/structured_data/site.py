"""The graph of a page: the site, the page, the way to it, and what the page is about."""

from django.conf import settings
from django.urls import reverse

from articles.formats.structured_data import LANGUAGE, Node, node, reference
from articles.pages import notices
from articles.pages.addresses import absolute
from articles.pages.publisher import publisher
from articles.record import kinds

CONTEXT = "https://schema.org"
SECTIONS = {
    "reports": "报道",
    "tags": "标签",
    **{kind.plural: kind.words for kind in kinds.KINDS},
}

Steps = list[tuple[str, str]]  # (what it is called, path), from the home page down


def graph(address: str, path: str, name: str, about: str, above: Steps, things: list[Node]) -> Node:
    """All that a page says; the first of the things is the one that it is about."""
    site = website()
    way = breadcrumbs(address, above or steps_above(path), name)
    page = node(
        "WebPage",
        address,
        url=address,
        name=name,
        description=about,
        inLanguage=LANGUAGE,
        isPartOf=reference(site),
        breadcrumb=way and reference(way),
        mainEntity=things and reference(things[0]),
    )
    return {"@context": CONTEXT, "@graph": [site, page, *([way] if way else []), *things]}


def website() -> Node:
    home = absolute(reverse("home"))
    search = absolute(reverse("search"))
    return node(
        "WebSite",
        f"{home}#site",
        url=home,
        name=settings.SITE_NAME,
        description=notices.sample(),
        inLanguage=LANGUAGE,
        publisher=_operator(),
        potentialAction=node(
            "SearchAction",
            target=node("EntryPoint", urlTemplate=f"{search}?q={{search_term_string}}"),
            **{"query-input": "required name=search_term_string"},
        ),
    )


def _operator() -> Node:
    """Who runs the site, where they have said so."""
    by = publisher()
    if not by.name:
        return {}
    told = {"name": by.name, "email": by.email, "telephone": by.phone, "address": by.address}
    return node("Organization", **told)


def steps_above(path: str) -> Steps:
    """The pages above a page: the home page, and the list that it is of."""
    home = reverse("home")
    if path == home:
        return []
    section = path.split("/")[1]
    lists = f"/{section}/"
    if section not in SECTIONS or path == lists:
        return [("首页", home)]
    return [("首页", home), (SECTIONS[section], lists)]


def breadcrumbs(address: str, above: Steps, name: str) -> Node:
    """The way from the home page to a page; nothing for the home page itself."""
    if not above:
        return {}
    steps = [(label, absolute(str(path))) for label, path in above] + [(name, address)]
    return node(
        "BreadcrumbList",
        f"{address}#way",
        itemListElement=[
            node("ListItem", position=position, name=label, item=node("WebPage", url))
            for position, (label, url) in enumerate(steps, 1)
        ],
    )
