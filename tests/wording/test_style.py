"""A caller's own templates and sections, under the same rules as narrate's."""

from __future__ import annotations

import re
import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hunt import hunted

import narrate
from narrate import Employment, Name, NumberInTemplateError, Occupation, Style, TemplateError, UnknownSectionError
from narrate.bulk import Task
from narrate.page import Site
from narrate.sections import FigureGroup, free_figure
from narrate.wording import unnamed, writer
from narrate.wording.reach import names

EXAMPLE = Path(__file__).parents[2] / "examples" / "openings_by_region.py"
MODELS = Occupation(id="41-9012", names={"en": Name("models")}, employment=(Employment(2014, 5_800),))


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    return runpy.run_path(str(EXAMPLE))


def test_a_section_of_a_caller_is_written_with_its_claims(example: dict[str, Any]) -> None:
    report = narrate.report(MODELS, locale="en_US", style=example["STYLE"])
    section = report.sections[-1]
    assert section.name == "openings_by_region"
    assert section.text == (
        "In the north, 310 openings for models are expected each year. In the south, 1 opening for models is expected each year."
    )
    assert [(claim.kind, claim.value, claim.facts) for claim in section.claims] == [
        ("openings", 310, ("regions[north].openings",)),
        ("openings", 1, ("regions[south].openings",)),
    ]
    assert "## Openings by region" in report.markdown


def test_its_wordings_are_in_the_phrasebook(example: dict[str, Any]) -> None:
    for locale in ("en_US", "es_MX"):
        found = [
            one for one in narrate.phrasebook(locale, style=example["STYLE"]) if one.section == "openings_by_region"
        ]
        assert len(found) >= 8
    assert not [one for one in narrate.phrasebook("en_US") if one.section == "openings_by_region"]


def test_a_section_may_say_of_its_figures_what_they_can_be(example: dict[str, Any]) -> None:
    (section,) = example["STYLE"].sections
    (spec,) = section.specs
    given = {figure.name: free_figure(figure.name, lambda values: values.counts) for figure in spec.figures}
    style = evolve(example["STYLE"], sections=[evolve(section, specimens={spec: tuple(given.values())})])
    for locale in ("en_US", "es_MX"):
        shown, listed = (
            {one.wording: one.answers for one in narrate.phrasebook(locale, style=some) if one.section == section.name}
            for some in (example["STYLE"], style)
        )
        assert shown == listed
    name = spec.figures[0].name
    for groups, came in (
        ((), "no figure"),
        ((*given.values(), given[name]), f"{name}, {name}"),
        ((FigureGroup((name,), ("side",), lambda _values: ()), *list(given.values())[1:]), "with side"),
    ):
        lacking = evolve(style, sections=[evolve(section, specimens={spec: groups})])
        with pytest.raises(TemplateError, match=rf"required are specimens of {spec.name} .* what came is .*{came}"):
            narrate.phrasebook("en_US", style=lacking)


def test_a_language_of_one_s_own_has_every_wording_of_its_own_plural_categories(tmp_path: Path) -> None:
    folder = tmp_path / "sl"
    shutil.copytree(EXAMPLE.parents[1] / "templates" / "en", folder, ignore=lambda *_: ["names.toml", "reading.toml"])
    settings = (folder / "language.toml").read_text(encoding="utf-8")
    settings = re.sub(r"(?s)territories = .*?\]", 'territories = ["SI"]', settings)
    (folder / "language.toml").write_text(settings, encoding="utf-8")
    words = (folder / "lexicon.toml").read_text(encoding="utf-8")
    words = re.sub(r'(?m)^one = "(.*)"$(?=\nother)', r'\g<0>\ntwo = "\1 (two)"\nfew = "\1 (few)"', words)
    (folder / "lexicon.toml").write_text(words, encoding="utf-8")
    style = Style(templates=tmp_path)
    writes = writer("sl_SI", style.overlay)
    assert writes.questions()["plural"] == ("one", "two", "few", "other")
    book = narrate.phrasebook("sl_SI", style=style)
    listed = {(entry.section, entry.block, answers) for entry in book for answers in entry.answers}
    called = (*names(writes), unnamed(writes.language))
    found = set()
    for message in hunted(3, 300):
        for reference in called if message.spec.mentions else called[-1:]:
            answers = writes.leaf(message, reference).wording.answers
            found.add((message.spec.section, message.spec.block, answers))
    assert found <= listed
    assert sum("few" in dict(answers).values() for _, _, answers in listed) > 50


