"""Reports as plain values for JSON, in both directions, and the JSON Schema of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NoReturn

from narrate.errors import InvalidRecordError, InvalidReportError
from narrate.facts import Address, Rule
from narrate.records import Source, sources_from
from narrate.records.convert import source_schema
from narrate.report.blocks import QUOTATION, Block, Span, split
from narrate.report.claims import Claim
from narrate.report.versions import Versions

_DIRECTIONS: Final = ("ltr", "rtl")
_KINDS: Final = ("paragraph", "list", QUOTATION)

Parsed = tuple[str, str, str, tuple[Claim, ...], tuple[Block, ...]]
"""A section's name, title, text, claims and blocks."""


def section(name: str, title: str, text: str, claims: Sequence[Claim], blocks: Sequence[Block]) -> dict[str, Any]:
    """Return a section as plain values; ``blocks`` only where it is more than one paragraph."""
    plain: dict[str, Any] = {
        "name": name,
        "title": title,
        "text": text,
        "claims": [claim.to_dict() for claim in claims],
    }
    if [block.kind for block in blocks] != ["paragraph"]:
        places = {claim: place for place, claim in enumerate(claims)}
        plain["blocks"] = [_block(block, places) for block in blocks]
    return plain


def _block(block: Block, places: Mapping[Claim, int]) -> dict[str, Any]:
    plain: dict[str, Any] = {"kind": block.kind, "start": block.start, "end": block.end}
    if block.kind == "list":
        plain["words"] = _spans(block.spans, places)
        plain["items"] = [_spans(item, places) for item in block.items]
    return plain


def _spans(spans: Sequence[Span], places: Mapping[Claim, int]) -> list[Any]:
    return [text if claim is None else {"text": text, "claim": places[claim]} for text, claim in spans]


def parsed(data: object) -> tuple[str, str, str, Versions, tuple[Source, ...], tuple[Parsed, ...]]:
    """Parse the plain values of a report.

    Args:
        data: As ``Report.to_dict`` returns it.

    Returns:
        Its id, locale, direction, versions, sources and sections.

    Raises:
        InvalidReportError: The values are not those of a report; the error has the path.
    """
    report = _object("", data)
    stamps = _object("versions", report.get("versions", {}))
    versions = Versions(*(_text(f"versions.{name}", stamps.get(name, "")) for name in _STAMPS))
    direction = report.get("direction", _DIRECTIONS[0])
    if direction not in _DIRECTIONS:
        _refuse("direction", direction, " or ".join(_DIRECTIONS))
    sections = tuple(
        _section(f"sections[{place}]", one) for place, one in enumerate(_list("sections", report.get("sections")))
    )
    identity, locale = _text("id", report.get("id")), _text("locale", report.get("locale"))
    return identity, locale, direction, versions, _sources(report.get("sources", [])), sections


def _sources(data: object) -> tuple[Source, ...]:
    try:
        return sources_from(data, "sources")
    except InvalidRecordError as error:
        fault = error.faults[0]
        raise InvalidReportError(fault.path, fault.value, fault.required) from None


_LIMIT: Final = 10**18
_STAMPS: Final = ("narrate", "cldr", "methodology")


def _section(path: str, data: object) -> Parsed:
    plain = _object(path, data)
    name = _text(f"{path}.name", plain.get("name"))
    text = _text(f"{path}.text", plain.get("text"))
    claims = tuple(
        _claim(f"{path}.claims[{place}]", one, name, text)
        for place, one in enumerate(_list(f"{path}.claims", plain.get("claims", [])))
    )
    if "blocks" in plain:
        made = tuple(
            _parsed_block(f"{path}.blocks[{place}]", one, text, claims)
            for place, one in enumerate(_list(f"{path}.blocks", plain["blocks"]))
        )
    else:
        made = (Block("paragraph", 0, len(text), split(text, 0, len(text), claims)),)
    return name, _text(f"{path}.title", plain.get("title", name)), text, claims, made


def _claim(path: str, data: object, section: str, text: str) -> Claim:
    plain = _object(path, data)
    start, end = _range(path, plain, text)
    words = _text(f"{path}.text", plain.get("text"))
    if text[start:end] != words:
        _refuse(f"{path}.text", words, f"what the section's text has there, {text[start:end]!r}")
    value = plain.get("value")
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float | str)
        or not (isinstance(value, str) or -_LIMIT < value < _LIMIT)
    ):
        _refuse(f"{path}.value", value, "a text, or a finite number of at most 18 digits")
    rule = plain.get("rule")
    facts = tuple(
        Address.parse(_text(f"{path}.facts[{place}]", one))
        for place, one in enumerate(_list(f"{path}.facts", plain.get("facts")))
    )
    kind = _text(f"{path}.kind", plain.get("kind"))
    return Claim(
        start,
        end,
        words,
        kind,
        value,
        facts,
        None if rule is None else Rule.parse(_text(f"{path}.rule", rule)),
        section,
    )


