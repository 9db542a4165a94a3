"""Logging in at the desk: from where one comes, and who has failed too often for now."""

from datetime import datetime
from ipaddress import IPv4Address, IPv6Address, ip_address

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, OuterRef, QuerySet, Subquery, Sum
from django.http import HttpRequest
from django.utils import timezone


def address_of(request: HttpRequest) -> str | None:
    """The address a request comes from, as failures are counted.

    Of IPv6 the network of a household, which has more addresses than could be counted.
    """
    address = _seen(request)
    if isinstance(address, IPv6Address):
        address = IPv6Address(int(address) >> 64 << 64)
    return address and str(address)


def may_reach_desk(request: HttpRequest) -> bool:
    """Whether the desk is open to where a request comes from."""
    address = _seen(request)
    networks = settings.DESK_NETWORKS
    return not networks or any(address in network for network in networks if address)


def _seen(request: HttpRequest) -> IPv4Address | IPv6Address | None:
    """Where a request comes from; a proxy's word is taken only where there is one."""
    given = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:  # the last one is what the proxy itself has seen
        given = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    try:
        address = ip_address(given)
    except ValueError:  # not an address: a socket, or a proxy that says none
        return None
    return getattr(address, "ipv4_mapped", None) or address


def locked_until(username: str, address: str | None) -> datetime:
    """When the name may be tried again from the address."""
    failed = AccessAttempt.objects.filter(username=username, ip_address=address)
    last = failed.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    return last + settings.AXES_COOLOFF_TIME


def with_locks(users: QuerySet) -> QuerySet:
    """The users with `failed_at`: the last failure at an address where there were too many."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    failed = AccessAttempt.objects.filter(username=OuterRef("username"), attempt_time__gte=since)
    places = failed.order_by().values("ip_address")
    counted = places.annotate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
    locked = counted.filter(failures__gte=settings.AXES_FAILURE_LIMIT).order_by("-last")
    return users.annotate(failed_at=Subquery(locked.values("last")[:1]))


def unlock(username: str) -> None:
    """Forgets the failures of a name, wherever they were."""
    AccessAttempt.objects.filter(username=username).delete()
