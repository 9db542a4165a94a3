from django.contrib.auth.management.commands import createsuperuser

from articles.models import Act


class Command(createsuperuser.Command):
    """Django's own; the account that it makes is in the log."""

    def handle(self, *args, **options):
        accounts = self.UserModel.objects.using(options["database"])
        known = set(accounts.values_list("pk", flat=True))
        super().handle(*args, **options)
        for account in accounts.exclude(pk__in=known):
            subject = f"{account._meta.verbose_name}“{account}”"
            Act.objects.record(Act.Kind.ADD, subject, after={"角色": "管理员", "在": "命令行"})