def _parsed_block(path: str, data: object, text: str, claims: Sequence[Claim]) -> Block:
    plain = _object(path, data)
    kind = plain.get("kind")
    if kind not in _KINDS:
        _refuse(f"{path}.kind", kind, "one of " + ", ".join(_KINDS))
    start, end = _range(path, plain, text)
    if kind != "list":
        return Block(kind, start, end, split(text, start, end, claims))
    items = tuple(
        _parsed_spans(f"{path}.items[{place}]", item, claims)
        for place, item in enumerate(_list(f"{path}.items", plain.get("items")))
    )
    return Block(kind, start, end, _parsed_spans(f"{path}.words", plain.get("words"), claims), items)


def _parsed_spans(path: str, data: object, claims: Sequence[Claim]) -> tuple[Span, ...]:
    found: list[Span] = []
    for place, one in enumerate(_list(path, data)):
        if isinstance(one, str):
            found.append((one, None))
            continue
        plain = _object(f"{path}[{place}]", one)
        number = plain.get("claim")
        if type(number) is not int or not 0 <= number < len(claims):
            _refuse(f"{path}[{place}].claim", number, f"the place of one of the section's {len(claims)} claims")
        found.append((_text(f"{path}[{place}].text", plain.get("text")), claims[number]))
    return tuple(found)


def _range(path: str, plain: Mapping[str, Any], text: str) -> tuple[int, int]:
    start, end = plain.get("start"), plain.get("end")
    if type(start) is not int or not 0 <= start <= len(text):
        _refuse(f"{path}.start", start, f"a place in the section's text, from 0 to {len(text)}")
    if type(end) is not int or not start <= end <= len(text):
        _refuse(f"{path}.end", end, f"a place in the section's text, from {start} to {len(text)}")
    return start, end


def _object(path: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        _refuse(path, value, "an object")
    return value


def _list(path: str, value: object) -> Sequence[Any]:
    if not isinstance(value, list | tuple):
        _refuse(path, value, "a list")
    return value


def _text(path: str, value: object) -> str:
    if not isinstance(value, str):
        _refuse(path, value, "a text")
    return value


def _refuse(path: str, value: object, required: str) -> NoReturn:
    raise InvalidReportError(path, value, required)


_PLACE: Final = {"type": "integer", "minimum": 0}
_STRING: Final = {"type": "string"}


def _closed(required: Mapping[str, Any], optional: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a report, as ``Report.to_dict`` and ``--format jsonl`` write it.

    >>> report_schema()["required"]
    ['id', 'locale', 'direction', 'versions', 'sources', 'sections']
    """
    spans = {"type": "array", "items": {"$ref": "#/$defs/Span"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Report",
        **_closed(
            {
                "id": _STRING,
                "locale": _STRING,
                "direction": {"enum": list(_DIRECTIONS)},
                "versions": _closed(dict.fromkeys(_STAMPS, _STRING)),
                "sources": {"type": "array", "items": {"$ref": "#/$defs/Source"}},
                "sections": {"type": "array", "items": {"$ref": "#/$defs/Section"}},
            }
        ),
        "$defs": {
            "Source": source_schema(),
            "Section": _closed(
                {
                    "name": _STRING,
                    "title": _STRING,
                    "text": _STRING,
                    "claims": {"type": "array", "items": {"$ref": "#/$defs/Claim"}},
                },
                {"blocks": {"type": "array", "items": {"$ref": "#/$defs/Block"}}},
            ),
            "Claim": _closed(
                {
                    "start": _PLACE,
                    "end": _PLACE,
                    "text": _STRING,
                    "kind": _STRING,
                    "value": {"type": ["number", "string"]},
                    "facts": {"type": "array", "items": _STRING},
                    "rule": {"type": ["string", "null"]},
                }
            ),
            "Block": _closed(
                {"kind": {"enum": list(_KINDS)}, "start": _PLACE, "end": _PLACE},
                {"words": spans, "items": {"type": "array", "items": spans}},
            ),
            "Span": {"anyOf": [_STRING, _closed({"text": _STRING, "claim": _PLACE})]},
        },
    }
