"""Published lists of titles, known by their headers: whether titles are singular or plural, and how they are cased."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import field, frozen

from narrate.importing.publications import title_list
from narrate.records import Source
from narrate.records.names import CASES

TITLE: Final = "title"
SENTENCE: Final = "sentence"
KEPT: Final = "kept"

PROPOSED: Final = "proposed"
FORMS: Final = ("plural", "short", "singular", "masculine", "feminine", "gender", PROPOSED)
CASE: Final = "cases."
"""What a list may have columns for, the last for the forms that were proposed; and what forms by case begin with."""

_PLURAL: Final = "plural"

_LANGUAGE: Final = re.compile(r"([a-z]{2,3})(?:[_-]([a-z]{2}))?", re.IGNORECASE)
_CODE: Final = re.compile(r"code|\b(?:soc|isco|noc)(?![a-z])", re.IGNORECASE)
_FORM: Final = re.compile(
    rf"(?P<names>names\.)?(?P<language>[a-z]{{2,3}}(?:[_-][a-z]{{2}})?)"
    rf"(?:[._ -](?:(?P<form>{'|'.join(FORMS)})|(?:cases[._ -])?(?P<case>{'|'.join(CASES)})))?",
    re.IGNORECASE,
)
_IN_NAME: Final = re.compile(r"(?:^|[_-])([a-z]{2}(?:[_-][A-Z]{2})?)\.")


@frozen
class TitleList:
    """The properties of a published list: number and case of a title are the list's, not the title's.

    Attributes:
        columns: By these columns the list is known.
        codes: The columns that hold an occupation's code; where there are several it is found under each.
        titles: The column of each language. Empty where columns are called by their languages.
        plural: Whether its titles are plurals.
        case: ``title``: each word has its capital. ``sentence``: the first word. ``kept``: as in running text.
        cases: The case of a language whose titles have another one.
        slashed: Languages that write both genders of a title with a slash, and have each as a synonym.
        synonyms: The column of the synonyms of each language.
        genders: The columns of the masculine and the feminine form of each language.
        forms: The columns of further forms of a name in each language, by form: ``singular``, ``cases.genitive``.
        plural_codes: A pattern of the codes whose titles are plurals in a list of singulars.
        scheme: The classification that its codes are of, as a record's ``scheme``; None where that is not known.
        source: The publication, as a source of names; None for a list of one's own.
    """

    columns: frozenset[str]
    codes: tuple[str, ...]
    titles: Mapping[str, str] = field(factory=dict)
    plural: bool = field(default=True, kw_only=True)
    case: str = field(default=KEPT, kw_only=True)
    cases: Mapping[str, str] = field(factory=dict, kw_only=True)
    slashed: tuple[str, ...] = field(default=(), kw_only=True)
    synonyms: Mapping[str, str] = field(factory=dict, kw_only=True)
    genders: Mapping[str, tuple[str, str]] = field(factory=dict, kw_only=True)
    forms: Mapping[str, Mapping[str, str]] = field(factory=dict, kw_only=True)
    plural_codes: str | None = field(default=None, kw_only=True)
    scheme: str | None = field(default=None, kw_only=True)
    source: Source | None = field(default=None, kw_only=True)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it has titles or other forms in."""
        return tuple(dict.fromkeys((*self.titles, *self.forms)))


_ESCO: Final = "esco"
_ESCO_SLASHED: Final = ("es", "fr")

_ESCO_SOURCE: Final = title_list(
    "ESCO, the European classification of Skills, Competences, Qualifications and Occupations",
    "European Commission",
    terms="reuse with acknowledgement of the source (Commission Decision 2011/833/EU)",
)

