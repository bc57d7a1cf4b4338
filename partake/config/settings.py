"""Every setting, in one file, read from the environment. Safe by default: a missing setting makes Partake
refuse to start as production, never start unsafely (`partake.config.checks`)."""

import os
from pathlib import Path

import dj_database_url

BASE = Path(__file__).resolve().parent.parent.parent
ROOMS = BASE / "partake"
VAR = Path(os.environ.get("PARTAKE_VAR", BASE / "var"))

PRODUCTION = os.environ.get("PARTAKE_PRODUCTION") == "1"
DEMO = os.environ.get("PARTAKE_DEMO") == "1"
DEBUG = False
SECRET_KEY = os.environ.get("PARTAKE_SECRET_KEY", "" if PRODUCTION else "a key for a machine that holds no real data")
ALLOWED_HOSTS = os.environ.get("PARTAKE_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
# Where somebody who is not signed in arrives, when it is not the front page of the place.
FRONT = "/demonstration/" if DEMO else ""
# The number on every letter and help page. The one here is from the range kept for drama.
HELP_PHONE = os.environ.get("PARTAKE_HELP_PHONE", "01632 960150")
SITE_ADDRESS = os.environ.get("PARTAKE_ADDRESS", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "partake.config",
    "partake.demo",
    "partake.home",
    "partake.care_plans",
    "partake.feedback",
    "partake.imports",
    "partake.handovers",
    "partake.complaints",
    "partake.insight",
    "partake.measures",
    "partake.voices",
    "partake.questionnaires",
    "partake.people",
    "partake.correspondence",
    "partake.organisations",
    "partake.accounts",
    "partake.audit",
    "partake.ui",
    "partake.files",
    "partake.documents",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

# Rooms that keep rows about people, and follow what becomes of a person (`people.following`).
FOLLOWS_PEOPLE = ["partake.measures.following", "partake.care_plans.following", "partake.handovers.following"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "partake.ui.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "partake.accounts.middleware.SessionExpiry",
    "partake.config.middleware.WhoIsActing",
    "partake.ui.middleware.KindRefusals",
    "partake.accounts.middleware.SignInRequired",
]

ROOT_URLCONF = "partake.config.urls"
WSGI_APPLICATION = "partake.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted(ROOMS.glob("*/templates")),
        "OPTIONS": {
            "environment": "partake.ui.environment.environment",
            "context_processors": [
                "partake.config.page_frame.page_frame",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]  # and no second engine: a page or letter of allauth's that we have not written ourselves fails in a test

# SQLite: IMMEDIATE takes the write lock at the start of an action, so that two savers queue instead of failing;
# FULL keeps an acknowledged save through a power cut; recursive_triggers lets the append-only triggers see
# INSERT OR REPLACE.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA recursive_triggers=ON;"
        "PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=67108864;"
    ),
}
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", f"sqlite:///{VAR / 'partake.sqlite3'}"), conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    # A file, not memory: threads sharing an in-memory SQLite database lock one another out.
    (VAR / "test").mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test" / "test.sqlite3")}
else:
    DATABASES["default"]["TEST"] = {"NAME": f"test_partake_{BASE.name.replace('-', '_')}"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by every process, so that a rate limit counts the same person once whichever worker they meet.
# The default of 300 entries would let a flood of wrong tries push the earlier counts out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # the address is unique, whatever its capitals: `user_email_once`
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("display_name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 60 * 60
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("PARTAKE_OLD_SECRET_KEYS", "").split(",") if key]

# Who is signing in, jobs included: `accounts` stands below the rooms that know.
ACTOR_OF = "partake.config.middleware.actor_of"
# Whoever has a job sees other people's records. A demonstration holds nobody's, and lets anyone step in.
SECOND_STEP_FOR_STAFF = not DEMO

ACCOUNT_ADAPTER = "partake.accounts.adapters.AccountAdapter"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True  # the cookie outlives the browser window; `SessionExpiry` is what ends a sign-in
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = SITE_ADDRESS.partition(":")[0]
# Per address of the network, kept wide: a whole hospital may come from one. Per account, kept narrow. None lasts
# over five minutes, which is what the page says.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "reset_password": "60/m/ip,3/5m/key",
    "reset_password_from_key": "60/m/ip",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
    "confirm_email": "1/3m/key",
    "signup": "20/m/ip",
}
ACCOUNT_FORMS = {
    "login": "partake.accounts.forms.SignIn",
    "reset_password": "partake.accounts.forms.AskForNewPassword",
    "reset_password_from_key": "partake.accounts.forms.ChooseNewPassword",
    "change_password": "partake.accounts.forms.ChangePassword",
    "set_password": "partake.accounts.forms.SetPassword",
    "add_email": "partake.accounts.forms.ChangeEmail",
    "reauthenticate": "partake.accounts.forms.ShowPassword",
}
MFA_ADAPTER = "partake.accounts.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a clock half a minute wrong is the phone's fault
# An account starts with a confirmed address, so one that waits to be confirmed belongs to its owner.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_FORMS = {
    "authenticate": "partake.accounts.forms.SecondStep",
    "authenticate_webauthn": "partake.accounts.forms.SecondStepPasskey",
    "reauthenticate": "partake.accounts.forms.ShowCode",
    "reauthenticate_webauthn": "partake.accounts.forms.ShowPasskey",
    "activate_totp": "partake.accounts.forms.AddApp",
    "deactivate_totp": "partake.accounts.forms.RemoveApp",
    "add_webauthn": "partake.accounts.forms.AddPasskey",
    "edit_webauthn": "partake.accounts.forms.NamePasskey",
    "generate_recovery_codes": "partake.accounts.forms.MakeRecoveryCodes",
}
# How many proxies of the deployer's own stand in front: limits count the reader's address, not the proxy's.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("PARTAKE_PROXIES", "1" if PRODUCTION else "0"))

