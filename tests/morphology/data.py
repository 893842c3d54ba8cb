"""A morphology small enough to write down: three nouns with their plurals, in camel-tools' form."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

from claims.morphology import files
from claims.morphology.files import DataFile

_LEMMAS = {
    "كتاب": "كِتاب",
    "كتب": "كِتاب",
    "مدينه": "مَدِينَة",
    "مدن": "مَدِينَة",
    "قريه": "قَرْيَة",
    "قري": "قَرْيَة",
}
_FEATURES = "pos:noun lex:{lex} diac:{diac} bw:{diac}/NOUN gloss:x pos_lex_logprob:-1"
DATABASE = "\n".join(
    (
        "###DEFINES###",
        "DEFINE pos pos:noun pos:digit pos:punc",
        "DEFINE lex lex:*open*",
        "DEFINE diac diac:*open*",
        "DEFINE bw bw:*open*",
        "DEFINE gloss gloss:*open*",
        "DEFINE pos_lex_logprob pos_lex_logprob:*open*",
        "###DEFAULTS###",
        *(f"DEFAULT pos:{pos} lex:* diac:*" for pos in ("noun", "digit", "punc", "latin")),
        "###ORDER###",
        "ORDER pos lex diac bw gloss",
        "###TOKENIZATIONS###",
        "TOKENIZATION pos",
        "###STEMBACKOFF###",
        "###PREFIXES###",
        "\tPref-0\tdiac: bw:",
        "ال\tPref-Al\tdiac:ال bw:ال/DET",
        "وال\tPref-Al\tdiac:وَال bw:وَ/CONJ+ال/DET",
        "###SUFFIXES###",
        "\tSuff-0\tdiac: bw:",
        "###STEMS###",
        *(f"{stem}\tN\t{_FEATURES.format(lex=lex, diac=stem)}" for stem, lex in _LEMMAS.items()),
        "###TABLE AB###",
        "Pref-0 N",
        "Pref-Al N",
        "###TABLE BC###",
        "N Suff-0",
        "###TABLE AC###",
        "Pref-0 Suff-0",
        "Pref-Al Suff-0",
        "",
    )
)
MODEL = json.dumps({"كتب": {"lex": "كِتاب_1", "diac": "كُتُب", "bw": "كُتُب/NOUN", "pos": "noun"}})
CONTENT = {files.DATABASE.path: DATABASE, files.MODEL.path: MODEL}


def write(folder: Path) -> None:
    """Both files at their places."""
    for path, content in CONTENT.items():
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text(content, encoding="utf-8")


def archive(file: DataFile, content: str | None = None) -> bytes:
    """The file zipped, with a licence beside it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        zipped.writestr("LICENSE", "GPL 2")
        zipped.writestr(file.path.name, CONTENT[file.path] if content is None else content)
    return packed.getvalue()


def at(address: str, file: DataFile, content: bytes) -> DataFile:
    """The file as one that comes from `address` and is expected to be `content`."""
    url = f"{address}/{Path(file.url).name}"
    return replace(file, url=url, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