def test_no_section_goes_without_its_phrasebook(example: dict[str, Any]) -> None:
    style = evolve(example["STYLE"], sections=[evolve(example["STYLE"].sections[0], specimens=None)])
    with pytest.raises(TemplateError, match="specimens of every kind of message; there is none of open_posts"):
        narrate.phrasebook("en_US", style=style)


def test_a_number_in_a_caller_s_condition_is_refused(example: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "openings_by_region.jinja").write_text(
        "{% block open_posts %}\n{% if openings > 5 %}many{% endif %}\n{% endblock %}\n", encoding="utf-8"
    )
    with pytest.raises(NumberInTemplateError, match=r"en/openings_by_region.jinja, line 2: .*'openings'"):
        narrate.report(MODELS, locale="en_US", style=evolve(example["STYLE"], templates=tmp_path))


def test_a_caller_s_template_stays_in_its_sandbox(example: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "openings_by_region.jinja").write_text(
        "{% block open_posts %}\n{{ ''.__class__.__mro__ }}\n{% endblock %}\n", encoding="utf-8"
    )
    with pytest.raises(TemplateError):
        narrate.report(MODELS, locale="en_US", style=evolve(example["STYLE"], templates=tmp_path))


@pytest.mark.parametrize(
    "block",
    [
        "{{ openings._ask }}",
        "{{ occupation|attr('_ask') }}",
        "{{ occupation.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(openings) }}",
        "{{ self.__class__ }}",
        "{{ lipsum.__globals__ }}",
        "{% include '/etc/passwd' %}",
        "{% import 'en/pay.jinja' as pay %}",
        "{% for one in range(1000000000) %}x{% endfor %}",
        "{{ 'x' * 10000000000 }}",
        "{{ ['a', 'b']|random }}",
        "{{ openings|pprint }}",
        "{{ words.region[region]|upper }}",
        "{{ occupation|string }}",
        "{% if occupation %}x{% endif %}",
        "{% filter upper %}{{ openings }}{% endfilter %}",
        "{% raw %}{{ openings }}{% endraw %}",
        "some 300 openings",
    ],
)
def test_nothing_gets_out_of_the_sandbox_or_into_a_text(example: dict[str, Any], tmp_path: Path, block: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "lexicon.toml").write_text('[region]\nnorth = "the north"\nsouth = "the south"\n')
    (tmp_path / "en" / "openings_by_region.jinja").write_text(
        f"{{% block open_posts %}}\n{block}\n{{% endblock %}}\n", encoding="utf-8"
    )
    with pytest.raises(TemplateError) as caught:
        narrate.report(MODELS, locale="en_US", style=evolve(example["STYLE"], templates=tmp_path))
    assert caught.value.template == "en/openings_by_region.jinja"
    assert caught.value.line == 2


