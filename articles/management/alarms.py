"""Alarms by mail, to those whom the settings name."""

from django.conf import settings
from django.core.mail import EmailMessage

UNSENT = "告警的邮件没有发出去（{host}:{port}：{error}），请检查设置里的 EMAIL_HOST 等各项"
LETTER = """{words}

档案：{site}
在机器上运行 deploy/manage check_archive 看全部；怎么办见 docs/operating.md 的“告警是什么意思”。
"""


def send(subject: str, words: str) -> str:
    """Tells them; why it could not be sent, or nothing where it was or nobody is to be told."""
    if not settings.ALARM_MAIL_TO:
        return ""
    letter = EmailMessage(
        f"{settings.SITE_NAME}：{subject}",
        LETTER.format(words=words, site=settings.SITE_URL),
        to=settings.ALARM_MAIL_TO,
    )
    try:
        letter.send()
    except (OSError, ValueError) as error:  # settings that contradict each other, too
        where = {"host": settings.EMAIL_HOST, "port": settings.EMAIL_PORT}
        return UNSENT.format(**where, error=" ".join(str(error).split()))
    return ""
