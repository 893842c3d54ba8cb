"""What a ZIP may hold: bounds that are checked before anything is unpacked."""

import zipfile
from pathlib import PurePosixPath

from claims.domain.problems import N_
from claims.domain.reading.records import CorruptFile, FileProblem, Source

_NOT_DATA = ("__MACOSX/", ".")


class ZipBomb(FileProblem):
    code = "zip-bomb"
    message = N_(
        "“%(name)s” in the ZIP unpacks to %(size)d bytes, which is too much for its packed size or "
        "in all: pack plain files, fewer at a time."
    )


class TooManyFiles(FileProblem):
    code = "too-many-files"
    message = N_("The ZIP holds %(count)d files, the limit is %(limit)d: split it into parts.")


class TooDeep(FileProblem):
    code = "zip-too-deep"
    message = N_("“%(name)s” is a ZIP within a ZIP: unpack it and pack its files directly.")


class OutsidePath(FileProblem):
    code = "outside-path"
    message = N_(
        "“%(name)s” in the ZIP points out of its folder: pack the files anew by plain names."
    )


def check_members(source: Source) -> list[zipfile.ZipInfo]:
    """The files of a ZIP that hold data, by the order in it.

    Raises `CorruptFile`, `TooManyFiles`, `OutsidePath`, and `ZipBomb` by the sizes that the ZIP
    declares, which unpacking holds it to.
    """
    limits = source.limits
    try:
        with zipfile.ZipFile(source.path) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError):
        raise CorruptFile(name=source.name, format="ZIP") from None
    if len(members) > limits.zip_files:
        raise TooManyFiles(count=len(members), limit=limits.zip_files)
    total = 0
    for member in members:
        _check_path(member.filename)
        total += member.file_size
        packed = max(member.compress_size, 1)
        small = member.file_size < 1024**2  # a short file of one letter packs well too
        if total > limits.zip_size or not small and member.file_size / packed > limits.zip_ratio:
            raise ZipBomb(name=member.filename, size=member.file_size)
    return [each for each in members if not each.filename.startswith(_NOT_DATA)]


def _check_path(name: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise OutsidePath(name=name)
