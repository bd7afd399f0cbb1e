"""Groups of figures of all of narrate's kinds of messages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from narrate.content import duties, entry, summary
from narrate.content.messages import MessageSpec
from narrate.content.specimens.groups import FigureGroup, fixed
from narrate.content.specimens.jobs import JOBS
from narrate.content.specimens.lists import LISTS
from narrate.content.specimens.wages import WAGES
from narrate.content.specimens.years import BASE_AND_TARGET, OBSERVED, TWO_EDITIONS
from narrate.records import FrozenMap

_OTHERS: Final[Mapping[MessageSpec, tuple[FigureGroup, ...]]] = {
    summary.CURRENT: (OBSERVED,),
    summary.EXPECTATIONS: (TWO_EDITIONS,),
    summary.GROWS: (BASE_AND_TARGET,),
    summary.WHOLE_GROWS: (BASE_AND_TARGET,),
    summary.DECLINES: (BASE_AND_TARGET,),
    duties.DESCRIPTION: (fixed(description=FrozenMap({"en": "…"})),),
    **dict.fromkeys(entry.SPECS, ()),
}

SPECIMENS: Final[Mapping[MessageSpec, tuple[FigureGroup, ...]]] = MappingProxyType(
    {**_OTHERS, **JOBS, **LISTS, **WAGES}
)
"""The groups of figures of each kind of message; new kinds are added here."""
