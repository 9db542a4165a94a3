from getpass import getuser

from django.contrib.auth.management.commands import changepassword
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import transaction

from articles.desk import sessions
from articles.models import Act

TRIES = 3


class Command(changepassword.Command):
    """Another password for an account; it comes with its entry in the log, or not at all."""

    help = "换一个账号的密码。"

    def handle(self, *args, **options):
        username = options["username"] or getuser()
        account = User.objects.filter(username=username).first()
        if account is None:
            raise CommandError(f"没有用户“{username}”")
        account.set_password(self._asked(account))
        with transaction.atomic():  # begun once all is typed: until it ends nobody else writes
            account.save(update_fields=["password"])
            sessions.end_all(account)
            after = {"密码": "换过", "在": "命令行"}
            Act.objects.record(Act.Kind.CHANGE, f"用户“{account}”", after=after)
        self.stdout.write(f"“{account}”的密码换好了，在所有地方都要重新登录。")

    def _asked(self, account: User) -> str:
        """A password that is typed twice the same and good enough."""
        for _ in range(TRIES):
            given = self._get_pass("新密码：")
            if given != self._get_pass("再输一次："):
                self.stderr.write("两次输的不一样，请再输。")
                continue
            try:
                validate_password(given, account)
            except ValidationError as error:
                self.stderr.write("\n".join(error.messages))
            else:
                return given
        raise CommandError(f"{TRIES} 次都没有输好，密码没有换")
