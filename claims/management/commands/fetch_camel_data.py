"""`fetch_camel_data`: the morphology of camel-tools, so that claims are matched by lemmas.

Two archives, 130 MB, under GPL 2: downloaded, or given by `--from-file` on a machine without a
network. Each is checked by its hash; what was there stays until the new file is whole.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _
from tqdm import tqdm

from claims.domain.problems import N_, Problem
from claims.morphology import fetching, files
from claims.morphology.files import DataFile

FAILED = 2  # exit status


class NoSuchFile(Problem):
    code = "no-such-file"
    message = N_("%(path)s cannot be read (%(why)s): give the path of a downloaded archive.")


class Unknown(Problem):
    code = "unknown-archive"
    message = N_("%(path)s is none of the archives that are needed: %(known)s.")


class Command(BaseCommand):
    help = "Install the data of camel-tools' morphology (GPL 2), so that claims match by lemmas."
    requires_system_checks = []
    wanted: Sequence[DataFile] = files.ALL
    folder = files.FOLDER

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from-file",
            action="append",
            default=[],
            metavar="ZIP",
            help="an archive that is here already, once for each; nothing is downloaded then",
        )

    def handle(self, *, from_file: Sequence[str], **options: Any) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.folder) as here:
                archives = self._given(from_file) if from_file else self._download(Path(here))
                for file, archive in archives.items():
                    fetching.unpack(archive, file, self.folder)
            files.write_catalogue(self.folder)
        except Problem as problem:
            self._complain(problem)
            raise SystemExit(FAILED) from None
        self._tell()

    def _download(self, here: Path) -> dict[DataFile, Path]:
        """Every archive, before one of them is put in place."""
        return {file: self._fetch(file, here) for file in self.wanted}

    def _fetch(self, file: DataFile, here: Path) -> Path:
        name = Path(file.url).name
        with tqdm(
            total=file.size, desc=name, unit="B", unit_scale=True, disable=not sys.stderr.isatty()
        ) as bar:
            return fetching.download(file, here, bar.update)

    def _given(self, paths: Sequence[str]) -> dict[DataFile, Path]:
        """Each archive by its hash, whatever it is called."""
        known = {file.sha256: file for file in self.wanted}
        found = {}
        for path in map(Path, paths):
            try:
                file = known.get(fetching.sha256(path))
            except OSError as error:
                raise NoSuchFile(path=path, why=error.strerror) from None
            if file is None:
                names = ", ".join(Path(each.url).name for each in self.wanted)
                raise Unknown(path=path, known=names)
            found[file] = path
        return found

    def _complain(self, problem: Problem) -> None:
        for language in ("ar", "en"):
            with translation.override(language):
                self.stderr.write(_(problem.message) % problem.params)

    def _tell(self) -> None:
        missing = [
            Path(each.url).name for each in self.wanted if not (self.folder / each.path).is_file()
        ]
        for language in ("ar", "en"):
            with translation.override(language):
                if missing:
                    self.stdout.write(_("Still missing: %(names)s") % {"names": ", ".join(missing)})
                else:
                    self.stdout.write(_("The morphology is installed; restart the site to use it."))
