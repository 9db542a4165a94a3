"""What every page knows of the site."""

from django.conf import settings


def site(request):
    return {
        "site": {
            "name": settings.SITE_NAME,
            "url": settings.SITE_URL,
            "contact_email": settings.CONTACT_EMAIL,
            "icp_number": settings.ICP_NUMBER,
            "police_number": settings.POLICE_NUMBER,
            "news_licence": settings.NEWS_LICENCE,
            "is_sample": settings.SAMPLE_DATA,
        }
    }
