"""How a template is laid out says nothing: spaces and line breaks are one space between words, wherever tags stand."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from extent import THOROUGH, share

import narrate
from narrate import Employment, Name, Occupation, Style
from narrate.wording import language, phrasebook
from narrate.wording.phrasebook import Phrasebook

TEMPLATES = Path(__file__).parents[2] / "templates"


def folders_of(locale: str) -> tuple[str, ...]:
    """Name the folders that a locale's templates come from."""
    return tuple(one for one in language(locale).folders if any((TEMPLATES / one).glob("*.jinja")))


ROUNDS = 5 if THOROUGH else 1
LOCALES = narrate.locales() if THOROUGH else tuple({folders_of(one): one for one in narrate.locales()}.values())
"""All locales, or one for each way to put folders of templates over each other."""

SPACES = (" ", "  ", "\t", "\n", "\n\n", "\n    ", " \n", "\n\t \n  ")
TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
MODELS = Occupation(
    id="41-9012", names={"en": Name("models")}, employment=(Employment(2012, 4_800), Employment(2014, 5_800))
)


def laid_out_anew(text: str, random: Random, word_space: str) -> str:
    """Lay a template out in another way: each run of spaces and line breaks another one, more of them at a block's ends.

    Args:
        text: The template.
        random: Where the other way comes from.
        word_space: What is between words; where it is nothing, a space beside a tag is nothing either.
    """
    parts = []
    for part in TAG.split(text):
        if part.startswith("{#"):
            parts.append(part)
        elif re.match(r"\{%\s*block\b", part):
            parts.append(part + random.choice(SPACES))
        elif re.match(r"\{%\s*endblock\b", part):
            parts.append(random.choice(SPACES) + part)
        elif part.startswith("{"):
            parts.append(part if word_space else random.choice(("", *SPACES)) + part)
        else:
            parts.append(re.sub(r"[ \t\n]+", lambda _: random.choice(SPACES), part))
    return "".join(parts)


def listed(book: Phrasebook) -> list[tuple[object, ...]]:
    return [(one.section, one.block, one.wording, one.answers, one.example) for one in book]


@pytest.mark.parametrize("locale", share(LOCALES, 6))
def test_a_layout_changes_no_wording(locale: str, tmp_path: Path) -> None:
    for number in range(ROUNDS):
        random = Random(f"{locale} {number}")  # noqa: S311  # no secret
        own = tmp_path / str(number)
        files = [path for folder in language(locale).folders for path in (TEMPLATES / folder).glob("*.jinja")]
        changed = 0
        for path in sorted(files):
            text = path.read_text(encoding="utf-8")
            other = laid_out_anew(text, random, language(locale).word_space)
            changed += other != text
            (own / path.parent.name).mkdir(parents=True, exist_ok=True)
            (own / path.parent.name / path.name).write_text(other, encoding="utf-8")
        assert changed == len(files) >= 10
        assert listed(phrasebook(locale, style=Style(templates=own))) == listed(phrasebook(locale))


def test_no_template_needs_a_trim_mark() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.jinja")}
    assert len(texts) > 100
    assert [path for path, text in texts.items() if re.search(r"\{[{%#][-+]|[-+][}%#]\}", text)] == []


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("a\n\n  b", "a b"),
        ("a {% if scope == 'single' %} b {% endif %} c", "a b c"),
        ("a\n{% if scope == 'single' %}\nb\n{% endif %}\nc", "a b c"),
        ("a{% if scope == 'single' %}b{% endif %}c", "abc"),
        ("a {% if scope == 'combined' %}b{% endif %} c", "a c"),
        ("a\n{% if scope == 'combined' %}b{% endif %}\n", "a"),
        ("{% if scope == 'combined' %}b{% endif %}\n a", "a"),
        ("a\n{# a note #}\nb", "a b"),
        ("{{ self.workers() }}.", "models."),
        ("a,\n{{ self.workers() }}\n", "a, models"),
        ("a{% block own %}\n b \n{% endblock %}c", "abc"),
        ("a {% block own %}{% if scope == 'single' %} b {% endif %}{% endblock %}.", "a b."),
        ("a\u00a0\n{{ year }}", "a\u00a0 2014"),
        ("a\u00a0{{ year }}", "a\u00a02014"),
        ("a\u3000{{ year }}", "a\u30002014"),
        ("a{%- if scope == 'single' %} b{% endif %}", "a b"),
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "\n  \n", " "])
def test_a_run_of_spaces_and_line_breaks_is_one_space(block: str, text: str, end: str, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "employment.jinja").write_text(
        f"{{% block jobs_held %}}{end}{block}{end}{{% endblock %}}{end}\n"
        f"{{% block workers %}}{end}{{{{ occupation }}}}{end}{{% endblock %}}",
        encoding="utf-8",
    )
    style = Style(templates=tmp_path)
    assert narrate.report(MODELS, locale="en_US", sections=["employment"], style=style).text == text


@pytest.mark.parametrize("space", SPACES)
def test_where_words_are_not_separated_a_space_is_nothing(space: str, tmp_path: Path) -> None:
    (tmp_path / "ja").mkdir()
    block = f"{{% block jobs_held %}}{space}従業者数{space}{{{{ jobs }}}}{space}人\u00a0。{space}{{% endblock %}}"
    (tmp_path / "ja" / "employment.jinja").write_text(block, encoding="utf-8")
    report = narrate.report(MODELS, locale="ja_JP", sections=["employment"], style=Style(templates=tmp_path))
    assert report.text == "従業者数5,800人\u00a0。"


def test_words_of_the_lexicon_keep_their_spaces(tmp_path: Path) -> None:
    (tmp_path / "ja").mkdir()
    (tmp_path / "ja" / "lexicon.toml").write_text('[this]\nsingle = "この 職業"\n', encoding="utf-8")
    block = "{% block jobs_held %}\n{{ words.this[scope] }}\nは\n{% endblock %}"
    (tmp_path / "ja" / "employment.jinja").write_text(block, encoding="utf-8")
    nameless = Occupation(id="x", employment=MODELS.employment)
    report = narrate.report(nameless, locale="ja_JP", sections=["employment"], style=Style(templates=tmp_path))
    assert report.text == "この 職業は"


def test_a_counted_noun_is_one_construct() -> None:
    pair = re.compile(r"\{\{ (\w+)(?:\.number)? \}\}\s\{\{ words\.\w+\[\1\.plural\] \}\}")
    texts = {path: path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.jinja")}
    assert sum(len(re.findall(r"\{\{ \w+\.of\(words\.\w+\) \}\}", text)) for text in texts.values()) > 100
    assert [path for path, text in texts.items() if pair.search(text)] == []


@pytest.mark.parametrize(
    "change", [("\n", "\r\n"), ("\n", "\r"), ("{% block", "\ufeff{% block"), ("{{ ", "{{"), (" ", "\n")]
)
def test_what_an_editor_leaves_behind_is_no_part_of_a_template(change: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    block = '{% block jobs_held %}\nNow {{ jobs.of(words.job) }}\n{% if scope == "single" %}\nin all\n{% endif %}\n{% endblock %}'
    (tmp_path / "en" / "employment.jinja").write_bytes(block.replace(*change).encode())
    style = Style(templates=tmp_path)
    assert narrate.report(MODELS, locale="en_US", sections=["employment"], style=style).text == "Now 5,800 jobs in all"
