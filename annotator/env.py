"""What the environment says. Everything has a default that is right for one checkout.

MIHAKK_HOME      the runtime folder (default: .mihakk in the checkout, .mihakk/test under pytest)
MIHAKK_TESTING   1: log in as the owner, to a private server without fsync (default: under pytest)
DATABASE_URL     a PostgreSQL of your own, as the application's role; OWNER_DATABASE_URL: as owner
POSTGRES_PROGRAMS  the `bin` folder of the PostgreSQL that serves the private database
SECRET_KEY       Django's (default: a random one, kept in the runtime folder)
DEBUG            1: Django's debug pages (default: off)
ALLOWED_HOSTS    names the site answers to, comma-separated (default: this machine's own)
BEHIND_HTTPS     1: a proxy speaks HTTPS for us; cookies are then sent over HTTPS only
TRUSTED_ORIGINS  addresses whose forms are accepted, comma-separated (default: https://ALLOWED_HOSTS
                 behind HTTPS)
EMAIL_URL        a mail server, such as smtp+tls://user:password@host:587 (default: none, no e-mail)
EMAIL_FROM       the sender of e-mails (default: mihakk@localhost)
SITE_ADDRESS     the site's own address in e-mails (default: http://localhost:8000)
TIME_ZONE        the desk's (default: Asia/Riyadh); times are stored in UTC
"""

import os
import secrets
from pathlib import Path
from typing import Any

import environ

from annotator.private_database import folders as private_folders
from annotator.private_database import roles

ROOT = Path(__file__).resolve().parents[1]
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

_env = environ.Env()


def testing() -> bool:
    """Say whether the tests' database is meant; pytest itself sets PYTEST_VERSION."""
    default = "PYTEST_VERSION" in os.environ
    return bool(_env.bool("MIHAKK_TESTING", default=default))


def home() -> Path:
    """Return the runtime folder: what a running checkout keeps, never committed. May not exist."""
    default = ROOT / ".mihakk" / "test" if testing() else ROOT / ".mihakk"
    return Path(_env.str("MIHAKK_HOME", default=str(default))).absolute()


def folders() -> private_folders.Folders:
    """Return the files of the private database."""
    return private_folders.Folders(home(), is_durable=not testing())


def has_private_database() -> bool:
    """Say whether the database is the private one, not one given by DATABASE_URL."""
    return not _env.str("DATABASE_URL", default="")


def databases() -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES: two ways into one database.

    `default` logs in as the application, which owns nothing; `owner` as the role that owns and
    migrates the tables. Under test both are the owner, who creates the test database; the tests
    then act as the application by OPTIONS["assume_role"].
    """
    application, owner = _logins()
    if testing():
        return {"default": owner, "owner": {**owner, "TEST": {"MIRROR": "default"}}}
    return {"default": application, "owner": owner}


def secret_key() -> str:
    """Return Django's secret key; a random one is drawn once and kept readable for us only."""
    given: str = _env.str("SECRET_KEY", default="")
    if given:
        return given
    path = home() / "secret-key"
    try:
        return path.read_text()
    except FileNotFoundError:
        return _draw_secret_key(path)
    except PermissionError:
        # Another account's checkout: commands that store nothing still work, with a key of theirs.
        return secrets.token_urlsafe(50)


def debug() -> bool:
    return bool(_env.bool("DEBUG", default=False))


def allowed_hosts() -> list[str]:
    hosts: list[str] = _env.list("ALLOWED_HOSTS", default=LOCAL_HOSTS)
    return hosts


def behind_https() -> bool:
    return bool(_env.bool("BEHIND_HTTPS", default=False))


def trusted_origins() -> list[str]:
    default = [f"https://{host}" for host in allowed_hosts()] if behind_https() else []
    origins: list[str] = _env.list("TRUSTED_ORIGINS", default=default)
    return origins


def api_rate() -> str:
    """Requests that one person or one address may make to the API, such as 1200/min."""
    rate: str = _env.str("API_RATE", default="1000000/min" if testing() else "1200/min")
    return rate


def time_zone() -> str:
    zone: str = _env.str("TIME_ZONE", default="Asia/Riyadh")
    return zone


def mail() -> dict[str, Any]:
    """Return Django's settings of the mail server; none when no e-mail is to be sent."""
    if not _env.str("EMAIL_URL", default=""):
        return {}
    server: dict[str, Any] = _env.email_url("EMAIL_URL")
    return server


def mail_from() -> str:
    sender: str = _env.str("EMAIL_FROM", default="mihakk@localhost")
    return sender


def site_address() -> str:
    address: str = _env.str("SITE_ADDRESS", default="http://localhost:8000")
    return address.rstrip("/")


def static_storage() -> str:
    """Return the storage of static files: hashed names, which need `collectstatic`, when served."""
    if debug() or testing():
        return "django.contrib.staticfiles.storage.StaticFilesStorage"
    return "whitenoise.storage.CompressedManifestStaticFilesStorage"


def _draw_secret_key(path: Path) -> str:
    """Keep a new key, unless another process was faster: then take its."""
    drawn = secrets.token_urlsafe(50)
    beside = path.with_name(f"secret-key.{os.getpid()}.new")
    try:
        # Root's folder must let the database's account through, see Folders.create.
        path.parent.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(drawn)
    except OSError:
        return drawn  # a read-only checkout
    try:
        os.link(beside, path)
    except FileExistsError:
        return path.read_text()
    finally:
        beside.unlink()
    return drawn


def _logins() -> tuple[dict[str, Any], dict[str, Any]]:
    common = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    if has_private_database():
        private = {"ENGINE": "annotator.postgresql", "NAME": roles.DATABASE, **common}
        return {**private, "USER": roles.APPLICATION}, {**private, "USER": roles.OWNER}
    application = {**_env.db_url("DATABASE_URL"), **common}
    url = "OWNER_DATABASE_URL" if _env.str("OWNER_DATABASE_URL", default="") else "DATABASE_URL"
    return application, {**_env.db_url(url), **common}
