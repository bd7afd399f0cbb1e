"""What ICU writes: integers, decimals, percents, amounts, dates and lists of every locale."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from narrate.language import language

VECTORS: Final[Any] = json.loads((Path(__file__).parent / "data" / "icu" / "vectors.json").read_text(encoding="utf-8"))


def in_own_marks(text: str, locale: str) -> str:
    """Return a number of ICU with the decimal mark that the language sets in its place, if it sets one."""
    icu = dict(VECTORS["locales"][locale]["decimals"])["0.5"][1]
    return text.replace(icu, language(locale).mark or icu)
