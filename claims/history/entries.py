"""From rows of the event tables to entries that people read.

Entries of one action are one: they share pghistory's context, which says who did what. Each table
is asked a fixed number of questions, however many rows there are.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, ForeignKey, Max, Model, OuterRef, Q, Subquery, Value, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext
from pghistory.models import Context

from claims import queries
from claims.history import machine, subjects
from claims.models import Claim, User

# Of one action so many rows of one table are told in full; of a long article it changes hundreds.
TOLD = 6
# A claim's own history tells its settled kind and why it was opened again.
HIDDEN_FROM_THE_BLIND = ("kind", "state_reason")


@dataclass(slots=True)
class Difference:
    """One field of one row: its key, its name, and the values before and after in words."""

    field: str
    name: str
    old: str
    new: str


@dataclass(slots=True)
class Change:
    """One row that an action added, changed or removed (`verb`: insert, update, delete).

    `lines` are sentences, where a row is told better in these than by its fields.
    `home` is the thing with a page that the row belongs to, None if it has none. `table` is the
    key of what `subject` names.
    """

    table: str
    subject: str
    verb: str
    home: Any
    about: str
    url: str
    differences: list[Difference] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """What one action did; `at` is UTC, `uid` the context's, None for a change outside of one."""

    at: datetime.datetime
    what: str
    action: str = ""
    by: str = ""
    uid: Any = None
    undoes: str = ""
    changes: list[Change] = field(default_factory=list)
    more: int = 0


Streams = Mapping[type[Model], Q]


def tell(contexts: Iterable[Context], streams: Streams, viewer: User) -> list[Entry]:
    """An entry for each context, in their order, with what the viewer may see of the streams.

    One of which they may see nothing is left out: that someone drafts an answer is no news.
    """
    contexts = list(contexts)
    within = Q(pgh_context__in=[context.pk for context in contexts])
    entries = _entries(contexts, _rows(streams, viewer, within), viewer)
    return [entry for entry in entries if entry.changes]


def tell_outside(streams: Streams, viewer: User, limit: int) -> list[Entry]:
    """The latest changes that no action of the site made: by a migration, or in SQL."""
    rows = _rows(streams, viewer, Q(pgh_context__isnull=True), told=limit)
    entries = _entries([], rows, viewer)
    return sorted(entries, key=lambda entry: entry.at, reverse=True)[:limit]


def _rows(streams: Streams, viewer: User, within: Q, told: int = TOLD) -> list[Any]:
    """The first rows of each context in each table, each with `pgh_earlier`: the row before it."""
    rows = []
    for model in _touched(streams, within):
        found = _ranked(model, viewer, within & streams[model]).filter(pgh_rank__lte=told)
        found = found.select_related(*subjects.ways_home(model)).defer(*subjects.unread(model))
        rows += _with_earlier(model, list(found.order_by("pgh_id")))
    return rows


def _touched(streams: Streams, within: Q) -> list[type[Model]]:
    """Those with any rows: actions touch few tables, and each of the others takes a question."""
    models = list(streams)
    first = [
        model.pgh_event_model.objects.filter(within & streams[model])  # type: ignore[attr-defined]
        .order_by()
        .values_list(Value(number))[:1]
        for number, model in enumerate(models)
    ]
    found = first[0].union(*first[1:], all=True) if first else ()
    return [models[number] for (number,) in sorted(found)]


def _ranked(model: type[Model], viewer: User, which: Q) -> Any:
    events = queries.visible_events(model, viewer).filter(which)
    before = model.pgh_event_model.objects.filter(  # type: ignore[attr-defined]
        pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")
    )
    return events.annotate(
        pgh_rank=Window(RowNumber(), partition_by=F("pgh_context"), order_by=F("pgh_id").desc()),
        pgh_total=Window(Count("pgh_id"), partition_by=F("pgh_context")),
        pgh_earlier_id=Subquery(
            before.order_by().values("pgh_obj_id").annotate(last=Max("pgh_id")).values("last")
        ),
    )


