"""The labels of the Bureau of Labor Statistics for entry and outlook, with their values in records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from narrate.importing.files.cells import BadCellError

EDUCATION: Final[Mapping[str, str]] = {
    "no formal educational credential": "no_formal_credential",
    "less than high school": "no_formal_credential",
    "high school diploma or equivalent": "high_school_diploma",
    "some college, no degree": "some_college",
    "postsecondary nondegree award": "postsecondary_nondegree_award",
    "postsecondary non-degree award": "postsecondary_nondegree_award",
    "associate's degree": "associates_degree",
    "bachelor's degree": "bachelors_degree",
    "master's degree": "masters_degree",
    "doctoral or professional degree": "doctoral_or_professional_degree",
}
"""Typical education for entry; two labels were renamed after the 2012-22 edition, and what they require was not."""

EXPERIENCE: Final[Mapping[str, str]] = {
    "none": "none",
    "less than 5 years": "less_than_5_years",
    "5 years or more": "5_years_or_more",
}

TRAINING: Final[Mapping[str, str]] = {
    "none": "none",
    "short-term on-the-job training": "short_term",
    "moderate-term on-the-job training": "moderate_term",
    "long-term on-the-job training": "long_term",
    "apprenticeship": "apprenticeship",
    "internship/residency": "internship_residency",
}

OUTLOOK: Final[Mapping[str, str]] = {
    "much faster than average": "much_faster",
    "faster than average": "faster",
    "as fast as average": "as_fast_as",
    "about as fast as average": "as_fast_as",
    "slower than average": "slower",
    "little or no change": "little_or_no_change",
    "decline": "decline",
    "decline rapidly": "decline_rapidly",
}

_ELSEWHERE: Final = "see how to become one"


def value_of(label: str | None, known: Mapping[str, str]) -> str | None:
    """Convert a label to its value in records.

    Args:
        label: As published; letter case and the shape of apostrophes do not matter.
        known: One of the tables of this module.

    Returns:
        The record's value; None if there is no label, or if it refers the reader to a text.

    Raises:
        BadCellError: The label is unknown.

    >>> value_of("Bachelor’s degree", EDUCATION), value_of("None", TRAINING)
    ('bachelors_degree', 'none')
    >>> value_of("See How to Become One", TRAINING) is None
    True
    """
    if label is None:
        return None
    plain = label.replace("’", "'").casefold()
    if plain == _ELSEWHERE:
        return None
    if plain not in known:
        raise BadCellError(f"one of {', '.join(known)}", label)
    return known[plain]
