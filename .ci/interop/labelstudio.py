"""Label Studio's own code checks our file, takes it in and gives it out again.

`labelstudio.py OURS INTERFACE OUT`, run by the Python of an environment that has label-studio
1.23.2, with a new SQLite database. Every annotation is validated by its SDK's LabelInterface.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

ours, interface, out = (Path(name).absolute() for name in sys.argv[1:4])
folder = tempfile.mkdtemp()
os.environ.update(
    LABEL_STUDIO_BASE_DATA_DIR=folder,
    DJANGO_SETTINGS_MODULE="label_studio.core.settings.label_studio",
    DJANGO_DB="sqlite",
    SECRET_KEY="interop",
    SENTRY_DSN="",
    FRONTEND_SENTRY_DSN="",
    COLLECT_ANALYTICS="false",
    LOG_LEVEL="ERROR",
)
import label_studio  # noqa: E402

sys.path.insert(0, str(Path(label_studio.__file__).parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "core.settings.label_studio"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from label_studio_sdk.label_interface import LabelInterface  # noqa: E402
from organizations.models import Organization  # noqa: E402
from projects.models import Project  # noqa: E402
from rest_framework.test import APIClient  # noqa: E402
from users.models import User  # noqa: E402

call_command("migrate", verbosity=0)
config = interface.read_text(encoding="utf-8")
tasks = json.loads(ours.read_text(encoding="utf-8"))
checker = LabelInterface(config)
checker.validate()
checked = [checker.validate_annotation(each) for task in tasks for each in task["annotations"]]
print("label-studio-sdk: valid annotations:", checked.count(True), "of", len(checked))

admin = User.objects.create_superuser("admin@example.org", "interop")
organization = Organization.create_organization(created_by=admin, title="interop")
admin.active_organization = organization
admin.save()
project = Project.objects.create(
    title="mihakk", label_config=config, created_by=admin, organization=organization
)
client = APIClient()
client.force_authenticate(admin)
taken = client.post(f"/api/projects/{project.pk}/import", tasks, format="json")
print("label-studio: import:", taken.status_code, json.dumps(taken.json())[:300])
given = client.get(f"/api/projects/{project.pk}/export", {"exportType": "JSON"})
body = b"".join(given.streaming_content) if given.streaming else given.content
out.write_bytes(body)
print("label-studio: export:", given.status_code, len(body), "bytes")
