"""Language tags: common spellings of locales, resolved among the available locales."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, Literal

from attrs import frozen

from narrate.errors import UnknownLocaleError

_TAG: Final = re.compile(
    r"(?P<language>[a-z]{2,3})([-_](?P<script>[a-z]{4}))?([-_](?P<territory>[a-z]{2}|[0-9]{3}))?",
    re.IGNORECASE | re.ASCII,
)
_ENVIRONMENT: Final = re.compile(r"([.@][\w.@-]*)?", re.ASCII)
"""The end of a POSIX locale after its tag (``en_US.UTF-8``, ``de_DE@euro``), which is ignored."""

_NO_LANGUAGE: Final = ("und", "mul", "mis", "zxx", "root")
_LONGEST: Final = 50
_NEAR: Final = 3


@frozen
class Tag:
    """A language with its script and territory, each in the case of BCP 47; empty where a tag has none."""

    language: str
    script: str = ""
    territory: str = ""

    def __str__(self) -> str:
        return "_".join(part for part in (self.language, self.script, self.territory) if part)


def parse(text: str) -> Tag | None:
    """Parse a tag in any common spelling.

    Args:
        text: A tag such as ``es-MX``, ``es_mx``, ``zh_Hant_TW``, ``en_US.UTF-8`` or ``es``. Other codes of languages
            and territories (``iw``, ``UK``) are replaced by CLDR's.

    Returns:
        The tag; None where the text is not one, or CLDR does not know its language or territory.

    >>> str(parse("es-mx")), str(parse("ZH_hant_tw")), parse("english")
    ('es_MX', 'zh_Hant_TW', None)
    """
    match = _TAG.match(text) if len(text) <= _LONGEST else None
    if match is None or _ENVIRONMENT.fullmatch(text, match.end()) is None:
        return None
    language = match["language"].lower()
    if not _is_language(language):
        alias = _globals("language_aliases").get(language, "")
        language = alias.partition("_")[0]
        if not _is_language(language):
            return None
    tag = Tag(language, (match["script"] or "").title(), _territory(match["territory"] or ""))
    known = not tag.territory or _has_data(str(tag)) or _is_territory(tag.territory)
    return tag if known else None


def shortened(text: str) -> Tag | None:
    """Parse a tag without the variants and extensions at its end, which do not distinguish locales.

    >>> str(shortened("en-GB-oxendict")), str(shortened("ar-EG-u-nu-latn")), shortened("x-klingon")
    ('en_GB', 'ar_EG', None)
    """
    text = text[:_LONGEST].strip().replace("_", "-")
    while text:
        tag = parse(text)
        if tag is not None:
            return tag
        text = text.rpartition("-")[0]
    return None


def _territory(code: str) -> str:
    """Return CLDR's code of a territory: GB for UK; codes with several replacements are unchanged."""
    code = code.upper()
    if not code or _is_territory(code):
        return code
    found = _globals("territory_aliases").get(code, ())
    return str(found[0]) if len(found) == 1 else code


@cache
def canonical(text: str) -> str | None:
    """Return a tag in CLDR's spelling of locales; None where the text is not a tag.

    A script is added where the language has several, so that ``zh_TW`` and ``zh-Hant-TW`` are the same, and left out
    where it is the only one: ``en_Latn_US`` is ``en_US``.

    >>> canonical("es-MX"), canonical("zh-TW"), canonical("en-Latn"), canonical("jp")
    ('es_MX', 'zh_Hant_TW', 'en', None)
    """
    tag = parse(text)
    if tag is None:
        return None
    if tag.script and not _has_data(str(tag)):
        bare = Tag(tag.language, "", tag.territory)
        if maximized(bare).script == tag.script and not _has_data(f"{tag.language}_{tag.script}"):
            return str(bare)
    if tag.territory and not tag.script and not _has_data(str(tag)):
        full = maximized(tag)
        if _has_data(f"{full.language}_{full.script}_{full.territory}"):
            return str(full)
    return str(tag)


def likely_language(territory: str) -> str | None:
    """Return the likely language of a territory; None for an unknown territory.

    >>> likely_language("jp"), likely_language("xyz")
    ('ja', None)
    """
    found = _globals("likely_subtags").get(f"und_{territory.upper()}")
    return None if found is None else found.partition("_")[0]


def maximized(tag: Tag) -> Tag:
    """Add the likely script and territory to a tag, by CLDR's likely subtags.

    Source:
        Unicode Technical Standard #35, part 1, "Likely Subtags".

    >>> str(maximized(Tag("zh", "", "TW"))), str(maximized(Tag("pt")))
    ('zh_Hant_TW', 'pt_Latn_BR')
    """
    likely = _globals("likely_subtags")
    language, script, territory = tag.language, tag.script, tag.territory
    for key in (
        f"{language}_{script}_{territory}",
        f"{language}_{territory}",
        f"{language}_{script}",
        language,
    ):
        found = likely.get(key.strip("_")) if "__" not in key else None
        if found is not None:
            _, likely_script, likely_territory = found.split("_")
            return Tag(language, script or likely_script, territory or likely_territory)
    return tag


def resolve(locale: object, known: Sequence[str]) -> str:
    """Find a locale by any common spelling.

    Args:
        locale: A locale such as ``es_MX``, ``es-MX``, ``es_mx``, ``zh-TW`` or ``en``; a language alone, or with its
            script, is the locale of its likely territory.
        known: The available locales.

    Returns:
        The locale among *known*.

    Raises:
        UnknownLocaleError: There is none; the error names similar ones.

    >>> resolve("es-mx", ["en_US", "es_MX"]), resolve("zh-CN", ["zh_Hans_CN", "zh_Hant_TW"])
    ('es_MX', 'zh_Hans_CN')
    """
    if isinstance(locale, str):
        if locale in known:
            return locale
        found = _exact(locale, known)
        if found is not None:
            return found
    raise UnknownLocaleError(locale, tuple(known), near(locale, known) if isinstance(locale, str) else ())


