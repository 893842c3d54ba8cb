"""`manage.py dbshell` on the private server, with the psql that belongs to it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.backends.postgresql import client

from annotator import env
from annotator.private_database import users


class DatabaseClient(client.DatabaseClient):
    """Django's own, told the host, port and password that settings do not know."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        server = users.connection(env.folders())
        login = {
            "HOST": server.host,
            "PORT": server.port,
            "PASSWORD": server.passwords[settings_dict["USER"]],
        }
        words, environment = super().settings_to_cmd_args_env(settings_dict | login, parameters)
        psql = Path(server.programs) / cls.executable_name
        return [str(psql) if psql.exists() else words[0], *words[1:]], environment
