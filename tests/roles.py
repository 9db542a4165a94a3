"""The roles that migrations make, put back after a test that empties the database."""

from functools import cache

from django.contrib.auth.models import Group, Permission


@cache
def as_made() -> dict[str, list[tuple]]:
    """The natural keys of what each role may do; to be asked before any test has emptied all."""
    return {
        role.name: [permission.natural_key() for permission in role.permissions.all()]
        for role in Group.objects.all()
    }


def put_back() -> None:
    """Roles anew, since emptying makes only the permissions anew."""
    for name, keys in as_made().items():
        role, _ = Group.objects.get_or_create(name=name)
        role.permissions.set(Permission.objects.get_by_natural_key(*key) for key in keys)
