"""The best locale for a reader: what a browser accepts, held against the locales that there are."""

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
"""A range of RFC 4647 with its weight; a tag may be as an environment has it, ``es_MX.UTF-8``."""


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
        InvalidArgumentError: *accept_language* is no text, or *available* no list.
        UnknownLocaleError: One of *available* is none that narrate writes.

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
    """Parse a header: each range with its weight, the heaviest first, those of the same weight in their order."""
    found: list[tuple[float, str]] = []
    for part in header[:_LONGEST].replace("_", "-").replace("-*", "").split(","):
        match = _RANGE.fullmatch(part)
        if match is not None:
            found.append((min(float(match["weight"] or 1), 1.0), match["range"]))
    return sorted(found, key=lambda one: -one[0])


def _refused(locale: str, ranges: Sequence[tuple[float, str]]) -> bool:
    """Return whether the range that says most of a locale gives it no weight."""
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
