"""Settings, read from the environment where they differ from one installation to the next.

DATABASE_URL   the database (default: sqlite:///archive.sqlite3; a relative path starts beside manage.py, wherever the
               command is run, and an absolute one has four slashes: sqlite:////srv/archive.sqlite3); also postgres://…
SECRET_KEY     signs sessions (default: made once and kept in .secret-key beside manage.py)
ALLOWED_HOSTS  host names that the site answers to, separated by commas (default: this machine)
DEBUG          1 shows errors in the browser; off unless asked for
HTTPS          1 when the site is served over HTTPS: secure cookies, redirect, HSTS; X-Forwarded-Proto is believed
               when it comes from a proxy on this machine
LOG_FORMAT     json writes each event as one line of JSON (default: lines for people)
"""

import os
from contextlib import suppress
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from newsarchive.databases import database_at

BASE_DIR = Path(__file__).resolve().parent.parent


def _flag(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def _kept_secret_key(path: Path) -> str:
    """Return the key in the file at path; make the file, readable by its owner alone, if there is none."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(get_random_secret_key(), encoding="utf-8")
        # A link, not a rename: of two processes that start together the first one's key stays.
        with suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text(encoding="utf-8")


DEBUG = _flag("DEBUG")
HTTPS = _flag("HTTPS")
SECRET_KEY = os.environ.get("SECRET_KEY") or _kept_secret_key(BASE_DIR / ".secret-key")
ALLOWED_HOSTS = [
    host.strip()
    for host in os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
    if host.strip()
]
# A leading dot allows a domain with its subdomains; an origin says the same by "*.".
CSRF_TRUSTED_ORIGINS = [
    f"https://{'*' if host.startswith('.') else ''}{host}" for host in ALLOWED_HOSTS if HTTPS and host != "*"
]

INSTALLED_APPS = [
    "auditlog",  # first, as the archive's own pages take the place of its admin
    "newsarchive.apps.NewsarchiveConfig",
    "newsarchive.apps.ArchiveAdminConfig",  # django.contrib.admin, with the archive's front page
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsarchive.content_security.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsarchive.open_access.OpenAccessMiddleware",
    "newsarchive.remembered_pages.RememberedPagesMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsarchive.urls"
WSGI_APPLICATION = "newsarchive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


DATABASES = {"default": database_at(os.environ.get("DATABASE_URL") or "sqlite:///archive.sqlite3", BASE_DIR)}
# In each process, what was made of the database as it is: pages, counts. 1,000 pages take some 30 MB.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"

# Values in the history keep their types, so that undoing can set them again.
AUDITLOG_STORE_JSON_CHANGES = True

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / ".static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "newsarchive.static_files.HashedStaticFiles"},
}
# Files that were not collected are served too, under their plain names.
WHITENOISE_USE_FINDERS = True
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# Forms carry the token themselves: no script needs the cookie.
CSRF_COOKIE_HTTPONLY = True
# A service on this machine asks for it, past the proxy.
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS

# To standard error, from where systemd, a container or a terminal takes it; Django alone would drop
# errors when DEBUG is off.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "newsarchive.logs.JsonFormatter"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "json" if os.environ.get("LOG_FORMAT") == "json" else "line",
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        # Programs also want to be told of what went well.
        "newsarchive": {"level": "INFO" if os.environ.get("LOG_FORMAT") == "json" else "WARNING"},
        # A page that is not found belongs into an access log; a page that fails is an error here.
        "django.request": {"level": "ERROR"},
    },
}
