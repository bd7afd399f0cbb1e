"""The best locale for a reader: what a browser accepts, held against the locales that there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrate.arguments import texts_of
from narrate.tags import Tag, maximized, nearest, parse, resolve
from narrate.wording import locales

_RANGE: Final = re.compile(
    r"\s*(?P<range>\*|[A-Za-z0-9-]+)\s*(?:;\s*q\s*=\s*(?P<weight>[01](?:\.[0-9]{0,3})?)\s*)?", re.ASCII
)
_LONGEST: Final = 4_096
"""Characters of a header that are looked at; a browser sends some dozens."""


def negotiate(accept_language: str | None, available: Sequence[str] | None = None) -> str | None:
    """Return the locale that a reader understands best.

    A range that is a locale's own language and territory is that locale; else the nearest one of the same language and
    script is taken, by CLDR's parents (Swiss French reads French of France, Argentina Mexico's Spanish). Ranges are
    gone through by weight; one of weight 0 is never given.

    Args:
        accept_language: An HTTP ``Accept-Language`` header, or a tag; what is malformed in it is passed over.
        available: The locales there are, by preference; all that narrate writes where it is None.

    Returns:
        One of *available*; None where none is accepted, and where the header leaves all open (``*``, or no header)
        and *available* is not given: then the caller's default is right.

    Raises:
        InvalidArgumentError: *available* is no list.
        UnknownLocaleError: One of *available* is none that narrate writes.

    >>> negotiate("fr-CH, fr;q=0.9, en;q=0.8"), negotiate("tlh, es-AR;q=0.5")
    ('fr_FR', 'es_MX')
    >>> negotiate("zh-HK", ["zh_Hant_TW", "en_US"])
    'zh_Hant_TW'
    """
    known = locales()
    offered = known if available is None else tuple(texts_of("available", available, '["en_US", "es_MX"]'))
    means = {one: resolve(one, known) for one in offered}
    ranges = _ranges(accept_language or "")
    open_to = [one for one in offered if not _refused(means[one], ranges)]
    for weight, wanted in ranges:
        if not weight:
            break
        if wanted == "*":
            if available is not None and open_to:
                return open_to[0]
            continue
        tag = _shortened(wanted)
        ranked = () if tag is None else nearest(tag, [means[one] for one in open_to])
        if ranked:
            return next(one for one in open_to if means[one] == ranked[0])
    return None


def _shortened(text: str) -> Tag | None:
    """Parse a range, without the variants and extensions at its end that nobody writes by: ``en-GB-oxendict``."""
    while text:
        tag = parse(text)
        if tag is not None:
            return tag
        text = text.rpartition("-")[0]
    return None


def _ranges(header: str) -> list[tuple[float, str]]:
    """Parse a header: each range with its weight, the heaviest first, those of the same weight in their order."""
    found: list[tuple[float, str]] = []
    for part in header[:_LONGEST].replace("_", "-").split(","):
        match = _RANGE.fullmatch(part)
        if match is not None:
            found.append((min(float(match["weight"] or 1), 1.0), match["range"]))
    return sorted(found, key=lambda one: -one[0])


def _refused(locale: str, ranges: Sequence[tuple[float, str]]) -> bool:
    """Tell whether the range that says most of a locale gives it no weight."""
    matching = [(text.count("-"), weight) for weight, text in ranges if _matches(text, locale)]
    return bool(matching) and max(matching)[1] == 0


def _matches(text: str, locale: str) -> bool:
    """Tell whether a range is a locale's language, or its language and territory."""
    wanted, meant = parse(text), parse(locale)
    if wanted is None or meant is None:
        return False
    if not wanted.territory:
        return wanted.language == meant.language and wanted.script in ("", maximized(meant).script)
    return maximized(wanted) == maximized(meant)
