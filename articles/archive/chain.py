"""The proof of the log: each entry is as it was written and follows on the one before it.

Of itself a chain does not tell that its last entries are gone, or that all from one on were written
anew. That takes the hash of an entry that was noted elsewhere, and the versions of reports, each of
which has an entry.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from articles.archive.standings import DO, Standings, called
from articles.models import Act, Correction, Report, Revision
from articles.models.acts import as_json
from articles.record.masking import is_one_text

AT_ONCE = 1000  # entries read together
CORRECT = Act.Kind.CORRECT
VERSIONS = {Act.Kind.PUBLISH, CORRECT, Act.Kind.VERSION}

# What an act of the kind says of a report's standing.
STANDING = {
    Act.Kind.WITHDRAW: "state",
    Act.Kind.RESTORE: "state",
    Act.Kind.UNLIST: "noindex",
    Act.Kind.LIST: "noindex",
    Act.Kind.FOLLOW: "followed_by",
    Act.Kind.UNFOLLOW: "followed_by",
}
USUAL = {"state": Report.State.PUBLIC, "noindex": False, "followed_by": None}
WORDS = {"state": "是否公开", "noindex": "搜索引擎是否收录", "followed_by": "后续报道"}


class Told(NamedTuple):
    """The entries that vouch for rows: by report and number, by report and part of its standing."""

    versions: dict[tuple[int, int], Act]
    standings: dict[tuple[int, str], Act]
    others: Standings


class Head(NamedTuple):
    """The last entry at some time, by which it is known whether the log goes on from there."""

    number: int
    sha256: str


def head() -> Head:
    """The last entry; number 0 where there is none."""
    last = Act.objects.values_list("number", "sha256").first()
    return Head(*last) if last else Head(0, "")


def lines() -> Iterator[str]:
    """Every entry in order as one line of JSON, its hash beside all that it is the hash of."""
    for act in _entries():
        yield as_json(act.told() | {"sha256": act.sha256}) + "\n"


def failures(noted: Head | None = None) -> Iterator[str]:
    """What does not hold, a line each; `noted` is the last entry as it was some time before."""
    told = Told({}, {}, Standings())
    yield from _link_failures(noted, told)
    yield from _version_failures(told.versions)
    yield from _standing_failures(told.standings)
    yield from told.others.failures()


def _entries() -> Iterator[Act]:
    return Act.objects.order_by("number").select_related("undoes").iterator(chunk_size=AT_ONCE)


def _link_failures(noted: Head | None, told: Told) -> Iterator[str]:
    """Walks the log once, and keeps the entries that vouch for rows."""
    last = Head(0, "")
    for act in _entries():
        yield from _entry_failures(act, last)
        if noted and act.number == noted.number and act.sha256 != noted.sha256:
            yield f"{called(act)}与上次核对时不同，从它起有人重写过；{DO}"
        last = Head(act.number, act.sha256)
        if act.kind in VERSIONS:
            told.versions[act.detail.get("report"), act.detail.get("version")] = act
        if act.kind in STANDING:
            told.standings[act.detail.get("report"), STANDING[act.kind]] = act
        told.others.tell(act)
    if noted and last.number < noted.number:
        yield f"编辑记录的末尾少了第 {last.number + 1} 至 {noted.number} 条；{DO}"


def _entry_failures(act: Act, last: Head) -> Iterator[str]:
    if act.number != last.number + 1:
        missing = f"编辑记录第 {last.number + 1} 条"
        more = f"至 {act.number - 1} 条" if act.number > last.number + 2 else ""
        yield f"{missing}{more}不见了；{DO}"
    elif act.previous != last.sha256:
        yield f"{called(act)}接不上第 {last.number} 条，其中一条被换过；{DO}"
    # what is no date is read as none
    if act.made_at is None or act.digest() != act.sha256:
        yield f"{called(act)}与它的 SHA-256 不符，被改过；{DO}"


def _version_failures(versions: dict[tuple[int, int], Act]) -> Iterator[str]:
    """Versions and corrections that the log tells otherwise, or not at all."""
    reasons = dict(Correction.objects.values_list("revision_id", "reason"))
    rows = Revision.objects.order_by("report_id", "number")
    fields = ("pk", "report_id", "number", "sha256", "report__slug")
    for key, report, number, digest, slug in rows.values_list(*fields).iterator():
        act, name = versions.pop((report, number), None), f"{slug}：第 {number} 版"
        if act is None:
            yield f"{name}不在编辑记录里；{DO}"
        elif act.detail.get("record") != digest:
            yield f"{name}与{called(act)}所记的不同，被换过；{DO}"
        elif not is_one_text(reasons.get(key, ""), act.reason if act.kind == CORRECT else ""):
            yield f"{name}的勘误与{called(act)}所记的理由不同，被改过；{DO}"
    for act in versions.values():
        yield f"{called(act)}所记的那一版不见了；{DO}"


def _standing_failures(standings: dict[tuple[int, str], Act]) -> Iterator[str]:
    """Reports that stand otherwise than the last act left them."""
    rows = Report.objects.order_by("pk").only("slug", "withdrawal_reason", *USUAL)
    for report in rows.iterator():
        for part, usual in USUAL.items():
            act = standings.get((report.pk, part))
            if getattr(report, report._meta.get_field(part).attname) != _left(act, usual):
                by = called(act) if act else "编辑记录"
                yield f"{report.slug}：{WORDS[part]}与{by}所记的不同，被改过；{DO}"
        withdrawn = standings.get((report.pk, "state"))
        reason = report.withdrawal_reason
        if withdrawn and reason and not is_one_text(reason, withdrawn.reason):
            yield f"{report.slug}：撤回的理由与{called(withdrawn)}所记的不同，被改过；{DO}"


def _left(act: Act | None, usual: Any) -> Any:
    """What the act left the report as."""
    if act is None:
        return usual
    after = {
        Act.Kind.WITHDRAW: Report.State.WITHDRAWN,
        Act.Kind.RESTORE: Report.State.PUBLIC,
        Act.Kind.UNLIST: True,
        Act.Kind.LIST: False,
    }
    return after.get(act.kind, act.detail.get("followed_by"))
