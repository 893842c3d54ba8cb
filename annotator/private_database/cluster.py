"""A data folder of PostgreSQL: the programs, the account and the passwords that go with it."""

import contextlib
import dataclasses
import json
import locale
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from annotator.private_database import binaries, folders, processes, roles
from annotator.private_database.problems import Unavailable

# Trigrams follow LC_CTYPE: under "C" the database sees no letter in Arabic, and nothing is similar.
CHARACTER_TYPES = ("C.UTF-8", "C.utf8", "en_US.UTF-8", "ar_EG.UTF-8", "UTF-8")


@dataclasses.dataclass(frozen=True)
class Cluster:
    """One data folder, the programs that serve it and the account that they run as."""

    place: folders.Folders
    data: Path
    programs: binaries.Binaries
    account: pwd.struct_passwd | None
    passwords: dict[str, str]

    def run(self, program: str, *words: str | Path, **options: object) -> subprocess.Popen:
        """Start a program of PostgreSQL as the right account; it ends when this process ends."""
        if self.account is not None:
            options |= {
                "user": self.account.pw_uid,
                "group": self.account.pw_gid,
                "extra_groups": [],
            }
        return subprocess.Popen(
            [self.programs.program(program), *map(str, words)],
            stdin=subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            cwd=self.data.parent,
            # Without the caller's PGDATA, PGPORT and the like, and with messages in English.
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
            preexec_fn=processes.die_with_parent(signal.SIGINT),
            **options,  # type: ignore[call-overload]
        )

    def give(self, path: Path) -> None:
        """Make the server's account the owner of a file or folder."""
        if self.account is not None:
            os.chown(path, self.account.pw_uid, self.account.pw_gid)


def open_cluster(place: folders.Folders) -> Cluster:
    """Return the cluster of `place`; its data are created if there are none yet."""
    account = folders.account()
    base = place.database
    if account is not None and not folders.can_reach(account, base):
        base = folders.make_elsewhere(place.elsewhere)
    version = base / "data" / "PG_VERSION"
    programs = binaries.find(int(version.read_text()) if version.exists() else None)
    if account is not None:
        programs = _reachable(programs, account, place)
    cluster = Cluster(place, base / "data", programs, account, _passwords(place))
    if not version.exists():
        create_data(cluster)
    return cluster


def create_data(cluster: Cluster) -> None:
    """Run initdb beside the final place and move the result there, so that no half is ever used."""
    unfinished = cluster.data.with_name("data.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    cluster.give(unfinished)
    with _password_file(cluster) as password, open_log(cluster.place.server_log) as log:
        initdb = cluster.run(
            "initdb",
            "--auth=scram-sha-256",
            f"--username={roles.SUPERUSER}",
            f"--pwfile={password}",
            "--encoding=UTF8",
            "--locale=C",
            f"--lc-ctype={character_type()}",
            *([] if cluster.place.is_durable else ["--no-sync"]),
            "-D",
            unfinished,
            stdout=log,
        )
        failed = initdb.wait()
    if failed:
        raise failure("PostgreSQL could not create its data folder", cluster)
    unfinished.rename(cluster.data)


def character_type() -> str:
    """Return the first UTF-8 locale that this machine knows."""
    for name in CHARACTER_TYPES:
        with contextlib.suppress(locale.Error):
            before = locale.setlocale(locale.LC_CTYPE)
            locale.setlocale(locale.LC_CTYPE, name)
            locale.setlocale(locale.LC_CTYPE, before)
            return name
    raise Unavailable(
        "This machine knows no UTF-8 locale, so the database could not compare Arabic words."
        " Install the locale C.UTF-8 or en_US.UTF-8.",
        "لا يعرف هذا الجهاز أي إعداد محلّي بترميز UTF-8، فلا تستطيع قاعدة البيانات مقارنة الكلمات"
        " العربية. ثبّت الإعداد C.UTF-8 أو en_US.UTF-8.",
    )


def _reachable(
    programs: binaries.Binaries, account: pwd.struct_passwd, place: folders.Folders
) -> binaries.Binaries:
    """Return programs that the account can run; those of a closed environment are copied out."""
    if folders.can_reach(account, programs.folder / "postgres") or programs.root is None:
        return programs
    copy = folders.make_elsewhere(place.elsewhere) / f"programs-{programs.major}"
    if not copy.exists():
        unfinished = copy.with_name(f"{copy.name}.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        # The libraries lie beside the package and are found relative to the programs.
        libraries = f"{programs.root.name}.libs"
        shutil.copytree(programs.root, unfinished / programs.root.name, symlinks=True)
        if (programs.root.parent / libraries).exists():
            shutil.copytree(programs.root.parent / libraries, unfinished / libraries)
        for path in [unfinished, *unfinished.rglob("*")]:
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
        unfinished.rename(copy)
    root = copy / programs.root.name
    return dataclasses.replace(programs, folder=root / "pginstall" / "bin", root=root)


def _passwords(place: folders.Folders) -> dict[str, str]:
    """Return the passwords of the roles; they are drawn once per data folder."""
    if not place.passwords.exists():
        names = (roles.SUPERUSER, roles.OWNER, roles.APPLICATION)
        folders.write_private(place.passwords, {name: secrets.token_urlsafe(24) for name in names})
    passwords: dict[str, str] = json.loads(place.passwords.read_text())
    return passwords


@contextlib.contextmanager
def _password_file(cluster: Cluster) -> Iterator[Path]:
    """Give initdb the first password in a file that only its account can read."""
    descriptor, name = tempfile.mkstemp(dir=cluster.data.parent)
    path = Path(name)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(cluster.passwords[roles.SUPERUSER] + "\n")
        cluster.give(path)
        yield path
    finally:
        path.unlink()


def open_log(path: Path) -> IO[bytes]:
    """Open a log for appending; the one before it is kept once when it grows past 10 MB."""
    if path.exists() and path.stat().st_size > 10_000_000:
        path.replace(path.with_suffix(".log.1"))
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")


def last_words(cluster: Cluster) -> str:
    log = cluster.place.server_log
    if not log.exists():
        return ""
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 2000))
        return "\n".join(file.read().decode(errors="replace").splitlines()[-5:])


def failure(what: str, cluster: Cluster) -> Unavailable:
    log = cluster.place.server_log
    return Unavailable(
        f"{what}. The end of {log}:\n{last_words(cluster)}",
        f"تعذّر تشغيل قاعدة البيانات الخاصة. التفاصيل في {log}.",
    )
