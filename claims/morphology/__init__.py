"""Lemmas by camel-tools' analyzer and disambiguator, where their data are installed.

The data are 130 MB and under a licence of their own (GPL 2), so they come by `manage.py
fetch_camel_data`, not with the desk. Without them claims are matched by light stems.
"""

import functools
import logging

from claims.domain import arabic
from claims.domain.arabic import Stem
from claims.domain.problems import N_
from claims.morphology import files

LEMMAS = N_("lemmas, by the morphology of camel-tools")
LIGHT_STEMS = N_("light stems; `manage.py fetch_camel_data` installs a morphology")
UNREADABLE = N_("light stems, for the morphology that is installed cannot be read: fetch it again")

_logger = logging.getLogger(__name__)


def stem() -> Stem:
    """What words are matched by on this machine; the data are read at the first call.

    Reading takes seconds and about a gigabyte of memory in each process that matches claims.
    """
    return _lemmas() or arabic.light_stem


def mode() -> str:
    """Which of the two it is, as a message to translate; reads no data that are not read yet."""
    if not files.are_there():
        return LIGHT_STEMS
    return UNREADABLE if _lemmas.cache_info().currsize and _lemmas() is None else LEMMAS


@functools.cache
def _lemmas() -> Stem | None:
    if not files.are_there():
        return None
    from claims.morphology.lemmas import Lemmas

    try:
        return Lemmas(files.FOLDER).of
    except Exception:  # whatever a broken file makes camel-tools raise: proposals go on without it
        _logger.exception("the morphology in %s cannot be read", files.FOLDER)
        return None
