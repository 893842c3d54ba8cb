"""The roles of the database and what each may do, whichever server it lies in."""

from typing import Any

# Who logs in to serve pages: owns nothing, so the database can refuse it what history forbids.
APPLICATION = "mihakk_app"
# Who owns the tables and migrates them.
OWNER = "mihakk_owner"
# The bootstrap role of a private server.
SUPERUSER = "postgres"
DATABASE = "mihakk"


def ensure_application(cursor: Any) -> None:
    """Create the application's role if the server has none, and let the current role act as it.

    For servers given by DATABASE_URL; the current role needs CREATEROLE (or is a superuser). A
    role made here cannot log in: the administrator gives it a password.
    """
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APPLICATION])
    if cursor.fetchone() is None:
        cursor.execute(f"CREATE ROLE {APPLICATION} NOLOGIN")
    cursor.execute("SELECT pg_has_role(current_user, %s, 'MEMBER')", [APPLICATION])
    if not cursor.fetchone()[0]:
        cursor.execute(f"GRANT {APPLICATION} TO CURRENT_USER")


def create(cursor: Any, passwords: dict[str, str]) -> None:
    """Create or correct both roles and the database of a private server; it may be repeated.

    The owner may create databases (the tests do) and act as the application, never as superuser.
    """
    for role, options in ((APPLICATION, "NOCREATEDB"), (OWNER, "CREATEDB")):
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        verb = "ALTER" if cursor.fetchone() else "CREATE"
        cursor.execute(
            f"{verb} ROLE {role} LOGIN NOSUPERUSER NOCREATEROLE {options} PASSWORD %s",
            [passwords[role]],
        )
    cursor.execute(f"GRANT {APPLICATION} TO {OWNER}")
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
    if cursor.fetchone() is None:
        cursor.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
