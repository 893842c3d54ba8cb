"""What the search page says in templates: marked texts, and addresses of searches like this one."""

from django import template
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.forms.searching import ARTICLES
from claims.models import SavedSearch
from claims.searching import Hit

register = template.Library()


@register.simple_tag
def marked(hit: Hit) -> SafeString:
    """The text of a hit with what was found in it marked."""
    parts, at = [], 0
    for start, end in hit.places:
        parts.append((hit.text[at:start], hit.text[start:end]))
        at = end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", parts), hit.text[at:])


@register.simple_tag
def without(query: str, name: str) -> str:
    asked = QueryDict(query, mutable=True)
    asked.pop(name, None)
    return asked.urlencode()


@register.simple_tag
def with_words(query: str, words: str) -> str:
    return _with(query, q=words)


@register.simple_tag
def only_of_articles(query: str) -> str:
    """The search of articles by the same words; what only claims have is left out."""
    asked = QueryDict(query)
    return _with("", of=ARTICLES, **{name: asked[name] for name in ("q",) if name in asked})


@register.simple_tag
def further(query: str, cursor: int, kept: SavedSearch | None) -> str:
    """The next page of a search, at its own address if it has one."""
    return _with("" if kept else query, cursor=str(cursor))


def _with(query: str, **given: str) -> str:
    asked = QueryDict(query, mutable=True)
    for name, value in given.items():
        asked[name] = value
    return asked.urlencode()
