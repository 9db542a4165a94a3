"""An address pasted into the search, and where it leads."""

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from articles.language import web_addresses
from articles.models import Report
from articles.pages import redirects
from articles.pages.addresses import meant

LONGEST = 2_000  # characters that are read
FRAGMENT = re.compile(r"[\w-]+(?::~:[!-~]*)?|:~:[!-~]*", re.ASCII)


@dataclass(frozen=True)
class Pasted:
    """A web address, of a report that was somewhere else before, or of a page here."""

    typed: str

    @cached_property
    def path(self) -> str:
        """The path here that it leads to, with its query and fragment; empty for none."""
        return self._before() or self._here() or ""

    @cached_property
    def report(self) -> Report | None:
        """The public report that it is of."""
        match = _match(self.path)
        if match is None or not match.url_name.startswith("report-"):
            return None
        return Report.objects.public().filter(slug=match.kwargs.get("slug", "")).first()

    def _before(self) -> str | None:
        """Where a report stood before it came here."""
        forms = web_addresses.ways(self.typed)
        more = [one for one in forms if _is_ours(one.host)]
        found = forms and redirects.first([*forms, *redirects.without_host(more)])
        return found.new_path if found else None

    def _here(self) -> str | None:
        """A page of this site; of a report also where the host is another that it answers under."""
        parts = web_addresses.PARTS.fullmatch(_with_host(self.typed))
        path, query = meant(parts["path"] or "/", parts["query"] or "")
        match = _match(path)
        if match is None or not (_is_ours(parts["host"] or "") or _is_known(match)):
            return None
        fragment = FRAGMENT.match(parts["fragment"] or "")
        return path + (f"?{query}" if query else "") + (f"#{fragment[0]}" if fragment else "")


def address_in(typed: str) -> Pasted | None:
    """The address that was typed; None for words."""
    typed = typed[:LONGEST].strip().lstrip(web_addresses.BEFORE)
    return Pasted(typed) if "\0" not in typed and web_addresses.is_typed(typed) else None


def _with_host(typed: str) -> str:
    return typed if typed.startswith("/") or "://" in typed[:8] else f"//{typed}"


def _is_ours(host: str) -> bool:
    """Whether the site answers under the host; an address without one is meant as the site's."""
    ours = {urlsplit(settings.SITE_URL).netloc, *settings.ALLOWED_HOSTS}
    names = {name for one in ours for name in (one, web_addresses.host_of(one))}
    host = web_addresses.host_of(host)
    return not host or host in names or host.rpartition(":")[0] in names - {""}


def _match(path: str):
    """What of the reading side a path is; None for nothing."""
    try:
        match = resolve(path.partition("#")[0].partition("?")[0])
    except Resolver404:
        return None
    return None if match.namespaces or match.url_name is None else match


def _is_known(match) -> bool:
    """Whether it is a report's page, or a form of it, that is or was here."""
    slug = match.kwargs.get("slug")
    return bool(
        slug and match.url_name.startswith("report-") and Report.objects.filter(slug=slug).exists()
    )
