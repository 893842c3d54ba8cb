"""Files that are one article each: TXT, HTML and DOCX."""

import io
import zipfile
from typing import Any

from claims.domain.problems import N_
from claims.domain.reading.lines import check_encoding
from claims.domain.reading.packing import check_members
from claims.domain.reading.records import (
    CorruptFile,
    FileProblem,
    FileTooLarge,
    NoText,
    Record,
    Records,
    Source,
    WrongEncoding,
)


class OwnEntities(FileProblem):
    code = "own-entities"
    message = N_(
        "“%(name)s” defines entities of its own, which no word processor does: save it anew as "
        "DOCX."
    )


def read_text(source: Source) -> Records:
    """The whole file as one article; its name, without the ending, is the title."""
    data, encoding = _bytes(source), check_encoding(source)
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WrongEncoding(position=error.start + 1, line=line) from None
    yield Record("1", {"text": text})


def read_html(source: Source) -> Records:
    """The main text of a page, without menus and footers, and what the page says of itself."""
    import trafilatura

    check_encoding(source)
    data = _bytes(source).decode("utf-8" if source.encoding == "utf-8" else source.encoding)
    page: Any = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)
    text = _plain(page.text) if page else ""
    if not page or not text:
        raise NoText(name=source.name)
    details = {
        "title": page.title,
        "byline": page.author,
        "outlet": page.sitename,
        "url": page.url,
        "published": page.date,
    }
    yield Record("1", {"text": text, **{key: each for key, each in details.items() if each}})


def read_docx(source: Source) -> Records:
    """The paragraphs of a document, tables included, in their order, and its title."""
    import docx

    check_members(source)
    data = _bytes(source)
    try:
        _check_entities(data, source.name)
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(each for each in _paragraphs(document) if each.strip())
    except (KeyError, ValueError, zipfile.BadZipFile, OSError) as error:
        if isinstance(error, FileProblem):
            raise
        raise CorruptFile(name=source.name, format="DOCX") from None
    if not text:
        raise NoText(name=source.name)
    details = {
        "title": document.core_properties.title,
        "byline": document.core_properties.author,
    }
    yield Record("1", {"text": text, **{key: each for key, each in details.items() if each}})


def _bytes(source: Source) -> bytes:
    limit = source.limits.document_size
    if source.size > limit:
        raise FileTooLarge(size=source.size, limit=limit)
    source.position = source.size
    return source.path.read_bytes()


def _check_entities(data: bytes, name: str) -> None:
    """Raise `OwnEntities` if a part declares a document type: entities could expand for ever."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for member in file.namelist():
            if member.endswith((".xml", ".rels")):
                with file.open(member) as part:
                    if b"<!DOCTYPE" in part.read(4096) or b"<!ENTITY" in part.read(4096):
                        raise OwnEntities(name=name)


def _paragraphs(document: Any) -> list[str]:
    texts: list[str] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            texts += [
                " ".join(dict.fromkeys(cell.text.replace("\n", " ") for cell in row.cells))
                for row in block.rows
            ]
        else:
            texts.append(block.text.replace("\n", " "))
    return texts


def _plain(text: str | None) -> str:
    return "\n".join(line.strip() for line in (text or "").splitlines() if line.strip())
