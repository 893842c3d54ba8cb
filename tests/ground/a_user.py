"""A process that uses the private server until its standard input ends.

python -m tests.ground.a_user HOME [fork] [forgetful]
"""

import json
import os
import sys
from pathlib import Path

from annotator.private_database import folders, users


def main(home: str, *words: str) -> None:
    place = folders.Folders(Path(home), is_durable="forgetful" not in words)
    connection = users.connection(place)
    if "fork" in words and os.fork():
        os._exit(0)
    said = {
        "pid": os.getpid(),
        "keeper": int(place.keeper_lock.read_text()),
        "server": connection.server,
        "port": connection.port,
        "passwords": connection.passwords,
        "programs": connection.programs,
    }
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
