"""Templates decide on categories: a number in a condition is an error, and every wording is in the phrasebook."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain

import pytest
from extent import share
from hunt import hunted
from hypothesis import given
from hypothesis import strategies as st
from specimen_records import specimen_messages

import narrate
from narrate import Name, NumberInTemplateError, Occupation, TemplateError
from narrate.content import SECTIONS, Message, Missing
from narrate.language.model import template_sources
from narrate.language.overlay import TemplateFile
from narrate.testing.strategies import occupations
from narrate.wording import Language, language, phrasebook, references, unnamed, wordings, writer
from narrate.wording.phrasebook import groups_of
from narrate.wording.reach import Prospect, names
from narrate.wording.style import PLAIN
from narrate.wording.writer import Writer

LOCALES = narrate.locales()
HUNTED = 6_000 if os.environ.get("CI") == "true" else 300


@pytest.mark.parametrize("locale", LOCALES)
def test_the_phrasebook_is_as_it_was_read(locale: str, golden: Callable[[str, str], None]) -> None:
    golden(f"phrasebooks/{locale}.txt", str(phrasebook(locale)))


@pytest.mark.parametrize("locale", ["en_US", "es_ES"])
def test_unreached_wordings_are_as_reviewed(locale: str, golden: Callable[[str, str], None]) -> None:
    lines = [
        f"{section}.{block}: " + ", ".join(f"{what} is {answer}" for what, answer in answers)
        for section, block, answers in phrasebook(locale).unreached
    ]
    golden(f"phrasebooks/{locale}-unreached.txt", "\n".join(lines) + "\n")


@cache
def listed(locale: str) -> frozenset[tuple[str, str, object]]:
    return frozenset((entry.section, entry.block, answers) for entry in phrasebook(locale) for answers in entry.answers)


def reached(locale: str) -> Iterator[Message]:
    """Give a message for every wording of a locale."""
    kinds = {spec: groups for section in SECTIONS.values() for spec, groups in groups_of(section, PLAIN).items()}
    prospect = Prospect(writer(locale), kinds)
    for spec, groups in kinds.items():
        yield from (reach.message for reach in prospect.reaches(spec, groups) if reach.message is not None)


@pytest.mark.parametrize("locale", share(LOCALES, 4, start=1))
def test_a_hunt_finds_no_wording_that_is_not_in_the_phrasebook(locale: str) -> None:
    writes = writer(locale)
    called, none = (*names(writes), unnamed(writes.language)), (unnamed(writes.language),)
    many = specimen_messages() if os.environ.get("CI") == "true" else ()
    for message in chain(hunted(2, HUNTED), many):
        for reference in called if message.spec.mentions else none:
            answers = writes.leaf(message, reference).wording.answers
            assert (message.spec.section, message.spec.block, answers) in listed(locale), (message, answers)


@pytest.mark.parametrize("locale", share(LOCALES, 4, start=2))
def test_every_example_is_written_from_a_message_that_gives_its_answers(locale: str) -> None:
    writes = writer(locale)
    kinds = {spec: groups for section in SECTIONS.values() for spec, groups in groups_of(section, PLAIN).items()}
    prospect = Prospect(writes, kinds)
    for spec, groups in kinds.items():
        for reach in share(tuple(prospect.reaches(spec, groups)), 3):
            if reach.message is not None and reach.reference is not None:
                assert writes.leaf(reach.message, reach.reference).wording == reach.wording
                assert prospect.written(reach) == "".join(
                    text for text, _ in writes.parts(reach.message, reach.reference)
                )


@given(occupations(), st.sampled_from(LOCALES))
def test_no_wording_is_reached_that_is_not_in_the_phrasebook(occupation: Occupation, locale: str) -> None:
    writes = writer(locale)
    full, _ = references(occupation, writes.language)
    for section in SECTIONS.values():
        plan = section.plan(occupation, narrate.STANDARD)
        if isinstance(plan, Missing):
            continue
        for message in plan.messages:
            answers = writes.leaf(message, full).wording.answers
            assert (section.name, message.spec.block, answers) in listed(locale), message


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_has_its_block_and_every_block_its_message(locale: str) -> None:
    for section in SECTIONS.values():
        compiled = wordings.template(language(locale), section.name)
        blocks = {one.block for spec in section.specs for one in (spec, spec.listing) if one is not None}
        assert blocks <= set(compiled.blocks), compiled.name
        # A block that is no message is there to be used by the others.
        source = "".join(file.text for file in template_sources(language(locale), section.name))
        for block in set(compiled.blocks) - blocks:
            assert f"self.{block}()" in source, (compiled.name, block)


DEGREES = {"un título universitario de grado": "un título de licenciatura", "título de máster": "título de maestría"}
SCHOOL = ("el título de bachillerato o equivalente", "el diploma de escuela secundaria (high school) o su equivalente")


@pytest.mark.parametrize(
    ("base", "territory", "words"),
    [
        (
            "en_US",
            "en_GB",
            {
                " percent": " per cent",
                "college major": "degree subject",
                "postsecondary nondegree": "post-secondary non-degree",
            },
        ),
        ("es_ES", "es_MX", DEGREES | {"La formación": "La capacitación"}),
        ("es_ES", "es_US", DEGREES | {"La formación": "La capacitación", SCHOOL[0]: SCHOOL[1]}),
    ],
)
def test_territories_differ_only_where_they_say_so(base: str, territory: str, words: dict[str, str]) -> None:
    there, here = ([entry.wording for entry in phrasebook(locale)] for locale in (base, territory))
    for one, other in words.items():
        assert any(one in wording for wording in there)
        there = [re.sub(rf"{re.escape(one)}(?=s?\b)", other, wording) for wording in there]
    assert there == here


@pytest.mark.parametrize(
    ("locale", "one"), [("en_US", r"\bth(is|e) occupation\b"), ("es_ES", r"\b(la|esta) ocupación\b")]
)
def test_several_codes_are_several_occupations(locale: str, one: str) -> None:
    writes = writer(locale)
    own = [{locale: Name("models")}, {locale: Name("models", gender="feminine")}, {}]
    called = [references(Occupation(id="x", names=given_names), writes.language)[0] for given_names in own]
    shown = 0
    for message in reached(locale):
        choices = dict(zip((choice.name for choice in message.spec.choices), message.choices, strict=True))
        if choices.get("scope") == "combined":
            for reference in called:
                wording = str(writes.leaf(message, reference).wording)
                assert not re.search(one, wording, re.IGNORECASE), message
                shown += 1
    assert shown


def with_source(monkeypatch: pytest.MonkeyPatch, block: str) -> Callable[[], str]:
    """Put one block of one's own in place of the template of ``employment``."""
    source = (
        "{# line 1 #}\n{% block millions_held %}x{% endblock %}\n{% block jobs_held %}\n" + block + "\n{% endblock %}"
    )

    def own_sources(_language: Language, section: str) -> tuple[TemplateFile, ...]:
        return (TemplateFile(f"test/{section}.jinja", source),)

    monkeypatch.setattr(wordings, "template_sources", own_sources)
    wordings.template.cache_clear()
    writes = Writer(language("en_US"))
    occupation = Occupation(id="x", employment=(narrate.Employment(2024, 500),))
    plan = SECTIONS["employment"].plan(occupation, narrate.STANDARD)
    assert not isinstance(plan, Missing)
    return lambda: writes.section(plan, references(occupation, writes.language))


