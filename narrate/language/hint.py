"""Hints: what somebody may have meant who wrote a name that there is none of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_SHOWN: Final = 40
"""Names that a message lists; of more it shows the near ones alone."""


def near(came: str, known: Iterable[str], *, cutoff: float = 0.6) -> tuple[str, ...]:
    """Return the names that are nearest to one that came, the nearest first.

    Capitals, hyphens and spaces count for nothing; a name that came with more behind it is near to the name itself.

    >>> near("en-US", ["en_GB", "en_US"]), near("english", ["de", "en", "en_US"]), near("qqq", ["de", "en"])
    (('en_US',), ('en', 'en_US'), ())
    """
    from difflib import get_close_matches  # noqa: PLC0415  # only who slips pays for it

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
    """Write what may have been meant as the end of a sentence; nothing where nothing is near.

    >>> hint("perod", ["period", "job"])
    "; did you mean 'period'?"
    """
    names = near(came, known)
    return f"; did you mean {' or '.join(map(repr, names))}?" if names else ""


def one_of(known: Iterable[str]) -> str:
    """List what is allowed, as the end of the sentence "required is …".

    >>> one_of(["annual", "hourly"]), one_of(["single"])
    ('one of annual, hourly', 'single')
    """
    names = tuple(dict.fromkeys(known))
    more = ", …" if len(names) > _SHOWN else ""
    listed = ", ".join(names[:_SHOWN])
    return (f"one of {listed}{more}" if len(names) > 1 else listed) or "none, since there are none"


def _folded(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_")
