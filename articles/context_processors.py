"""The site's own words, for every page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from articles.pages import alternates, notices
from articles.pages.alternates import Alternate
from articles.pages.publisher import Publisher, publisher
from articles.record.kinds import KINDS, NAMES, NameKind


@dataclass(frozen=True)
class Site:
    name: str
    url: str
    publisher: Publisher
    text_terms: str
    data_licence: str
    data_licence_url: str
    icp_number: str
    police_number: str
    news_licence: str
    sample_notice: str
    kinds: Sequence[NameKind]
    words: Mapping[str, str]  # what people call each kind of fact, by its key
    feeds: list[Alternate]


def site(request: HttpRequest) -> dict[str, Site]:
    return {
        "site": Site(
            name=settings.SITE_NAME,
            url=settings.SITE_URL,
            publisher=publisher(),
            text_terms=settings.TEXT_TERMS,
            data_licence=settings.DATA_LICENCE,
            data_licence_url=settings.DATA_LICENCE_URL,
            icp_number=settings.ICP_NUMBER,
            police_number=settings.POLICE_NUMBER,
            news_licence=settings.NEWS_LICENCE,
            sample_notice=notices.sample(),
            kinds=NAMES,
            words={kind.key: kind.words for kind in KINDS},
            feeds=alternates.latest(),
        )
    }
