"""The rows a reader may see, in one place: every list, page, feed and count begins here."""

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from articles.language.dates import Precision

PUBLIC = "public"
WITHDRAWN = "withdrawn"


class ReportQuerySet(QuerySet):
    def public(self):
        """Reports a reader may see."""
        return self.filter(state=PUBLIC)

    def withdrawn(self):
        """Reports taken away, the last first; only their address, time and reason may be told."""
        return self.filter(state=WITHDRAWN).order_by("-withdrawn_at", "slug")

    def newest_first(self):
        """By the latest day a report can be from, precise before vague, undated last."""
        return self.order_by(
            F("printed_on").desc(nulls_last=True), "precision", "certainty", "slug"
        )

    def latest_here(self):
        """By the time of publication in this archive, newest first."""
        return self.order_by("-made_public_at", "slug")

    def of_month(self, year, month):
        """Reports known to be of that month, to the day or not."""
        return self.filter(
            printed_on__year=year, printed_on__month=month, precision__lte=Precision.MONTH
        )

    def of_a_day(self):
        """Reports whose day is known and sure."""
        return self.filter(precision=Precision.DAY, certainty="")

    def days_beside(self, first, last):
        """The last day before a time and the first behind it that reports are of; None for none."""
        days = self.of_a_day().values_list("printed_on", flat=True)
        return (
            days.filter(printed_on__lt=first).order_by("-printed_on").first(),
            days.filter(printed_on__gt=last).order_by("printed_on").first(),
        )


class FactQuerySet(QuerySet):
    def public(self):
        """Facts of reports a reader may see."""
        report = self.model._meta.get_field(self.model.REPORT)
        withdrawn = report.related_model._base_manager.filter(state=WITHDRAWN)
        # Two states there are; to leave out the few of one needs no join to count all of the other.
        return self.exclude(**{f"{report.name}__in": withdrawn})

    def newest_first(self):
        """Public ones by their reports' order, then as they stand in the text."""
        # The state leads the index that holds the reports in this order.
        return self.filter(report__state=PUBLIC).order_by(
            F("report__printed_on").desc(nulls_last=True),
            "report__precision",
            "report__certainty",
            "report__slug",
            "section__position",
            "start",
            "key",
        )

    def in_text_order(self):
        return self.order_by("section__position", "start", "-end", "key")


class NamedQuerySet(QuerySet):
    """Things that reports speak of: people, names, tags, measures.

    `facts` is the path to the rows that tie a thing to its reports.
    """

    facts: str

    def public(self):
        """Things that at least one public report speaks of."""
        rows = self.model._meta.get_field(self.facts).related_model
        link = self.model._meta.get_field(self.facts).field.name
        spoken_of = rows.objects.filter(**{link: OuterRef("pk"), f"{rows.REPORT}__state": PUBLIC})
        return self.filter(Exists(spoken_of))

    def with_report_count(self):
        """Each with `report_count`: how many public reports speak of it."""
        rows = self.model._meta.get_field(self.facts).related_model
        path = f"{self.facts}__{rows.REPORT}"
        return self.annotate(
            report_count=Count(path, filter=Q(**{f"{path}__state": PUBLIC}), distinct=True)
        )


class PersonQuerySet(NamedQuerySet):
    facts = "appearances"


class NameQuerySet(NamedQuerySet):
    facts = "mentions"

    def with_public_parent(self):
        """Each with what it is a part of, if public reports speak of that too; else with none."""
        return self.prefetch_related(Prefetch("parent", self.model.objects.public()))


class TagQuerySet(NamedQuerySet):
    facts = "taggings"


class MeasureQuerySet(NamedQuerySet):
    facts = "statistics"

    def compared(self):
        """Those of at least two public figures; pages lead to no other."""
        figures = self.model.statistics.rel.related_model.objects.public()
        return self.filter(Exists(figures.filter(series=OuterRef("pk"))[1:2]))


class CorrectionQuerySet(QuerySet):
    def public(self):
        """Corrections of reports a reader may see."""
        return self.filter(report__state=PUBLIC)