def _with_earlier(model: type[Model], events: list[Any]) -> list[Any]:
    ids = [event.pgh_earlier_id for event in events if event.pgh_earlier_id]
    earlier = model.pgh_event_model.objects.in_bulk(ids) if ids else {}  # type: ignore[attr-defined]
    for event in events:
        event.pgh_earlier = earlier.get(event.pgh_earlier_id)
    return events


def _entries(contexts: list[Context], rows: list[Any], viewer: User) -> list[Entry]:
    names = _Names(rows, contexts, viewer)
    entries = {context.pk: _entry(context, names) for context in contexts}
    counted: dict[tuple[Any, type[Model]], int] = {}
    for event in rows:
        key = event.pgh_context_id or event
        entry = entries.setdefault(key, Entry(event.pgh_created_at, gettext("changed")))
        entry.changes.append(_change(event, names))
        if event.pgh_context_id:
            counted[key, event.pgh_tracked_model] = event.pgh_total
    for (key, _model), total in counted.items():
        entries[key].more += max(0, total - TOLD)
    return list(entries.values())


def _entry(context: Context, names: "_Names") -> Entry:
    said = context.metadata
    name = said.get("action", "")
    return Entry(
        at=context.created_at,
        what=gettext(name) if name else gettext("changed"),
        action=name,
        by=names.people.get(said.get("user") or 0, ""),
        uid=context.pk,
        undoes=said.get("undoes", ""),
    )


def _change(event: Any, names: "_Names") -> Change:
    home = subjects.home_of(event)
    address = getattr(home, "get_absolute_url", None)
    return Change(
        table=event.pgh_tracked_model.__name__.lower(),
        subject=subjects.name_of(event.pgh_tracked_model),
        verb=event.pgh_label,
        home=home,
        about=str(home or ""),
        url=address() if address else "",
        differences=_differences(event, names),
        lines=names.lines.get((event.pgh_tracked_model, event.pgh_obj_id), [])
        if event.pgh_label == "insert"
        else [],
    )


def _differences(event: Any, names: "_Names") -> list[Difference]:
    found = []
    hidden = HIDDEN_FROM_THE_BLIND if names.is_hidden(event) else ()
    for each in subjects.fields_of(type(event)):
        old = getattr(event.pgh_earlier, each.attname, None) if event.pgh_earlier else None
        new = getattr(event, each.attname) if event.pgh_label != "delete" else None
        old = getattr(event, each.attname) if event.pgh_label == "delete" else old
        if (old or None) != (new or None) and each.name not in hidden:
            words = (names.words(each, value) for value in (old, new))
            found.append(Difference(each.name, gettext(subjects.FIELDS[each.name]), *words))
    return found


class _Names:
    """What ids stand for, read once for all rows: people, links, sentences, hidden claims."""

    def __init__(self, rows: list[Any], contexts: list[Context], viewer: User) -> None:
        self.linked = _linked(rows)
        self.lines = machine.lines_of(rows, viewer)
        ids = {context.metadata.get("user") for context in contexts} - {None}
        self.people = {user.pk: str(user) for user in User.objects.filter(pk__in=ids)}
        claims = [row.pgh_obj_id for row in rows if row.pgh_tracked_model is Claim]
        blind = queries.blind_claims(viewer).filter(pk__in=claims)
        self.blind = set(blind.values_list("pk", flat=True))

    def is_hidden(self, event: Any) -> bool:
        return event.pgh_tracked_model is Claim and event.pgh_obj_id in self.blind

    def words(self, field: Any, value: Any) -> str:
        if isinstance(field, ForeignKey):
            return self.linked.get((field.related_model, value), "")
        return subjects.value_in_words(field.name, value)


def _linked(rows: list[Any]) -> dict[tuple[Any, Any], str]:
    """The names of everything that a told field of the rows links to, one question a table."""
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for event in rows:
        for each in subjects.fields_of(type(event)):
            if isinstance(each, ForeignKey):
                both = (event, event.pgh_earlier)
                wanted[each.related_model] |= {getattr(row, each.attname) for row in both if row}
    return {
        (model, pk): str(thing)
        for model, ids in wanted.items()
        for pk, thing in model.objects.in_bulk(ids - {None}).items()
    }
