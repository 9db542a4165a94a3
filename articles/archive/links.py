"""The proof that rows lead to the people, names and measures whose words they print.

Apart from the rest of the proof, as nothing else there asks what editors merged and split.
"""

from collections.abc import Collection, Iterator

from articles.archive.attribution import people_by_log
from articles.models import Act, Appearance, Measure, Mention, Name, Person, Report, Statistic
from articles.record.masking import hide

COUNTED = ("label", "subject", "unit", "measure")


class Links:
    """What every row may lead to, with all that editors merged and split; read once."""

    def __init__(self):
        self.people = _Families(Person, "person", "name")
        self.names = _Families(Name, "name", "kind", "name", "scope")
        self.told = people_by_log()

    def faults(self, report: Report, hidden: Collection[str]) -> Iterator[str]:
        """Rows of a report that lead to something else, or to another report's rows."""
        for appearance in report.appearances.all():
            yield from self._of_person(appearance, hidden)
        for mention in report.mentions.all():
            yield from self._of_name(mention, report.place)
        for statistic in report.statistics.all():
            yield from _of_measure(statistic, report.place)
            yield from _of_other_report(statistic.key, statistic.earlier, report)
        for quotation in report.quotations.all():
            yield from _of_other_report(quotation.key, quotation.spoken_by, report)

    def _of_person(self, row: Appearance, hidden: Collection[str]) -> Iterator[str]:
        known = {hide(name, hidden) for (name,) in self.people.of(row.person)}
        if row.name not in known:
            yield f"{row.key} 印的是“{row.name}”，所连的人物却是“{row.person.name}”，请核对"
        told = self.told.get((row.report_id, row.key), row.person_id)
        if told != row.person_id:
            other = Person.objects.filter(pk=told).first()
            yield (
                f"{row.key}（{row.name}）连到了人物 {row.person.slug}，编辑记录所记的却是"
                f" {other.slug if other else '已不在的一个人'}，请核对"
            )

    def _of_name(self, row: Mention, place: str) -> Iterator[str]:
        known = self.names.of(row.name)
        if not any((row.kind, row.printed, scope) in known for scope in ("", place)):
            printed = f"{row.get_kind_display()}“{row.printed}”"
            linked = f"{row.name.get_kind_display()}“{row.name}”"
            where = f"（{row.name.scope}）" if row.name.scope else ""
            yield f"{row.key} 印的是{printed}，所连的却是{linked}{where}，请核对"


class _Families:
    """Things of a model that editors tied by merging or splitting, each with what all are called.

    An undone merge still tells why later rows lead where they do.
    """

    def __init__(self, model: type[Person | Name], called: str, *fields: str):
        self.fields = fields
        self.members: dict[int, set[int]] = {}
        for one, other in _ties(model, called):
            family = self.members.get(one, {one}) | self.members.get(other, {other})
            self.members |= dict.fromkeys(family, family)
        rows = model.objects.values_list("pk", *fields).iterator() if self.members else ()
        self.called = {key: tuple(rest) for key, *rest in rows if key in self.members}

    def of(self, thing: Person | Name) -> set[tuple[str, ...]]:
        own = tuple(getattr(thing, field) for field in self.fields)
        family = self.members.get(thing.pk, ())
        return {own} | {self.called[key] for key in family if key in self.called}


def _ties(model: type[Person | Name], called: str) -> Iterator[tuple[int, int]]:
    merged = model.objects.filter(merged_into__isnull=False)
    yield from merged.values_list("pk", "merged_into_id")
    acts = Act.objects.filter(kind__in=[Act.Kind.MERGE, Act.Kind.SPLIT])
    for detail in acts.values_list("detail", flat=True).iterator():
        if detail.get("model") == called:
            yield detail["kept"], detail["gone" if "gone" in detail else "new"]


def _of_measure(row: Statistic, place: str) -> Iterator[str]:
    """A figure with a label is one of the measure that counts just this."""
    linked = row.series
    if linked is None:
        if row.label:
            yield f"{row.key} 有所指“{row.label}”，却没有连到指标，请核对"
    elif not _counts(linked, row, place):
        printed, told = (_in_words(thing) for thing in (row, linked))
        where = f"（{linked.scope}）" if linked.scope else ""
        yield f"{row.key} 数的是“{printed}”，所连的指标却是“{told}”{where}，请核对"


def _counts(measure: Measure, row: Statistic, place: str) -> bool:
    same = all(getattr(measure, field) == getattr(row, field) for field in COUNTED)
    return same and measure.scope in ({"", place} if row.subject else {place})


def _in_words(thing: Statistic | Measure) -> str:
    return " ".join(filter(None, (getattr(thing, field) for field in COUNTED)))


def _of_other_report(key: str, linked: Appearance | Statistic | None, report: Report):
    if linked is not None and linked.report_id != report.pk:
        yield f"{key} 连到了另一篇报道的 {linked.key}，请核对"
