"""Methodologies: frozen values with every choice that turns facts into figures and verdicts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from attrs import Attribute, evolve, field, fields, frozen

from narrate.errors import InvalidArgumentError, InvalidMethodologyError
from narrate.methodology.bands import STANDARD_BANDS, BandTable
from narrate.records import FrozenMap
from narrate.records.rules import CURRENCY, TEXT, as_decimal, as_map, number

_PERCENT: Final = number(0, 100)


def _one_of(*allowed: object) -> Callable[[object, Attribute[Any], object], None]:
    def check(_instance: object, attribute: Attribute[Any], value: object) -> None:
        # Types are compared first: True == 1 and 100.0 == 100 in Python, and some values cannot be compared at all.
        if not any(type(value) is type(item) and value == item for item in allowed):
            raise InvalidMethodologyError(attribute.name, value, " or ".join(repr(item) for item in allowed))

    return check


def _flag(_instance: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, bool):
        raise InvalidMethodologyError(attribute.name, value, "true or false")


def _text(_instance: object, attribute: Attribute[Any], value: object) -> None:
    if not TEXT.allows(value):
        raise InvalidMethodologyError(attribute.name, value, TEXT.required)


def _share(_instance: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, Fraction) or not 0 <= value < 1:
        raise InvalidMethodologyError(attribute.name, value, "an exact share from 0 to below 1, as in Fraction(2, 100)")


def _months(_instance: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, Mapping):
        raise InvalidMethodologyError(attribute.name, value, "a table of currency = month")
    for currency, month in value.items():
        if not CURRENCY.allows(currency):
            raise InvalidMethodologyError(f"{attribute.name}.{currency}", currency, CURRENCY.required)
        if type(month) is not int or not 1 <= month <= 12:
            raise InvalidMethodologyError(f"{attribute.name}.{currency}", month, "a month from 1 to 12")


def _editions(_instance: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, Mapping):
        raise InvalidMethodologyError(attribute.name, value, "tables by base and target year")
    for years, table in value.items():
        match years:
            case (int(base), int(target)) if base < target and isinstance(years, tuple):
                if not isinstance(table, BandTable):
                    raise InvalidMethodologyError(f"{attribute.name}[{base}-{target}]", table, "a BandTable")
            case _:
                raise InvalidMethodologyError(attribute.name, years, "a base year and a target year after it")


@frozen(kw_only=True)
class Methodology:
    """The choices that figures and verdicts depend on.

    Attributes:
        name: The name in reports and claims.
        rounding: The rounding of on-pace and extrapolated values to the data's unit: ``half_up`` or ``cut``.
        unit: The coarsest unit of the data, in jobs (1, 10, 100 …); finer data keep their own.
        growth_base: The base of the newer projection's growth: ``own_base`` (the jobs of its own base year) or
            ``first_observation`` (the jobs of the older projection's base year, an error of the career profile).
        published_growth: Whether a published percent replaces the computed one.
        judged_on: Whether verdicts depend on the ``shown`` figures or on the ``exact`` line.
        within_rounding: Whether a verdict is the weakest one that the rounding of its figures allows.
        on_track: Largest gap that is still on track, as an exact share (2 %: ``Fraction(2, 100)``).
        moderate: Largest gap that is better or worse, as an exact share; larger ones are much better or much worse.
        wage_months: Reference month of wages by currency, for pay records without a month; the standard has none.
        bands: Growth bands by base and target year.
        thresholds: ``on_track`` and ``moderate`` as numerators and denominators.
        schemes: The classifications, and None, of records that all of the bands are for.
        gaps: ``unit``, ``rounding``, whether verdicts depend on the exact line, and whether on the rounding of their
            figures, ``thresholds``: in one tuple, since each trend needs all of them twice.

    Source:
        The career profile's paragraph on trends for points on a line and verdicts; the Occupational Outlook Handbook
        for growth bands, and for wages of May.

    >>> STANDARD.on_track
    Fraction(1, 50)
    """

    name: str = field(validator=_text)
    rounding: str = field(default="half_up", validator=_one_of("half_up", "cut"))
    unit: int = field(default=100, validator=_one_of(1, 10, 100, 1000, 10_000, 100_000, 1_000_000))
    growth_base: str = field(default="own_base", validator=_one_of("own_base", "first_observation"))
    published_growth: bool = field(default=True, validator=_flag)
    judged_on: str = field(default="shown", validator=_one_of("shown", "exact"))
    within_rounding: bool = field(default=True, validator=_flag)
    on_track: Fraction = field(default=Fraction(2, 100), validator=_share)
    moderate: Fraction = field(default=Fraction(5, 100), validator=_share)
    wage_months: Mapping[str, int] = field(default=FrozenMap(), converter=as_map, validator=_months)
    bands: Mapping[tuple[int, int], BandTable] = field(
        default=STANDARD_BANDS, converter=as_map, validator=_editions, repr=False
    )
    thresholds: tuple[int, int, int, int] = field(init=False, repr=False, eq=False)
    gaps: tuple[int, str, bool, bool, tuple[int, int, int, int]] = field(init=False, repr=False, eq=False)
    schemes: frozenset[str | None] = field(init=False, repr=False, eq=False)
    # Kept by hand: a cached property of a class with slots makes every attribute of it eight times as slow to read.
    _stamp: str = field(init=False, repr=False, eq=False, default="")
    _by_scheme: dict[str | None, Methodology] = field(init=False, repr=False, eq=False, factory=dict)

    @property
    def stamp(self) -> str:
        """The name for reports; for a caller's own methodology it includes a fingerprint of the choices.

        >>> STANDARD.stamp, methodology_from_toml('name = "house"').stamp.partition("-")[0]
        ('standard', 'house')
        """
        if not self._stamp:
            object.__setattr__(self, "_stamp", self._name_and_fingerprint())
        return self._stamp

    def for_scheme(self, scheme: str | None) -> Methodology:
        """Return the methodology for records of a classification: without the bands that are of others.

        A record that states none is taken to be of the classification that the bands are of.

        >>> STANDARD.for_scheme("soc2018") is STANDARD, len(STANDARD.for_scheme("kldb2010").bands)
        (True, 0)
        """
        if scheme in self.schemes:
            return self
        made = self._by_scheme.get(scheme)
        if made is None:
            bands = {
                years: table for years, table in self.bands.items() if not table.schemes or scheme in table.schemes
            }
            made = self._by_scheme[scheme] = self if len(bands) == len(self.bands) else evolve(self, bands=bands)
        return made

    def _name_and_fingerprint(self) -> str:
        if self in (STANDARD, CAREER_PROFILE):
            return self.name
        choices = [(one.name, getattr(self, one.name)) for one in fields(Methodology) if one.init]
        plain = [(name, sorted(held.items(), key=repr) if isinstance(held, dict) else held) for name, held in choices]
        return f"{self.name}-{hashlib.sha256(repr(plain).encode()).hexdigest()[:12]}"

    def __attrs_post_init__(self) -> None:
        # Plain integers, since access to a fraction's parts is slow; not a default, which would run before the checks.
        mild, strong = self.on_track, self.moderate
        thresholds = (mild.numerator, mild.denominator, strong.numerator, strong.denominator)
        object.__setattr__(self, "thresholds", thresholds)
        gaps = (self.unit, self.rounding, self.judged_on == "exact", self.within_rounding, thresholds)
        object.__setattr__(self, "gaps", gaps)
        limited = [{*table.schemes} for table in self.bands.values() if table.schemes]
        object.__setattr__(self, "schemes", frozenset({None}.union(set.intersection(*limited) if limited else ())))
        if self.moderate <= self.on_track:
            raise InvalidMethodologyError("moderate", self.moderate, f"a share above on_track ({self.on_track})")


STANDARD: Final = Methodology(name="standard")
"""The default: values rounded half up, growth over its own base, published figures used as published, and verdicts no
stronger than the rounding of their figures allows."""

CAREER_PROFILE: Final = Methodology(
    name="career-profile",
    rounding="cut",
    growth_base="first_observation",
    published_growth=False,
    within_rounding=False,
)
"""The methodology of the career profile's paragraph as published, including its error; it judges shown figures.

The site computed in binary floating point: two of 49 pages print an on-pace value 100 lower than the exact line cut to
hundreds (chiropractors 45,600 for 45,700; speech-language pathologists 139,200 for 139,300). This methodology cuts the
exact value and does not reproduce these two.
"""

_BAND_KEYS: Final = (
    "much_faster",
    "faster",
    "as_fast_as",
    "slower",
    "little_or_no_change",
    "decline_rapidly",
    "standing",
    "source",
    "schemes",
)


def methodology_from_toml(text: str) -> Methodology:
    r"""Parse a methodology from TOML; choices that it leaves out are those of ``STANDARD``.

    Args:
        text: The document. Thresholds ``on_track`` and ``moderate`` are in percent; ``[bands."2024-2034"]`` has the
            lowest whole percents of one edition; ``[wage_months]`` has months (1-12) by currency. Both tables extend
            those of ``STANDARD``.

    Returns:
        The methodology.

    Raises:
        InvalidArgumentError: *text* is not a string.
        InvalidMethodologyError: The text is not TOML, or a key or value is not allowed.

    >>> methodology_from_toml('name = "house"\nrounding = "cut"').rounding
    'cut'
    """
    import tomllib  # noqa: PLC0415  # imported only for a caller's own methodology

    if not isinstance(text, str):
        raise InvalidArgumentError("text", text, "a TOML document as text")
    try:
        document = tomllib.loads(text, parse_float=_exact)
    except ValueError as error:
        raise InvalidMethodologyError("the file", str(error), "a TOML document") from None
    known = [attribute.name for attribute in fields(Methodology) if attribute.init]
    for key in document:
        if key not in known:
            raise InvalidMethodologyError(key, document[key], "one of the keys " + ", ".join(known))
    document.setdefault("name", "custom")
    for key in ("on_track", "moderate"):
        if key in document:
            document[key] = _percent(key, document[key])
    if "wage_months" in document:
        document["wage_months"] = _added(STANDARD.wage_months, document["wage_months"])
    if "bands" in document:
        document["bands"] = _added(STANDARD.bands, _bands(document["bands"]))
    return Methodology(**document)


def _exact(text: str) -> Decimal:
    """Parse a float of TOML exactly; nan and inf raise."""
    value = Decimal(text)
    if not value.is_finite():
        raise ValueError(f"a finite number is required, not {text}")
    return value


def _added(standard: Mapping[Any, Any], own: object) -> object:
    """Merge a table into that of the standard; other values are left unchanged, for the rule to refuse."""
    return {**standard, **own} if isinstance(own, Mapping) else own


def _percent(key: str, value: object) -> Fraction:
    exact = as_decimal(value)
    if not _PERCENT.allows(exact) or exact == 100:
        raise InvalidMethodologyError(key, value, "a number in percent, from 0 to below 100")
    return Fraction(exact) / 100


def _schemes(path: str, given: Any) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise InvalidMethodologyError(f"{path}.schemes", given, 'a list of classifications, as in ["soc2018"]')
    return tuple(given)


def _bands(tables: object) -> dict[tuple[int, int], BandTable]:
    if not isinstance(tables, dict):
        raise InvalidMethodologyError("bands", tables, 'tables such as [bands."2024-2034"]')
    made = {}
    for edition, table in tables.items():
        path = f'bands."{edition}"'
        base, _, target = edition.partition("-")
        if not (base.isdecimal() and target.isdecimal() and len(base) == len(target) == 4):
            raise InvalidMethodologyError(path, edition, 'two years of four digits, as in "2024-2034"')
        if int(target) <= int(base):
            raise InvalidMethodologyError(path, edition, 'a target year after the base year, as in "2024-2034"')
        if not isinstance(table, dict):
            raise InvalidMethodologyError(path, table, "a table with " + ", ".join(_BAND_KEYS))
        for key, value in table.items():
            if key not in _BAND_KEYS:
                raise InvalidMethodologyError(f"{path}.{key}", value, "one of the keys " + ", ".join(_BAND_KEYS))
        bounds: dict[str, Any] = {}
        for key in _BAND_KEYS[:6]:
            value = table.get(key)
            if key == "decline_rapidly" and value is None:
                bounds[key] = None
            elif isinstance(value, bool) or not isinstance(value, int):
                raise InvalidMethodologyError(f"{path}.{key}", value, "a whole percent")
            else:
                bounds[key] = value
        made[int(base), int(target)] = BandTable(
            f"{base}-{target[2:]}",
            **bounds,
            standing=str(table.get("standing", "own")),
            source=str(table.get("source", "the methodology's own")),
            schemes=_schemes(path, table.get("schemes", [])),
        )
    return made
