"""A figure as an Observation; one that is not exact has bounds and never a value."""

from collections.abc import Mapping
from typing import Any

from articles.formats.structured_data import Node, identity_of, node, reference
from articles.formats.structured_data.things import measure
from articles.language import dates, qualifiers
from articles.models import Report, Statistic
from articles.pages.addresses import absolute
from articles.pages.figures import meaning_of, printed_of

FORMER = "原先的数"


def observation(
    statistic: Statistic, report: Report, named: Mapping[str, Node], is_former: bool = False
) -> Node:
    """A figure of a report; `named` are the things that the report names, by their names.

    A former one is what a later figure of the report comes from.
    """
    page = report.get_absolute_url()
    former = FORMER if is_former else ""
    said = (former, printed_of(statistic), meaning_of(statistic), statistic.note)
    return node(
        "Observation",
        absolute(f"{page}#{statistic.key}"),
        name=f"{statistic.subject}{_label(statistic)}",
        description="；".join(dict.fromkeys(filter(None, said))),
        observationAbout=_about(statistic.subject, named),
        variableMeasured=_variable(statistic),
        **_amount(statistic),
        **_period(statistic),
        subjectOf={"@id": identity_of(page)},
    )


def _label(statistic: Statistic) -> str:
    return f"{statistic.label}（目标）" if statistic.target else statistic.label


def _about(subject: str, named: Mapping[str, Node]) -> Node:
    """What is counted: a place or another thing that the report names, else a thing so called."""
    if subject in named:
        return reference(named[subject])
    return node("Thing", name=subject) if subject else {}


def _variable(statistic: Statistic) -> Node:
    """The measure that the figure is of; what somebody means to reach has not been measured."""
    if statistic.target or statistic.series is None:
        label = _label(statistic)
        return node("StatisticalVariable", name=label) if label else {}
    return measure(statistic.series)


def _amount(statistic: Statistic) -> dict[str, Any]:
    """The number, or the bounds that its words leave: of 10余万 100,000 and 200,000."""
    if statistic.is_exact:
        return {"value": qualifiers.as_json(statistic.value), "unitText": statistic.unit}
    return {
        "minValue": qualifiers.as_json(statistic.low),
        "maxValue": qualifiers.as_json(statistic.high),
        "unitText": statistic.unit,
    }


def _period(statistic: Statistic) -> dict[str, Any]:
    """The period as printed, and where it is sure also as a date of just that precision."""
    printed = statistic.period and node("PropertyValue", name="时期", value=statistic.period)
    known = dates.parse(statistic.period_edtf) if statistic.period_edtf else None
    return {
        "additionalProperty": printed,
        "observationDate": str(known) if known and not known.certainty else "",
    }
