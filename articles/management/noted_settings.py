"""Settings in the log: an entry whenever a start finds others than this machine's last one did.

Several machines can serve one archive, each with settings of its own. One that is not known yet, as
a container is that gets another name at each start, goes by the last entry of any.
"""

import socket

from django.db import transaction

from articles.management.backups import making
from articles.models import Act


@transaction.atomic
def note() -> None:
    """Adds an entry of what is set otherwise; of secrets nothing is noted."""
    machine, given = socket.gethostname(), making.given()
    known = _known(machine)
    changed = [name for name in making.KEPT if known.get(name) != given.get(name)]
    if changed:
        before, after = ({name: of.get(name) for name in changed} for of in (known, given))
        subject, detail = "、".join(changed), {"settings": given, "machine": machine}
        told = {"before": before, "after": after | {"机器": machine}, "detail": detail}
        Act.objects.record(Act.Kind.SETTINGS, subject, **told)


def _known(machine: str) -> dict[str, str]:
    """What was set on the machine when it was last noted; where it never was, on any."""
    details = Act.objects.filter(kind=Act.Kind.SETTINGS).values_list("detail", flat=True)
    last = details.filter(detail__machine=machine).first() or details.first() or {}
    return last.get("settings", {})
