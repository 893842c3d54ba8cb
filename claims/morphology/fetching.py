"""Bringing the data here: downloaded or from a file, checked by their hash, put in place whole."""

import hashlib
import http.client
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from claims.domain.problems import N_, Problem
from claims.morphology.files import DataFile

TIMEOUT = 15  # seconds without a byte
_CHUNK = 1 << 16

Progress = Callable[[int], object]  # called with the number of bytes that came in


class NotReached(Problem):
    code = "not-reached"
    message = N_(
        "%(url)s cannot be fetched (%(why)s): try again, or fetch it on another machine and give "
        "the file by --from-file."
    )


class NotThatFile(Problem):
    code = "not-that-file"
    message = N_(
        "%(name)s is not the file that is expected: its SHA-256 is %(found)s. Nothing was "
        "installed; fetch it again."
    )


class NotInArchive(Problem):
    code = "not-in-archive"
    message = N_("The archive %(name)s has no file %(wanted)s in it, or is damaged.")


def download(file: DataFile, to: Path, progress: Progress) -> Path:
    """The archive, stored in the folder `to`. Raises `NotReached`, `NotThatFile`."""
    archive = to / PurePosixPath(file.url).name
    try:
        with urllib.request.urlopen(file.url, timeout=TIMEOUT) as answer, archive.open("wb") as out:
            for chunk in _chunks(answer):
                out.write(chunk)
                progress(len(chunk))
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise NotReached(url=file.url, why=getattr(error, "reason", None) or error) from None
    check(archive, file)
    return archive


def check(archive: Path, file: DataFile) -> None:
    """Raise `NotThatFile` unless the archive is the expected one to the last byte."""
    found = sha256(archive)
    if found != file.sha256:
        raise NotThatFile(name=archive.name, found=found)


def sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for chunk in _chunks(file):
            digest.update(chunk)
    return digest.hexdigest()


def unpack(archive: Path, file: DataFile, folder: Path) -> Path:
    """The one file that is wanted, at its place in the folder, whole or not at all.

    Raises `NotInArchive`. No other name in the archive is looked at, wherever it points.
    """
    place = folder / file.path
    place.parent.mkdir(parents=True, exist_ok=True)
    growing = place.with_suffix(".new")
    try:
        with (
            zipfile.ZipFile(archive) as packed,
            packed.open(_member(packed, file.path.name)) as data,
            growing.open("wb") as out,
        ):
            for chunk in _chunks(data):
                out.write(chunk)
    except (zipfile.BadZipFile, KeyError, EOFError):
        growing.unlink(missing_ok=True)
        raise NotInArchive(name=archive.name, wanted=file.path.name) from None
    return growing.replace(place)


def _member(packed: zipfile.ZipFile, name: str) -> str:
    for each in packed.namelist():
        if PurePosixPath(each).name == name:
            return each
    raise KeyError(name)


def _chunks(source: "IO[bytes]") -> Iterator[bytes]:
    return iter(lambda: source.read(_CHUNK), b"")
