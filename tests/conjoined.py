"""Lists as CLDR puts them together, by its patterns and by nothing of narrate's own."""

from __future__ import annotations

from collections.abc import Sequence

from narrate.cldr import locale_data


def conjoined(items: Sequence[str], kind: str, locale: str) -> str:
    """Join items by "and" or "or" as UTS 35 says: from the last two to the first.

    >>> conjoined(["a", "b", "c"], "or", "en_GB")
    'a, b or c'
    """
    patterns = locale_data(locale).lists[kind]
    if len(items) == 2:
        return patterns["pair"].replace("{0}", items[0]).replace("{1}", items[1])
    *others, last = items
    text = patterns["end"].replace("{0}", others.pop()).replace("{1}", last)
    while others:
        pattern = patterns["middle" if len(others) > 1 else "start"]
        text = pattern.replace("{0}", others.pop()).replace("{1}", text)
    return text
