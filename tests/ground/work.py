"""Jobs that a test can watch; `folder` is where test and job tell each other things."""

import time
from pathlib import Path

from django.db import connection
from django_tasks import task


@task()
def wait_for_word(folder: str) -> str:
    """Run until the file `go` is there."""
    with (Path(folder) / "started").open("a") as started:
        started.write(".")
    while not (Path(folder) / "go").exists():
        time.sleep(0.02)
    return "done"


@task()
def lose_the_database_once(folder: str) -> str:
    """Have the own connection cut by the server at the first try."""
    flag = Path(folder) / "was here"
    if not flag.exists():
        flag.touch()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    return "done"