def _exact(locale: str, known: Sequence[str]) -> str | None:
    plain = locale.replace("-", "_").casefold()
    same = [one for one in known if one.casefold() == plain]
    if same:
        return same[0]
    tag = parse(locale)
    if tag is None:
        return None
    wanted = maximized(tag)
    return next((one for one in known if _full(one) == wanted), None)


@cache
def _full(locale: str) -> Tag:
    """Return a known locale's tag with script and territory; a tag that CLDR does not know is returned unchanged."""
    tag = parse(locale)
    return Tag(locale) if tag is None else maximized(tag)


def near(locale: str, known: Sequence[str]) -> tuple[str, ...]:
    """List the locales similar to an unknown one: of the same language, else of the same territory, else by letters.

    >>> near("jp", ["en_US", "ja_JP"]), near("fr-CH", ["de_CH", "fr_FR"]), near("zh-HK", ["zh_Hans_CN", "zh_Hant_TW"])
    (('ja_JP',), ('fr_FR',), ('zh_Hant_TW',))
    """
    tag = parse(locale)
    ranked = () if tag is None else nearest(tag, known)
    written = locale[:_LONGEST].strip().casefold()
    territory = _territory(written) if len(written) <= _NEAR else ""
    for meant in (
        ranked,
        [one for one in known if _full(one).territory == territory],
        [one for one in known if written in _names(_full(one).language)],
        _alike(written, known, 0.85),
    ):
        if meant:
            return tuple(meant[:_NEAR])
    tag = shortened(locale)
    ranked = () if tag is None else nearest(tag, known)
    if tag is not None and ranked:
        return ranked[:1] if _full(ranked[0]) == maximized(tag) else ranked[:_NEAR]
    return _alike(written, known, 0.6)


def _alike(written: str, known: Sequence[str], cutoff: float) -> tuple[str, ...]:
    from difflib import get_close_matches  # noqa: PLC0415  # imported only for unknown locales

    plain = {one.casefold(): one for one in known}
    return tuple(plain[one] for one in get_close_matches(written.replace("-", "_"), plain, n=_NEAR, cutoff=cutoff))


def nearest(tag: Tag, known: Iterable[str]) -> tuple[str, ...]:
    """List the locales of a tag's language and script, the nearest first.

    Locales are nearer with a lower common parent in CLDR: ``es_AR`` and ``es_MX`` share ``es_419``, of which ``es_ES``
    is not a child. Of equally near ones the language's likely locale comes first.

    >>> nearest(Tag("es", "", "AR"), ["es_ES", "es_MX"]), nearest(Tag("en", "", "AU"), ["en_US", "en_GB"])
    (('es_MX', 'es_ES'), ('en_GB', 'en_US'))
    """
    wanted = maximized(tag)
    own = list(_parents(wanted))
    likely = maximized(Tag(wanted.language, wanted.script))

    def distance(one: str) -> tuple[int, bool]:
        theirs = set(_parents(_full(one)))
        shared = next((place for place, parent in enumerate(own) if parent in theirs), len(own))
        return shared, _full(one) != likely

    same = [one for one in known if (_full(one).language, _full(one).script) == (wanted.language, wanted.script)]
    return tuple(sorted(same, key=distance))


def parents(locale: str) -> tuple[str, ...]:
    """List the locales between a locale and its language in CLDR, the nearest first.

    >>> parents("pt_AO"), parents("es_AR"), parents("de_LI")
    (('pt_PT',), ('es_419',), ())
    """
    exceptions = _globals("parent_exceptions")
    found: list[str] = []
    parent = exceptions.get(locale)
    while parent is not None and parent != "root":
        found.append(parent)
        parent = exceptions.get(parent)
    return tuple(found)


def _parents(full: Tag) -> Iterator[str]:
    """Yield a locale and its parents in CLDR, up to its language."""
    chain = f"{full.language}_{full.territory}"
    exceptions = _globals("parent_exceptions")
    if not _has_data(chain):
        chain = str(full)
    while chain and chain != "root":
        yield chain
        chain = exceptions.get(chain) or chain.rpartition("_")[0]


@cache
def _names(language: str) -> frozenset[str]:
    """Return the names of a language, in itself and in English."""
    from babel.core import Locale  # noqa: PLC0415  # imported only for unknown locales

    names = (
        [Locale("en").languages.get(language), Locale(language).languages.get(language)] if _has_data(language) else []
    )
    return frozenset(name.casefold() for name in names if name)


def _globals(
    table: Literal["language_aliases", "likely_subtags", "parent_exceptions", "territory_aliases"],
) -> Mapping[str, Any]:
    """Return one of CLDR's global tables."""
    from babel.core import get_global  # noqa: PLC0415  # imported only for tags in another spelling

    return get_global(table)


def _has_data(locale: str) -> bool:
    from babel.localedata import exists  # noqa: PLC0415  # likewise

    return exists(locale)


@cache
def _is_language(code: str) -> bool:
    """Return whether a code is that of a language: CLDR has data on it, or a name for it."""
    if not code:
        return False
    from babel.core import Locale  # noqa: PLC0415  # likewise

    return _has_data(code) or (code in Locale("en").languages and code not in _NO_LANGUAGE)


@cache
def _is_territory(code: str) -> bool:
    from babel.core import Locale  # noqa: PLC0415  # likewise

    return code in Locale("en").territories
