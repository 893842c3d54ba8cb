"""Why two claims are shown together, in words that a person reads."""

from collections.abc import Iterable, Iterator

from claims.domain import arabic, opposites
from claims.domain.problems import N_
from claims.domain.profiles import Connective, Profile
from claims.domain.proposals import Reason


def same_actors(countries: frozenset[str]) -> Reason:
    names = "، ".join(sorted(countries))
    return Reason("same-actors", N_("same actors: %(names)s"), {"names": names})


def same_words(a: Profile, b: Profile) -> Reason:
    """Words of the first that the second has too, as they stand there."""
    shared = a.stems & b.stems
    words = [word for word in a.claim.quote.split() if a.stem(word) in shared]
    if not words:
        return Reason("like-words", N_("alike in wording"))
    common = "، ".join(dict.fromkeys(word.strip(opposites.PUNCTUATION) for word in words[:5]))
    return Reason("same-words", N_("words in common: %(words)s"), {"words": common})


def same_field(a: Profile, b: Profile, field: str) -> Reason:
    words = {"a": a.fields[field], "b": b.fields[field]}
    return Reason("same-field", N_("words of one matter: «%(a)s», «%(b)s»"), words)


def same_thing(a: Profile, b: Profile, thing: str) -> Reason:
    words = {"a": a.things[thing], "b": b.things[thing]}
    return Reason("same-thing", N_("words for one thing: «%(a)s», «%(b)s»"), words)


def same_proposition() -> Reason:
    return Reason("same-proposition", N_("both concern the same proposition"))


def same_date(date: str) -> Reason:
    return Reason("same-date", N_("the same date: %(date)s"), {"date": date[:7]})


def set_against(found: Connective) -> Reason:
    return Reason("contrast", N_("set against each other by «%(word)s»"), {"word": found.word})


def opposite(a: str, b: str, code: str) -> Reason:
    words = {"a": a, "b": b, "opposition": code}
    return Reason("opposite-words", N_("opposite words: «%(a)s» ↔ «%(b)s»"), words)


def opposite_stance() -> Reason:
    return Reason("opposite-stances", N_("opposite stances towards the same proposition"))


def one_denies(word: str) -> Reason:
    return Reason("negation", N_("one denies «%(word)s»"), {"word": word})


def numbers_differ(a: str, b: str) -> Reason:
    return Reason("numbers-differ", N_("numbers that differ: %(a)s ↔ %(b)s"), {"a": a, "b": b})


def limit_crossed(limit: str, number: str) -> Reason:
    message = N_("one sets a limit that the other crosses: %(limit)s ↔ %(number)s")
    return Reason("limit-crossed", message, {"limit": limit, "number": number})


def what_shows(word: str) -> Reason:
    message = N_("one is said, the other is shown by «%(word)s»")
    return Reason("shown", message, {"word": word})


def exception(sweeping: str, counted: str) -> Reason:
    message = N_("«%(word)s» leaves no room for what the other counts: %(number)s")
    return Reason("exception", message, {"word": sweeping, "number": counted})


def denied_elsewhere(denier: Profile, shared: frozenset[str]) -> Reason:
    """The words that one denies and the other tells, as they stand in the denial."""
    words = [word for word in denier.claim.quote.split() if arabic.skeleton(word) in shared]
    return _denied(
        "، ".join(dict.fromkeys(word.strip(opposites.PUNCTUATION) for word in words[:3]))
    )


def _denied(words: str) -> Reason:
    return Reason("denied", N_("one denies what the other tells: %(words)s"), {"words": words})


_DENIALS = frozenset(("negation", "denied"))


def named(speaker: Profile) -> Reason:
    names = "، ".join(speaker.claim.speakers)
    return Reason(
        "tells-of", N_("one denies or promises, the other tells of %(name)s"), {"name": names}
    )


def lasting(word: str) -> Reason:
    return Reason("lasting", N_("one says it is so, the other «%(word)s»"), {"word": word})


def disputed(word: str) -> Reason:
    return Reason("disputed", N_("one disputes what was said: «%(word)s»"), {"word": word})


def promised(word: str) -> Reason:
    return Reason(
        "promised", N_("one promises («%(word)s») what the other tells of"), {"word": word}
    )


def put_to_the_test(said: Profile) -> Reason:
    """The first word that leaves no way out, as it stands there; else that of a commitment."""
    word = said.sweeping or said.manner.assuring
    message = N_("one says it firmly («%(word)s»), the other tells what happened")
    if not word:
        message = N_("one tells of a commitment («%(word)s»), the other of what happened")
    return Reason("firm", message, {"word": word or said.promising})


def told_by_another() -> Reason:
    message = N_("one is a statement, the other does not come from its speaker")
    return Reason("told-by-another", message)


def folded(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """The reasons in their order, without those that another says better.

    What one denies is one reason; its words are not named as opposites once more. Numbers do not
    differ besides where one crosses the limit that the other sets.
    """
    told = list(reasons)
    codes = {each.code for each in told}
    denials = [each for each in told if each.code in _DENIALS]
    words = [part for each in denials for text in each.params.values() for part in _parts(text)]
    for each in told:
        if each in denials and len(denials) > 1:
            if each is denials[0]:
                yield _denied("، ".join(dict.fromkeys(words)))
        elif each.code == "opposite-words" and not set(words).isdisjoint(each.params.values()):
            continue
        elif each.code != "numbers-differ" or "limit-crossed" not in codes:
            yield each


def _parts(words: object) -> list[str]:
    return str(words).split("، ")


def told_with_its_time(told: Profile) -> Reason:
    word = told.manner.opening_time
    return Reason("timed", N_("told with its time: «%(word)s»"), {"word": word})
