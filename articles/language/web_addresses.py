"""Web addresses as they are compared: one form for all the ways to write the same one.

The form is ASCII: a host, and a path with its query. Taken as the same are
- schemes, ports 80 and 443, a leading www., user names;
- capitals and small letters, in the host and behind it;
- characters and their percent-encoding, whatever the encoding of the characters is;
- the order of a query's parameters, and what only follows readers about (utm_source, spm, …);
- /, none, and a page that stands for its folder (index.html, default.asp) at the end;
- a fragment and none, unless it is a path of its own (#/news/299).

An address that is only a host is nobody's: it is where a newspaper is, not a report of it. What is
longer than an index takes (LONGEST) is none either.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode

LONGEST = 1_000  # characters of a path with its query; PostgreSQL indexes 2,704 bytes
LONGEST_HOST = 253  # RFC 1035
PARTS = re.compile(
    r"(?:(?:https?:)?//(?:[^/?#@]*@)?(?P<host>[^/?#]*))?"
    r"(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.DOTALL | re.IGNORECASE,
)
WITHOUT_SCHEME = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z][a-z-]+(?::\d+)?(?:[/?#]|\Z)", re.I)
PORT = re.compile(r":(?:80|443)?\Z")
FOLDER_PAGE = re.compile(r"/(?:index|default)\.(?:s?html?|php|aspx?|jsp)\Z")
SESSION = re.compile(r"%3bjsessionid%3d[^/]*")
# What is appended to follow readers about; what `from` says is mostly the address's own.
FOLLOWING = re.compile(r"utm_\w+|spm|fbclid|gclid|msclkid|yclid|isappinstalled|jsessionid")
SHARED_FROM = {"timeline", "singlemessage", "groupmessage"}

# Before and behind an address that was copied out of a sentence.
BEFORE = "“‘\"'（(《〈【「『<[ \t\r\n\u3000\ufeff"
MARKS = '，。、；：！？…（）《》〈〉【】「」『』“”‘’<>"\u3000\xa0 \t\r\n'
FIRST_MARK = re.compile(
    "(?:"
    + "|".join(sorted({re.escape(one) for mark in MARKS for one in (mark, quote(mark))}))
    + ")",
    re.IGNORECASE,
)
TRAILING = ".,;:!?'()[]{}|*_~"


@dataclass(frozen=True)
class Address:
    """A web address in the form in which it is compared; the host is empty where none is given."""

    host: str
    path: str  # with its query

    def __str__(self) -> str:
        return self.host + self.path


def form_of(given: str) -> Address | None:
    """The form of an address; None for what names no page."""
    given = given.strip()
    if not given.startswith("/") and not re.match("https?://", given, re.I):
        given = f"//{given}"
    parts = PARTS.fullmatch(given)
    host = host_of(parts["host"] or "")
    path = _path(parts["path"]) + _query(parts["query"] or "") + _own(parts["fragment"] or "")
    if not path or len(path) > LONGEST or len(host) > LONGEST_HOST or not host.isascii():
        return None
    return Address(host, path if path.startswith("/") else f"/{path}")


def ways(given: str) -> list[Address]:
    """The forms that an address may have which was typed or copied, as given first."""
    found = (form_of(one) for one in (given, cut(given)))
    return list(dict.fromkeys(filter(None, found)))


def is_typed(words: str) -> bool:
    """Whether words begin with a web address, or with a path and no more."""
    words = words.lstrip(BEFORE)
    if re.match(r"(?:https?:)?//[^\s/?#]", words, re.I) or WITHOUT_SCHEME.match(words):
        return not re.match(r"[^/?#]*\Z", words)
    return bool(re.fullmatch(r"/[\w.-]+(?:[/?]\S*)?", words.strip(), re.ASCII))


def cut(given: str) -> str:
    """An address without what stood before and behind it in a sentence."""
    given = given.lstrip(BEFORE)
    mark = FIRST_MARK.search(given)
    return given[: mark.start() if mark else None].rstrip(TRAILING)


def host_of(given: str) -> str:
    """A host, with its port where that is not the usual one."""
    return PORT.sub("", given.strip().lower()).rstrip(".").removeprefix("www.")


def _path(given: str) -> str:
    path = SESSION.sub("", _escaped(given))
    path = re.sub("/{2,}", "/", path)
    return FOLDER_PAGE.sub("", path.rstrip("/")).rstrip("/")


def _query(given: str) -> str:
    pairs = parse_qsl(_ascii(given), keep_blank_values=True, encoding="latin-1")
    small = sorted((_small(name), _small(value)) for name, value in pairs)
    kept = [pair for pair in small if not _follows(*pair)]
    return "?" + urlencode(kept, encoding="latin-1").lower() if kept else ""


def _small(given: str) -> str:
    """Small letters for capitals, in ASCII alone: other bytes may be half of a character."""
    return given.encode("latin-1").lower().decode("latin-1")


def _follows(name: str, value: str) -> bool:
    return bool(FOLLOWING.fullmatch(name)) or (name == "from" and value in SHARED_FROM)


def _own(fragment: str) -> str:
    """A fragment that a page of one address reads as a path."""
    return f"#{_escaped(fragment)}" if re.match("!?/", fragment) else ""


def _escaped(given: str) -> str:
    """One spelling of every character; bytes stay what they are, though they be no UTF-8."""
    return quote(unquote(_ascii(given), "latin-1"), safe="/!", encoding="latin-1").lower()


def _ascii(given: str) -> str:
    return "".join(one if one.isascii() else quote(one, errors="replace") for one in given)
