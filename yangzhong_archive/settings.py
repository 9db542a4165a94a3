"""Settings of the archive; whatever differs between machines comes from the environment."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from articles import limits
from yangzhong_archive import desk_address, origins
from yangzhong_archive.postgres.watched import Watched

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("ARCHIVE_VAR") or BASE_DIR / "var")
KEY_FILE = Path(os.environ.get("SECRET_KEY_FILE") or VAR_DIR / "secret_key")


def flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes"}


def line(name: str) -> str:
    return os.environ.get(name, "").strip()


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def number(name: str, default: int, least: int, most: int) -> int:
    """A whole number; ImproperlyConfigured, in words, where it is none or out of bounds."""
    given = line(name) or str(default)
    if not (given.isascii() and given.isdecimal() and least <= int(given) <= most):
        raise ImproperlyConfigured(f"{name}={given} 不行，请写 {least} 至 {most} 之间的整数")
    return int(given)


def choice(name: str, *allowed: str) -> str:
    """One of those allowed, the first where none is given; ImproperlyConfigured in words."""
    given = line(name) or allowed[0]
    if given not in allowed:
        raise ImproperlyConfigured(f"{name}={given} 不行，请写 {' 或 '.join(allowed)}")
    return given


def secret_keys() -> list[str]:
    """SECRET_KEY, or the lines of the key file: the key, and older ones that count yet."""
    given = os.environ.get("SECRET_KEY") or (KEY_FILE.is_file() and KEY_FILE.read_text())
    if keys := [key.strip() for key in (given or "").splitlines() if key.strip()]:
        return keys
    how = f"请运行 make run，或设 SECRET_KEY，或把密钥写进 {KEY_FILE}"
    raise ImproperlyConfigured(f"没有密钥：{how}")


DEBUG = flag("DEBUG")
SECRET_KEY, *SECRET_KEY_FALLBACKS = secret_keys()
SITE_URL = origins.site_url(line("SITE_URL") or "http://127.0.0.1:8000")
ALLOWED_HOSTS = [origins.ascii_host(host) for host in words("ALLOWED_HOSTS", "127.0.0.1,localhost")]
CSRF_TRUSTED_ORIGINS = origins.trusted(SITE_URL, ALLOWED_HOSTS)

# Editors alone know where the desk stands, and it may be open to their networks only.
DESK = desk_address.path(line("ADMIN_PATH") or "admin")
DESK_NETWORKS = desk_address.networks(words("ADMIN_NETWORKS"))

SITE_NAME = os.environ.get("SITE_NAME", "扬中报道档案")
# Who runs the archive, how to reach them, and on what terms texts and data may be used again;
# nothing is said of what is not set, and no licence that nobody gave.
PUBLISHER_NAME = line("PUBLISHER_NAME")
CONTACT_EMAIL = line("CONTACT_EMAIL")
CONTACT_PHONE = line("CONTACT_PHONE")
CONTACT_ADDRESS = line("CONTACT_ADDRESS")
TEXT_TERMS = line("TEXT_TERMS")
DATA_LICENCE = line("DATA_LICENCE")
DATA_LICENCE_URL = line("DATA_LICENCE_URL")
ICP_NUMBER = os.environ.get("ICP_NUMBER", "")
POLICE_NUMBER = os.environ.get("POLICE_NUMBER", "")
NEWS_LICENCE = os.environ.get("NEWS_LICENCE", "")
SAMPLE_DATA = flag("SAMPLE_DATA")  # an invented town, in a database of its own

INSTALLED_APPS = [
    "yangzhong_archive.apps.DeskConfig",
    "articles",  # before auth, some of whose commands it adds to
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "taggit",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]

MIDDLEWARE = [
    "yangzhong_archive.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.middleware.ReadOnlyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "yangzhong_archive.urls"
WSGI_APPLICATION = "yangzhong_archive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.context_processors.site",
            ],
        },
    },
]


# Nobody waits for a PostgreSQL that is away, or that no longer answers behind a dead cable.
ANSWERS_SOON = {
    "connect_timeout": 2,  # seconds
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 5_000,  # milliseconds
}
# After a failed try to connect the next reader causes another, so that none waits for a pause of
# the pool's own, which doubles, once PostgreSQL is back.
POOL = {"min_size": 1, "timeout": 1.5, "reconnect_timeout": 1}
POOL["max_size"] = max(4, int(os.environ.get("WEB_THREADS", "4")))  # no thread waits for another
if flag("FOR_READERS"):  # a command waits for its answer as long as it takes
    POOL["connection_class"] = Watched


def database() -> dict:
    """DATABASE_URL, or an SQLite file; each with what it needs to be safe and quick."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'archive.sqlite3'}"
    given = dj_database_url.parse(url, conn_max_age=0)
    if given["ENGINE"].endswith("sqlite3"):
        # A file that is gone is away; an empty one in its place would be a fault.
        given["NAME"] = f"{Path(given['NAME']).absolute().as_uri()}?mode=rw"
        given["ENGINE"], given["CONN_MAX_AGE"] = "yangzhong_archive.sqlite", None
        given["TEST"] = {"NAME": ":memory:"}  # said, since pytest-django knows Django's engine only
        given["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,  # seconds to wait for another writer
            # What was told as saved survives a power cut; NORMAL would lose the last acts.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    else:
        given["ENGINE"] = "yangzhong_archive.postgres"
        given["CONN_HEALTH_CHECKS"] = True
        given["OPTIONS"] = ANSWERS_SOON | given.get("OPTIONS", {}) | {"pool": POOL}
    return given


DATABASES = {"default": database()}
SERIALIZATION_MODULES = {"jsonl": "yangzhong_archive.exact_lines"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
HASHED = "yangzhong_archive.static.Hashed"
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": PLAIN if DEBUG else HASHED},
}

SEARCH_DIR = VAR_DIR / "search"

SECURE = urlsplit(SITE_URL).scheme == "https"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
# The hosts below belong to others, and browsers' own lists are hard to leave.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE and flag("HSTS_INCLUDE_SUBDOMAINS")
SECURE_HSTS_PRELOAD = SECURE and flag("HSTS_PRELOAD")
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # which ask for these two
SESSION_ENGINE = "yangzhong_archive.sessions"
# A login of the desk ends when nobody has clicked or typed for this long, and in any case after
# a day's work.
SESSION_COOKIE_AGE = 60 * number("LOGIN_IDLE_MINUTES", 120, 5, 7 * 24 * 60)
LOGIN_LONGEST = 3600 * number("LOGIN_LONGEST_HOURS", 12, 1, 30 * 24)  # seconds
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = flag("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Files handed in at the desk; each file's own limit is the archive's.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # of all but files
DATA_UPLOAD_MAX_NUMBER_FILES = limits.UPLOAD_FILES
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Who is told by mail that a check of the archive failed; nobody is where no address is set.
ALARM_MAIL_TO = words("ALARM_MAIL_TO")
EMAIL_HOST = line("EMAIL_HOST") or "localhost"
EMAIL_PORT = int(line("EMAIL_PORT") or 25)
EMAIL_HOST_USER = line("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = line("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS")
EMAIL_USE_SSL = flag("EMAIL_USE_SSL")
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = line("EMAIL_FROM") or EMAIL_HOST_USER or "archive@localhost"

PASSWORD_HASHERS = [
    "yangzhong_archive.passwords.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of older accounts, until they log in
]
VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": VALIDATION + "UserAttributeSimilarityValidator"},
    {"NAME": "yangzhong_archive.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": VALIDATION + "CommonPasswordValidator"},
    {"NAME": VALIDATION + "NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# Who fails too often waits; by name and address, so that nobody is shut out from elsewhere.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "articles.desk.logins.address_of"
AXES_LOCKOUT_CALLABLE = "yangzhong_archive.desk.locked_page"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # only failures are kept, and those as long as they count
# A code beside the password: for those who set it up, or for all.
SECOND_FACTOR = choice("SECOND_FACTOR", "offered", "required")
OTP_TOTP_ISSUER = SITE_NAME  # what a phone calls the code
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"outages": {"()": "articles.outages.InOneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["outages"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # What it says of a database that is away is said by whoever asked for it, once.
    "loggers": {"psycopg.pool": {"level": "CRITICAL"}},
}
