"""What several commands let one choose."""

from __future__ import annotations

from pathlib import Path

from narrate.errors import UnreadableInputError
from narrate.methodology import CAREER_PROFILE, STANDARD, Methodology, methodology_from_toml


def methodology_of(name: str) -> Methodology:
    """Give the methodology that ``--methodology`` names.

    Args:
        name: ``standard``, ``career-profile``, or the path of a TOML file.

    Raises:
        UnreadableInputError: There is no such file.
        InvalidMethodologyError: The file breaks the form.

    >>> methodology_of("career-profile").rounding
    'cut'
    """
    if name in ("standard", "career-profile"):
        return STANDARD if name == "standard" else CAREER_PROFILE
    path = Path(name)
    if not path.is_file():
        raise UnreadableInputError(
            f"--methodology: required is standard, career-profile or a TOML file; there is no file {name!r}"
        )
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInputError(f"--methodology {name}: required is a TOML file in UTF-8 ({error})") from None
    return methodology_from_toml(text)
