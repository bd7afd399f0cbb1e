"""Reading back: the claims of a text from its words alone, and what an edited text gets wrong."""

from __future__ import annotations

import re

import pytest
from attrs import evolve
from claimed_sentences import sentences
from extent import share
from hypothesis import given
from hypothesis import strategies as st
from mutations import KINDS, RECORDS, dead, mutants

import narrate
from narrate import Employment, Name, Occupation, Projection
from narrate.reading.grammar import grammar
from narrate.testing.reading_rules import words_say_what_claims_say
from narrate.testing.strategies import occupations

LOCALES = narrate.locales()

TECHNICIANS = Occupation(
    id="29-2071",
    names={"en": Name("health technicians"), "es": Name("técnicos sanitarios", gender="masculine")},
    employment=(Employment(2012, 186_300), Employment(2014, 188_600)),
    projections=(Projection(2012, 2022, 227_500), Projection(2014, 2024, 217_600)),
)


@given(occupations(), st.sampled_from(LOCALES))
def test_rule_42_the_claims_that_are_read_are_those_that_were_written(occupation: Occupation, locale: str) -> None:
    report = narrate.report(occupation, locale=locale)
    words_say_what_claims_say(report)
    for section in report.sections:
        if section.name == "duties":
            continue  # its words are not narrate's
        written = [(claim.start, claim.end, claim.kind, str(claim.value)) for claim in section.claims]
        read = [(one.start, one.end, *one.asserted) for one in narrate.read(section.text, locale=locale).claims]
        # Where a claim starts is the writer's choice of words: "percent" may or may not belong to its number.
        assert [one[2:] for one in read] == [one[2:] for one in written], section.text
        assert all(abs(one[0] - other[0]) <= 1 for one, other in zip(read, written, strict=True))


@pytest.mark.parametrize("locale", share(LOCALES, 8))
def test_rule_42_every_wording_is_read_as_it_was_meant(locale: str) -> None:
    for one in share(tuple(sentences(locale)), 4, start=LOCALES.index(locale) % 4):
        if one.section == "duties":
            continue  # its words are not narrate's
        read = narrate.read(one.text, locale=locale).claims
        assert tuple(claim.asserted for claim in read) == one.asserted, (one.section, one.block, one.text)
        assert all(abs(claim.start - written.start) <= 1 for claim, written in zip(read, one.claims, strict=True)), (
            one.text
        )


@given(occupations(), st.sampled_from(LOCALES))
def test_our_own_text_has_no_findings(occupation: Occupation, locale: str) -> None:
    text = narrate.report(occupation, locale=locale).text
    assert narrate.check(text, occupation, locale=locale) == []


MUTATIONS = {
    "en_US": [
        ("an increase of 1.2%", "a decline of 1.2%"),
        ("increase by 22.1%", "decrease by 22.1%"),
        ("3.0% lower", "3.0% higher"),
        ("are worse than", "are better than"),
        ("much worse than", "worse than"),
        ("186,300 jobs", "186,400 jobs"),
        ("22.1%", "21.2%"),
        ("to 217,600 jobs", "to 127,600 jobs"),
        ("in 2024", "in 2025"),
        ("8.3% higher", "8.3 jobs higher"),
        ("grow 15.4 percent", "decline 15.4 percent"),
    ],
    "es_ES": [
        ("un aumento del 1,2", "un descenso del 1,2"),
        ("aumentara un 22,1", "disminuyera un 22,1"),
        ("menos de lo previsto", "más de lo previsto"),
        ("sido peor que", "sido mejor que"),
        ("mucho peor que", "peor que"),
        ("186.300 empleos", "168.300 empleos"),
        ("8,3", "3,8"),
        ("para 2024", "para 2025"),
        ("crezca un", "disminuya un"),
    ],
    "pt_BR": [
        ("um aumento de 1,2", "uma diminuição de 1,2"),
        ("aumentasse 22,1", "diminuísse 22,1"),
        ("abaixo do previsto", "acima do previsto"),
        ("foi pior do que", "foi melhor do que"),
        ("muito pior do que", "pior do que"),
        ("186.300 empregos", "168.300 empregos"),
        ("8,3", "3,8"),
        ("para 2024", "para 2025"),
        ("cresça", "diminua"),
    ],
    "pt_PT": [
        ("um aumento de 1,2", "uma diminuição de 1,2"),
        ("3,0% abaixo do previsto", "3,0% acima do previsto"),
        ("186\u00a0300 postos", "168\u00a0300 postos"),
        ("muito pior do que", "muito melhor do que"),
    ],
    "ar_EG": [
        ("بارتفاع نسبته", "بانخفاض نسبته"),
        ("أن يرتفع", "أن ينخفض"),
        ("وهو أقل بنسبة", "وهو أعلى بنسبة"),
        ("أسوأ من", "أفضل من"),
        ("أسوأ بكثير من", "أسوأ من"),
        ("١٨٦٬٣٠٠ وظيفة", "١٦٨٬٣٠٠ وظيفة"),
        ("٨٫٣", "٣٫٨"),
        ("عام ٢٠٢٤", "عام ٢٠٢٥"),
    ],
    "ar_AE": [
        ("186,300 وظيفة", "وظيفتين"),
        ("8.3", "3.8"),
        ("وهو أقل بنسبة", "وهو أعلى بنسبة"),
    ],
}


