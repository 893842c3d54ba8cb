"""One settings file for every place the site runs: the environment decides what differs."""

from pathlib import Path

import pghistory
import pgtrigger
from django.utils.translation import gettext_lazy as _

from annotator import env
from annotator.version import VERSION
from claims.domain import vocabulary

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = env.secret_key()
DEBUG = env.debug()
ALLOWED_HOSTS = env.allowed_hosts()
CSRF_TRUSTED_ORIGINS = env.trusted_origins()

INSTALLED_APPS = [
    "claims",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "drf_spectacular",
    "pghistory",
    "pgtrigger",
    "rest_framework",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "claims.middleware.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "claims.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "claims.middleware.MessagesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "claims.middleware.ProblemMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "annotator.urls"
WSGI_APPLICATION = "annotator.wsgi.application"

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
                "claims.views.context.desk",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

DATABASES = env.databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The role that pages, API, worker and commands log in as; it may only add to the history.
APPLICATION_ROLE = "mihakk_app"

AUTH_USER_MODEL = "claims.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "articles"
LOGOUT_REDIRECT_URL = "login"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "registration/locked_out.html"
AXES_VERBOSE = False

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]
TIME_ZONE = env.time_zone()
USE_TZ = True

# Where releases lie, which never change: keep this folder with the database.
RELEASES = env.home() / "releases"

STATIC_URL = "static/"
STATIC_ROOT = env.home() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": env.static_storage()},
}

# Without collected files (tests, DEBUG) static files come from where they lie.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = env.debug() or env.testing()

SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.behind_https()
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.behind_https() else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}

# An article and its form must fit in one request: 1,000,000 code points are at most 4 MB,
# and percent-encoding triples each byte.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

ARTICLE_MAX_LENGTH = 1_000_000  # code points
# Longer articles are proposed by the worker, not while the reader waits.
PROPOSE_AT_ONCE_LENGTH = 60_000  # code points

# E-mail goes out only where a mail server is given.
_MAIL = env.mail()
globals().update(_MAIL)
SENDS_MAIL = bool(_MAIL)
DEFAULT_FROM_EMAIL = env.mail_from()
SITE_ADDRESS = env.site_address()

# Bounds of imports, by the fields of `reading.records.Limits`; those left out keep its defaults.
IMPORT_LIMITS: dict[str, int] = {}
# A chunk is one transaction: so many rows, or so many characters, whichever comes first.
IMPORT_CHUNK_ROWS = 1000
IMPORT_CHUNK_CHARACTERS = 2_000_000
IMPORT_LANES = 3  # chunks that a run writes at the same time, each by a connection of its own

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# One statement, one write to the history, however many rows it changes. Of its links only those are
# indexed by which histories are read: to the row, to the action, and what `track` is told.
PGHISTORY_LEVEL = pgtrigger.Statement
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextForeignKey(db_index=True)

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        # First the one that says how to sign in: so whoever did not is told so (401, not 403).
        "claims.api.receiving.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["claims.api.receiving.InScope"],
    "DEFAULT_FILTER_BACKENDS": ["claims.api.narrowing.Narrowing"],
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    # Counted by each server process by itself.
    "DEFAULT_THROTTLE_RATES": {"anon": env.api_rate(), "user": env.api_rate()},
    "DEFAULT_RENDERER_CLASSES": ["claims.api.rendering.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["claims.api.receiving.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "claims.api.pagination.OldestFirst",
    "DEFAULT_SCHEMA_CLASS": "claims.api.describing.Described",
    "EXCEPTION_HANDLER": "claims.api.errors.handler",
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "ENFORCE_NON_BLANK_FIELDS": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "claims.api.examples.add",
    ],
    "COMPONENT_SPLIT_PATCH": False,
    # Any field of an answer may be left out by `?fields=`.
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,
    "TITLE": "Mihakk",
    "DESCRIPTION": "Claims, speakers, stances and contradictions in Arabic articles.",
    "VERSION": VERSION,
    "SERVE_INCLUDE_SCHEMA": False,
    "OAS_VERSION": "3.1.0",
    "ENUM_NAME_OVERRIDES": {
        "ClaimState": list(vocabulary.CLAIM_STATES.items()),
        "ClaimKind": list(vocabulary.KINDS.items()),
        "ClaimKindKey": list(vocabulary.KINDS),
        "AttributionCheck": list(vocabulary.ATTRIBUTION_CHECKS.items()),
        "AttributionCheckKey": list(vocabulary.ATTRIBUTION_CHECKS),
        "RelationKey": list(vocabulary.RELATIONS),
        "Bearing": list(vocabulary.BEARINGS.items()),
        "BearingKey": list(vocabulary.BEARINGS),
        "SpeakerType": list(vocabulary.SPEAKER_TYPES.items()),
        "SpeakerTypeKey": list(vocabulary.SPEAKER_TYPES),
        "ContradictionType": list(vocabulary.CONTRADICTION_TYPES.items()),
        "ContradictionTypeKey": list(vocabulary.CONTRADICTION_TYPES),
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
