"""The form for a new language names everything that there is to say."""

from __future__ import annotations

import json
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from claimed_sentences import sentences
from extent import share
from language_form import gaps, specs
from nonsense_language import LOCALE, nonsense

import narrate
from narrate.content import SECTIONS, MessageSpec
from narrate.content.skills import TABLES
from narrate.language.model import kept_language, locales
from narrate.page.model import page_model
from narrate.page.render import page_html
from narrate.page.texts import page_texts
from narrate.reading.grammar import _grammar, _known
from narrate.wording import language, wordings
from narrate.wording.phrasebook import kept_phrasebook
from narrate.wording.reach import asked
from narrate.wording.template_values import Figure, Phrase, WordTable
from narrate.wording.writer import Writer, kept_writer

TEMPLATES = Path(__file__).parents[2] / "templates"
FORM = TEMPLATES / "README.md"
EXAMPLES = TEMPLATES.parent / "examples" / "occupations.jsonl"
LOCALES = narrate.locales()
FIRST = {locale.partition("_")[0]: locale for locale in reversed(LOCALES)}
"""A locale of each language."""


def row(spec: MessageSpec) -> str:
    """What the form says of one block."""
    choices = "; ".join(
        f"`{choice.name}`{' (claims)' if choice.kind else ''}: {', '.join(choice.values)}" for choice in spec.choices
    )
    figures = ", ".join(f"`{figure.name}` {figure.quantity.name}" for figure in spec.figures)
    return f"| `{spec.block}` | {choices} | {figures} | {'yes' if spec.mentions else ''} |"


@pytest.mark.parametrize("section", SECTIONS)
def test_the_form_has_every_block_with_its_choices_and_figures(section: str) -> None:
    _, _, written = FORM.read_text(encoding="utf-8").partition(f"### {section}.jinja\n")
    table = written.partition("\n###")[0]
    seen = set()
    for spec in (one for kind in SECTIONS[section].specs for one in (kind, kind.listing) if one is not None):
        if spec.block not in seen:
            seen.add(spec.block)
            assert row(spec) in table
    assert table.count("\n| `") == len(seen)


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a copy of all templates in which something can be put or left out, and have narrate take it for its own."""
    copy = tmp_path / "templates"
    shutil.copytree(TEMPLATES, copy)
    caches = (
        wordings.template,
        kept_language,
        locales,
        page_texts,
        _grammar,
        _known,
        kept_writer,
        kept_phrasebook,
        sentences,
    )
    monkeypatch.setattr(sys.modules["narrate.language.model"], "template_root", lambda: copy)
    monkeypatch.setattr(sys.modules["narrate.page.texts"], "template_root", lambda: copy)
    monkeypatch.setattr(sys.modules["narrate.reading.grammar"], "_folder", lambda: copy)
    for cached in caches:
        cached.cache_clear()
    yield copy
    for cached in caches:
        cached.cache_clear()


def test_the_form_filled_in_with_nonsense_is_a_working_language(scratch: Path) -> None:
    assert LOCALE not in narrate.locales()
    locales.cache_clear()
    nonsense(scratch)
    assert LOCALE in narrate.locales()
    assert gaps(scratch, LOCALE) == []
    assert {entry.section for entry in narrate.phrasebook(LOCALE)} == set(SECTIONS)
    for one in sentences(LOCALE):
        if one.section != "duties":
            read = narrate.read(one.text, locale=LOCALE).claims
            assert tuple(claim.asserted for claim in read) == one.asserted, (one.block, one.text)
    record = narrate.from_dict(json.loads(EXAMPLES.read_text(encoding="utf-8").split("\n")[0]))
    report = narrate.report(record, locale=LOCALE, fallback="source")
    assert report.text.startswith("Bla ")
    assert narrate.check(report.text, record, locale=LOCALE) == []
    html = page_html(page_model(report, narrate.STANDARD))
    assert '<html lang="eo-001"' in html
    assert "bliverdict" in html


def test_a_caller_s_folder_may_have_a_language_of_its_own(tmp_path: Path) -> None:
    style = narrate.Style(templates=nonsense(tmp_path))
    record = narrate.from_dict(json.loads(EXAMPLES.read_text(encoding="utf-8").split("\n")[0]))
    report = narrate.report(record, locale=LOCALE, style=style, fallback="source")
    assert report.text.startswith("Bla ")
    assert report.claims
    assert LOCALE not in narrate.locales()


@pytest.mark.parametrize(
    ("file", "old", "new", "missing"),
    [
        ("pay.jinja", "{% block range %}", "{% block ranges %}", "did you mean 'range'"),
        ("pay.jinja", None, "", "required is a template for the section"),
        (
            "lexicon.toml",
            '"much_worse" = "bliverdictmuchworse"',
            "",
            "the lexicon has no verdict_on_pace_verdict.much_worse",
        ),
        ("lexicon.toml", "[verdict_on_pace_verdict]", "[other]", "the lexicon has no table 'verdict_on_pace_verdict'"),
    ],
)
def test_what_is_missing_in_a_language_is_told_by_name(
    file: str, old: str | None, new: str, missing: str, tmp_path: Path
) -> None:
    path = nonsense(tmp_path) / "eo" / file
    if old is None:
        path.unlink()
    else:
        text = path.read_text(encoding="utf-8")
        at = text.index("[verdict_on_pace_verdict]") if "much_worse" in old else 0
        path.write_text(text[:at] + text[at:].replace(old, new, 1), encoding="utf-8")
    with pytest.raises(narrate.TemplateError, match=re.escape(missing)):
        narrate.phrasebook("eo_001", style=narrate.Style(templates=tmp_path))


@pytest.mark.parametrize("locale", LOCALES)
def test_no_language_lacks_anything_of_the_form(locale: str) -> None:
    assert gaps(TEMPLATES, locale) == []


def written_out(locale: str) -> None:
    """Render every block with every answer, those included that no record can give."""
    writes = Writer(language(locale))
    for spec in specs():
        asked(writes, spec)


@pytest.mark.parametrize("locale", share(LOCALES, 2, start=1))
def test_every_word_that_is_looked_up_is_there_and_every_word_is_looked_up(
    locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up = set()
    original = WordTable.__getitem__

    def noting(self: WordTable, key: Any) -> Phrase:
        looked_up.add((self._name, getattr(key, "_value", key)))
        return original(self, key)

    in_words = Figure.in_words

    def noting_all(self: Figure, table: WordTable) -> Figure:
        looked_up.update((table._name, word) for word in table._table)
        return in_words(self, table)

    monkeypatch.setattr(WordTable, "__getitem__", noting)
    monkeypatch.setattr(Figure, "in_words", noting_all)
    written_out(locale)
    # Titles of sections and names of what questionnaires score stand in no template.
    there = {
        (table, word)
        for table, entries in language(locale).lexicon.items()
        for word in entries
        if table not in ("section", "money", *TABLES.values())
    }
    assert there == looked_up


def without(path: Path, table: str, key: str) -> None:
    """Leave one entry of a file of tables out."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    start = lines.index(next(line for line in lines if line.startswith(f"[{table}]")))
    end = next((n for n in range(start + 1, len(lines)) if lines[n].startswith("[")), len(lines))
    place = next(n for n in range(start + 1, end) if re.match(rf'"?{re.escape(key)}"? *=', lines[n]))
    # An entry may go on over several lines.
    after = place + 1
    while after < end and not re.match(r'(?:"[^"]+"|\w+) *=|\[|#|$', lines[after]):
        after += 1
    path.write_text("".join(lines[:place] + lines[after:]), encoding="utf-8")
    tomllib.loads(path.read_text(encoding="utf-8"))