@pytest.mark.parametrize(
    ("locale", "old", "new"), [(locale, *pair) for locale, pairs in MUTATIONS.items() for pair in pairs]
)
def test_rule_44_a_changed_text_is_found_out(locale: str, old: str, new: str) -> None:
    text = narrate.report(TECHNICIANS, locale=locale).text
    assert old in text
    changed = text.replace(old, new, 1)
    findings = narrate.check(changed, TECHNICIANS, locale=locale)
    assert findings
    assert all(changed[finding.start : finding.end] == finding.text for finding in findings)


@pytest.mark.parametrize("locale", share(LOCALES, 5, start=3))
def test_rule_44_every_word_class_year_and_figure_that_is_changed_is_found_out(locale: str) -> None:
    made = [(mutant, record) for record in RECORDS for mutant in mutants(record, locale)]
    kinds = [[one for one in made if one[0].kind == kind] for kind in KINDS]
    assert sum(map(len, kinds)) == len(made)
    tried = [one for kind in kinds for one in share(kind, 6, start=LOCALES.index(locale) % 6) or kind]
    assert {mutant.kind for mutant, _ in tried} == set(KINDS)
    alive = [mutant for mutant, record in tried if not dead(mutant, record, locale)]
    # What a wage is paid for is no claim that is read back; docs/languages.md says how much goes unseen.
    assert [mutant for mutant in alive if mutant.kind != "period"] == []


def test_words_that_claim_nothing_are_free() -> None:
    text = narrate.report(TECHNICIANS, locale="en_US", sections=["job_trends"]).text
    edited = text.replace("This occupation supported", "Across the country, the occupation had")
    assert edited != text
    assert narrate.check(edited, TECHNICIANS, locale="en_US") == []


def test_the_reader_shares_nothing_with_the_writer() -> None:
    from pathlib import Path  # noqa: PLC0415

    for module in (Path(narrate.__file__).parent / "reading").glob("*.py"):
        source = module.read_text(encoding="utf-8")
        imported = re.findall(r"from narrate\.(\w+)", source)
        assert set(imported) <= {"cldr", "errors", "reading", "tags"}, module
        assert "lexicon" not in source.replace("lexicon.toml", "")


@pytest.mark.parametrize(("locale", "unit"), [("ja_JP", "1万"), ("zh_Hans_CN", "1亿"), ("zh_Hant_TW", "1萬")])
def test_a_number_has_each_large_unit_once(locale: str, unit: str) -> None:
    """Without a bound the time to read would grow with the square of the text."""
    rules = grammar(locale)
    assert rules.units
    longest = max(len(match[0]) for match in rules.pattern.finditer(unit * 50 + "人个职位"))
    assert longest <= (len(rules.units) + 1) * len(unit)


@pytest.mark.parametrize("locale", narrate.locales())
def test_no_end_of_a_sentence_looks_further_than_a_bound(locale: str) -> None:
    """A look ahead to the end of the text, at each period, would make the time grow with its square."""
    for looked in re.findall(r"\(\?[=!<].*", grammar(locale).sentence_end.pattern):
        assert not re.search(r"\[\^[^\]]*\][*+]", looked), looked


@pytest.mark.parametrize("locale", ["de_DE", "ja_JP", "en_US", "ar_EG"])
def test_a_section_is_licensed_as_it_is_alone_and_as_it_is_among_others(locale: str) -> None:
    record = Occupation("1", employment=(Employment(2023, 1_562_000), Employment(2024, 1_579_800)))
    wrong = evolve(record, employment=(Employment(2023, 1_562_000), Employment(2024, 1_879_800)))
    for sections in (["employment"], ["employment", "job_trends"]):
        text = narrate.report(record, locale=locale, sections=sections).text
        assert narrate.check(text, record, locale=locale) == []
        assert narrate.check(text, wrong, locale=locale)
