"""The form for a new language names everything that there is to say."""

from __future__ import annotations

from pathlib import Path

import pytest

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
