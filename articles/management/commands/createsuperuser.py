from django.contrib.auth.management.commands import createsuperuser
from django.contrib.auth.models import Group, User, UserManager
from django.db import transaction

from articles.models import Act
from articles.models.standing import left


class Accounts(UserManager):
    """Accounts, of which one that is made comes with its entry in the log, or not at all."""

    def __init__(self):
        super().__init__()
        self.model = User

    @transaction.atomic
    def create_superuser(self, *args, **fields) -> User:
        """Of an archive's first account the entry also tells how the roles stand."""
        roles = () if User.objects.exists() else Group.objects.order_by("pk")
        account = super().create_superuser(*args, **fields)
        Act.objects.record(
            Act.Kind.ADD,
            f"{account._meta.verbose_name}“{account}”",
            after={"角色": "管理员", "在": "命令行"},
            left=[told for row in (account, *roles) for told in left(row)],
        )
        return account


class Account:
    """What Django's command asks of the model of accounts.

    No transaction can begin before it: it waits for what is typed, and nobody else could write.
    """

    _meta, DoesNotExist = User._meta, User.DoesNotExist
    USERNAME_FIELD, REQUIRED_FIELDS = User.USERNAME_FIELD, User.REQUIRED_FIELDS
    _default_manager = Accounts()

    def __new__(cls, **fields) -> User:
        return User(**fields)


class Command(createsuperuser.Command):
    """Django's own; the account that it makes is in the log."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.UserModel = Account
