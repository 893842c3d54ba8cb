"""Create .venv with exactly the locked packages, unless it is there already.

    python .ci/environment.py runtime|development

A stamp in .venv says what was installed, where and for which Python; if any of it differs, the
environment is built anew, so that no package of an older lock stays behind.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / "bin" / "python"
STAMP = FOLDER / "installed"
LOCKS = {
    "runtime": ROOT / "requirements.lock",
    "development": ROOT / ".ci" / "requirements-dev.lock",
}


def main(kind: str) -> None:
    runtime_folder = ROOT / ".mihakk"
    # Root's folder lets the database's account through; its files are closed one by one.
    runtime_folder.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, exist_ok=True)
    with (runtime_folder / "environment.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two commands at once: the second one waits
        # Development is a superset: whoever has it needs nothing more to run.
        wanted = {stamp("development"), stamp(kind)}
        if not (STAMP.exists() and STAMP.read_text() in wanted and is_usable()):
            build(kind)


def stamp(kind: str) -> str:
    """Say what an environment of this kind holds: changes when it has to be built anew."""
    locks = [LOCKS["runtime"]] if kind == "runtime" else list(LOCKS.values())
    content = b"".join(lock.read_bytes() for lock in locks)
    version = ".".join(map(str, sys.version_info[:2]))
    return f"{kind} {version} {ROOT} {hashlib.sha256(content).hexdigest()}\n"


def is_usable() -> bool:
    """Say whether the environment's Python still runs (the one it was made from may be gone)."""
    try:
        return subprocess.run([PYTHON, "-c", "import django"], capture_output=True).returncode == 0
    except OSError:
        return False


def build(kind: str) -> None:
    print("Installing packages into .venv … / تثبيت الحزم …", file=sys.stderr, flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    create()
    subprocess.run(
        [
            *(PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"),
            *("--no-input", "--no-deps", "--require-hashes", "--requirement", LOCKS[kind]),
        ],
        check=True,
    )
    STAMP.write_text(stamp(kind))


def create() -> None:
    """Create the empty environment. Debian keeps a part of Python's `venv` in its own package."""
    if subprocess.run([sys.executable, "-m", "venv", FOLDER]).returncode == 0:
        return
    shutil.rmtree(FOLDER, ignore_errors=True)
    package = "python{}.{}-venv".format(*sys.version_info)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(
            f"Install the package {package}, then try again.\nثبّت الحزمة {package} ثم أعد المحاولة."
        )
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    subprocess.run(["apt-get", "install", "-y", "-qq", package], check=True)
    subprocess.run([sys.executable, "-m", "venv", FOLDER], check=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except subprocess.CalledProcessError as failed:
        shutil.rmtree(FOLDER, ignore_errors=True)
        sys.exit(f"Installing failed ({failed.returncode}); nothing was kept. / تعذّر التثبيت.")
