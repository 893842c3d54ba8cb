"""The web server that `make run` starts, over the tests' database."""

import os
import socket
import subprocess
from collections.abc import Iterator

import pytest

from annotator import supervisor
from tests.ground.conftest import ROOT, url_of_test_database, wait_until

SECONDS = 60  # to start on a busy machine


@pytest.fixture
def website(transactional_db: None) -> Iterator[str]:
    """The address of a running site; its processes are ended after the test."""
    with socket.create_server((supervisor.HOST, 0), backlog=128) as listener:
        process = subprocess.Popen(
            supervisor.web_words(listener),
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": url_of_test_database()},
            pass_fds=(listener.fileno(),),
        )
        port = listener.getsockname()[1]
        try:
            wait_until(lambda: supervisor.answers(port), SECONDS)
            yield f"http://{supervisor.HOST}:{port}"
        finally:
            process.terminate()
            process.wait()
