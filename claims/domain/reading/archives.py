"""ZIP: files of the other formats, one after the other."""

import shutil
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from claims.domain.problems import Problem
from claims.domain.reading.packing import TooDeep, check_members
from claims.domain.reading.records import CorruptFile, Record, Records, Source

Opener = Callable[[Source], Records]


def read(source: Source, opener: Opener) -> Records:
    """The records of each file; a file that cannot be read is one record with its problem.

    `opener` reads the files in it. Raises `CorruptFile` and what `check_members` raises.
    """
    members = check_members(source)
    with zipfile.ZipFile(source.path) as archive, tempfile.TemporaryDirectory() as folder:
        packed = sum(member.compress_size for member in members) or 1
        read_so_far = 0
        for member in members:
            yield from _member(archive, member, Path(folder) / "member", source, opener)
            read_so_far += member.compress_size
            source.position = source.size * read_so_far // packed


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, source: Source, opener: Opener
) -> Records:
    name = member.filename
    try:
        if name.lower().endswith(".zip") and source.depth + 1 >= source.limits.zip_depth:
            raise TooDeep(name=name)
        _unpack(archive, member, path)
        inner = replace(source, path=path, name=name, depth=source.depth + 1, position=0)
        for record in opener(inner):
            yield Record(f"{name}/{record.place}", record.fields, record.problem)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError):
        yield Record(name, {}, CorruptFile(name=name, format="ZIP"))
    except Problem as problem:
        yield Record(name, {}, problem)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> None:
    """One file at a time, under a name of ours; zipfile stops at the declared size."""
    with archive.open(member) as packed, path.open("wb") as file:
        shutil.copyfileobj(packed, file, 1 << 20)
