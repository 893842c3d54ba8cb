"""The two files that the morphology is made of: where they come from, and where they lie."""

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from annotator import env

FOLDER = env.home() / "camel_tools"
_RELEASE = "https://github.com/CAMeL-Lab/camel-tools-data/releases/download/2022.03.21/"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file in an archive: `url` and `sha256` are the archive's, `size` its bytes; `path` is
    where the file lies in our folder, under the name that it has in the archive."""

    url: str
    sha256: str
    size: int
    path: PurePosixPath


DATABASE = DataFile(
    _RELEASE + "morphology_db_calima-msa-r13-0.4.0.zip",
    "566ad5f650b9a52190a092ed62f1f1496da195c5a8dc0bc7726c704abd5cc0f2",
    40_488_318,
    PurePosixPath("data/morphology_db/calima-msa-r13/morphology.db"),
)
MODEL = DataFile(
    _RELEASE + "disambig_mle_calima-msa-r13-0.2.5.zip",
    "d6cba8bf9d6d4cafcdec48b1952e735c4e89d1b55f90e20f6423aa8fe17a8da8",
    88_724_611,
    PurePosixPath("data/disambig_mle/calima-msa-r13/model.json"),
)
ALL = (DATABASE, MODEL)

# What camel-tools asks for at import: without it, it would fetch one, with no limit of time.
_CATALOGUE = {
    "version": "1.6",
    "packages": {},
    "components": {
        name: {
            "default": "calima-msa-r13",
            "datasets": {"calima-msa-r13": {"path": str(file.path.parent.relative_to("data"))}},
        }
        for name, file in (("MorphologyDB", DATABASE), ("DisambigMLE", MODEL))
    },
}


def are_there(folder: Path = FOLDER) -> bool:
    return all((folder / file.path).is_file() for file in ALL)


def write_catalogue(folder: Path) -> None:
    """Put it there unless it is: a folder that was only unpacked by hand works as well."""
    catalogue = folder / "catalogue.json"
    if not catalogue.exists():
        catalogue.write_text(json.dumps(_CATALOGUE, indent=1), encoding="utf-8")
