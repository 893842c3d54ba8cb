"""How far reviewers agree: figures, pairs of reviewers, and which labels they confuse."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from claims import agreement, permissions
from claims.agreement import FIELDS, TABLED, Report, Table
from claims.domain.agreement import KRIPPENDORFF_2004, LANDIS_KOCH_1977, Figure
from claims.forms.agreeing import PairForm, ScopeForm
from claims.models import User
from claims.saying import translated
from claims.views.requests import Request

# How strongly a cell is painted: the lowest kappa of each shade, best first.
SHADES = ((0.81, 5), (0.61, 4), (0.41, 3), (0.21, 2), (0.0, 1))


@dataclass(slots=True)
class Shown:
    """A figure with its name and what its value means by the named source."""

    name: str
    figure: Figure
    band: str


@login_required
@require_GET
def agreement_page(request: Request) -> HttpResponse:
    """The figures of what this person may see; for those who work on the desk."""
    permissions.check(request.user, permissions.ADD_ARTICLES)
    form = ScopeForm(request.GET)
    scope = form.scope()
    report = agreement.report(request.user, scope)
    chosen = PairForm(request.GET).chosen()
    context = {
        "form": form,
        "report": report,
        "alphas": [_alpha(name, figure) for name, figure in report.alphas.items()],
        "matrix": _matrix(report, chosen["name"]),
        "fields": [(name, gettext(FIELDS[name][0])) for name in TABLED],
        "chosen": chosen,
        "table": _table(report.table(**chosen), chosen["name"]),
        "spans": agreement.spans(scope),
        "pairs": agreement.pairs(scope),
    }
    return render(request, "claims/agreement.html", context)


def _alpha(name: str, figure: Figure) -> Shown:
    return Shown(gettext(FIELDS[name][0]), figure, translated(figure.band(KRIPPENDORFF_2004)))


def _matrix(report: Report, name: str) -> list[dict[str, Any]]:
    """A row for each reviewer with a cell for each: None for oneself."""
    by_pair = {frozenset((pair.a.pk, pair.b.pk)): pair.kappas[name] for pair in report.pairs}
    return [
        {"person": a, "cells": [_cell(a, b, by_pair) for b in report.people]} for a in report.people
    ]


def _cell(a: User, b: User, by_pair: dict[frozenset[int], Figure]) -> dict[str, Any] | None:
    if a == b:
        return None
    figure = by_pair[frozenset((a.pk, b.pk))]
    band = translated(figure.band(LANDIS_KOCH_1977))
    shade = next((s for low, s in SHADES if figure.value is not None and figure.value >= low), 0)
    return {"other": b, "figure": figure, "band": band, "shade": shade}


def _table(table: Table | None, name: str) -> list[dict[str, Any]] | None:
    """A row for each label that was used, with its counts and the agreement on it."""
    if table is None:
        return None
    used = [label for label in table.labels if table.figures[label].value is not None]
    return [
        {
            "label": gettext(TABLED[name][label]),
            "counts": [(table.counts[label, other], label == other) for other in used],
            "figure": table.figures[label],
        }
        for label in used
    ]
