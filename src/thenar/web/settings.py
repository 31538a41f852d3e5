"""Django's settings: one user, one machine, nothing from anywhere else."""

import os

from thenar.journal.copies.databases import AS_KEPT
from thenar.load.translate import LOCALE
from thenar.web.base import clock, languages
from thenar.web.serving import assets
from thenar.web.serving.data_folder import DATABASE, data_folder, secret_key

DEBUG = False
SECRET_KEY = secret_key()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]  # and with --lan those of the house (web/lan/opening.py)
INSTALLED_APPS = ["thenar.journal", "thenar.web", "thenar.web.lan"]
SERVES_WITHOUT_A_DOOR = False  # only tests call the website without the server that marks each request with its door
GALLERY = bool(os.environ.get("THENAR_GALLERY"))  # every component on one page, /gallery/, for whoever changes the look
ROOT_URLCONF = "thenar.web.urls"
WSGI_APPLICATION = "thenar.web.wsgi.application"
CLOCK = clock.now

MIDDLEWARE = [
    "thenar.web.serving.headers.SecurityHeaders",
    "thenar.web.serving.compression.PageCompression",
    "thenar.web.lan.gate.Gate",
    "thenar.web.serving.static_files.StaticFiles",
    "thenar.web.serving.errors.ErrorPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "thenar.web.lan.visitor.visitor"]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data_folder() / DATABASE,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": AS_KEPT,
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The cookie holds what the page after an erasing has to tell, signed; no person is in it, and nothing about health.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_NAME = "thenar"
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 365 * 24 * 3600
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "thenar.web.serving.errors.page_too_old"

STATIC_URL = f"/static/{assets.version()}/"

LANGUAGE_CODE = "en"
USE_I18N = True
LANGUAGES = [(one.code, one.name) for one in languages.LANGUAGES]
LOCALE_PATHS = [LOCALE]
LANGUAGE_COOKIE_NAME = "thenar-language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Strict"
LANGUAGE_COOKIE_HTTPONLY = True
USE_TZ = True
TIME_ZONE = "UTC"  # rows; people see local times and days, which CLOCK gives
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "thenar.web.serving.logs.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "waitress.queue": {"level": "ERROR"},
    },
}
