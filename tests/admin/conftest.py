"""An editor and a chief, and the password that all accounts of these tests have."""

import pytest
from django.contrib.auth.models import Group, User

PASSWORD = "青石桥 only for this test"


def account(name: str, *roles: str, **fields) -> User:
    user = User.objects.create_user(name, password=PASSWORD, **fields)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


@pytest.fixture
def chief() -> User:
    return account("chief", "主编")


@pytest.fixture
def editor() -> User:
    return account("editor", "编辑")
