"""The check of a whole folder of templates: all findings in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from narrate.content import Section, kinds_of
from narrate.errors import TemplateError
from narrate.language.model import locales
from narrate.language.overlay import Overlay, folder_content
from narrate.language.rule_words import RuleWords, rule_words
from narrate.lint.assertions import unclaimed, unprinted, unread, unreadable_locale
from narrate.lint.blocks import BlocksOfLocale, blocks_of_locale
from narrate.lint.branches import absent_words, unreachable
from narrate.lint.endings import empty_sentences, unended_sentences
from narrate.lint.figures import figure_faults
from narrate.lint.files import readable
from narrate.lint.findings import LintFinding, finding_of, name_of
from narrate.lint.recovery import changed
from narrate.lint.wordings import LocaleWordings, wordings_of
from narrate.wording.inspection import block_faults, document_faults, language_of
from narrate.wording.style import Style
from narrate.wording.writer import kept_writer


def lint(folder: Path | str, *, sections: Iterable[Section] = ()) -> tuple[LintFinding, ...]:
    """List what is wrong with a folder of templates.

    Args:
        folder: A folder laid out as ``templates/``, as for ``narrate.Style``.
        sections: Sections of one's own that the folder has templates for.

    Returns:
        The findings, by file and line; none where ``Style`` takes the folder and all wordings keep the rules.

    Raises:
        TemplateError: There is no such folder.
    """
    path, style = Path(folder), Style(sections=tuple(sections))
    known = {name for one in locales() for name in (one.partition("_")[0], one)}
    overlay, faults = folder_content(path, sorted(known))
    specs = kinds_of(style.all_sections.values())
    overlay, more = readable(overlay, specs)
    faults += more
    for base in dict.fromkeys(name.partition("/")[0].partition("_")[0] for name in overlay.names):
        faults += _of_language(overlay, base, style)
    found = sorted({finding_of(fault, path) for fault in faults})
    return tuple({_point(one): one for one in found}.values())


def _point(finding: LintFinding) -> tuple[object, ...]:
    """Return what makes a finding another one: of a pattern that is missing the example does not, nor the locale."""
    what = finding.fix if finding.rule == "missing-reading" else finding.what
    return finding.file, finding.line, finding.rule, what


def _of_language(overlay: Overlay, base: str, style: Style) -> Iterator[TemplateError]:
    """Find what is wrong in the folders of a language."""
    specs = kinds_of(style.all_sections.values())
    checked: list[BlocksOfLocale] = []
    for locale in locales(overlay):
        if locale.partition("_")[0] != base:
            continue
        left: Overlay | None = overlay
        while left is not None:
            try:
                language_of(locale, left)
                checked.append(blocks_of_locale(kept_writer(locale, left), specs))
                break
            except TemplateError as error:
                yield error
                left = _without(left, error)
    if not checked:
        return
    for one in checked:
        yield from one.faults
    read = {place for one in checked for place in one.read}
    words = {word for one in checked for words in one.words.values() for word in words}
    languages = [one.language for one in checked]
    yield from block_faults(overlay, base, specs, read)
    yield from document_faults(overlay, base, languages, words, style.sections)
    made = [wordings_of(one, tuple(style.all_sections.values()), style) for one in checked]
    for wordings in made:
        yield from _of_wordings(wordings)
    yield from unreachable(made)


def _without(overlay: Overlay, error: TemplateError) -> Overlay | None:
    """Return a folder without the file of an error; None where that is no file that it can do without."""
    name = name_of(error, overlay.folder)
    needed = name.endswith("/language.toml") or name not in overlay.texts
    return None if needed else changed(overlay, {name: None})


def _of_wordings(made: LocaleWordings) -> Iterator[TemplateError]:
    """Find what is wrong in the wordings of a locale."""
    words: RuleWords | None = None
    try:
        words = rule_words(made.language.locale, made.language.overlay)
    except TemplateError as error:
        yield error
    yield from made.faults
    yield from unreadable_locale(made.language)
    yield from absent_words(made)
    yield from figure_faults(made, words)
    yield from empty_sentences(made)
    yield from unended_sentences(made)
    asserting = list(unclaimed(made, words))
    yield from asserting
    yield from unprinted(made)
    places = {(one.template, one.line) for one in asserting}
    yield from (one for one in unread(made) if one.rule != "unclaimed" or (one.template, one.line) not in places)
