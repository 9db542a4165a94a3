"""The rules of passwords: how they are kept, and how long they are."""

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import MinimumLengthValidator


class Argon2(Argon2PasswordHasher):
    """Argon2id with the least that OWASP asks for: 19 MiB and two passes a password.

    Django's own 100 MiB would be 800 for eight threads that are sent wrong passwords at once.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1


class LongEnough(MinimumLengthValidator):
    """Django's own rule, said in Chinese, which its translation leaves out."""

    def get_error_message(self):
        return f"密码太短，至少要 {self.min_length} 个字。"

    def get_help_text(self):
        return f"至少 {self.min_length} 个字，一句自己记得、别人想不到的话最好。"
