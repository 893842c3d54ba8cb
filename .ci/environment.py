"""Create an environment with exactly the locked packages, unless it is there already.

    python .ci/environment.py runtime|development|peers

`runtime` and `development` live in .venv, `peers` (what `make bench-text` measures ours beside)
in .venv-peers. A stamp says what was installed, where and for which Python; if any of it differs,
the environment is built anew, so that no package of an older lock stays behind.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {
    "runtime": ROOT / "requirements.lock",
    "development": ROOT / ".ci" / "requirements-dev.lock",
    "peers": ROOT / ".ci" / "requirements-peers.lock",
}
# Development is a superset: whoever has it needs nothing more to run.
ENOUGH = {
    "runtime": ("runtime", "development"),
    "development": ("development",),
    "peers": ("peers",),
}
MADE_FROM = {"development": ("runtime", "development")}


def main(kind: str) -> None:
    runtime_folder = ROOT / ".mihakk"
    # Root's folder lets the database's account through; its files are closed one by one.
    runtime_folder.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, exist_ok=True)
    with (runtime_folder / "environment.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two commands at once: the second one waits
        if not is_there(kind):
            build(kind)


def folder(kind: str) -> Path:
    return ROOT / (".venv-peers" if kind == "peers" else ".venv")


def python(kind: str) -> Path:
    return folder(kind) / "bin" / "python"


def is_there(kind: str) -> bool:
    written = folder(kind) / "installed"
    return (
        written.exists()
        and written.read_text() in {stamp(each) for each in ENOUGH[kind]}
        and is_usable(kind)
    )


def stamp(kind: str) -> str:
    """Say what an environment of this kind holds: changes when it has to be built anew."""
    content = b"".join(LOCKS[each].read_bytes() for each in MADE_FROM.get(kind, (kind,)))
    version = ".".join(map(str, sys.version_info[:2]))
    return f"{kind} {version} {ROOT} {hashlib.sha256(content).hexdigest()}\n"


def is_usable(kind: str) -> bool:
    """Say whether the environment's Python still runs (the one it was made from may be gone)."""
    needed = "pip" if kind == "peers" else "django"
    try:
        ran = subprocess.run([python(kind), "-c", f"import {needed}"], capture_output=True)
    except OSError:
        return False
    return ran.returncode == 0


def build(kind: str) -> None:
    name = folder(kind).name
    print(f"Installing packages into {name} … / تثبيت الحزم …", file=sys.stderr, flush=True)
    shutil.rmtree(folder(kind), ignore_errors=True)
    create(kind)
    if install(kind, LOCKS[kind]).returncode != 0:
        if kind != "peers":
            shutil.rmtree(folder(kind), ignore_errors=True)
            sys.exit("Installing failed; nothing was kept. / تعذّر التثبيت.")
        install_one_by_one(kind)
        return  # without a stamp, so that the next run tries what is missing again
    (folder(kind) / "installed").write_text(stamp(kind))


def install(kind: str, lock: Path, *more: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [
            *(python(kind), "-m", "pip", "install", "-qq", "--disable-pip-version-check"),
            *("--no-input", "--no-deps", "--require-hashes", "--requirement", lock),
            *more,
        ]
    )


def install_one_by_one(kind: str) -> None:
    """Install what can be: a peer that this machine cannot have is named, the others are there."""
    for package in re.split(r"\n(?=\w)", LOCKS[kind].read_text()):
        with tempfile.NamedTemporaryFile("w", suffix=".lock") as lock:
            lock.write(package)
            lock.flush()
            if install(kind, Path(lock.name), "--retries", "0").returncode != 0:
                print(f"not installed: {package.split()[0]} / لم تُثبَّت", file=sys.stderr)


def create(kind: str) -> None:
    """Create the empty environment. Debian keeps a part of Python's `venv` in its own package."""
    if subprocess.run([sys.executable, "-m", "venv", folder(kind)]).returncode == 0:
        return
    shutil.rmtree(folder(kind), ignore_errors=True)
    package = "python{}.{}-venv".format(*sys.version_info)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(
            f"Install the package {package}, then try again.\nثبّت الحزمة {package} ثم أعد المحاولة."
        )
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    subprocess.run(["apt-get", "install", "-y", "-qq", package], check=True)
    subprocess.run([sys.executable, "-m", "venv", folder(kind)], check=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except subprocess.CalledProcessError as failed:
        shutil.rmtree(folder(sys.argv[1]), ignore_errors=True)
        sys.exit(f"Installing failed ({failed.returncode}); nothing was kept. / تعذّر التثبيت.")