LISTS: Final = (
    # Standard Occupational Classification 2010, English and Spanish: "Gerentes Generales y de Operaciones".
    TitleList(
        frozenset({"soc2010", "en", "es"}),
        ("soc2010",),
        case=TITLE,
        scheme="soc2010",
        source=title_list("Standard Occupational Classification 2010"),
    ),
    # ISCO-08: "Commissioned armed forces officers".
    TitleList(
        frozenset({"isco08", "level", "en"}),
        ("isco08",),
        case=SENTENCE,
        scheme="isco08",
        source=title_list(
            "International Standard Classification of Occupations (ISCO-08)", "International Labour Organization"
        ),
    ),
    # CH-ISCO-19: "Dirigenti"; German nouns have their capitals in running text as well.
    TitleList(
        frozenset({"ch_isco19", "level", "de"}),
        ("ch_isco19",),
        case=SENTENCE,
        cases={"de": KEPT},
        scheme="ch_isco19",
        source=title_list(
            "Swiss Standard Classification of Occupations CH-ISCO-19", "Swiss Federal Statistical Office"
        ),
    ),
    # ESCO, languages side by side: "air force officer". Its cuts at the slash are not taken: some are no gender.
    TitleList(
        frozenset({"esco_id", "esco_code", "en"}),
        ("esco_code", "esco_id"),
        {"en": "en", "es": "es", "fr": "fr", "nl": "nl"},
        plural=False,
        slashed=_ESCO_SLASHED,
        synonyms={"es": "alt_es", "fr": "alt_fr"},
        scheme=_ESCO,
        source=_ESCO_SOURCE,
    ),
    # Polish KZiS: "Wyższy urzędnik państwowy"; codes in 90 are the rest of a group, "Pozostali …".
    TitleList(
        frozenset({"kzis", "pl"}),
        ("kzis",),
        plural=False,
        case=SENTENCE,
        plural_codes=r"\d{4}90",
        scheme="kzis",
        source=title_list("Klasyfikacja zawodów i specjalności (KZiS)"),
    ),
    # German federal list: a short neutral form, long masculine and feminine ones.
    TitleList(
        frozenset({"dkz_id", "neutral_short", "masculine_long", "feminine_long"}),
        ("dkz_id",),
        {"de": "neutral_short"},
        plural=False,
        genders={"de": ("masculine_long", "feminine_long")},
        scheme="dkz",
        source=title_list("Gesamtberufsliste", "Bundesagentur für Arbeit"),
    ),
)
"""The lists that are known. Standing: each was read whole, and its number and case hold for all of its rows."""

_ESCO_RAW: Final = frozenset({"conceptUri", "preferredLabel", "altLabels"})


def find_list(header: Sequence[str], file: str) -> TitleList | None:
    """Return the known list that a header belongs to.

    Args:
        header: The names of the columns.
        file: The file's name; ESCO's own files name their language nowhere else.

    Returns:
        The list; one of plurals in running text where only a code and languages are to be seen; None where there are
        none.

    >>> find_list(["code", "en", "fr-ca", "note"], "names.csv").titles
    {'en': 'en', 'fr_CA': 'fr-ca'}
    >>> find_list(["code", "pl", "pl.singular", "pl.cases.genitive"], "names.csv").forms
    {'pl': {'singular': 'pl.singular', 'cases.genitive': 'pl.cases.genitive'}}
    >>> find_list(["a", "b"], "names.csv") is None
    True
    """
    if set(header) >= _ESCO_RAW:
        return _esco(header, file)
    known = next((one for one in LISTS if one.columns <= set(header)), None)
    spoken = {key: name for name in header if (key := _language(name)) is not None}
    if known is not None:
        return known if known.titles else TitleList(
            known.columns, known.codes, spoken, plural=known.plural, case=known.case, cases=known.cases,
            plural_codes=known.plural_codes, scheme=known.scheme, source=known.source,
        )  # fmt: skip
    codes = [name for name in header if _CODE.search(name)] or [name for name in header if name.lower() == "id"]
    spoken = {key: name for key, name in spoken.items() if name not in codes}
    forms = _forms(name for name in header if name not in codes)
    if not codes or not (spoken or forms):
        return None
    titles = spoken | {key: forms[key].pop(_PLURAL) for key in forms if key not in spoken and _PLURAL in forms[key]}
    return TitleList(frozenset(), (codes[0],), titles, forms=forms)


def _forms(header: Iterable[str]) -> dict[str, dict[str, str]]:
    """Find the columns of forms by language: ``pl.singular``, ``names.pl.cases.genitive``, ``pl_feminine``."""
    forms: dict[str, dict[str, str]] = {}
    for name in header:
        found = _FORM.fullmatch(name)
        key = None if found is None else _language(found["language"])
        if found is None or key is None:
            continue
        if found["case"]:
            form = f"{CASE}{found['case'].lower()}"
        elif found["form"] or found["names"]:
            form = (found["form"] or _PLURAL).lower()
        else:
            continue
        forms.setdefault(key, {}).setdefault(form, name)
    return forms


def _language(name: str) -> str | None:
    """Read a column's name as a language: ``fr-ca`` is ``fr_CA``."""
    found = _LANGUAGE.fullmatch(name)
    if found is None or (found[2] is None and len(found[1]) > 2):
        return None
    return found[1].lower() + (f"_{found[2].upper()}" if found[2] else "")


def _esco(header: Sequence[str], file: str) -> TitleList | None:
    """Return how an ESCO file as published is read: one language, named in the file's name (occupations_fr.csv)."""
    found = _IN_NAME.search(file)
    if found is None:
        return None
    spoken = found[1].replace("-", "_")
    return TitleList(
        _ESCO_RAW,
        ("code", "conceptUri") if "code" in header else ("conceptUri",),
        {spoken: "preferredLabel"},
        plural=False,
        slashed=(spoken,) if spoken in _ESCO_SLASHED else (),
        synonyms={spoken: "altLabels"},
        scheme=_ESCO,
        source=_ESCO_SOURCE,
    )
