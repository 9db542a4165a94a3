"""The publisher of the archive, and how to reach them."""

import re
from dataclasses import dataclass

from django.conf import settings

DIALLED = re.compile(r"\+?[0-9()（） -]+")


@dataclass(frozen=True)
class Publisher:
    """What the operator has said of themselves; what is empty nobody has said."""

    name: str
    phone: str
    email: str
    address: str

    @property
    def is_known(self) -> bool:
        return any((self.name, self.phone, self.email, self.address))

    @property
    def can_be_reached(self) -> bool:
        return any((self.phone, self.email, self.address))

    @property
    def dialled(self) -> str:
        """The number as a telephone takes it; nothing where it is more than a number."""
        return re.sub(r"[^+0-9]", "", self.phone) if DIALLED.fullmatch(self.phone) else ""


def publisher() -> Publisher:
    return Publisher(
        name=settings.PUBLISHER_NAME,
        phone=settings.CONTACT_PHONE,
        email=settings.CONTACT_EMAIL,
        address=settings.CONTACT_ADDRESS,
    )
