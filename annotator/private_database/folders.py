"""The files of one private server, and the account that it runs as."""

import dataclasses
import hashlib
import json
import os
import pwd
import stat
import subprocess
from pathlib import Path
from typing import Any

from annotator.private_database.problems import Unavailable

# PostgreSQL refuses to run as root. Its own account, where the machine has one, else the account
# that every machine has.
ACCOUNTS = ("postgres", "nobody")
ELSEWHERE = Path("/var/lib")


@dataclasses.dataclass(frozen=True)
class Folders:
    """The files below `home`, the runtime folder of a checkout; `is_durable` False is for tests."""

    home: Path
    is_durable: bool = True

    @property
    def database(self) -> Path:
        return self.home / "database"

    @property
    def users_lock(self) -> Path:
        """Shared: a process that uses the server. Exclusive: the keeper, once none is left."""
        return self.database / "users.lock"

    @property
    def start_lock(self) -> Path:
        """Exclusive: the one process that may be starting a keeper."""
        return self.database / "start.lock"

    @property
    def keeper_lock(self) -> Path:
        """Exclusive, with its number inside: the keeper, as long as it lives."""
        return self.database / "keeper.lock"

    @property
    def connection(self) -> Path:
        """How to log in; it exists only while the server answers (or after a crash)."""
        return self.database / "connection.json"

    @property
    def passwords(self) -> Path:
        return self.database / "passwords.json"

    @property
    def keeper_log(self) -> Path:
        return self.database / "keeper.log"

    @property
    def server_log(self) -> Path:
        return self.database / "server.log"

    @property
    def elsewhere(self) -> Path:
        """Where root puts the data if the account of the server cannot reach the checkout."""
        name = hashlib.sha256(os.fsencode(self.database.resolve())).hexdigest()[:16]
        return ELSEWHERE / f"mihakk-{name}"

    def create(self) -> None:
        """Create the folders, closed to others as far as the server's account allows.

        Raises Unavailable if they belong to another account.
        """
        mode = 0o711 if os.geteuid() == 0 else 0o700
        try:
            self.home.mkdir(mode=mode, parents=True, exist_ok=True)
            self.database.mkdir(mode=mode, exist_ok=True)
            owner = self.database.stat().st_uid
        except PermissionError as error:
            raise Unavailable(*_forbidden(self.database)) from error
        if owner != os.geteuid():
            raise Unavailable(*_forbidden(self.database))


def account() -> pwd.struct_passwd | None:
    """Return the account that the server has to run as, None for the account of this process."""
    if os.geteuid() != 0:
        return None
    for name in ACCOUNTS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Unavailable(
        "PostgreSQL does not run as root, and this machine has neither of the accounts postgres"
        " and nobody. Run the command as an ordinary user, or set DATABASE_URL.",
        "لا يعمل PostgreSQL بحساب root، وليس في هذا الجهاز حساب postgres ولا nobody."
        " شغّل الأمر بحساب عادي، أو اضبط DATABASE_URL.",
    )


def can_reach(who: pwd.struct_passwd, path: Path) -> bool:
    """Say whether an account can enter or run `path`. Asked of the kernel, which knows ACLs too."""
    tried = subprocess.run(
        ["/bin/sh", "-c", 'test -x "$1"', "sh", path],
        user=who.pw_uid,
        group=who.pw_gid,
        extra_groups=[],
        cwd="/",
        check=False,
    )
    return tried.returncode == 0


def make_elsewhere(folder: Path) -> Path:
    """Create root's folder outside the checkout, or accept it only if nobody else can write there.

    Its name can be foreseen, so a folder, or a link, that somebody else put there is refused.
    """
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != 0 or found.st_mode & 0o022:
        raise Unavailable(
            f"{folder} does not belong to root alone. Remove it, or set DATABASE_URL.",
            f"المجلد {folder} ليس لحساب root وحده. احذفه، أو اضبط DATABASE_URL.",
        )
    return folder


def write_private(path: Path, data: dict[str, Any]) -> None:
    """Replace the JSON file `path` at one stroke; only its owner may read it."""
    beside = path.with_suffix(".new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(data, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _forbidden(folder: Path) -> tuple[str, str]:
    return (
        f"{folder} belongs to another account. Use that account, or set DATABASE_URL or"
        " MIHAKK_HOME.",
        f"المجلد {folder} لحساب آخر. استعمل ذلك الحساب، أو اضبط DATABASE_URL أو MIHAKK_HOME.",
    )
