import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.operations
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        django.contrib.postgres.operations.TrigramExtension(),
        migrations.CreateModel(
            name="Desk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_ar", models.CharField(blank=True, max_length=150)),
                ("name_en", models.CharField(blank=True, max_length=150)),
                ("annotations_needed", models.PositiveSmallIntegerField(default=2)),
                ("guidelines_ar", models.TextField(blank=True)),
                ("guidelines_en", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="there_is_one_desk"),
                    models.CheckConstraint(
                        condition=models.Q(("annotations_needed__range", (1, 9))),
                        name="a_claim_needs_one_to_nine_annotations",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_deskevent" ("annotations_needed", "guidelines_ar", "guidelines_en", "id", "name_ar", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."annotations_needed", NEW."guidelines_ar", NEW."guidelines_en", NEW."id", NEW."name_ar", NEW."name_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;',
                            hash="34f08364a426fd0e8a7ea0460a5e9062053f9585",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c3228",
                            table="claims_desk",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_deskevent" ("annotations_needed", "guidelines_ar", "guidelines_en", "id", "name_ar", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."annotations_needed", NEW."guidelines_ar", NEW."guidelines_en", NEW."id", NEW."name_ar", NEW."name_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                            hash="abb7927f88b53fd11827bc1ec015e478275637bd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e1030",
                            table="claims_desk",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_deskevent" ("annotations_needed", "guidelines_ar", "guidelines_en", "id", "name_ar", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."annotations_needed", OLD."guidelines_ar", OLD."guidelines_en", OLD."id", OLD."name_ar", OLD."name_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;',
                            hash="de70a66f99f9b24d20139bc2c415b2a9c4529cb5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b6ae5",
                            table="claims_desk",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeskEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_ar", models.CharField(blank=True, max_length=150)),
                ("name_en", models.CharField(blank=True, max_length=150)),
                ("annotations_needed", models.PositiveSmallIntegerField(default=2)),
                ("guidelines_ar", models.TextField(blank=True)),
                ("guidelines_en", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.desk",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="087676d47e39d92caec6615300b0128074838378",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2e4a7",
                            table="claims_deskevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=150)),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("fact_checker", "fact-checker"),
                                ("editor", "editor"),
                                ("admin", "admin"),
                            ],
                            max_length=32,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("shortcuts", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("roles__contained_by", ["fact_checker", "editor", "admin"])
                        ),
                        name="roles_are_known_roles",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_userevent" ("date_joined", "email", "id", "is_active", "is_staff", "is_superuser", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles", "shortcuts", "uid", "username") VALUES (NEW."date_joined", NEW."email", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."roles", NEW."shortcuts", NEW."uid", NEW."username"); RETURN NULL;',
                            hash="9619222ccf8ff373f49c3488b1aa379a6c51ddc3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_822fa",
                            table="claims_user",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."roles" IS DISTINCT FROM (NEW."roles") OR OLD."shortcuts" IS DISTINCT FROM (NEW."shortcuts") OR OLD."uid" IS DISTINCT FROM (NEW."uid") OR OLD."username" IS DISTINCT FROM (NEW."username"))',
                            func='INSERT INTO "claims_userevent" ("date_joined", "email", "id", "is_active", "is_staff", "is_superuser", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles", "shortcuts", "uid", "username") VALUES (NEW."date_joined", NEW."email", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."roles", NEW."shortcuts", NEW."uid", NEW."username"); RETURN NULL;',
                            hash="2298152e5b91ec02835de33140dba68f737b3fdc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_955a1",
                            table="claims_user",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_userevent" ("date_joined", "email", "id", "is_active", "is_staff", "is_superuser", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles", "shortcuts", "uid", "username") VALUES (OLD."date_joined", OLD."email", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."roles", OLD."shortcuts", OLD."uid", OLD."username"); RETURN NULL;',
                            hash="ee605ee77e0328b1845d8d5aaa0c2fca8af378f3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b8837",
                            table="claims_user",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("file_name", models.CharField(max_length=255)),
                ("sha256", models.CharField(max_length=64)),
                ("format", models.CharField(max_length=32)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("uploaded", "uploaded"),
                            ("checking", "being checked"),
                            ("checked", "checked"),
                            ("running", "running"),
                            ("done", "done"),
                            ("failed", "failed"),
                            ("cancelled", "cancelled"),
                            ("undone", "undone"),
                        ],
                        default="uploaded",
                        max_length=32,
                    ),
                ),
                ("counts", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "imported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "import batches",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "uploaded",
                                    "checking",
                                    "checked",
                                    "running",
                                    "done",
                                    "failed",
                                    "cancelled",
                                    "undone",
                                ],
                            )
                        ),
                        name="an_import_is_in_a_known_state",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_importbatchevent" ("counts", "created_at", "file_name", "finished_at", "format", "id", "imported_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "state", "uid") VALUES (NEW."counts", NEW."created_at", NEW."file_name", NEW."finished_at", NEW."format", NEW."id", NEW."imported_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."state", NEW."uid"); RETURN NULL;',
                            hash="12ebe7f302d87a3447ccffc9e04b5c30938e7dab",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aba3b",
                            table="claims_importbatch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_importbatchevent" ("counts", "created_at", "file_name", "finished_at", "format", "id", "imported_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "state", "uid") VALUES (NEW."counts", NEW."created_at", NEW."file_name", NEW."finished_at", NEW."format", NEW."id", NEW."imported_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."state", NEW."uid"); RETURN NULL;',
                            hash="7dbfd4748abd2eacb3f709a068225d60058ba5e5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0f59e",
                            table="claims_importbatch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_importbatchevent" ("counts", "created_at", "file_name", "finished_at", "format", "id", "imported_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "state", "uid") VALUES (OLD."counts", OLD."created_at", OLD."file_name", OLD."finished_at", OLD."format", OLD."id", OLD."imported_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."state", OLD."uid"); RETURN NULL;',
                            hash="5625a7bdfb72f65bda70c155aea598824684d0c8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e4101",
                            table="claims_importbatch",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("added", "added"),
                            ("duplicate", "duplicate"),
                            ("skipped", "skipped"),
                            ("refused", "refused"),
                        ],
                        max_length=32,
                    ),
                ),
                ("errors", models.JSONField(default=list)),
                ("raw", models.TextField(blank=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="claims.importbatch",
                    ),
                ),
            ],
            options={
                "ordering": ["batch_id", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("batch", "number"), name="a_row_is_recorded_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["added", "duplicate", "skipped", "refused"])
                        ),
                        name="a_row_has_a_known_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("raw", ""), ("status", "refused"), _connector="OR"),
                        name="only_refused_rows_keep_their_text",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=500)),
                ("outlet", models.CharField(blank=True, max_length=200)),
                ("byline", models.CharField(blank=True, max_length=200)),
                ("url", models.URLField(blank=True, max_length=2000)),
                ("archive_url", models.URLField(blank=True, max_length=2000)),
                ("published", models.CharField(blank=True, max_length=100)),
                ("published_from", models.DateField(blank=True, null=True)),
                ("published_to", models.DateField(blank=True, null=True)),
                ("language", models.CharField(default="ar", max_length=16)),
                ("text", models.TextField()),
                ("text_sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("proposed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deleted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="claims.article",
                    ),
                ),
                (
                    "import_row",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.importrow",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("deleted_at__isnull", True)),
                        fields=("text_sha256",),
                        name="a_live_text_is_stored_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "text_sha256",
                                models.Func(
                                    models.Func(
                                        models.Func(
                                            models.F("text"),
                                            models.Value("UTF8"),
                                            function="convert_to",
                                        ),
                                        function="sha256",
                                    ),
                                    models.Value("hex"),
                                    function="encode",
                                ),
                            )
                        ),
                        name="the_hash_is_that_of_the_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="an_article_has_text"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at__isnull", True), ("deleted_by__isnull", True)),
                            models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_removed_article_says_by_whom_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("published_from__isnull", True), ("published_to__isnull", True)
                            ),
                            models.Q(
                                ("published_from__isnull", False), ("published_to__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_publication_date_has_a_first_and_last_day",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="text_never_changes",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."text_sha256" IS DISTINCT FROM (NEW."text_sha256") OR OLD."uid" IS DISTINCT FROM (NEW."uid"))',
                            func="RAISE EXCEPTION 'the text of an article never changes' USING ERRCODE = 'check_violation', CONSTRAINT = 'article_text_never_changes';",
                            hash="899cce28c2cf6ebf352f951143f5d3303443945b",
                            operation='UPDATE OF "text", "text_sha256", "uid"',
                            pgid="pgtrigger_text_never_changes_22685",
                            table="claims_article",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="articles_stay",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'articles are removed softly' USING ERRCODE = 'check_violation', CONSTRAINT = 'articles_are_never_deleted';",
                            hash="3932c939eb7f3c227c70da64718fa0071c76d023",
                            operation="DELETE",
                            pgid="pgtrigger_articles_stay_544a3",
                            table="claims_article",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_articleevent" ("archive_url", "byline", "created_at", "created_by_id", "deleted_at", "deleted_by_id", "id", "import_row_id", "language", "outlet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "published", "published_from", "published_to", "supersedes_id", "text_sha256", "title", "uid", "url", "version") VALUES (NEW."archive_url", NEW."byline", NEW."created_at", NEW."created_by_id", NEW."deleted_at", NEW."deleted_by_id", NEW."id", NEW."import_row_id", NEW."language", NEW."outlet", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."published", NEW."published_from", NEW."published_to", NEW."supersedes_id", NEW."text_sha256", NEW."title", NEW."uid", NEW."url", NEW."version"); RETURN NULL;',
                            hash="55f74d2b5add6c9647e3375731a851114777535e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b08cf",
                            table="claims_article",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."archive_url" IS DISTINCT FROM (NEW."archive_url") OR OLD."byline" IS DISTINCT FROM (NEW."byline") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."deleted_at" IS DISTINCT FROM (NEW."deleted_at") OR OLD."deleted_by_id" IS DISTINCT FROM (NEW."deleted_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."import_row_id" IS DISTINCT FROM (NEW."import_row_id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."outlet" IS DISTINCT FROM (NEW."outlet") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at") OR OLD."published" IS DISTINCT FROM (NEW."published") OR OLD."published_from" IS DISTINCT FROM (NEW."published_from") OR OLD."published_to" IS DISTINCT FROM (NEW."published_to") OR OLD."supersedes_id" IS DISTINCT FROM (NEW."supersedes_id") OR OLD."text_sha256" IS DISTINCT FROM (NEW."text_sha256") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."uid" IS DISTINCT FROM (NEW."uid") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                            func='INSERT INTO "claims_articleevent" ("archive_url", "byline", "created_at", "created_by_id", "deleted_at", "deleted_by_id", "id", "import_row_id", "language", "outlet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "published", "published_from", "published_to", "supersedes_id", "text_sha256", "title", "uid", "url", "version") VALUES (NEW."archive_url", NEW."byline", NEW."created_at", NEW."created_by_id", NEW."deleted_at", NEW."deleted_by_id", NEW."id", NEW."import_row_id", NEW."language", NEW."outlet", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."published", NEW."published_from", NEW."published_to", NEW."supersedes_id", NEW."text_sha256", NEW."title", NEW."uid", NEW."url", NEW."version"); RETURN NULL;',
                            hash="a1c8b76a635506fe147b6fd787a59f339d47394f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_500a2",
                            table="claims_article",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_articleevent" ("archive_url", "byline", "created_at", "created_by_id", "deleted_at", "deleted_by_id", "id", "import_row_id", "language", "outlet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "published", "published_from", "published_to", "supersedes_id", "text_sha256", "title", "uid", "url", "version") VALUES (OLD."archive_url", OLD."byline", OLD."created_at", OLD."created_by_id", OLD."deleted_at", OLD."deleted_by_id", OLD."id", OLD."import_row_id", OLD."language", OLD."outlet", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed_at", OLD."published", OLD."published_from", OLD."published_to", OLD."supersedes_id", OLD."text_sha256", OLD."title", OLD."uid", OLD."url", OLD."version"); RETURN NULL;',
                            hash="73314643f0a100c9cac2098984506d4d6d2a3b17",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_94a4e",
                            table="claims_article",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("paragraph_no", models.PositiveIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("official_statement", "official statement"),
                            ("reported_event", "reported event"),
                            ("author_comment", "author's comment"),
                            ("background", "background"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[("machine", "machine"), ("human", "person"), ("import", "import")],
                        max_length=32,
                    ),
                ),
                ("segmenter", models.CharField(blank=True, max_length=50)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("candidate", "candidate"),
                            ("open", "open"),
                            ("agreed", "agreed"),
                            ("disputed", "disputed"),
                            ("decided", "decided"),
                            ("rejected", "rejected"),
                        ],
                        default="candidate",
                        max_length=32,
                    ),
                ),
                ("state_reason", models.TextField(blank=True)),
                ("created_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("span_version", models.PositiveIntegerField(default=1)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="claims.article",
                    ),
                ),
                (
                    "deleted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "drawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drawn_claims",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "duplicate_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "ordering": ["article_id", "start", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("start__lt", models.F("end"))),
                        name="a_claim_ends_after_its_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "end",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("start"),
                                    "+",
                                    django.db.models.functions.text.Length("quote"),
                                ),
                            )
                        ),
                        name="a_quote_is_as_long_as_its_span",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quote__contains", "\n"), _negated=True),
                        name="a_claim_stays_in_its_paragraph",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("duplicate_of__isnull", True),
                            models.Q(("duplicate_of", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="a_claim_is_no_duplicate_of_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "official_statement",
                                    "reported_event",
                                    "author_comment",
                                    "background",
                                ],
                            ),
                            ("kind__isnull", True),
                            _connector="OR",
                        ),
                        name="a_claim_is_of_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["candidate", "open", "agreed", "disputed", "decided", "rejected"],
                            )
                        ),
                        name="a_claim_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["machine", "human", "import"])),
                        name="a_claim_is_of_a_known_origin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at__isnull", True), ("deleted_by__isnull", True)),
                            models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_removed_claim_says_by_whom_and_when",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(
                            ("deleted_at__isnull", True),
                            models.Q(("state", "rejected"), _negated=True),
                        ),
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        expressions=[
                            ("article", "="),
                            (
                                models.Func(
                                    models.F("start"), models.F("end"), function="int4range"
                                ),
                                "&&",
                            ),
                        ],
                        name="live_claims_of_one_article_do_not_overlap",
                        violation_error_code="overlap",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="new_quotes_are_text",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        IF EXISTS (\n            WITH changed AS (SELECT * FROM new_rows),\n            paragraphs AS (\n                SELECT article.id AS article_id, paragraph.n AS paragraph_no, paragraph.body,\n                    SUM(char_length(paragraph.body) + 1) OVER (\n                        PARTITION BY article.id ORDER BY paragraph.n\n                    ) - char_length(paragraph.body) - 1 AS starts_at\n                FROM (SELECT DISTINCT article_id FROM changed) touched\n                JOIN claims_article article ON article.id = touched.article_id\n                CROSS JOIN LATERAL string_to_table(article.text, E'\\n')\n                    WITH ORDINALITY AS paragraph (body, n)\n            )\n            SELECT 1 FROM changed LEFT JOIN paragraphs USING (article_id, paragraph_no)\n            WHERE paragraphs.body IS NULL\n                OR changed.\"start\" < paragraphs.starts_at\n                OR substring(\n                    paragraphs.body\n                    FROM (changed.\"start\" - paragraphs.starts_at + 1)::int\n                    FOR changed.\"end\" - changed.\"start\"\n                ) IS DISTINCT FROM changed.quote\n        ) THEN\n            RAISE EXCEPTION 'a quote is the text between its start and end, in its paragraph'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'a_quote_is_the_text_between_its_offsets';\n        END IF;\n        RETURN NULL;\n    ",
                            hash="277aa12637fc8743caa424d5803b1a2544fd32c6",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_new_quotes_are_text_c51cb",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_claim",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="moved_quotes_are_text",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='\n        IF EXISTS (\n            WITH changed AS (SELECT new_rows.* FROM new_rows JOIN old_rows USING (id) WHERE (new_rows.article_id, new_rows.paragraph_no, new_rows."start", new_rows."end", new_rows.quote) IS DISTINCT FROM (old_rows.article_id, old_rows.paragraph_no, old_rows."start", old_rows."end", old_rows.quote)),\n            paragraphs AS (\n                SELECT article.id AS article_id, paragraph.n AS paragraph_no, paragraph.body,\n                    SUM(char_length(paragraph.body) + 1) OVER (\n                        PARTITION BY article.id ORDER BY paragraph.n\n                    ) - char_length(paragraph.body) - 1 AS starts_at\n                FROM (SELECT DISTINCT article_id FROM changed) touched\n                JOIN claims_article article ON article.id = touched.article_id\n                CROSS JOIN LATERAL string_to_table(article.text, E\'\\n\')\n                    WITH ORDINALITY AS paragraph (body, n)\n            )\n            SELECT 1 FROM changed LEFT JOIN paragraphs USING (article_id, paragraph_no)\n            WHERE paragraphs.body IS NULL\n                OR changed."start" < paragraphs.starts_at\n                OR substring(\n                    paragraphs.body\n                    FROM (changed."start" - paragraphs.starts_at + 1)::int\n                    FOR changed."end" - changed."start"\n                ) IS DISTINCT FROM changed.quote\n        ) THEN\n            RAISE EXCEPTION \'a quote is the text between its start and end, in its paragraph\'\n                USING ERRCODE = \'check_violation\', CONSTRAINT = \'a_quote_is_the_text_between_its_offsets\';\n        END IF;\n        RETURN NULL;\n    ',
                            hash="79fda52bc264fe56d69620001eab2fb4dab79a87",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_moved_quotes_are_text_422fb",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_claim",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="duplicates_have_no_chain",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."duplicate_of_id" IS NOT NULL)',
                            func="\n    IF EXISTS (\n        SELECT 1 FROM claims_claim canonical\n        WHERE canonical.id = NEW.duplicate_of_id AND canonical.duplicate_of_id IS NOT NULL\n    ) OR EXISTS (\n        SELECT 1 FROM claims_claim follower WHERE follower.duplicate_of_id = NEW.id\n    ) THEN\n        RAISE EXCEPTION 'a duplicate points to a claim that is not itself a duplicate'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'duplicates_point_to_a_canonical_claim';\n    END IF;\n    RETURN NEW;\n",
                            hash="7c5ac96eff2882a299b0dbabe53d10cfe934d936",
                            operation='INSERT OR UPDATE OF "duplicate_of_id"',
                            pgid="pgtrigger_duplicates_have_no_chain_5d3f4",
                            table="claims_claim",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="claims_stay",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'claims are removed softly' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_are_never_deleted';",
                            hash="14e4609c77e785a766b7c05ba19df501e11597d3",
                            operation="DELETE",
                            pgid="pgtrigger_claims_stay_22782",
                            table="claims_claim",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_claimevent" ("article_id", "created_at", "deleted_at", "deleted_by_id", "drawn_by_id", "duplicate_of_id", "end", "id", "kind", "origin", "paragraph_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "segmenter", "span_version", "start", "state", "state_reason", "uid", "version") VALUES (NEW."article_id", NEW."created_at", NEW."deleted_at", NEW."deleted_by_id", NEW."drawn_by_id", NEW."duplicate_of_id", NEW."end", NEW."id", NEW."kind", NEW."origin", NEW."paragraph_no", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quote", NEW."segmenter", NEW."span_version", NEW."start", NEW."state", NEW."state_reason", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="bad768dae26043f1bad4e2368ab61e55be1de430",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_df8fa",
                            table="claims_claim",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_claimevent" ("article_id", "created_at", "deleted_at", "deleted_by_id", "drawn_by_id", "duplicate_of_id", "end", "id", "kind", "origin", "paragraph_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "segmenter", "span_version", "start", "state", "state_reason", "uid", "version") VALUES (NEW."article_id", NEW."created_at", NEW."deleted_at", NEW."deleted_by_id", NEW."drawn_by_id", NEW."duplicate_of_id", NEW."end", NEW."id", NEW."kind", NEW."origin", NEW."paragraph_no", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quote", NEW."segmenter", NEW."span_version", NEW."start", NEW."state", NEW."state_reason", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="5ca26f87b5b37c5014cee0ce94325754319c89ff",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fe4ba",
                            table="claims_claim",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_claimevent" ("article_id", "created_at", "deleted_at", "deleted_by_id", "drawn_by_id", "duplicate_of_id", "end", "id", "kind", "origin", "paragraph_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "segmenter", "span_version", "start", "state", "state_reason", "uid", "version") VALUES (OLD."article_id", OLD."created_at", OLD."deleted_at", OLD."deleted_by_id", OLD."drawn_by_id", OLD."duplicate_of_id", OLD."end", OLD."id", OLD."kind", OLD."origin", OLD."paragraph_no", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."quote", OLD."segmenter", OLD."span_version", OLD."start", OLD."state", OLD."state_reason", OLD."uid", OLD."version"); RETURN NULL;',
                            hash="2afffa50a5ddbabf8ab5a3018424e166778a9cc3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dbf31",
                            table="claims_claim",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contradiction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("contradicts", "contradicts"),
                            ("breaches", "breaches"),
                            ("undermines", "undermines"),
                        ],
                        max_length=32,
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("antonym", "antonym"),
                            ("negation", "negation"),
                            ("numeric", "numeric"),
                            ("factive_modal", "factive or modal"),
                            ("structural", "structural"),
                            ("lexical", "lexical"),
                            ("world_knowledge", "world knowledge"),
                        ],
                        max_length=32,
                    ),
                ),
                ("rationale", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("confirmed", "confirmed"),
                            ("rejected", "turned down"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="proposed",
                        max_length=32,
                    ),
                ),
                ("needs_recheck", models.BooleanField(default=False)),
                ("proposed_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "claim_a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contradictions_as_a",
                        to="claims.claim",
                    ),
                ),
                (
                    "claim_b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contradictions_as_b",
                        to="claims.claim",
                    ),
                ),
                (
                    "deleted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contradictions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-proposed_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("claim_a", models.F("claim_b")), _negated=True),
                        name="a_claim_does_not_contradict_itself",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Least("claim_a", "claim_b"),
                        django.db.models.functions.comparison.Greatest("claim_a", "claim_b"),
                        condition=models.Q(
                            ("deleted_at__isnull", True),
                            models.Q(("state", "withdrawn"), _negated=True),
                        ),
                        name="a_pair_is_recorded_once_in_either_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rationale__regex", "\\S")),
                        name="a_contradiction_has_a_rationale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("relation__in", ["contradicts", "breaches", "undermines"])
                        ),
                        name="a_contradiction_has_a_known_relation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "type__in",
                                [
                                    "antonym",
                                    "negation",
                                    "numeric",
                                    "factive_modal",
                                    "structural",
                                    "lexical",
                                    "world_knowledge",
                                ],
                            )
                        ),
                        name="a_contradiction_has_a_known_type",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["proposed", "confirmed", "rejected", "withdrawn"])
                        ),
                        name="a_contradiction_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at__isnull", True), ("deleted_by__isnull", True)),
                            models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_removed_contradiction_says_by_whom_and_when",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="sides_can_contradict",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    IF EXISTS (\n        SELECT 1 FROM claims_claim side\n        WHERE side.id IN (NEW.claim_a_id, NEW.claim_b_id)\n            AND (\n                side.kind = 'author_comment'\n                OR side.duplicate_of_id IS NOT NULL\n                OR side.deleted_at IS NOT NULL\n                OR side.state = 'rejected'\n            )\n    ) THEN\n        RAISE EXCEPTION 'an author''s comment, a duplicate or a rejected claim is no side'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'sides_of_a_contradiction_can_contradict';\n    END IF;\n    RETURN NEW;\n",
                            hash="255513e7f02c4032adf959207e3a9dc0b1638359",
                            operation='INSERT OR UPDATE OF "claim_a_id", "claim_b_id"',
                            pgid="pgtrigger_sides_can_contradict_00b30",
                            table="claims_contradiction",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_contradictionevent" ("claim_a_id", "claim_b_id", "deleted_at", "deleted_by_id", "id", "needs_recheck", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "rationale", "relation", "state", "type", "uid", "version") VALUES (NEW."claim_a_id", NEW."claim_b_id", NEW."deleted_at", NEW."deleted_by_id", NEW."id", NEW."needs_recheck", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."rationale", NEW."relation", NEW."state", NEW."type", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="58fbdabb9b8f3cdd4f99e5c43cd44155b63d2736",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8b4be",
                            table="claims_contradiction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_contradictionevent" ("claim_a_id", "claim_b_id", "deleted_at", "deleted_by_id", "id", "needs_recheck", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "rationale", "relation", "state", "type", "uid", "version") VALUES (NEW."claim_a_id", NEW."claim_b_id", NEW."deleted_at", NEW."deleted_by_id", NEW."id", NEW."needs_recheck", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."rationale", NEW."relation", NEW."state", NEW."type", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="e108e386e6216add3763c7a10e1c97a24b583eb1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_54ad3",
                            table="claims_contradiction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_contradictionevent" ("claim_a_id", "claim_b_id", "deleted_at", "deleted_by_id", "id", "needs_recheck", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "rationale", "relation", "state", "type", "uid", "version") VALUES (OLD."claim_a_id", OLD."claim_b_id", OLD."deleted_at", OLD."deleted_by_id", OLD."id", OLD."needs_recheck", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed_at", OLD."proposed_by_id", OLD."rationale", OLD."relation", OLD."state", OLD."type", OLD."uid", OLD."version"); RETURN NULL;',
                            hash="5a59de855a36b4ce8f2912110f9aaad4571b9e4c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_26885",
                            table="claims_contradiction",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("url", models.URLField(max_length=2000)),
                ("archive_url", models.URLField(blank=True, max_length=2000)),
                ("quote", models.TextField(blank=True)),
                ("publisher", models.CharField(blank=True, max_length=200)),
                ("retrieved_on", models.DateField(blank=True, null=True)),
                (
                    "bearing",
                    models.CharField(
                        choices=[
                            ("supports", "bears the claim out"),
                            ("refutes", "refutes it"),
                            ("context", "gives context"),
                        ],
                        max_length=32,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("added_at", models.DateTimeField()),
                ("verified_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="claims.claim",
                    ),
                ),
                (
                    "contradiction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="claims.contradiction",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claim__isnull", False), ("contradiction__isnull", True)),
                            models.Q(("claim__isnull", True), ("contradiction__isnull", False)),
                            _connector="OR",
                        ),
                        name="evidence_is_for_a_claim_or_for_a_contradiction",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("url__regex", "^https?://[^\\s]+$")),
                        name="evidence_has_a_web_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bearing__in", ["supports", "refutes", "context"])),
                        name="evidence_has_a_known_bearing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verified_at__isnull", True), ("verified_by__isnull", True)),
                            models.Q(
                                ("verified_at__isnull", False), ("verified_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="verified_evidence_says_by_whom_and_when",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_evidenceevent" ("added_at", "added_by_id", "archive_url", "bearing", "claim_id", "contradiction_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "quote", "retrieved_on", "uid", "url", "verified_at", "verified_by_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."archive_url", NEW."bearing", NEW."claim_id", NEW."contradiction_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publisher", NEW."quote", NEW."retrieved_on", NEW."uid", NEW."url", NEW."verified_at", NEW."verified_by_id"); RETURN NULL;',
                            hash="ed29dbae63c4ab83e1a7f772d5cd6df366b018f6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d2960",
                            table="claims_evidence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_evidenceevent" ("added_at", "added_by_id", "archive_url", "bearing", "claim_id", "contradiction_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "quote", "retrieved_on", "uid", "url", "verified_at", "verified_by_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."archive_url", NEW."bearing", NEW."claim_id", NEW."contradiction_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publisher", NEW."quote", NEW."retrieved_on", NEW."uid", NEW."url", NEW."verified_at", NEW."verified_by_id"); RETURN NULL;',
                            hash="fcb1caf31d8276e4aebe816253650bafb034a31e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0cf54",
                            table="claims_evidence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_evidenceevent" ("added_at", "added_by_id", "archive_url", "bearing", "claim_id", "contradiction_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "quote", "retrieved_on", "uid", "url", "verified_at", "verified_by_id") VALUES (OLD."added_at", OLD."added_by_id", OLD."archive_url", OLD."bearing", OLD."claim_id", OLD."contradiction_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publisher", OLD."quote", OLD."retrieved_on", OLD."uid", OLD."url", OLD."verified_at", OLD."verified_by_id"); RETURN NULL;',
                            hash="3f460606027d912d60442c59171de79b5b4fb8a0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_26a0f",
                            table="claims_evidence",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("url", models.URLField(max_length=2000)),
                ("archive_url", models.URLField(blank=True, max_length=2000)),
                ("quote", models.TextField(blank=True)),
                ("publisher", models.CharField(blank=True, max_length=200)),
                ("retrieved_on", models.DateField(blank=True, null=True)),
                (
                    "bearing",
                    models.CharField(
                        choices=[
                            ("supports", "bears the claim out"),
                            ("refutes", "refutes it"),
                            ("context", "gives context"),
                        ],
                        max_length=32,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("added_at", models.DateTimeField()),
                ("verified_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "contradiction",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.contradiction",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.evidence",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9b156cb2ce3ac82360d6f20539a0292c4af11367",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3fd72",
                            table="claims_evidenceevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Flag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField()),
                ("flagged_at", models.DateTimeField()),
                ("span_version", models.PositiveIntegerField()),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="flags",
                        to="claims.claim",
                    ),
                ),
                (
                    "flagged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="flags",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason__regex", "\\S")), name="a_flag_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolved_at__isnull", True), ("resolved_by__isnull", True)),
                            models.Q(
                                ("resolved_at__isnull", False), ("resolved_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_resolved_flag_says_by_whom_and_when",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("resolved_at__isnull", True)),
                        fields=("claim", "flagged_by"),
                        name="a_person_flags_a_claim_once_at_a_time",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_flagevent" ("claim_id", "flagged_at", "flagged_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "resolved_at", "resolved_by_id", "span_version") VALUES (NEW."claim_id", NEW."flagged_at", NEW."flagged_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."resolved_at", NEW."resolved_by_id", NEW."span_version"); RETURN NULL;',
                            hash="eb87e2cb172123decf90b74c841c88a599047574",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ce81c",
                            table="claims_flag",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_flagevent" ("claim_id", "flagged_at", "flagged_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "resolved_at", "resolved_by_id", "span_version") VALUES (NEW."claim_id", NEW."flagged_at", NEW."flagged_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."resolved_at", NEW."resolved_by_id", NEW."span_version"); RETURN NULL;',
                            hash="d02f4e9ec3d7f2c046663f99986ce73e4481d86d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2d719",
                            table="claims_flag",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_flagevent" ("claim_id", "flagged_at", "flagged_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "resolved_at", "resolved_by_id", "span_version") VALUES (OLD."claim_id", OLD."flagged_at", OLD."flagged_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."resolved_at", OLD."resolved_by_id", OLD."span_version"); RETURN NULL;',
                            hash="516430fa906f96bb7d46e90de64714843bef5f61",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7c97d",
                            table="claims_flag",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FlagEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("reason", models.TextField()),
                ("flagged_at", models.DateTimeField()),
                ("span_version", models.PositiveIntegerField()),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "flagged_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.flag",
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="18ab49aa7377eb2dfb911509b19484ffc557841a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e7bff",
                            table="claims_flagevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportBatchEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("file_name", models.CharField(max_length=255)),
                ("sha256", models.CharField(max_length=64)),
                ("format", models.CharField(max_length=32)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("uploaded", "uploaded"),
                            ("checking", "being checked"),
                            ("checked", "checked"),
                            ("running", "running"),
                            ("done", "done"),
                            ("failed", "failed"),
                            ("cancelled", "cancelled"),
                            ("undone", "undone"),
                        ],
                        default="uploaded",
                        max_length=32,
                    ),
                ),
                ("counts", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "imported_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.importbatch",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1eacfabb4163929143bb0c28fe2dcf011ca1e68f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_435bc",
                            table="claims_importbatchevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LabelDefinition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("field", models.CharField(max_length=32)),
                ("key", models.CharField(max_length=32)),
                ("definition_ar", models.TextField(blank=True)),
                ("definition_en", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("field", "key"), name="a_label_is_defined_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("field__in", ["kind", "stance", "relation"])),
                        name="defined_labels_are_of_a_known_field",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_labeldefinitionevent" ("definition_ar", "definition_en", "field", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."definition_ar", NEW."definition_en", NEW."field", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="20826d247c4e06a94adee62b0a673b8adb93441a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_73041",
                            table="claims_labeldefinition",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_labeldefinitionevent" ("definition_ar", "definition_en", "field", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."definition_ar", NEW."definition_en", NEW."field", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="81058a3a85f0aaeb96107a1c83f0298be4e9eb87",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_52acb",
                            table="claims_labeldefinition",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_labeldefinitionevent" ("definition_ar", "definition_en", "field", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."definition_ar", OLD."definition_en", OLD."field", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="4aacfa6f6a666d1e64202a042dd0a78e9b8d0214",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ea331",
                            table="claims_labeldefinition",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LabelDefinitionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("field", models.CharField(max_length=32)),
                ("key", models.CharField(max_length=32)),
                ("definition_ar", models.TextField(blank=True)),
                ("definition_en", models.TextField(blank=True)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.labeldefinition",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="15fe9d307630309742f35460e447adec2eda1c5d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0eb0f",
                            table="claims_labeldefinitionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fields", models.JSONField(default=dict)),
                ("score", models.FloatField()),
                ("reasons", models.JSONField(default=list)),
                ("rules_version", models.CharField(max_length=50)),
                ("created_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "accepted"),
                            ("corrected", "corrected"),
                            ("rejected", "rejected"),
                            ("dismissed", "dismissed"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="claims.claim",
                    ),
                ),
                (
                    "pair_a",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "pair_b",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-score", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claim__isnull", False), ("pair_a__isnull", True)),
                            models.Q(("claim__isnull", True), ("pair_a__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_proposal_is_for_a_claim_or_a_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("pair_a__isnull", True), ("pair_b__isnull", True)),
                            models.Q(("pair_a__isnull", False), ("pair_b__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_proposed_pair_has_two_sides",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome__isnull", True),
                                ("resolved_at__isnull", True),
                                ("resolved_by__isnull", True),
                            ),
                            models.Q(
                                ("outcome__isnull", False),
                                ("resolved_at__isnull", False),
                                ("resolved_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_outcome_says_by_whom_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__range", (0.0, 1.0))),
                        name="a_score_lies_from_zero_to_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pair_a__isnull", True),
                            models.Q(("pair_a", models.F("pair_b")), _negated=True),
                            _connector="OR",
                        ),
                        name="a_proposed_pair_is_of_two_claims",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["accepted", "corrected", "rejected", "dismissed"]),
                            ("outcome__isnull", True),
                            _connector="OR",
                        ),
                        name="a_proposal_has_a_known_outcome",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Least("pair_a", "pair_b"),
                        django.db.models.functions.comparison.Greatest("pair_a", "pair_b"),
                        condition=models.Q(("pair_a__isnull", False)),
                        name="a_pair_is_proposed_once",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_proposalevent" ("claim_id", "created_at", "fields", "id", "outcome", "pair_a_id", "pair_b_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "resolved_at", "resolved_by_id", "rules_version", "score") VALUES (NEW."claim_id", NEW."created_at", NEW."fields", NEW."id", NEW."outcome", NEW."pair_a_id", NEW."pair_b_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reasons", NEW."resolved_at", NEW."resolved_by_id", NEW."rules_version", NEW."score"); RETURN NULL;',
                            hash="44cecbfc47b42d6c5eb50823a79f73490e696c25",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3e2fe",
                            table="claims_proposal",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_proposalevent" ("claim_id", "created_at", "fields", "id", "outcome", "pair_a_id", "pair_b_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "resolved_at", "resolved_by_id", "rules_version", "score") VALUES (NEW."claim_id", NEW."created_at", NEW."fields", NEW."id", NEW."outcome", NEW."pair_a_id", NEW."pair_b_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reasons", NEW."resolved_at", NEW."resolved_by_id", NEW."rules_version", NEW."score"); RETURN NULL;',
                            hash="f4ab55a73b3ad4af77fd19f2a81b4bca86c597c1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cbd2b",
                            table="claims_proposal",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_proposalevent" ("claim_id", "created_at", "fields", "id", "outcome", "pair_a_id", "pair_b_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "resolved_at", "resolved_by_id", "rules_version", "score") VALUES (OLD."claim_id", OLD."created_at", OLD."fields", OLD."id", OLD."outcome", OLD."pair_a_id", OLD."pair_b_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reasons", OLD."resolved_at", OLD."resolved_by_id", OLD."rules_version", OLD."score"); RETURN NULL;',
                            hash="38f4f2a38b6258142dcb60855338b357033ba292",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c9481",
                            table="claims_proposal",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("fields", models.JSONField(default=dict)),
                ("score", models.FloatField()),
                ("reasons", models.JSONField(default=list)),
                ("rules_version", models.CharField(max_length=50)),
                ("created_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "accepted"),
                            ("corrected", "corrected"),
                            ("rejected", "rejected"),
                            ("dismissed", "dismissed"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "pair_a",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "pair_b",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.proposal",
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="51686165af049ad0226aefafc07f03a804438b4a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9deaa",
                            table="claims_proposalevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("key", models.SlugField(max_length=80, unique=True)),
                ("text_ar", models.CharField(max_length=1000, unique=True)),
                ("text_en", models.CharField(blank=True, max_length=1000)),
                ("active", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="claims.proposition",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text_ar__regex", "\\S")),
                        name="a_proposition_has_an_arabic_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True), ("active", False), _connector="OR"
                        ),
                        name="a_merged_proposition_is_not_active",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_propositionevent" ("active", "id", "key", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_ar", "text_en", "uid", "version") VALUES (NEW."active", NEW."id", NEW."key", NEW."merged_into_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text_ar", NEW."text_en", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="d81274a3e8c1d70f09c8b1a6474ec69a08adc392",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_edb2c",
                            table="claims_proposition",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_propositionevent" ("active", "id", "key", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_ar", "text_en", "uid", "version") VALUES (NEW."active", NEW."id", NEW."key", NEW."merged_into_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text_ar", NEW."text_en", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="c010b9e063ff04d267e28c8c1bd72fe9840882d2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fd759",
                            table="claims_proposition",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_propositionevent" ("active", "id", "key", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_ar", "text_en", "uid", "version") VALUES (OLD."active", OLD."id", OLD."key", OLD."merged_into_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text_ar", OLD."text_en", OLD."uid", OLD."version"); RETURN NULL;',
                            hash="067aa2ef3859d6dccb6adf6247aba1bce935c138",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c2414",
                            table="claims_proposition",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PropositionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("key", models.SlugField(db_index=False, max_length=80)),
                ("text_ar", models.CharField(max_length=1000)),
                ("text_en", models.CharField(blank=True, max_length=1000)),
                ("active", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.proposition",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.proposition",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3a4e91d7cda700e9966d96b68be14bb5988b4378",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4ab7b",
                            table="claims_propositionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reservation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until", models.DateTimeField()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reservations",
                        to="claims.claim",
                    ),
                ),
                (
                    "reserved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reservations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("claim", "reserved_by"), name="a_person_holds_a_claim_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("key", models.SlugField(max_length=80, unique=True)),
                ("name_ar", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, max_length=200)),
                ("role_ar", models.CharField(blank=True, max_length=200)),
                ("role_en", models.CharField(blank=True, max_length=200)),
                ("affiliation", models.CharField(blank=True, max_length=100)),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("person", "person"),
                            ("institution", "institution"),
                            ("group", "group"),
                            ("media", "news medium"),
                            ("author", "author of the article"),
                        ],
                        default="person",
                        max_length=32,
                    ),
                ),
                (
                    "wikidata_id",
                    models.CharField(blank=True, max_length=20, null=True, unique=True),
                ),
                ("active", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "ordering": ["name_ar", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name_ar__regex", "\\S")),
                        name="a_speaker_has_an_arabic_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("type__in", ["person", "institution", "group", "media", "author"])
                        ),
                        name="a_speaker_is_of_a_known_type",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wikidata_id__isnull", True),
                            ("wikidata_id__regex", "^Q[1-9]\\d*$"),
                            _connector="OR",
                        ),
                        name="a_wikidata_id_is_q_and_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True), ("active", False), _connector="OR"
                        ),
                        name="a_merged_speaker_is_not_active",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_speakerevent" ("active", "affiliation", "id", "key", "merged_into_id", "name_ar", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_ar", "role_en", "type", "uid", "version", "wikidata_id") VALUES (NEW."active", NEW."affiliation", NEW."id", NEW."key", NEW."merged_into_id", NEW."name_ar", NEW."name_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role_ar", NEW."role_en", NEW."type", NEW."uid", NEW."version", NEW."wikidata_id"); RETURN NULL;',
                            hash="5830e941b9da78a3e5533868285ca693bdd43bf8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7cf94",
                            table="claims_speaker",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_speakerevent" ("active", "affiliation", "id", "key", "merged_into_id", "name_ar", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_ar", "role_en", "type", "uid", "version", "wikidata_id") VALUES (NEW."active", NEW."affiliation", NEW."id", NEW."key", NEW."merged_into_id", NEW."name_ar", NEW."name_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role_ar", NEW."role_en", NEW."type", NEW."uid", NEW."version", NEW."wikidata_id"); RETURN NULL;',
                            hash="9245a11fe4dd3dd5f43386c496e0e3f538a7b6fe",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d9d7a",
                            table="claims_speaker",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_speakerevent" ("active", "affiliation", "id", "key", "merged_into_id", "name_ar", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_ar", "role_en", "type", "uid", "version", "wikidata_id") VALUES (OLD."active", OLD."affiliation", OLD."id", OLD."key", OLD."merged_into_id", OLD."name_ar", OLD."name_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role_ar", OLD."role_en", OLD."type", OLD."uid", OLD."version", OLD."wikidata_id"); RETURN NULL;',
                            hash="1cf7b973337f86e04b65aa1b9f10be177c075a3b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b8590",
                            table="claims_speaker",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("surface", models.CharField(max_length=200)),
                ("normalised", models.CharField(max_length=200, unique=True)),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aliases",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("normalised__regex", "\\S")),
                        name="an_alias_has_letters",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_speakeraliasevent" ("id", "normalised", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker_id", "surface") VALUES (NEW."id", NEW."normalised", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."speaker_id", NEW."surface"); RETURN NULL;',
                            hash="df121885f7bd35f30fddb176ffa7e68f708c6da3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_770e6",
                            table="claims_speakeralias",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_speakeraliasevent" ("id", "normalised", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker_id", "surface") VALUES (NEW."id", NEW."normalised", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."speaker_id", NEW."surface"); RETURN NULL;',
                            hash="68cc2659d4bee10b0b74a5b43ac122c93649ca7c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7e5f9",
                            table="claims_speakeralias",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_speakeraliasevent" ("id", "normalised", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker_id", "surface") VALUES (OLD."id", OLD."normalised", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."speaker_id", OLD."surface"); RETURN NULL;',
                            hash="82dcf64a324a7ee44b7b95c209cf0125ed8e75c1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f0375",
                            table="claims_speakeralias",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerAliasEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("surface", models.CharField(max_length=200)),
                ("normalised", models.CharField(max_length=200)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.speakeralias",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e07165e46e11124cb3d37f6ed9e2df4ef2479206",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0df0e",
                            table="claims_speakeraliasevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("key", models.SlugField(db_index=False, max_length=80)),
                ("name_ar", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, max_length=200)),
                ("role_ar", models.CharField(blank=True, max_length=200)),
                ("role_en", models.CharField(blank=True, max_length=200)),
                ("affiliation", models.CharField(blank=True, max_length=100)),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("person", "person"),
                            ("institution", "institution"),
                            ("group", "group"),
                            ("media", "news medium"),
                            ("author", "author of the article"),
                        ],
                        default="person",
                        max_length=32,
                    ),
                ),
                ("wikidata_id", models.CharField(blank=True, max_length=20, null=True)),
                ("active", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4c9d2e5edff8cca0700490bf7be500f6b256b177",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9c114",
                            table="claims_speakerevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("name", models.CharField(max_length=150)),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("fact_checker", "fact-checker"),
                                ("editor", "editor"),
                                ("admin", "admin"),
                            ],
                            max_length=32,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("shortcuts", models.BooleanField(default=True)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="663bd69c3da6b390d10d5eac08b9037eea687d0e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_50989",
                            table="claims_userevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(unique=True)),
                ("label_ar", models.CharField(max_length=100)),
                ("label_en", models.CharField(blank=True, max_length=100)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["position", "key"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_verdictevent" ("active", "id", "key", "label_ar", "label_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."active", NEW."id", NEW."key", NEW."label_ar", NEW."label_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="7a1aa85e20c0534affe2757d178acf62a1a14861",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3cb73",
                            table="claims_verdict",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_verdictevent" ("active", "id", "key", "label_ar", "label_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."active", NEW."id", NEW."key", NEW."label_ar", NEW."label_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="c61753a861f9d1907551f2b663357299c70f3fba",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_05fe6",
                            table="claims_verdict",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_verdictevent" ("active", "id", "key", "label_ar", "label_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."active", OLD."id", OLD."key", OLD."label_ar", OLD."label_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;',
                            hash="19812c2823bbe7b9dad45e729021ab28600981ac",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_83861",
                            table="claims_verdict",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VerdictEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("key", models.SlugField(db_index=False)),
                ("label_ar", models.CharField(max_length=100)),
                ("label_en", models.CharField(blank=True, max_length=100)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.verdict",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7e3bccbe8789fecec97555270aabcdaed8b4048e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_76d0a",
                            table="claims_verdictevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Annotation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("span_version", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("official_statement", "official statement"),
                            ("reported_event", "reported event"),
                            ("author_comment", "author's comment"),
                            ("background", "background"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                (
                    "attribution",
                    models.CharField(
                        choices=[
                            ("direct", "direct quotation"),
                            ("indirect", "indirect"),
                            ("mixed", "mixed"),
                            ("none", "none"),
                        ],
                        default="none",
                        max_length=32,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("supports", "supports"),
                            ("denies", "denies"),
                            ("opposes", "opposes"),
                            ("questions", "questions"),
                            ("neutral", "neutral"),
                            ("unclear", "unclear"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                ("event_date", models.CharField(blank=True, max_length=100)),
                (
                    "attribution_check",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("verbatim", "verbatim"),
                            ("in_substance", "in substance"),
                            ("distorted", "distorted"),
                            ("unverified", "unverified"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "origin",
                    models.CharField(
                        choices=[("machine", "machine"), ("human", "person"), ("import", "import")],
                        default="human",
                        max_length=32,
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "annotator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annotations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supersedes",
                        to="claims.annotation",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annotations",
                        to="claims.claim",
                    ),
                ),
                (
                    "proposition",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annotations",
                        to="claims.proposition",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("submitted_at__isnull", False), ("superseded_at__isnull", True)
                        ),
                        fields=("claim", "annotator"),
                        name="a_person_has_one_live_annotation_of_a_claim",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("submitted_at__isnull", True), ("superseded_at__isnull", True)
                        ),
                        fields=("claim", "annotator"),
                        name="a_person_has_one_draft_of_a_claim",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("proposition__isnull", True), ("stance__isnull", True)),
                            models.Q(("proposition__isnull", False), ("stance__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_stance_is_towards_a_proposition",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("submitted_at__isnull", True),
                            ("stance__isnull", True),
                            models.Q(("stance", "unclear"), _negated=True),
                            ("note__regex", "\\S"),
                            _connector="OR",
                        ),
                        name="an_unclear_stance_has_a_note",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("submitted_at__isnull", True), ("kind__isnull", False), _connector="OR"
                        ),
                        name="a_submitted_annotation_has_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("superseded_by__isnull", True),
                            ("superseded_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_superseded_annotation_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "official_statement",
                                    "reported_event",
                                    "author_comment",
                                    "background",
                                ],
                            ),
                            ("kind__isnull", True),
                            _connector="OR",
                        ),
                        name="an_annotation_has_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "stance__in",
                                [
                                    "supports",
                                    "denies",
                                    "opposes",
                                    "questions",
                                    "neutral",
                                    "unclear",
                                ],
                            ),
                            ("stance__isnull", True),
                            _connector="OR",
                        ),
                        name="an_annotation_has_a_known_stance",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("attribution__in", ["direct", "indirect", "mixed", "none"])
                        ),
                        name="an_annotation_has_a_known_attribution",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="statements_have_a_speaker",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            func="\n    IF EXISTS (\n        SELECT 1 FROM claims_annotation annotation\n        WHERE annotation.id = NEW.id\n            AND annotation.submitted_at IS NOT NULL\n            AND annotation.kind = 'official_statement'\n            AND NOT EXISTS (\n                SELECT 1 FROM claims_annotationspeaker named\n                WHERE named.annotation_id = annotation.id\n            )\n    ) THEN\n        RAISE EXCEPTION 'a submitted official statement names a speaker'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'official_statements_have_a_speaker';\n    END IF;\n    RETURN NULL;\n",
                            hash="897bf4d77bbe74874ac15fc4dcf5b8ea9801b2e6",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_statements_have_a_speaker_afc75",
                            table="claims_annotation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_annotationevent" ("annotator_id", "attribution", "attribution_check", "claim_id", "created_at", "event_date", "id", "kind", "note", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposition_id", "span_version", "stance", "submitted_at", "superseded_at", "superseded_by_id", "uid", "version") VALUES (NEW."annotator_id", NEW."attribution", NEW."attribution_check", NEW."claim_id", NEW."created_at", NEW."event_date", NEW."id", NEW."kind", NEW."note", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposition_id", NEW."span_version", NEW."stance", NEW."submitted_at", NEW."superseded_at", NEW."superseded_by_id", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="442013856fbaa64cf014021da76cb00c799d0efb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f9567",
                            table="claims_annotation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_annotationevent" ("annotator_id", "attribution", "attribution_check", "claim_id", "created_at", "event_date", "id", "kind", "note", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposition_id", "span_version", "stance", "submitted_at", "superseded_at", "superseded_by_id", "uid", "version") VALUES (NEW."annotator_id", NEW."attribution", NEW."attribution_check", NEW."claim_id", NEW."created_at", NEW."event_date", NEW."id", NEW."kind", NEW."note", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposition_id", NEW."span_version", NEW."stance", NEW."submitted_at", NEW."superseded_at", NEW."superseded_by_id", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="35fd218f8e9294970164869a3a5113f44be226ad",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1ec6d",
                            table="claims_annotation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_annotationevent" ("annotator_id", "attribution", "attribution_check", "claim_id", "created_at", "event_date", "id", "kind", "note", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposition_id", "span_version", "stance", "submitted_at", "superseded_at", "superseded_by_id", "uid", "version") VALUES (OLD."annotator_id", OLD."attribution", OLD."attribution_check", OLD."claim_id", OLD."created_at", OLD."event_date", OLD."id", OLD."kind", OLD."note", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposition_id", OLD."span_version", OLD."stance", OLD."submitted_at", OLD."superseded_at", OLD."superseded_by_id", OLD."uid", OLD."version"); RETURN NULL;',
                            hash="c59239ff2fdfcefb5b55333e1a839abd56e3799c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9de02",
                            table="claims_annotation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnnotationSpeaker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "annotation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="named",
                        to="claims.annotation",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("annotation", "speaker"),
                        name="a_speaker_is_named_once_in_an_annotation",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="statements_keep_a_speaker",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            func="\n    IF EXISTS (\n        SELECT 1 FROM claims_annotation annotation\n        WHERE annotation.id = OLD.annotation_id\n            AND annotation.submitted_at IS NOT NULL\n            AND annotation.kind = 'official_statement'\n            AND NOT EXISTS (\n                SELECT 1 FROM claims_annotationspeaker named\n                WHERE named.annotation_id = annotation.id\n            )\n    ) THEN\n        RAISE EXCEPTION 'a submitted official statement names a speaker'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'official_statements_have_a_speaker';\n    END IF;\n    RETURN NULL;\n",
                            hash="b3b51c125ca58ca849ff3985089fa0a195526cf0",
                            operation="DELETE",
                            pgid="pgtrigger_statements_keep_a_speaker_c7465",
                            table="claims_annotationspeaker",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_annotationspeakerevent" ("annotation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "speaker_id") VALUES (NEW."annotation_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."speaker_id"); RETURN NULL;',
                            hash="2887f278a698367200c16f010291edcf03bda4ba",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2866a",
                            table="claims_annotationspeaker",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_annotationspeakerevent" ("annotation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "speaker_id") VALUES (NEW."annotation_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."speaker_id"); RETURN NULL;',
                            hash="6decb6d3f554564b233c1969bbcd5182ab2cc19f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3b1fe",
                            table="claims_annotationspeaker",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_annotationspeakerevent" ("annotation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "speaker_id") VALUES (OLD."annotation_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."speaker_id"); RETURN NULL;',
                            hash="c8288c2addb1f9f3629467858ead4e1b2203b1aa",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a9d1d",
                            table="claims_annotationspeaker",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnnotationSpeakerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "annotation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.annotation",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.annotationspeaker",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5cdf196a3c96e69331aadf7940c388ee2540e7cc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_91314",
                            table="claims_annotationspeakerevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("title", models.CharField(max_length=500)),
                ("outlet", models.CharField(blank=True, max_length=200)),
                ("byline", models.CharField(blank=True, max_length=200)),
                ("url", models.URLField(blank=True, max_length=2000)),
                ("archive_url", models.URLField(blank=True, max_length=2000)),
                ("published", models.CharField(blank=True, max_length=100)),
                ("published_from", models.DateField(blank=True, null=True)),
                ("published_to", models.DateField(blank=True, null=True)),
                ("language", models.CharField(default="ar", max_length=16)),
                ("text_sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("proposed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deleted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.article",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.article",
                    ),
                ),
                (
                    "import_row",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.importrow",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0e023ee976bbcdbdcec8bdf853814cbd4721963f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_49e1f",
                            table="claims_articleevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnnotationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("span_version", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("official_statement", "official statement"),
                            ("reported_event", "reported event"),
                            ("author_comment", "author's comment"),
                            ("background", "background"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                (
                    "attribution",
                    models.CharField(
                        choices=[
                            ("direct", "direct quotation"),
                            ("indirect", "indirect"),
                            ("mixed", "mixed"),
                            ("none", "none"),
                        ],
                        default="none",
                        max_length=32,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("supports", "supports"),
                            ("denies", "denies"),
                            ("opposes", "opposes"),
                            ("questions", "questions"),
                            ("neutral", "neutral"),
                            ("unclear", "unclear"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                ("event_date", models.CharField(blank=True, max_length=100)),
                (
                    "attribution_check",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("verbatim", "verbatim"),
                            ("in_substance", "in substance"),
                            ("distorted", "distorted"),
                            ("unverified", "unverified"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "origin",
                    models.CharField(
                        choices=[("machine", "machine"), ("human", "person"), ("import", "import")],
                        default="human",
                        max_length=32,
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "annotator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.annotation",
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.annotation",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "proposition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.proposition",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="85013ee100c87030ac3053e15d49a6268206e341",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_88027",
                            table="claims_annotationevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("paragraph_no", models.PositiveIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("official_statement", "official statement"),
                            ("reported_event", "reported event"),
                            ("author_comment", "author's comment"),
                            ("background", "background"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[("machine", "machine"), ("human", "person"), ("import", "import")],
                        max_length=32,
                    ),
                ),
                ("segmenter", models.CharField(blank=True, max_length=50)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("candidate", "candidate"),
                            ("open", "open"),
                            ("agreed", "agreed"),
                            ("disputed", "disputed"),
                            ("decided", "decided"),
                            ("rejected", "rejected"),
                        ],
                        default="candidate",
                        max_length=32,
                    ),
                ),
                ("state_reason", models.TextField(blank=True)),
                ("created_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("span_version", models.PositiveIntegerField(default=1)),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.article",
                    ),
                ),
                (
                    "deleted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "drawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "duplicate_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0342f9354d975fc258a2169f5a68f2fcb6b672f7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_aeef3",
                            table="claims_claimevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContradictionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("contradicts", "contradicts"),
                            ("breaches", "breaches"),
                            ("undermines", "undermines"),
                        ],
                        max_length=32,
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("antonym", "antonym"),
                            ("negation", "negation"),
                            ("numeric", "numeric"),
                            ("factive_modal", "factive or modal"),
                            ("structural", "structural"),
                            ("lexical", "lexical"),
                            ("world_knowledge", "world knowledge"),
                        ],
                        max_length=32,
                    ),
                ),
                ("rationale", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("confirmed", "confirmed"),
                            ("rejected", "turned down"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="proposed",
                        max_length=32,
                    ),
                ),
                ("needs_recheck", models.BooleanField(default=False)),
                ("proposed_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "claim_a",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "claim_b",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "deleted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.contradiction",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1df309765d9ebf5c4aa24fff93c689927e79ce30",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_99da2",
                            table="claims_contradictionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("outcome", models.CharField(max_length=32)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("official_statement", "official statement"),
                            ("reported_event", "reported event"),
                            ("author_comment", "author's comment"),
                            ("background", "background"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                (
                    "attribution_check",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("verbatim", "verbatim"),
                            ("in_substance", "in substance"),
                            ("distorted", "distorted"),
                            ("unverified", "unverified"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("supports", "supports"),
                            ("denies", "denies"),
                            ("opposes", "opposes"),
                            ("questions", "questions"),
                            ("neutral", "neutral"),
                            ("unclear", "unclear"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                ("rationale", models.TextField()),
                ("decided_at", models.DateTimeField()),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="claims.claim",
                    ),
                ),
                (
                    "contradiction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="claims.contradiction",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="claims.decision",
                    ),
                ),
                (
                    "proposition",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.proposition",
                    ),
                ),
                (
                    "verdict",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.verdict",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claim__isnull", False), ("contradiction__isnull", True)),
                            models.Q(("claim__isnull", True), ("contradiction__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_decision_is_on_a_claim_or_on_a_contradiction",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rationale__regex", "\\S")),
                        name="a_decision_has_a_rationale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("proposition__isnull", True), ("stance__isnull", True)),
                            models.Q(("proposition__isnull", False), ("stance__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_decided_stance_is_towards_a_proposition",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "decided",
                                    "reopened",
                                    "rejected",
                                    "confirmed",
                                    "turned_down",
                                    "withdrawn",
                                    "verdict",
                                ],
                            )
                        ),
                        name="a_decision_has_a_known_outcome",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="decisions_stay",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'a decision is only ever added' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_never_change';",
                            hash="f3c60b0179da7ee17c11b2d53e2e9d9047ee9385",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_decisions_stay_5f876",
                            table="claims_decision",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_decisionevent" ("attribution_check", "claim_id", "contradiction_id", "decided_at", "decided_by_id", "id", "kind", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposition_id", "rationale", "stance", "supersedes_id", "uid", "verdict_id") VALUES (NEW."attribution_check", NEW."claim_id", NEW."contradiction_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kind", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposition_id", NEW."rationale", NEW."stance", NEW."supersedes_id", NEW."uid", NEW."verdict_id"); RETURN NULL;',
                            hash="0b94f48086a10ce6aaf674094407552488cd3069",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1f692",
                            table="claims_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_decisionevent" ("attribution_check", "claim_id", "contradiction_id", "decided_at", "decided_by_id", "id", "kind", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposition_id", "rationale", "stance", "supersedes_id", "uid", "verdict_id") VALUES (NEW."attribution_check", NEW."claim_id", NEW."contradiction_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kind", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposition_id", NEW."rationale", NEW."stance", NEW."supersedes_id", NEW."uid", NEW."verdict_id"); RETURN NULL;',
                            hash="b79825f75f9a0e59f40b987ba27e6888f45e94fc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f687d",
                            table="claims_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_decisionevent" ("attribution_check", "claim_id", "contradiction_id", "decided_at", "decided_by_id", "id", "kind", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposition_id", "rationale", "stance", "supersedes_id", "uid", "verdict_id") VALUES (OLD."attribution_check", OLD."claim_id", OLD."contradiction_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."kind", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposition_id", OLD."rationale", OLD."stance", OLD."supersedes_id", OLD."uid", OLD."verdict_id"); RETURN NULL;',
                            hash="cadef960e2768fd86914368ae3a4ed0215529bca",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_81c26",
                            table="claims_decision",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("outcome", models.CharField(max_length=32)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("official_statement", "official statement"),
                            ("reported_event", "reported event"),
                            ("author_comment", "author's comment"),
                            ("background", "background"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                (
                    "attribution_check",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("verbatim", "verbatim"),
                            ("in_substance", "in substance"),
                            ("distorted", "distorted"),
                            ("unverified", "unverified"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("supports", "supports"),
                            ("denies", "denies"),
                            ("opposes", "opposes"),
                            ("questions", "questions"),
                            ("neutral", "neutral"),
                            ("unclear", "unclear"),
                        ],
                        max_length=32,
                        null=True,
                    ),
                ),
                ("rationale", models.TextField()),
                ("decided_at", models.DateTimeField()),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "contradiction",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.contradiction",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.decision",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.decision",
                    ),
                ),
                (
                    "proposition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.proposition",
                    ),
                ),
                (
                    "verdict",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.verdict",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="02c99c2982a9f05e0f35a1c1b59b968a46b764f6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7a344",
                            table="claims_decisionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionSpeaker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named",
                        to="claims.decision",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "speaker"), name="a_speaker_is_named_once_in_a_decision"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_decisionspeakerevent" ("decision_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "speaker_id") VALUES (NEW."decision_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."speaker_id"); RETURN NULL;',
                            hash="cf1820e7df19a67b2ed327dc9970ac4cd347202e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3c462",
                            table="claims_decisionspeaker",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_decisionspeakerevent" ("decision_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "speaker_id") VALUES (NEW."decision_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."speaker_id"); RETURN NULL;',
                            hash="b66b6c45584d34afea66b85425fdfff0fb58a2a2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f82e6",
                            table="claims_decisionspeaker",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "claims_decisionspeakerevent" ("decision_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "speaker_id") VALUES (OLD."decision_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."speaker_id"); RETURN NULL;',
                            hash="2c14542fefdb2bd8836cf4206cd2c8f7f302b30e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_293f0",
                            table="claims_decisionspeaker",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionSpeakerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.decision",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.decisionspeaker",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2a2d493bcfd59536dc742f0d59780d1d32d3b052",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a6e0d",
                            table="claims_decisionspeakerevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="User",
            name="groups",
            field=models.ManyToManyField(
                blank=True,
                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                related_name="user_set",
                related_query_name="user",
                to="auth.group",
                verbose_name="groups",
            ),
        ),
        migrations.AddField(
            model_name="User",
            name="user_permissions",
            field=models.ManyToManyField(
                blank=True,
                help_text="Specific permissions for this user.",
                related_name="user_set",
                related_query_name="user",
                to="auth.permission",
                verbose_name="user permissions",
            ),
        ),
        migrations.AddField(
            model_name="ImportRow",
            name="article",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.article",
            ),
        ),
        migrations.AddField(
            model_name="ImportRow",
            name="claim",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.claim",
            ),
        ),
        migrations.AddField(
            model_name="Annotation",
            name="speakers",
            field=models.ManyToManyField(
                related_name="annotations", through="claims.AnnotationSpeaker", to="claims.speaker"
            ),
        ),
        migrations.AddField(
            model_name="Decision",
            name="speakers",
            field=models.ManyToManyField(
                related_name="+", through="claims.DecisionSpeaker", to="claims.speaker"
            ),
        ),
    ]
