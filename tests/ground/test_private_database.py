"""The private server lives exactly as long as its users, whatever is killed."""

import json
import subprocess
import sys

import psycopg2
import pytest

from annotator.private_database import cluster, folders, processes, server, users
from annotator.private_database.problems import Unavailable
from tests.ground.conftest import ROOT, kill, wait_until, wait_until_gone

pytestmark = pytest.mark.slow


def write_a_row(someone):
    with someone.login("mihakk_owner") as connection, connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        cursor.execute("INSERT INTO kept VALUES ('محكّ')")


def rows(someone):
    with someone.login("mihakk_owner") as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kept")
        return cursor.fetchone()[0]


def ask(someone, question, **login):
    with someone.login(**login) as connection, connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


# Lifetime


def test_server_stays_until_its_last_user_has_left(user, place):
    first = user()
    second = user()
    assert (second.server, second.keeper) == (first.server, first.keeper)
    first.leave()
    assert ask(second, "SELECT 1") == 1
    second.leave()
    wait_until_gone(first.keeper, first.server)
    assert not place.connection.exists()


def test_users_that_start_at_once_share_one_server(first_user):
    started = [first_user(wait=False) for _ in range(6)]
    servers = {each.wait_until_connected().server for each in started}
    assert len(servers) == 1


def test_users_that_come_as_the_last_one_leaves_are_served(user):
    """Either they still get the old server, or they wait until it has gone and get a new one."""
    for _ in range(5):
        someone = user()
        assert ask(someone, "SELECT 1") == 1
        someone.leave()


def test_forked_child_keeps_the_server_after_its_parent(user):
    child = user("fork")
    child.process.wait()
    assert processes.is_alive(child.pid)
    assert ask(child, "SELECT 1") == 1
    child.leave()
    wait_until_gone(child.server)


def test_program_started_by_a_user_does_not_keep_the_server(place):
    """The lock is closed when another program is run, so a forgotten browser holds nothing."""
    script = (
        "import subprocess, sys; from pathlib import Path;"
        "from annotator.private_database import folders, users;"
        "users.connection(folders.Folders(Path(sys.argv[1]), is_durable=False));"
        "print(subprocess.Popen(['sleep', '30'], stdout=subprocess.DEVNULL,"
        " stderr=subprocess.DEVNULL,"
        " close_fds=False).pid)"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, place.home], capture_output=True, text=True, check=True
    )
    wait_until(lambda: not users.is_running(place))
    kill(int(said.stdout))


def test_stop_ends_a_server_in_use_and_the_next_connection_starts_it_again(user, place):
    first = user()
    write_a_row(first)
    assert users.stop(place)
    assert not processes.is_alive(first.server)
    assert rows(user()) == 1
    first.leave()


def test_stop_without_a_server_says_so(place):
    assert users.stop(place) is False


# Killed


def test_server_ends_after_kill_9_of_its_only_user(user):
    only = user()
    kill(only.pid)
    wait_until_gone(only.keeper, only.server)


def test_data_stay_after_kill_9_of_the_server(user):
    first = user()
    write_a_row(first)
    kill(first.server)
    second = user()
    assert second.server != first.server
    assert rows(second) == 1
    wait_until_gone(first.keeper)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_server_ends_with_kill_9_of_its_keeper(user):
    first = user()
    write_a_row(first)
    kill(first.keeper)
    wait_until_gone(first.server)
    assert rows(user()) == 1


def test_whoever_hears_that_it_runs_may_stop_it_at_once(place):
    words = [sys.executable, "-m", "annotator.private_database.keeper", str(place.home)]
    with subprocess.Popen([*words, "forgetful"], cwd=ROOT, stdout=subprocess.PIPE) as keeper:
        assert keeper.stdout.readline() == b"{}\n"
        keeper.terminate()
    assert keeper.returncode == 0
    assert not (place.database / "data" / "postmaster.pid").exists()


def test_server_without_a_keeper_is_replaced(user, place):
    """Where the kernel does not end it (macOS), an orphan serves on until somebody starts anew."""
    first = user()
    write_a_row(first)
    first.leave()
    wait_until_gone(first.keeper)
    orphaned = orphan(place)
    second = user()
    assert not processes.is_alive(orphaned.pid)
    orphaned.wait()
    assert rows(second) == 1


