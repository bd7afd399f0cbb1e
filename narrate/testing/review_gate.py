"""The gate for wordings: each is approved as it is, or marked as a draft."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from narrate.review import ReviewFinding, check_review, read_review
from narrate.wording import Style, locales, phrasebook

_SHOWN: Final = 20
"""The number of findings that an error prints."""


class UnreviewedError(AssertionError):
    """A phrasebook has wordings that are not approved as they are; ``findings`` has all of them.

    >>> print(UnreviewedError([ReviewFinding("new", "en_US", "pay", "median", "Pay soared.", "nobody has read it")]))
    1 wording to read:
    new: pay.median in en_US: nobody has read it
        Pay soared.
    """

    def __init__(self, findings: Sequence[ReviewFinding]) -> None:
        count = "1 wording" if len(findings) == 1 else f"{len(findings)} wordings"
        lines = [f"{count} to read:", *map(str, findings[:_SHOWN])]
        if len(findings) > _SHOWN:
            lines.append(f"... and {len(findings) - _SHOWN} more")
        super().__init__("\n".join(lines))
        self.findings = tuple(findings)


def assert_reviewed(style: Style, locale: str, file: Path | str, *, drafts: bool = True, own: bool = False) -> None:
    """Check that every wording of a locale is in its review file as it is now, and that none is rejected.

    Args:
        style: The caller's templates and sections; ``Style()`` for narrate's own.
        locale: The locale.
        file: The review file, as the page of ``narrate phrasebook --format html`` exports it.
        drafts: Whether wordings may be marked as drafts; False where each has to be approved, as before a release.
        own: Whether only the wordings of the style's templates and sections are checked, and none that narrate writes
            without them.

    Raises:
        UnreviewedError: A wording is new or has changed since it was marked, is rejected, is a draft although *drafts*
            is False, or is in the file and not written any more.
        UnreadableInputError: There is no such file, or it is not a review file.
        InvalidArgumentError: The review is of another locale.

    >>> import tempfile
    >>> from narrate.review import renewed, review_to_toml
    >>> file = Path(tempfile.mkdtemp(), "en_US.toml")
    >>> _ = file.write_text(review_to_toml(renewed(phrasebook("en_US"))), encoding="utf-8")
    >>> assert_reviewed(Style(), "en_US", file)
    >>> assert_reviewed(Style(), "en_US", file, drafts=False)
    Traceback (most recent call last):
    ...
    narrate.testing.review_gate.UnreviewedError: ...
    """
    __tracebackhide__ = True
    found = check_review(phrasebook(locale, style=style), read_review(Path(file)))
    if own and locale in locales():
        published = {(entry.section, entry.block, entry.wording) for entry in phrasebook(locale)}
        found = tuple(finding for finding in found if (finding.section, finding.block, finding.text) not in published)
    if failing := [finding for finding in found if not (drafts and finding.kind == "draft")]:
        raise UnreviewedError(failing)
