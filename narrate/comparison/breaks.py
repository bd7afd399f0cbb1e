"""Breaks in the series of a record: observations that their publisher calls not comparable with those before them."""

from __future__ import annotations

from narrate.records import Occupation


def broken(occupation: Occupation, since: int, until: int) -> bool:
    """Return whether figures of one year and of a later one are not comparable, since the series breaks between them.

    >>> from narrate.records import Employment
    >>> record = Occupation(id="1", employment=(Employment(2012, 500), Employment(2014, 700, flags=("break",))))
    >>> broken(record, 2012, 2014), broken(record, 2014, 2024)
    (True, False)
    """
    for entry in occupation.employment:  # a generator takes longer than what it goes through
        if entry.flags and "break" in entry.flags and since < entry.year <= until:
            return True
    return False
