"""What every page says of the site it belongs to."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from articles import alternates
from articles.alternates import Alternate


@dataclass(frozen=True)
class Site:
    name: str
    url: str
    contact_email: str
    icp_number: str
    police_number: str
    news_licence: str
    is_sample: bool
    feeds: list[Alternate]


def site(request: HttpRequest) -> dict[str, Site]:
    return {
        "site": Site(
            name=settings.SITE_NAME,
            url=settings.SITE_URL,
            contact_email=settings.CONTACT_EMAIL,
            icp_number=settings.ICP_NUMBER,
            police_number=settings.POLICE_NUMBER,
            news_licence=settings.NEWS_LICENCE,
            is_sample=settings.SAMPLE_DATA,
            feeds=alternates.latest(),
        )
    }