LANGUAGE_CODE = "en-gb"
# Arabic is here so that the mirrored pages can be seen and tested; its words await a translator.
LANGUAGES = [("en-gb", "English"), ("ar", "العربية")]
LOCALE_PATHS = [ROOMS / "ui" / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# Production collects its static files; a fresh checkout has collected none, and serves them from where they lie.
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "partake.ui.static_files.HashedFiles"},
}

EMAIL_BACKEND = os.environ.get("PARTAKE_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = VAR / "email"
EMAIL_HOST = os.environ.get("PARTAKE_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("PARTAKE_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("PARTAKE_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("PARTAKE_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("PARTAKE_SMTP_TLS", "1") == "1"
DEFAULT_FROM_EMAIL = os.environ.get("PARTAKE_FROM_EMAIL", "Partake <partake@example.nhs.uk>")
PRINT_ROOM = Path(os.environ.get("PARTAKE_PRINT_ROOM", VAR / "print-room"))

SESSION_ENGINE = "partake.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "partake.ui.views.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# The largest file of any kind, in bytes. A larger one is cut off as it begins, and the page that took it says so.
LARGEST_UPLOAD = 50 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "partake.ui.uploads.CutOff",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Pictures, sounds and films people gave, and files on their way in: on one disk, so that keeping one is a rename.
FILES = VAR / "files"
FILE_UPLOAD_TEMP_DIR = VAR / "uploads"
FILE_UPLOAD_TEMP_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# The dataset of insight: every voice that counts, without its words, in Parquet by month. Made again from the database
# by `python -m partake insight refresh --all`, so it needs no backup. Only whoever refreshes reads it.
INSIGHT_DIR = Path(os.environ.get("PARTAKE_INSIGHT", VAR / "insight"))

# The largest practice list the command reads (bytes), and what a page takes in one request; larger goes by command.
LARGEST_LIST = int(os.environ.get("PARTAKE_LARGEST_LIST", 200 * 1024 * 1024))
LARGEST_LIST_ON_PAGE = int(os.environ.get("PARTAKE_LARGEST_LIST_ON_PAGE", 2 * 1024 * 1024))
MOST_ROWS_ON_PAGE = 5_000

# What a deployer may set: `partake.config.checks` refuses colours whose contrast falls under 4.5 to 1.
BRAND = {
    "name": os.environ.get("PARTAKE_NAME", "Partake"),
    "damson": os.environ.get("PARTAKE_DAMSON", "#4b2245"),
    "plum": os.environ.get("PARTAKE_PLUM", "#8a3f7c"),
    "apricot": os.environ.get("PARTAKE_APRICOT", "#f4b793"),
    "frutiger": os.environ.get("PARTAKE_FRUTIGER") == "1",
    "logo": os.environ.get("PARTAKE_LOGO", ""),
    "logo_words": os.environ.get("PARTAKE_LOGO_WORDS", ""),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_personal_data": {"()": "partake.audit.logging.NoPersonalData"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["no_personal_data"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
