"""doccano's own code takes our file in and gives it out again: `doccano.py OURS OUT`.

Run by the Python of an environment that has doccano 1.8.4, with a new SQLite database.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import backend

ours, out = (Path(name).absolute() for name in sys.argv[1:3])
folder = tempfile.mkdtemp()
os.environ.update(
    DATABASE_URL=f"sqlite:///{folder}/db.sqlite3",
    DJANGO_SETTINGS_MODULE="config.settings.production",
    SECRET_KEY="interop",
    MEDIA_ROOT=folder,
)
sys.path.insert(0, str(Path(backend.__file__).parent))
os.chdir(folder)

import django  # noqa: E402

django.setup()

from data_export.celery_tasks import export_dataset  # noqa: E402
from data_import.datasets import load_dataset  # noqa: E402
from data_import.pipeline.catalog import create_file_format  # noqa: E402
from data_import.pipeline.readers import FileName  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402

call_command("migrate", verbosity=0)
call_command("create_roles", verbosity=0)

from projects.models import SequenceLabelingProject  # noqa: E402

admin = get_user_model().objects.create_superuser("admin", "admin@example.org", "interop")
project = SequenceLabelingProject.objects.create(
    name="mihakk",
    description="",
    project_type="SequenceLabeling",
    created_by=admin,
    use_relation=True,
    collaborative_annotation=True,
)
project.add_admin()
names = [FileName(str(ours), str(ours), ours.name)]
data = load_dataset("RelationExtraction", create_file_format("JSONL"), names, project)
data.save(admin, batch_size=1000)
print("doccano: faults:", [str(error) for error in data.errors])
result = Path(export_dataset(project.id, "JSONL"))
shutil.unpack_archive(result, folder + "/out", "zip")
(file,) = Path(folder, "out").glob("*.jsonl")
shutil.copy(file, out)
