"""What templates say by name: icons, labels of the vocabulary, form fields, where we are."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from claims.domain import vocabulary
from claims.saying import translated

register = template.Library()

# What a claim looks like: the stance of a statement, else its kind, else that nobody tagged it.
KIND_TONES = {
    vocabulary.REPORTED_EVENT: "event",
    vocabulary.AUTHOR_COMMENT: "comment",
    vocabulary.BACKGROUND: "background",
    vocabulary.OFFICIAL_STATEMENT: "neutral",
}
MEANINGS = {
    "kind": vocabulary.KIND_MEANINGS,
    "stance": vocabulary.STANCE_MEANINGS,
    "relation": vocabulary.RELATION_MEANINGS,
}
STANCE_KEYS = dict(zip(vocabulary.STANCES, "ASDFGH", strict=True))
# What the domain asks for, although the form leaves it to the domain to refuse.
NEEDED = frozenset(
    (
        "text",
        "file",
        "claim_a",
        "claim_b",
        "relation",
        "type",
        "rationale",
        "name",
        "name_ar",
        "text_ar",
        "scopes",
    )
)
# The next look after each: as the system has it, light, dark.
THEMES = {"auto": "light", "light": "dark", "dark": "auto"}


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """An icon of the vendored sprite; it is decoration, the words beside it say what it means."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        css,
        static("claims/vendor/icons.svg"),
        name,
    )


@register.filter
def name_of(key: str | None, field: str) -> str:
    """The translated name of a stored key, such as `claim.state|name_of:"claim_state"`."""
    names = vocabulary.FIELDS[field]
    return gettext(names[key]) if key and key in names else ""


@register.filter
def said(message: str) -> str:
    return translated(message)


@register.simple_tag(takes_context=True)
def meaning(context: template.Context, field: str, key: object) -> str:
    """What a label means: in the desk's own words, else in those of the vocabulary."""
    own = (context.get("definitions") or {}).get((field, str(key)))
    meanings = MEANINGS.get(field, {})
    return own or (gettext(meanings[str(key)]) if str(key) in meanings else "")


@register.simple_tag
def tone(kind: str | None, stance: str | None) -> str:
    """The tone of a claim with these labels."""
    if stance in vocabulary.STANCES:
        return str(stance)
    return KIND_TONES.get(kind or "", "todo")


@register.filter
def stance_key(stance: object) -> str:
    """The letter, by position on a Latin keyboard, that picks the stance."""
    return STANCE_KEYS.get(str(stance), "")


@register.filter
def isolated(label: str) -> SafeString:
    """A label such as "name · stance", each part by itself, so that their order is the page's."""
    return format_html_join(" · ", "<bdi>{}</bdi>", ((part,) for part in label.split(" · ")))


@register.filter
def in_language(thing: Any, field: str) -> str:
    """`thing.<field>_ar` or `thing.<field>_en`: the reader's language, else the other one."""
    if not thing:
        return ""
    first, second = ("en", "ar") if get_language() == "en" else ("ar", "en")
    return getattr(thing, f"{field}_{first}", "") or getattr(thing, f"{field}_{second}", "")


@register.filter
def entry(table: dict[str, Any], key: object) -> Any:
    """What a table says under a key that a variable holds."""
    return table.get(str(key))


@register.filter
def told(record: dict[str, str] | None, field: str) -> str:
    """As `in_language`, of a record instead of a row."""
    first, second = ("en", "ar") if get_language() == "en" else ("ar", "en")
    told = record or {}
    return told.get(f"{field}_{first}") or told.get(f"{field}_{second}") or ""


@register.simple_tag(takes_context=True)
def current(context: template.Context, *names: str) -> str:
    """`aria-current` for the link of the part of the site that this page belongs to."""
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None or match.url_name not in names:
        return ""
    return SafeString(' aria-current="page"')


@register.simple_tag(takes_context=True)
def here(context: template.Context) -> str:
    """The address to come back to: this page, or the one that a refused form belongs to."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return "/"
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    thing = context.get("claim") or context.get("contradiction") or context.get("article")
    return thing.get_absolute_url() if thing else request.get_full_path()


@register.filter
def next_theme(theme: str) -> str:
    return THEMES.get(theme, "light")


@register.inclusion_tag("claims/parts/field.html")
def field(bound: BoundField, css: str = "") -> dict[str, object]:
    """A form field with label, help and errors, tied to its control for screen readers.

    Radios and checkboxes come as a fieldset of options. Django itself puts `aria-describedby`
    and `aria-invalid` on other controls, with the ids that the part uses.
    """
    widget = bound.field.widget
    return {
        "field": bound,
        "css": css,
        "optional": not bound.field.required and bound.name not in NEEDED,
        "grouped": getattr(widget, "use_fieldset", False),
        "ticked": getattr(widget, "input_type", "") == "checkbox"
        and not hasattr(widget, "choices"),
    }


@register.filter
def control(option: BoundWidget) -> SafeString:
    """The radio button or checkbox of an option, as its `tag` is, of which each takes a template.

    There are as many as the catalogue has speakers.
    """
    data = option.data
    given = {"type": data["type"], "name": data["name"], "value": str(data["value"])}
    return format_html("<input{}>", flatatt({**given, **data["attrs"]}))


@register.inclusion_tag("claims/parts/error_summary.html")
def error_summary(*forms: Any) -> dict[str, object]:
    """Every error of the forms, each a link to its field."""
    shown = [form for form in forms if form and form.errors]
    return {"forms": shown}


@register.filter
def differ(pair: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> list[Any]:
    """Two lists of (label, value) side by side: [(label, mine, theirs, whether they differ)]."""
    theirs = dict(other)
    return [
        (label, mine, theirs.get(label, ""), mine != theirs.get(label, "")) for label, mine in pair
    ]


@register.filter
def pages_around(paginator: Any, number: int) -> Any:
    """The page numbers to show around the current one, with ellipses."""
    return paginator.get_elided_page_range(number, on_each_side=2, on_ends=1)


@register.simple_tag
def choices(field: str) -> list[tuple[str, str]]:
    """The keys of a field of the vocabulary with their translated names."""
    return [(key, gettext(name)) for key, name in vocabulary.FIELDS[field].items()]
