"""Negotiation of the best locale for a reader, from a browser's header and the available locales."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrate.arguments import text_of, texts_of
from narrate.tags import maximized, nearest, parse, resolve, shortened
from narrate.wording import locales

_RANGE: Final = re.compile(
    r"\s*(?P<range>\*|[A-Za-z0-9-]+)(?:[.@][\w.@-]*)?\s*(?:;\s*[qQ]\s*=\s*(?P<weight>[01](?:\.[0-9]{0,3})?)\s*)?",
    re.ASCII,
)
"""A range of RFC 4647 with its weight; tags may have the form of an environment, ``es_MX.UTF-8``."""


_LONGEST: Final = 4_096
"""How many characters of a header are read; browsers send some dozens."""


def negotiate(accept_language: str | None, available: Sequence[str] | None = None) -> str | None:
    """Return the best available locale for a reader.

    A range matches the locale of its language and territory; else the nearest one of the same language and script, by
    CLDR's parents (Swiss French gets French of France, Argentina gets Mexico's Spanish). Ranges are tried by weight;
    locales of weight 0 are never returned.

    Args:
        accept_language: An HTTP ``Accept-Language`` header, or a tag; malformed parts are ignored.
        available: The available locales, by preference; None for all that narrate writes.

    Returns:
        One of *available*; None where none is accepted, and where the header accepts all (``*``, or no header) and
        *available* is not given, so that the caller can use a default.

    Raises:
        InvalidArgumentError: *accept_language* is not a string, or *available* is not a list.
        UnknownLocaleError: narrate does not write one of *available*.

    Source:
        RFC 9110, section 12.5.4, "Accept-Language"; RFC 4647 for language ranges.

    >>> negotiate("fr-CH, fr;q=0.9, en;q=0.8"), negotiate("tlh, es-AR;q=0.5")
    ('fr_FR', 'es_MX')
    >>> negotiate("zh-HK", ["zh_Hant_TW", "en_US"])
    'zh_Hant_TW'
    """
    known = locales()
    offered = known if available is None else tuple(texts_of("available", available, '["en_US", "es_MX"]'))
    means = {one: resolve(one, known) for one in offered}
    ranges = _ranges("" if accept_language is None else text_of("accept_language", accept_language))
    open_to = [one for one in offered if not _refused(means[one], ranges)]
    for weight, wanted in ranges:
        if not weight:
            break
        if wanted == "*":
            if available is not None and open_to:
                return open_to[0]
            continue
        tag = shortened(wanted)
        ranked = () if tag is None else nearest(tag, [means[one] for one in open_to])
        if ranked:
            return next(one for one in open_to if means[one] == ranked[0])
    return None


def _ranges(header: str) -> list[tuple[float, str]]:
    """Parse a header into weights and ranges, the heaviest first; ranges of the same weight keep their order."""
    found: list[tuple[float, str]] = []
    for part in header[:_LONGEST].replace("_", "-").replace("-*", "").split(","):
        match = _RANGE.fullmatch(part)
        if match is not None:
            found.append((min(float(match["weight"] or 1), 1.0), match["range"]))
    return sorted(found, key=lambda one: -one[0])


def _refused(locale: str, ranges: Sequence[tuple[float, str]]) -> bool:
    """Return whether the most specific range for a locale has weight zero."""
    matching = [(text.count("-"), weight) for weight, text in ranges if _matches(text, locale)]
    return bool(matching) and max(matching)[1] == 0


def _matches(text: str, locale: str) -> bool:
    """Return whether a range is a locale's language, or its language and territory."""
    wanted, meant = parse(text), parse(locale)
    if wanted is None or meant is None:
        return False
    if not wanted.territory:
        return wanted.language == meant.language and wanted.script in ("", maximized(meant).script)
    return maximized(wanted) == maximized(meant)
