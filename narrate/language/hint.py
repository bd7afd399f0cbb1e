"""Hints in errors: known names that are similar to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_SHOWN: Final = 40
"""How many names a message lists; of more it lists the similar ones only."""


def near(came: str, known: Iterable[str], *, cutoff: float = 0.6) -> tuple[str, ...]:
    """Return the known names that are most similar to an unknown one, the most similar first.

    Capitals, hyphens and spaces are ignored; a name that is the beginning of the unknown one is similar to it.

    >>> near("en-US", ["en_GB", "en_US"]), near("english", ["de", "en", "en_US"]), near("qqq", ["de", "en"])
    (('en_US',), ('en', 'en_US'), ())
    """
    from difflib import get_close_matches  # noqa: PLC0415  # imported only for errors

    names = tuple(dict.fromkeys(known))
    folded: dict[str, list[str]] = {}
    for name in names:
        folded.setdefault(_folded(name), []).append(name)
    if _folded(came) in folded:
        return tuple(folded[_folded(came)])
    close = get_close_matches(_folded(came), list(folded), n=2, cutoff=cutoff)
    if close:
        return tuple(name for one in close for name in folded[one])
    begun = [name for name in names if 2 <= len(name) <= 3 and _folded(came).startswith(_folded(name))]
    return tuple(name for one in begun for name in names if name == one or name.startswith(f"{one}_"))[:3]


def hint(came: str, known: Iterable[str]) -> str:
    """Return a suggestion as the end of a sentence; an empty text where no name is similar.

    >>> hint("perod", ["period", "job"])
    "; did you mean 'period'?"
    """
    names = near(came, known)
    return f"; did you mean {' or '.join(map(repr, names))}?" if names else ""


def one_of(known: Iterable[str]) -> str:
    """Return a list of what is allowed, as the end of the sentence "required is …".

    >>> one_of(["annual", "hourly"]), one_of(["single"])
    ('one of annual, hourly', 'single')
    """
    names = tuple(dict.fromkeys(known))
    more = ", …" if len(names) > _SHOWN else ""
    listed = ", ".join(names[:_SHOWN])
    return (f"one of {listed}{more}" if len(names) > 1 else listed) or "none, since there are none"


def _folded(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_")
