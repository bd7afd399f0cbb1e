"""Columns of a map for every field of a record, by the record model, and what is in their cells."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import fields

from narrate import Occupation, from_dict, to_dict
from narrate.formats import read_records
from narrate.formats.columns import FieldPattern, field_patterns
from narrate.importing.custom.column_map import column_map_from_toml
from narrate.importing.custom.reader import read_table
from narrate.importing.ledger import Ledger
from narrate.records.convert import KINDS
from narrate.records.record import Record

VARIABLES = {
    "<language>": "es",
    "<year>": "2024",
    "<base_year>": "2024",
    "<target_year>": "2034",
    "<period>": "annual",
    "<rank>": "p50",
    "<skill>": "social",
    "<topic>": "settings",
    "<number>": "1",
    "<kind>": "group",
}
CELLS = {
    "currency": "MXN",
    "month": "5",
    "flags": "break",
    "codes": "11-1011",
    "covers": "pay",
    "percent": "4.5",
    "whole_percent": "5",
    "rounding": "1",
    "instrument": "work values",
}
"""Cells of fields that a general one does not fit."""

COMPANIONS: dict[str, dict[str, str]] = {
    "names": {"names.es": "albañiles"},
    "employment": {"employment.2024": "1200"},
    "projections": {"projections.2024.2034": "1300"},
    "pay": {"pay.2024.annual.p50": "41000", "pay.2024.annual.currency": "MXN"},
    "skills": {"skills.social": "37"},
    "majors": {"majors.1.names.es": "música"},
    "employers": {"employers.1.names.es": "hospitales"},
    "texts": {"texts.settings.es": "Al aire libre.", "texts.settings.es.source.title": "Manual"},
    "group": {"group.size": "9", "group.ranked": "7", "group.pay.2024.annual.p50": "9", "group.pay.2024.annual.currency": "MXN"},
    "comparisons": {
        "comparisons.group.names.es": "salud", "comparisons.group.projections.2024.2034": "1300",
        "comparisons.group.pay.2024.annual.p50": "9", "comparisons.group.pay.2024.annual.currency": "MXN",
    },
    "sources": {"sources.1.title": "Encuesta"},
}  # fmt: skip
"""What has to be in a row beside a field of this part of a record."""


def name(pattern: FieldPattern) -> str:
    parts = [VARIABLES.get(part, part) for part in pattern.parts]
    return ".".join(parts[:-1] if parts[0] == "employment" and parts[-1] == "jobs" else parts)


def cell(pattern: FieldPattern) -> str:
    last = pattern.parts[-1]
    if pattern.values:
        return pattern.values[0]
    general = {"text": "añil", "number": "7", "flag": "true", "words": "x"}[pattern.form]
    return CELLS.get(last, general)


def rows_for(pattern: FieldPattern) -> dict[str, str]:
    part = pattern.parts[0]
    own = {name(pattern): cell(pattern)}
    if pattern.parts[1:2] == ("<number>",) and pattern.parts[-1] == "skill":
        return {"skills.1": "37", **own}
    companions = dict(COMPANIONS.get(part, {}))
    if pattern.owner.__name__ == "Name" and pattern.parts[-1] != "plural":
        companions[".".join([*name(pattern).split(".")[: pattern.parts.index("<language>") + 1]])] = "pêcheurs"
    spelled = {f"{one}.plural": one for one in companions} | {f"{one}.jobs": one for one in companions}
    spelled |= {f"{one}.score": one for one in companions} | {f"{one}.text": one for one in companions}
    companions.pop(spelled.get(name(pattern), ""), None)
    return companions | own


def value_at(record: dict[str, Any], pattern: FieldPattern) -> Any:
    """Return what a record has for a field, by the way that the model gives."""
    found: Any = record
    for part in pattern.parts[:-1]:
        if isinstance(found, list):
            found = found[0]
            if part in VARIABLES:
                continue
        key = VARIABLES.get(part, part)
        found = found.get(key, found)
    found = found[0] if isinstance(found, list) else found
    return (
        found["percentiles"]["50"]
        if pattern.parts[-1] == "<rank>"
        else found[VARIABLES.get(pattern.parts[-1], pattern.parts[-1])]
    )


@pytest.mark.parametrize("pattern", field_patterns(), ids=lambda one: ".".join(one.parts))
def test_every_field_of_a_record_has_a_column(pattern: FieldPattern, tmp_path: Path) -> None:
    row = {"id": "x", **rows_for(pattern)}
    if pattern.parts == ("id",):
        row = {"id": "añil", "employment.2024": "5"}
    headings = {f"C{number}": field for number, field in enumerate(row)}
    table = tmp_path / "table.csv"
    table.write_text(f"{','.join(headings)}\n{','.join(row.values())}\n", encoding="utf-8")
    text = "[columns]\n" + "\n".join(f'{heading} = "{field}"' for heading, field in headings.items())
    ledger = Ledger(table.name)
    (record,) = read_table(table, column_map_from_toml(text), ledger)
    assert [str(one) for one in [*ledger.left, *ledger.cells]] == []
    expected: Any = {"number": Decimal(cell(pattern)) if pattern.form == "number" else None, "flag": True, "words": [cell(pattern)]}.get(pattern.form, cell(pattern))  # fmt: skip
    assert value_at(to_dict(record), pattern) == expected
    # The CSV that narrate report reads has the same columns.
    own = tmp_path / "own.csv"
    own.write_text(f"{','.join(row)}\n{','.join(row.values())}\n", encoding="utf-8")
    assert list(read_records(own)) == [record]


def kinds_below(kind: type[Record]) -> set[type[Record]]:
    """Return the kinds of records that a record has within."""
    found = {kind}
    for attribute in fields(kind):
        for other in KINDS:
            if f"#/$defs/{other.__name__}'" in str(attribute.metadata["rule"].schema) and other not in found:
                found |= kinds_below(other)
    return found


def test_no_field_of_the_model_is_without_a_column() -> None:
    mapped = {(one.owner.__name__, VARIABLE_FIELDS.get(one.parts[-1], one.parts[-1])) for one in field_patterns()}
    mapped |= {(one.owner.__name__, one.parts[-2]) for one in field_patterns() if len(one.parts) > 1}
    # What a record is found by is in the columns' names, and what has fields of its own is not a column.
    inside = {"year", "base_year", "target_year", "period", "language", "kind"}
    for kind in kinds_below(Occupation):
        for attribute in fields(kind):
            nested = "$ref" in str(attribute.metadata["rule"].schema)
            known = (kind.__name__, attribute.name) in mapped or nested or attribute.name in inside
            assert known, f"{kind.__name__}.{attribute.name} has no column"


VARIABLE_FIELDS = {"<rank>": "percentiles"}


def test_a_record_in_one_row_is_the_one_that_json_has(tmp_path: Path) -> None:
    row = {
        "id": "7114",
        "names.es": "albañiles",
        "names.es.masculine": "albañil",
        "names.pl": "murarze",
        "names.pl.cases.genitive": "murarzy",
        "names.it.inverted": "true",
        "names.it": "muratori, attività",
        "skills.social": "12.5",
        "skills.2": "40",
        "skills.2.skill": "Trabajo en altura",
        "skills.2.instrument": "work context",
        "majors.1.names.es": "arquitectura",
        "majors.1.share": "60.5",
        "majors.2.names.es": "diseño",
        "employers.1.names.es": "constructoras",
        "employers.2.names.fr": "pêche",
        "employers.2.share": "12",
        "employers_cover": "most",
        "entry.education": "some_college",
        "pay.2024.hourly.p50": "88.5",
        "pay.2024.hourly.currency": "MXN",
        "pay.2024.hourly.month": "11",
        "descriptions.es": "Levantan muros.",
    }
    own = tmp_path / "own.csv"
    own.write_text(",".join(row) + "\n" + ",".join(f'"{one}"' for one in row.values()) + "\n", encoding="utf-8")
    expected = {
        "id": "7114",
        "names": {
            "es": {"plural": "albañiles", "masculine": "albañil"},
            "pl": {"plural": "murarze", "cases": {"genitive": "murarzy"}},
            "it": {"plural": "muratori, attività", "inverted": True},
        },
        "skills": [
            {"skill": "social", "score": 12.5},
            {"skill": "Trabajo en altura", "score": 40, "instrument": "work context"},
        ],
        "majors": [{"names": {"es": "arquitectura"}, "share": 60.5}, {"names": {"es": "diseño"}}],
        "employers": [{"names": {"es": "constructoras"}}, {"names": {"fr": "pêche"}, "share": 12}],
        "employers_cover": "most",
        "entry": {"education": "some_college"},
        "pay": [
            {"year": 2024, "period": "hourly", "currency": "MXN", "percentiles": {"50": 88.5}, "month": 11},
        ],
        "descriptions": {"es": "Levantan muros."},
    }
    assert list(read_records(own)) == [from_dict(expected)]
