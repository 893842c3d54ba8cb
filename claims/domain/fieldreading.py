"""The fields of one record read as what they mean, every fault collected on the way."""

import datetime
import difflib
import functools
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from claims.domain import annotating, arabic, dating, importing
from claims.domain import rowproblems as problems
from claims.domain.annotating import Answer
from claims.domain.importrows import ArticleText, Catalogue, Place
from claims.domain.problems import Problem
from claims.domain.reading import columns

T = TypeVar("T")

_LONGEST = {"title": 500, "outlet": 200, "byline": 200, "url": 2000, "archive_url": 2000}
_SHORT = min(_LONGEST.values())
_DIGITS = re.compile(r"-?\d{1,9}")
_ADDRESS = re.compile(r"https?://\S+")


class FieldReader:
    """Reads the fields of one record and collects what is wrong with them."""

    def __init__(self, fields: Mapping[str, Any], catalogue: Catalogue) -> None:
        self.fields = fields
        self.catalogue = catalogue
        self.faults: list[Problem] = []

    def has(self, name: str) -> bool:
        value = self.fields.get(name)
        return value is not None and value != ""

    def text(self, name: str) -> str:
        """The value as a text, white space as it is; "" for nothing."""
        value = self.fields.get(name)
        if type(value) is str:
            return value
        if value is None:
            return ""
        if isinstance(value, list | dict):
            self.faults.append(problems.NotText(name))
            return ""
        return str(value)

    def word(self, name: str) -> str:
        """The value as a text without white space around it and not too long."""
        value = self.fields.get(name)
        if value is None or value == "":
            return ""
        word = (value if type(value) is str else self.text(name)).strip()
        if len(word) > _SHORT or "\0" in word:
            self._check_word(name, word)
        return word

    def _check_word(self, name: str, word: str) -> None:
        limit = _LONGEST.get(name, 5000)
        if len(word) > limit:
            self.faults.append(problems.TooLong(name, len(word), limit))
        if "\0" in word:
            self.faults.append(importing.ControlCharacters(name="U+0000", line=1, column=1))
            self.faults[-1].field = name

    def article(self) -> ArticleText | None:
        raw = self.text("text")
        clean = self._try("text", lambda: importing.clean_text(raw, self.catalogue.text_limit))
        details = {name: self.word(name) for name in columns.ARTICLE if self.has(name)}
        for name in ("url", "archive_url"):
            if details.get(name) and not _ADDRESS.fullmatch(details[name]):
                self.faults.append(problems.BadAddress(name))
        days = self._days("published", details.get("published", ""))
        if clean is None:
            return None
        return ArticleText(
            text=clean.text,
            sha256=importing.text_sha256(clean.text),
            title=details.pop("title", "") or importing.first_words(clean.text),
            details=details,
            published_from=days[0],
            published_to=days[1],
        )

    def place(self) -> Place | None:
        start, end = self._number("start"), self._number("end")
        quote = self.text("quote") or None
        if (start is None) != (end is None) and not self.faults:
            self.faults.append(problems.OffsetMissing("end" if end is None else "start"))
        return Place(start, end, quote) if start is not None or quote else None

    def answer(self) -> Answer | None:
        if not any(self.has(name) for name in columns.LABELS):
            return None
        answer = Answer(
            kind=self.label("kind"),
            attribution=self.label("attribution") or "none",
            speakers=self._speakers(),
            proposition=self._proposition(),
            stance=self.label("stance"),
            event_date=self.word("event_date"),
            attribution_check=self.label("attribution_check"),
            note=self.word("note"),
        )
        self._days("event_date", answer.event_date)
        if not self.faults:
            named = self.has("annotator")
            self.faults += annotating.faults_of(answer, draft=not named)
        return answer

    def who(self) -> dict[str, Any]:
        """Who said it and when, as parts of a `Row`."""
        given = self.word("annotator")
        person = self.catalogue.people.get(given.casefold(), "")
        if given and not person:
            if self.catalogue.create_people:
                person = given
            else:
                self.faults.append(_unknown_person(given, self.catalogue.people))
        return {"annotator": person, "submitted_at": self._time("submitted_at")}

    def label(self, name: str, *, needed: bool = False) -> str | None:
        value = self.word(name)
        if not value:
            if needed:
                self.faults.append(problems.LabelNeeded(name))
            return None
        forms = self.catalogue.labels[name]
        key = forms.get(value) or forms.get(arabic.normalise(value))
        if key is None:
            nearest = _nearest(arabic.normalise(value), forms)
            unknown = annotating.UnknownLabel(name, value[:60])
            self.faults.append(problems.UnknownName(name, value, nearest) if nearest else unknown)
        return key

    def _speakers(self) -> tuple[str, ...]:
        value = self.fields.get("speakers") or ()
        if isinstance(value, list | tuple):
            names = [_name_of(each) for each in value]
        else:
            names = self.word("speakers").split("|")
        keys = (self._known("speakers", each.strip()) for each in names if each.strip())
        return tuple(dict.fromkeys(key for key in keys if key))

    def _proposition(self) -> str | None:
        value = self.word("proposition")
        return self._known("proposition", value) if value else None

    def _known(self, name: str, value: str) -> str | None:
        forms = self.catalogue.speakers if name == "speakers" else self.catalogue.propositions
        key = forms.get(value) or forms.get(arabic.normalise(value))
        if key is None:
            nearest = _nearest(arabic.normalise(value), forms)
            unknown = problems.UnknownName if nearest else problems.NothingNear
            self.faults.append(unknown(name, value, nearest))
        return key

    def _number(self, name: str) -> int | None:
        value = self.fields.get(name)
        if value is None or value == "" or isinstance(value, int) and not isinstance(value, bool):
            return value or (0 if value == 0 and value != "" else None)
        text = str(value).strip()
        if _DIGITS.fullmatch(text):
            return int(text)
        if isinstance(value, float) and value.is_integer():
            return int(value)
        self.faults.append(problems.NotANumber(name, value))
        return None

    def _time(self, name: str) -> datetime.datetime | None:
        value = self.word(name)
        if not value:
            return None
        try:
            time = datetime.datetime.fromisoformat(value)
        except ValueError:
            self.faults.append(problems.NotATime(value=value[:60]))
            return None
        return time if time.tzinfo else time.replace(tzinfo=datetime.UTC)

    def _days(self, name: str, value: str) -> tuple[datetime.date | None, datetime.date | None]:
        return (self._try(name, lambda: _days(value)) if value else None) or (None, None)

    def _try(self, name: str, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except Problem as problem:
            problem.field = name
            self.faults.append(problem)
            return None


@functools.lru_cache(maxsize=4096)
def _days(value: str) -> tuple[datetime.date | None, datetime.date | None]:
    return dating.check_edtf(value)


def _name_of(value: Any) -> str:
    """A speaker as a list gives it: a text, or an object with a key or a name."""
    if isinstance(value, dict):
        value = value.get("key") or value.get("name") or ""
    return str(value)


def _nearest(value: str, forms: Mapping[str, str]) -> str:
    found = difflib.get_close_matches(value, forms, n=1, cutoff=0.6)
    return found[0] if found else ""


def _unknown_person(given: str, people: Mapping[str, str]) -> Problem:
    nearest = _nearest(given.casefold(), people)
    unknown = problems.UnknownPerson if nearest else problems.NobodyNear
    return unknown("annotator", given, nearest)
