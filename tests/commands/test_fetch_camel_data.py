"""`fetch_camel_data`: whole and right, or not at all, and a message that says what to do."""

import http.server
import io
import socket
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from claims.management.commands.fetch_camel_data import Command
from claims.morphology import fetching, files
from claims.morphology.files import DataFile
from tests.morphology import data

ARCHIVES = {file: data.archive(file) for file in files.ALL}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a server of both archives."""
    served = tmp_path / "served"
    served.mkdir()
    for file, content in ARCHIVES.items():
        (served / Path(file.url).name).write_bytes(content)
    yield from serve(partial(Quiet, directory=str(served)))


def serve(handler: Any) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "camel_tools"


def run(folder: Path, wanted: list[DataFile], *arguments: str) -> tuple[int, str]:
    """The exit status and all that was said."""
    command = Command()
    command.wanted, command.folder = wanted, folder
    said = io.StringIO()
    try:
        call_command(command, *arguments, stdout=said, stderr=said)
    except SystemExit as ended:
        return int(ended.code or 0), said.getvalue()
    return 0, said.getvalue()


def from_server(address: str) -> list[DataFile]:
    return [data.at(address, file, content) for file, content in ARCHIVES.items()]


def installed(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


WHOLE = sorted(["catalogue.json", *(str(file.path) for file in files.ALL)])


def test_both_files_come_from_the_server(server: str, folder: Path) -> None:
    status, said = run(folder, from_server(server))
    assert status == 0
    assert "The morphology is installed" in said
    assert installed(folder) == WHOLE
    assert files.are_there(folder)
    assert (folder / files.DATABASE.path).read_text(encoding="utf-8") == data.DATABASE


def test_files_that_are_here_already_are_known_by_what_they_hold(
    tmp_path: Path, folder: Path
) -> None:
    given = [tmp_path / "one.zip", tmp_path / "two.zip"]
    for path, content in zip(given, ARCHIVES.values(), strict=True):
        path.write_bytes(content)
    wanted = from_server("http://127.0.0.1:9")  # nobody is asked
    status, said = run(folder, wanted, "--from-file", str(given[1]))
    assert (status, "Still missing: morphology_db" in said) == (0, True)
    assert not files.are_there(folder)
    status, _said = run(folder, wanted, "--from-file", str(given[0]))
    assert (status, installed(folder)) == (0, WHOLE)


def test_another_file_is_refused_in_both_languages(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "other.zip").write_bytes(b"other")
    wanted = from_server("http://127.0.0.1:9")
    status, said = run(folder, wanted, "--from-file", str(tmp_path / "other.zip"))
    assert status == 2
    assert "is none of the archives that are needed" in said
    assert "ليس" in said
    assert installed(folder) == []


def test_a_file_that_is_not_there_is_named(tmp_path: Path, folder: Path) -> None:
    status, said = run(folder, [], "--from-file", str(tmp_path / "nothing.zip"))
    assert (status, "nothing.zip cannot be read (No such file" in said) == (2, True)


def test_a_changed_download_replaces_nothing(server: str, folder: Path) -> None:
    data.write(folder)
    before = (folder / files.DATABASE.path).read_bytes()
    wanted = [data.at(server, file, b"as it was once") for file in files.ALL]
    status, said = run(folder, wanted)
    assert (status, "is not the file that is expected" in said) == (2, True)
    assert (folder / files.DATABASE.path).read_bytes() == before


def test_a_server_without_the_file_is_named_with_its_answer(server: str, folder: Path) -> None:
    wanted = [data.at(f"{server}/elsewhere", files.DATABASE, b"")]
    status, said = run(folder, wanted)
    assert status == 2
    assert "/elsewhere/morphology_db" in said
    assert "--from-file" in said
    assert installed(folder) == []


def test_a_silent_server_is_not_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes the question, never answers
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        status, said = run(folder, [data.at(address, files.DATABASE, b"")])
    assert (status, "timed out" in said) == (2, True)


def test_an_archive_without_the_file_in_it_installs_nothing(tmp_path: Path, folder: Path) -> None:
    content = data.archive(files.MODEL)
    (tmp_path / "wrong.zip").write_bytes(content)
    wanted = [data.at("http://127.0.0.1:9", files.DATABASE, content)]
    status, said = run(folder, wanted, "--from-file", str(tmp_path / "wrong.zip"))
    assert (status, "has no file morphology.db in it" in said) == (2, True)
    assert installed(folder) == []
