"""Look after the private server by hand: stop it, say whether it runs, delete it."""

import argparse

from annotator import env
from annotator.private_database import users


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m annotator.private_database")
    parser.add_argument("command", choices=["stop", "status", "remove"])
    command = parser.parse_args().command
    place = env.folders()
    if command == "stop":
        print("stopped" if users.stop(place) else "not running")
    elif command == "status":
        print("running" if users.is_running(place) else "not running")
    else:
        users.remove(place)
        print("removed")


if __name__ == "__main__":
    main()