@pytest.fixture(autouse=True)
def _fresh_templates() -> object:
    yield None
    wordings.template.cache_clear()


@pytest.mark.parametrize(
    ("block", "what"),
    [
        ("{% if jobs > 100 %}many{% endif %}", "compared"),
        ("{% if jobs == 1 %}one{% endif %}", "compared"),
        ("{% if jobs %}some{% endif %}", "used as true or false"),
        ("{% if jobs|int > 5 %}many{% endif %}", "read"),
        ("{% if jobs|string == '500' %}x{% endif %}", "converted to text"),
        ("{{ jobs + 1 }}", "calculated with"),
        ("{{ jobs|round }}", "calculated with"),
        ("{{ jobs ~ ' jobs' }}", "converted to text"),
        ("{{ jobs|length }}", "split"),
        ("{{ 'jobs %d'|format(jobs) }}", "read"),
        ("{{ words.job[jobs] }}", None),
        ("{% for digit in jobs %}x{% endfor %}", "split"),
        ("{{ {500: 'x'}[jobs] }}", "compared"),
    ],
)
def test_a_number_in_a_condition_names_template_line_and_figure(
    monkeypatch: pytest.MonkeyPatch, block: str, what: str | None
) -> None:
    write = with_source(monkeypatch, block)
    with pytest.raises(TemplateError) as caught:
        write()
    assert caught.value.template == "test/employment.jinja"
    assert caught.value.line == 4
    if what is not None:
        assert isinstance(caught.value, NumberInTemplateError)
        assert caught.value.figure == "jobs"
        assert what in str(caught.value)


@pytest.mark.parametrize(
    "block",
    [
        "{% if precision == 'abuot' %}about{% endif %}",
        "{% if precision %}x{% endif %}",
        "{{ precision }}",
        "{{ words.nouns[precision] }}",
        "{{ words.job[precision] }}",
        "{{ joobs }}",
        "{% if jobs.plural == 'singular' %}x{% endif %}",
        "{{ 5 }}",
        "{{ jobs.__class__ }}",
    ],
)
def test_a_slip_in_a_template_names_template_and_line(monkeypatch: pytest.MonkeyPatch, block: str) -> None:
    write = with_source(monkeypatch, block)
    with pytest.raises(TemplateError) as caught:
        write()
    assert (caught.value.template, caught.value.line) == ("test/employment.jinja", 4)


def test_jinja_runs_once_a_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    write = with_source(monkeypatch, "{{ jobs }} {{ words.job[jobs.plural] }}")
    calls = []
    original = wordings.word

    def counted(*arguments: object, **options: object) -> object:
        calls.append(arguments)
        return original(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(sys.modules["narrate.wording.writer"], "word", counted)
    assert {write() for _ in range(5)} == {"500 jobs"}
    assert len(calls) == 1
