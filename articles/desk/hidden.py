"""The hidden names that somebody at the desk is not to read, and texts without them."""

from django.contrib.auth.base_user import AbstractBaseUser

from articles.models import Mask


def hidden_from(user: AbstractBaseUser) -> list[str]:
    """None where they may hide names themselves."""
    if user.has_perm("articles.mask_person"):
        return []
    return list(Mask.objects.values_list("words", flat=True))
