"""The form for a new language names everything that there is to say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import narrate
from narrate.content import SECTIONS, MessageSpec

FORM = Path(__file__).parents[1] / "templates" / "README.md"


def row(spec: MessageSpec) -> str:
    """What the form says of one block."""
    choices = "; ".join(
        f"`{choice.name}`{' (claims)' if choice.kind else ''}: {', '.join(choice.values)}" for choice in spec.choices
    )
    figures = ", ".join(f"`{figure.name}` {figure.quantity.name}" for figure in spec.figures)
    return f"| `{spec.block}` | {choices} | {figures} | {'yes' if spec.mentions else ''} |"


@pytest.mark.parametrize("section", SECTIONS)
def test_the_form_has_every_block_with_its_choices_and_figures(section: str) -> None:
    _, _, told = FORM.read_text(encoding="utf-8").partition(f"### {section}.jinja\n")
    table = told.partition("\n###")[0]
    seen = set()
    for spec in (one for kind in SECTIONS[section].specs for one in (kind, kind.listing) if one is not None):
        if spec.block not in seen:
            seen.add(spec.block)
            assert row(spec) in table
    assert table.count("\n| `") == len(seen)


def nonsense(folder: Path) -> Path:
    """Fill the form in with nonsense words, by nothing but what it lists: a language that nobody speaks."""
    language = folder / "eo"
    language.mkdir()
    (language / "language.toml").write_text(
        'name = "Blabla"\nterritories = ["001"]\nscore = "{score} blaff"\nown_keys = true\n', encoding="utf-8"
    )
    lexicon: dict[str, dict[str, str]] = {"section": {}}
    for name, section in SECTIONS.items():
        lexicon["section"][name] = f"Bla {name.replace('_', ' ')}"
        blocks = {}
        for spec in (one for kind in section.specs for one in (kind, kind.listing) if one is not None):
            words = []
            for choice in spec.choices:
                if choice.kind:
                    table = lexicon.setdefault(f"{choice.name}_{spec.block}", {})
                    table |= {value: f"bli{place}" for place, value in enumerate(choice.values)}
                    words.append(f"{{{{ words.{choice.name}_{spec.block}[{choice.name}] }}}}")
            figures = [f"blu {{{{ {figure.name} }}}}" for figure in spec.figures if figure.name != spec.listed]
            mention = ['{% if occupation.given == "yes" %}{{ occupation }}{% else %}blob{% endif %}'] * spec.mentions
            blocks[spec.block] = (
                f"{{% block {spec.block} %}}\nBla {' '.join([*mention, *words, *figures])}.\n{{% endblock %}}"
            )
        (language / f"{name}.jinja").write_text("\n".join(blocks.values()), encoding="utf-8")
    told = "\n".join(
        f"[{table}]\n" + "\n".join(f"{key} = {json.dumps(word)}" for key, word in words.items())
        for table, words in lexicon.items()
    )
    (language / "lexicon.toml").write_text(told, encoding="utf-8")
    return folder


def test_the_form_filled_in_with_nonsense_is_a_working_language(tmp_path: Path) -> None:
    style = narrate.Style(templates=nonsense(tmp_path))
    book = narrate.phrasebook("eo_001", style=style)
    assert {entry.section for entry in book} == set(SECTIONS)
    record = narrate.from_dict(
        json.loads((FORM.parents[1] / "examples" / "occupations.jsonl").read_text("utf-8").split("\n")[0])
    )
    report = narrate.report(record, locale="eo_001", style=style, fallback="source")
    assert report.text.startswith("Bla ")
    assert report.claims
    assert "eo_001" not in narrate.locales()


@pytest.mark.parametrize(
    ("file", "old", "new", "missing"),
    [
        ("pay.jinja", "{% block range %}", "{% block ranges %}", "required is a block 'range'"),
        ("pay.jinja", None, "", "required is a template for the section"),
        ("lexicon.toml", 'much_worse = "bli0"', "", "the lexicon has no verdict_on_pace_verdict.much_worse"),
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
