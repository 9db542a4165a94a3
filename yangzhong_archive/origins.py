"""The addresses and hosts in the settings, as browsers and certificates write them."""

from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.encoding import punycode

HOW = "请写成 https://域名 或 http://域名:端口"


def site_url(given: str) -> str:
    """Scheme, host and port; ImproperlyConfigured where it says less, or more."""
    try:
        parts = urlsplit(given)
        origin = f"{parts.scheme}://{ascii_host(parts.netloc.lower())}"
        is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError as error:  # no port, no host
        raise ImproperlyConfigured(f"SITE_URL={given} 不是网址，{HOW}") from error
    if not is_whole or "@" in parts.netloc:
        raise ImproperlyConfigured(f"SITE_URL={given} 不是网址，{HOW}")
    if _goes_on(parts):
        raise ImproperlyConfigured(
            f"SITE_URL={given} 在域名后面还有别的：档案要占用整个域名，不能放在一个路径下，{HOW}"
        )
    return origin


def _goes_on(parts: SplitResult) -> bool:
    return bool(parts.path.strip("/") or parts.query or parts.fragment)


def ascii_host(host: str) -> str:
    """A host, with its port or the dot of all hosts below it, a Chinese one in ASCII."""
    if host.isascii():
        return host
    name, colon, port = host.removeprefix(".").partition(":")
    below = "." if host.startswith(".") else ""
    return f"{below}{punycode(name)}{colon}{port}"


def trusted(site: str, hosts: Iterable[str]) -> list[str]:
    """Whence forms may come: the site, and its other hosts on the same port.

    A proxy that hands on a host without its port makes of a form of ours one from elsewhere.
    """
    parts = urlsplit(site)
    port = f":{parts.port}" if parts.port else ""
    named = [f"*{host}" if host.startswith(".") else host for host in hosts if host != "*"]
    return list(dict.fromkeys([site, *(f"{parts.scheme}://{host}{port}" for host in named)]))
