"""The documented `migrate --database owner` on a private server of its own."""

import os
import subprocess
import sys

import pytest

from tests.ground.conftest import ROOT

pytestmark = pytest.mark.slow


def test_migrate_as_owner_leaves_nothing_to_the_application(user, place):
    """Migrations of other packages write through `default`; that must not wait for `owner`."""
    environment = {**os.environ, "MIHAKK_HOME": str(place.home), "MIHAKK_TESTING": "0"}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--database", "owner", "--verbosity", "0"],
        cwd=ROOT,
        env=environment,
        timeout=120,
        check=True,
    )
    with user().login() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
        assert cursor.fetchall() == [("mihakk_owner",)]
        cursor.execute("SELECT count(*) FROM claims_article")
