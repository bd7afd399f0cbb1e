"""A language that nobody speaks: the form filled in with nonsense words, by nothing but what the form lists."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from language_form import SILENT, asserted, figures, scored, specs

from narrate.cldr import locale_data
from narrate.content import SECTIONS, MessageSpec

LOCALE = "eo_001"
"""Babel has to know the code, and narrate must not carry it; what Babel says of it may be another thing each year."""

PAGE = Path(__file__).parents[1] / "templates" / "en" / "page.toml"
MONTHS = [f"blu{letter}" for letter in "abcdefghijkl"]


def nonsense(folder: Path) -> Path:
    """Write the language's folder into a folder of templates, and give the latter back."""
    data = locale_data(LOCALE)
    language = folder / "eo"
    language.mkdir()
    files: dict[str, Mapping[str, Mapping[str, object]]] = {
        "language": {
            "": {"name": "Blabla", "territories": ["001"], "score": "{score} blaff", "own_keys": True, "months": MONTHS}
        },
        "lexicon": {
            "section": {name: f"Bla {name.replace('_', ' ')}" for name in SECTIONS},
            **{table: dict.fromkeys(keys, "blibli") for table, keys in scored(PAGE.parents[1]).items() if keys},
            **{
                f"{choice.name}_{spec.block}": {value: word(choice.kind, value) for value in choice.values}
                for spec in specs()
                for choice in spec.choices
                if choice.kind
            },
        },
        "reading": {
            "": {"months": MONTHS, "month_year": "{month} {year}"},
            "marks": {"001": ["".join(dict.fromkeys(data.group + data.money_group)), data.mark]},
            "figures": {kind: patterns(kind) for kind in (*sorted(figures() - {"year"}), "year")},
            **{
                f"words.{kind}": {value: [word(kind, value)] for one, value in sorted(asserted()) if one == kind}
                for kind in sorted({kind for kind, _ in asserted()})
            },
        },
        "page": {
            table: {key: " ".join(["Bla", *re.findall(r"\{\w+\}", text)]) for key, text in words.items()}
            for table, words in tomllib.loads(PAGE.read_text(encoding="utf-8")).items()
        },
    }
    for name, tables in files.items():
        (language / f"{name}.toml").write_text(toml(tables), encoding="utf-8")
    for name in SECTIONS:
        blocks = {spec.block: block(spec) for spec in specs() if spec.section == name}
        (language / f"{name}.jinja").write_text("\n".join(blocks.values()), encoding="utf-8")
    return folder


def word(kind: str, value: str) -> str:
    """Return a word for a value that asserts something."""
    return f"bli{kind}{value}".replace("_", "").replace("5", "five")


def block(spec: MessageSpec) -> str:
    """Word a kind of message: the name, a word for each choice that asserts something, and each figure by its kind."""
    mention = ['{% if occupation.given == "yes" %}{{ occupation }}{% else %}blob{% endif %}'] * spec.mentions
    figures_of = [
        f"bla{figure.quantity.value} {{{{ {figure.name} }}}}" for figure in spec.figures if figure.name != spec.listed
    ]
    words = []
    for choice in spec.choices:
        printed = f"{{{{ words.{choice.name}_{spec.block}[{choice.name}] }}}}"
        silent = (choice.kind, "none") in SILENT and "none" in choice.values
        if choice.kind:
            words.append(f'{{% if {choice.name} != "none" %}}{printed}{{% endif %}}' if silent else printed)
    return f"{{% block {spec.block} %}}\nBla {' '.join([*mention, *words, *figures_of])}.\n{{% endblock %}}"


def patterns(kind: str) -> list[str]:
    """Return the pattern of a figure: with the word before it, or in a list with the brackets around it."""
    figure = {"date": "{month_year}", "money": "(?:{currency}{w}?)?{n}(?:{w}?{currency})?", "year": "\\d{4}"}.get(
        kind, "{n}"
    )
    listed = {"percent": ["(?<=\\(){n}{w}?%"], "score": ["(?<=\\(){n}(?=\\))"], "year": ["(?<=bladate )\\d{4}"]}
    return [f"(?<=bla{kind} ){figure}", *listed.get(kind, [])]


def toml(tables: Mapping[str, Mapping[str, object]]) -> str:
    """Write tables of texts and lists of texts as TOML; those of the table without a name stand first."""

    def lines(table: str, entries: Mapping[str, object]) -> Iterable[str]:
        if table:
            yield f"[{table}]"
        yield from (f"{json.dumps(key)} = {json.dumps(value, ensure_ascii=False)}" for key, value in entries.items())

    return "\n".join(line for table, entries in tables.items() for line in lines(table, entries)) + "\n"
