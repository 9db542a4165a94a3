from getpass import getuser

from django.contrib.auth.management.commands import changepassword

from articles.models import Act


class Command(changepassword.Command):
    """Django's own; that the password is another is in the log."""

    def handle(self, *args, **options):
        done = super().handle(*args, **options)
        subject = f"用户“{options['username'] or getuser()}”"
        Act.objects.record(Act.Kind.CHANGE, subject, after={"密码": "换过", "在": "命令行"})
        return done
