"""The app: what follows a migration, and checks that look at the database itself."""

from django.apps import AppConfig
from django.core import checks
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = _("Claims")

    def ready(self) -> None:
        from claims import database

        connection_created.connect(database.switch_off_jit)
        post_migrate.connect(database.grant_rights, sender=self)
        post_migrate.connect(database.quicken_triggers, sender=self)
        checks.register(database.check_trigrams, checks.Tags.database)
        checks.register(database.check_history_rights, checks.Tags.database)