def orphan(place):
    """Start a server as a child of this test, which holds none of the keeper's locks."""
    opened = cluster.open_cluster(place)
    running, _ = server.start(opened)
    return running


def test_everything_killed_at_once_loses_nothing(user):
    first = user()
    write_a_row(first)
    kill(first.pid, first.keeper, first.server)
    assert rows(user()) == 1


def test_other_process_with_the_number_of_a_dead_server_is_left_alone(user, place):
    first = user()
    write_a_row(first)
    kill(first.pid, first.keeper, first.server)
    account = folders.account()
    as_server = {"user": account.pw_uid} if account else {}
    bystander = subprocess.Popen(["sleep", "60"], **as_server)
    stale = place.database / "data" / "postmaster.pid"
    _, *others = stale.read_text().split("\n")
    stale.write_text("\n".join([str(bystander.pid), *others]))
    assert rows(user()) == 1
    assert bystander.poll() is None
    bystander.kill()
    bystander.wait()


def test_first_start_that_was_interrupted_is_begun_anew(first_user, empty_place):
    empty_place.create()
    half = empty_place.database / "data.new" / "base"
    half.mkdir(parents=True)
    assert ask(first_user(), "SELECT 1") == 1
    assert not half.parent.exists()


# Closed to others


def test_files_are_readable_by_their_owner_only(user, place):
    user()
    for path in [*place.home.iterdir(), *place.database.iterdir()]:
        allowed = 0o711 if path.is_dir() else 0o600
        assert path.stat().st_mode & 0o777 & ~allowed == 0, path
    assert (place.database / "data").stat().st_mode & 0o077 == 0


def test_server_listens_on_loopback_only(user, place):
    someone = user()
    password = json.loads(place.passwords.read_text())["postgres"]
    sockets = ask(someone, "SHOW unix_socket_directories", role="postgres", password=password)
    assert sockets == ""
    assert ask(someone, "SHOW listen_addresses") == "127.0.0.1"


@pytest.mark.parametrize("role", ["mihakk_app", "mihakk_owner", "postgres"])
@pytest.mark.parametrize("password", ["wrong", ""])
def test_wrong_password_is_refused(place, role, password):
    someone = users.connection(place)
    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(
            host=someone.host, port=someone.port, user=role, password=password, dbname="mihakk"
        )


def test_passwords_do_not_show_in_the_representation(place):
    someone = users.connection(place)
    assert not any(password in repr(someone) for password in someone.passwords.values())


def test_application_role_owns_nothing_and_is_no_superuser(user):
    someone = user()
    assert ask(someone, "SELECT current_user") == "mihakk_app"
    rights = "SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls"
    for_role = f"{rights} FROM pg_roles WHERE rolname = current_user"
    assert ask(someone, for_role) is False
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        ask(someone, "CREATE TABLE mine (id int)")


def test_owner_is_no_superuser_and_may_act_as_the_application(user):
    someone = user()
    question = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
    assert ask(someone, question, role="mihakk_owner") is False
    with someone.login("mihakk_owner") as connection, connection.cursor() as cursor:
        cursor.execute("SET ROLE mihakk_app")


# Programs and data


def test_data_of_a_version_that_is_not_installed_name_it(place):
    (place.database / "data" / "PG_VERSION").write_text("9\n")
    with pytest.raises(Unavailable, match="PostgreSQL 9") as caught:
        users.connection(place)
    assert "PostgreSQL 9" in caught.value.arabic


def test_crash_of_the_server_while_it_starts_shows_its_last_words(user, place):
    first = user()
    first.leave()
    wait_until_gone(first.keeper)
    (place.database / "data" / "postgresql.conf").write_text("nonsense = here\n")
    with pytest.raises(Unavailable, match="nonsense"):
        users.connection(place)


def test_tests_server_does_not_wait_for_the_disk(user):
    assert ask(user("forgetful"), "SHOW fsync") == "off"


def test_server_of_a_desk_waits_for_the_disk(user):
    someone = user()
    assert ask(someone, "SHOW fsync") == "on"
    assert ask(someone, "SHOW synchronous_commit") == "on"