def counted(name: str) -> list[tuple[str, str]]:
    """List the words of a language that depend on a plural category."""
    lexicon = tomllib.loads((TEMPLATES / name / "lexicon.toml").read_text(encoding="utf-8"))
    categories = {"zero", "one", "two", "few", "many", "other"}
    return [(table, key) for table, forms in lexicon.items() for key in forms if set(forms) <= categories]


@pytest.mark.parametrize(("name", "locale"), share(tuple(FIRST.items()), 3))
def test_what_is_left_out_of_a_language_is_reported_by_name(name: str, locale: str, scratch: Path) -> None:
    folder = scratch / name
    assert gaps(scratch, locale) == []
    (folder / "majors.jinja").unlink()
    assert f"{name}/majors.jinja: the template" in gaps(scratch, locale)
    shutil.copy(TEMPLATES / name / "majors.jinja", folder)
    entry = (folder / "entry.jinja").read_text(encoding="utf-8")
    (folder / "entry.jinja").write_text(entry.replace("block training", "block trainings"), encoding="utf-8")
    assert gaps(scratch, locale) == [f"{name}/entry.jinja: the block training"]
    shutil.copy(TEMPLATES / name / "entry.jinja", folder)
    for file, table, key in (
        ("lexicon", "section", "pay"),
        ("lexicon", "skill", "creative"),
        ("reading", "figures", "rank"),
        ("reading", "words.verdict", "much_better"),
        ("reading", "marks", locale.partition("_")[2]),
        ("page", "index", "search"),
        ("page", "rule", "sign_of_gap"),
    ):
        without(folder / f"{file}.toml", table, key)
        assert gaps(scratch, locale) == [f"{name}/{file}.toml: {table}.{key}"]
        shutil.copy(TEMPLATES / name / f"{file}.toml", folder)


@pytest.mark.parametrize(
    ("name", "table", "key"),
    [
        (name, table, key)
        for name in share(tuple(FIRST), 3, start=1)
        for table, key in [("verdict", "worse"), ("education", "bachelors_degree"), *counted(name)[-1:]]
    ],
)
def test_a_word_or_form_that_is_left_out_is_reported_by_name(name: str, table: str, key: str, scratch: Path) -> None:
    without(scratch / name / "lexicon.toml", table, key)
    with pytest.raises(narrate.TemplateError, match=re.escape(f"the lexicon has no {table}")):
        written_out(FIRST[name])