def test_a_style_s_sections_words_and_languages_are_on_its_pages(example: dict[str, Any], tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra narrate-nlg[page] is not installed")
    site = Site(tmp_path / "site", Task(("en_US", "es_MX"), style=example["STYLE"]))
    assert list(site.written([MODELS])) == ["41-9012"]
    page = (tmp_path / "site" / "en_US" / "41-9012.html").read_text(encoding="utf-8")
    assert ">Openings by region</h2>" in page
    assert 'data-facts="regions[north].openings"' in page
    templates = tmp_path / "style"
    (templates / "en").mkdir(parents=True)
    (templates / "en" / "page.toml").write_text('[index]\ntitle = "Jobs"\n', encoding="utf-8")
    shutil.copytree(EXAMPLE.parents[1] / "templates" / "en", templates / "sv", ignore=lambda *_: ["names.toml"])
    settings = (templates / "sv" / "language.toml").read_text(encoding="utf-8")
    settings = re.sub(r"(?s)territories = .*?\]", 'territories = ["SE"]', settings)
    (templates / "sv" / "language.toml").write_text(settings, encoding="utf-8")
    reading = (templates / "sv" / "reading.toml").read_text(encoding="utf-8")
    reading = reading.replace("US = [", "SE = [").replace('GB = [",", "."]\n', "")
    (templates / "sv" / "reading.toml").write_text(reading, encoding="utf-8")
    own = Site(tmp_path / "own", Task(("en_US", "sv_SE"), style=Style(templates=templates)))
    assert list(own.written([MODELS])) == ["41-9012"]
    own.write_index()
    assert "<h1>Jobs</h1>" in (tmp_path / "own" / "en_US" / "index.html").read_text(encoding="utf-8")
    assert 'lang="sv-SE"' in (tmp_path / "own" / "sv_SE" / "41-9012.html").read_text(encoding="utf-8")


def test_single_words_and_files_are_overridden_and_the_rest_stays(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "lexicon.toml").write_text('[job]\nother = "posts"\n', encoding="utf-8")
    own = narrate.report(MODELS, locale="en_US", sections=["employment"], style=Style(templates=tmp_path)).text
    assert own == "Models held about 5,800 posts in 2014."
    assert (
        narrate.report(MODELS, locale="en_US", sections=["employment"]).text == "Models held about 5,800 jobs in 2014."
    )


def test_a_section_of_the_same_name_takes_the_place_of_narrate_s(example: dict[str, Any]) -> None:
    section = evolve(example["STYLE"].sections[0], name="pay")
    assert list(Style(sections=[section]).all_sections)[-1] == "track_record"


def test_missing_files_and_folders_are_reported() -> None:
    with pytest.raises(TemplateError, match="required is a folder of templates"):
        Style(templates="/nowhere/at/all")
    with pytest.raises(UnknownSectionError, match="openings_by_region"):
        narrate.report(MODELS, locale="en_US", sections=["openings_by_region"])


NAMELESS = Occupation(id="41-9012", names={"en": Name("models")}, employment=(Employment(2014, 5_800),))


def test_a_name_that_a_language_lacks_is_neutral_foreign_or_an_error() -> None:
    def shown(fallback: str) -> str:
        return narrate.report(NAMELESS, locale="es_ES", sections=["employment"], fallback=fallback).text

    assert shown("neutral") == "En 2014 había 5800 empleos en esta ocupación."
    assert shown("source") == "En 2014 había 5800 empleos en el grupo ocupacional «models»."
    with pytest.raises(narrate.MissingNameError, match="required is a plural for es_ES"):
        shown("error")
    with pytest.raises(narrate.UnknownFallbackError, match="neutral, source, error"):
        shown("guess")


def test_a_bulk_run_rejects_what_has_no_name_if_asked() -> None:
    (rejected,) = narrate.reports([NAMELESS], locales=["es_ES"], fallback="error")
    assert isinstance(rejected, narrate.Rejected)
    assert "a plural for es_ES" in rejected.reason


def test_a_report_says_whether_its_name_is_given_or_proposed() -> None:
    assert not narrate.report(NAMELESS, locale="es_ES").named
    proposed = evolve(NAMELESS, names={"en": Name("models", proposed=True)})
    assert narrate.report(proposed, locale="en_US").proposed == ("names.en",)
    assert narrate.report(NAMELESS, locale="en_US").proposed == ()
