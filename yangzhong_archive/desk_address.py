"""Where the desk stands, and the networks it is open to."""

import re
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_network

from django.core.exceptions import ImproperlyConfigured

SEGMENTS = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9_-]*/)+")
# How the addresses of readers begin; the desk stands at none of them.
TAKEN = {
    "about", "api", "corrections", "favicon.ico", "feeds", "healthz", "honours", "organisations",
    "people", "places", "projects", "quotations", "readyz", "reports", "robots.txt", "schema",
    "search", "sitemap.xml", "sitemaps", "static", "statistics", "styleguide", "tags",
}  # fmt: skip


def path(given: str) -> str:
    """The path of the desk, with a slash on both sides; ImproperlyConfigured where it is none."""
    segments = f"{given.strip('/')}/"
    if not SEGMENTS.fullmatch(segments):
        raise ImproperlyConfigured(
            f"ADMIN_PATH={given} 不行，请写英文字母、数字、- 或 _，如 desk-3f9a；几段用 / 隔开"
        )
    if segments.partition("/")[0].lower() in TAKEN:
        raise ImproperlyConfigured(f"ADMIN_PATH={given} 不行，读者的页面在那里，请另写一个")
    return f"/{segments}"


def networks(given: Iterable[str]) -> list[IPv4Network | IPv6Network]:
    """Networks and single addresses; ImproperlyConfigured, in words, where one is none."""
    return [_network(one) for one in given]


def _network(given: str) -> IPv4Network | IPv6Network:
    try:
        network = ip_network(given, strict=False)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"ADMIN_NETWORKS 里的 {given} 不是网络，请写成 10.0.0.0/8、192.168.1.5 或 2001:db8::/32"
        ) from error
    if network.version == 6 and network.network_address.ipv4_mapped:
        raise ImproperlyConfigured(f"ADMIN_NETWORKS 里的 {given} 请写成 IPv4 的样子，如 10.0.0.0/8")
    return network
