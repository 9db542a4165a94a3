"""Staying logged in at the desk: for how long, and how somebody is logged out everywhere."""

import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils import timezone

BEGUN, SEEN = "begun", "seen"
LOOKS = 20  # a session is written this often in the time it may be idle, not at every click


def begin(session: SessionBase) -> None:
    """Counts from here on; whatever has ended is not kept."""
    session[BEGUN] = session[SEEN] = time.time()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


def go_on(session: SessionBase) -> bool:
    """Whether a session may go on; one in use ends later."""
    now = time.time()
    if now - session.setdefault(BEGUN, now) > settings.LOGIN_LONGEST:
        return False
    # a clock that was set back lets nobody stay for longer
    if abs(now - session.get(SEEN, 0)) > settings.SESSION_COOKIE_AGE / LOOKS:
        session[SEEN] = now
    return True


def end_all(user: User, but: str | None = None) -> None:
    """Logs a user out wherever they are; a session whose key is given goes on."""
    for session in Session.objects.exclude(session_key=but):
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
