"""Rules 19 and 20: the sounds at the start of French and Italian figures and names, held against small spellers."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from extent import share

import narrate
from narrate import Employment, Name, Occupation, Pay, Projection
from narrate.language.onset import OnsetRules
from narrate.page.texts import page_texts
from narrate.wording import language, phrasebook

ITALIAN = OnsetRules(language("it_IT").onset)
FRENCH = OnsetRules(language("fr_FR").onset)

ITALIAN_ONES = [
    "zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici",
    "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove",
]  # fmt: skip
ITALIAN_TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()  # noqa: SIM905


def italian(number: int) -> str:
    """Spell an Italian numeral: 28 is *ventotto*, 1100 *millecento*, 8,000,000 *otto milioni*."""
    for size, one, many in ((10**9, "un miliardo", " miliardi"), (10**6, "un milione", " milioni")):
        if number >= size:
            head, rest = divmod(number, size)
            said = one if head == 1 else italian(head) + many
            return said if not rest else f"{said} {italian(rest)}"
    if number >= 1000:
        head, rest = divmod(number, 1000)
        said = "mille" if head == 1 else italian(head) + "mila"
    elif number >= 100:
        head, rest = divmod(number, 100)
        said = "cento" if head == 1 else ITALIAN_ONES[head] + "cento"
    elif number >= 20:
        head, rest = divmod(number, 10)
        said = ITALIAN_TENS[head - 2]
        # The ten loses its last vowel before "uno" and "otto".
        said = said[:-1] if rest in (1, 8) else said
    else:
        return ITALIAN_ONES[number]
    return said + italian(rest) if rest else said


def italian_article(word: str) -> str:
    """Tell the class of the masculine article before a spelled word: l', lo or il."""
    if word[0] in "aeiou":
        return "vowel"
    # lo: before z, and before s and a consonant.
    return "lo" if word[0] == "z" or (word[0] == "s" and word[1] not in "aeiou") else "plain"


def test_the_italian_speller_spells() -> None:
    written = {28: "ventotto", 1100: "millecento", 80_001: "ottantamilauno", 1_000_000: "un milione", 0: "zero"}
    assert {number: italian(number) for number in written} == written


def test_rule_19_italian_articles_follow_the_spoken_numeral_up_to_a_million() -> None:
    for number in share(range(1_000_001), 7):
        assert ITALIAN.onset_of_figure(str(number)) == italian_article(italian(number)), number


@pytest.mark.parametrize("head", [1, 2, 7, 8, 10, 11, 18, 80, 88, 100, 108, 110, 111, 180, 800, 811, 999])
@pytest.mark.parametrize("size", [10**6, 10**9])
@pytest.mark.parametrize("rest", [0, 1, 249_900])
def test_rule_19_italian_articles_before_millions_and_billions(head: int, size: int, rest: int) -> None:
    number = head * size + rest
    assert ITALIAN.onset_of_figure(str(number)) == italian_article(italian(number)), number


@pytest.mark.parametrize(
    ("percent", "written"),
    [("0.5", "dello 0,5%"), ("1", "dell’1%"), ("1.5", "dell’1,5%"), ("3", "del 3%"), ("7", "del 7%"), ("8", "dell’8%"),
     ("8.3", "dell’8,3%"), ("11", "dell’11%"), ("11.2", "dell’11,2%"), ("18", "del 18%"), ("80", "dell’80%"),
     ("89", "dell’89%"), ("100", "del 100%"), ("108", "del 108%"), ("800", "dell’800%"), ("1000", "del 1000%"),
     ("-0.5", "dello 0,5%"), ("-1.5", "dell’1,5%"), ("-7", "del 7%"), ("-8", "dell’8%"), ("-11", "dell’11%"),
     ("-80.1", "dell’80,1%")],
)  # fmt: skip
def test_rule_19_the_article_precedes_the_figure(percent: str, written: str) -> None:
    occupation = Occupation(id="x", projections=(Projection(2024, 2034, percent=Decimal(percent)),))
    report = narrate.report(occupation, locale="it_IT", sections=["job_outlook", "job_trends"])
    assert [written in section.text for section in report.sections] == [True, True], report.text


@pytest.mark.parametrize(
    ("name", "gender", "written"),
    [("infermieri", "masculine", "degli infermieri"), ("elettricisti", "masculine", "degli elettricisti"),
     ("psicologi", "masculine", "degli psicologi"), ("zootecnici", "masculine", "degli zootecnici"),
     ("specialisti", "masculine", "degli specialisti"), ("saldatori", "masculine", "dei saldatori"),
     ("gnomonisti", "masculine", "degli gnomonisti"), ("tecnici", "masculine", "dei tecnici"),
     ("ostetriche", "feminine", "delle ostetriche"), ("sarte", "feminine", "delle sarte"),
     ("hacker", "masculine", "nel gruppo professionale «hacker»"), ("RSPP", "masculine", "nel gruppo professionale «RSPP»"), ("OSS", "masculine", "degli OSS"),
     ("DSGA", "masculine", "dei DSGA"),
     ("tecnici", None, "nel gruppo professionale «tecnici»")],
)  # fmt: skip
def test_rule_19_the_article_of_a_name_is_told_where_it_is_sure(name: str, gender: str | None, written: str) -> None:
    occupation = Occupation(
        id="x", names={"it": Name(name, gender=gender)}, projections=(Projection(2024, 2034, percent=Decimal(5)),)
    )
    text = narrate.report(occupation, locale="it_IT", sections=["job_outlook"]).text
    assert f"l’occupazione {written} dovrebbe aumentare" in text


FRENCH_ONES = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
]  # fmt: skip
FRENCH_TENS = "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()  # noqa: SIM905


def first_french_word(number: int) -> str:
    """Spell the first word of a French numeral; 71 is *soixante et onze*, 1000 is *mille*, a million *un million*."""
    if number >= 1_000_000:
        return first_french_word(number // 1_000_000)
    if number >= 1000:
        return "mille" if number < 2000 else first_french_word(number // 1000)
    if number >= 100:
        return "cent" if number < 200 else FRENCH_ONES[number // 100]
    return FRENCH_ONES[number] if number < 20 else FRENCH_TENS[number // 10 - 2]


def elides(word: str) -> bool:
    """Tell whether *de* elides before a numeral's first word: before a vowel, but not before *onze*, nor *un* in figures.

    *Huit* has an aspirated h: *de huit*.
    """
    return word[0] in "aeéiou" and word not in ("un", "onze")


def test_rule_20_no_french_figure_elides_up_to_a_million() -> None:
    for number in range(1_000_001):
        expected = "vowel" if elides(first_french_word(number)) else "consonant"
        assert FRENCH.onset_of_figure(str(number)) == expected, number


@pytest.mark.parametrize("locale", ["fr_FR", "fr_CA"])
@pytest.mark.parametrize("percent", ["0.5", "1", "8", "11", "80", "800"])
def test_rule_20_de_is_not_elided_before_a_figure(locale: str, percent: str) -> None:
    occupation = Occupation(id="x", projections=(Projection(2024, 2034, percent=Decimal(percent)),))
    text = narrate.report(occupation, locale=locale, sections=["job_outlook", "job_trends"]).text
    assert len(re.findall(rf" de {percent.replace('.', ',')}[\u00a0\u202f]%", text)) == 2
    assert not re.search(r"[’']\d", text)


@pytest.mark.parametrize(
    ("name", "written"),
    [("infirmiers", "d’infirmiers"), ("économistes", "d’économistes"), ("éditeurs", "d’éditeurs"),
     ("œnologues", "d’œnologues"), ("ouvriers", "d’ouvriers"), ("usineurs", "d’usineurs"),
     ("techniciens", "de techniciens"), ("webmestres", "de webmestres"),
     # A capital is that of a title, and a title is quoted.
     ("Éditeurs", "dans le groupe professionnel « Éditeurs »"), ("Architectes paysagistes", "dans le groupe professionnel « Architectes paysagistes »"),
     # Nobody can say by the letters whether an h is mute (huissiers) or aspirated (hockeyeurs).
     ("huissiers", "dans le groupe professionnel « huissiers »"), ("hockeyeurs", "dans le groupe professionnel « hockeyeurs »"),
     ("ATSEM", "d’ATSEM"), ("CPE", "de CPE"), ("yogis", "dans le groupe professionnel « yogis »"), ("HLM", "dans le groupe professionnel « HLM »"),
     ("oui-disants", "dans le groupe professionnel « oui-disants »"), ("3D-istes", "dans le groupe professionnel « 3D-istes »")],
)  # fmt: skip
def test_rule_20_de_elides_before_a_name_where_that_is_sure(name: str, written: str) -> None:
    occupation = Occupation(id="x", names={"fr": Name(name)}, employment=(Employment(2024, 500),))
    text = narrate.report(occupation, locale="fr_FR", sections=["employment"]).text
    assert text.replace("\u202f", " ") == f"En 2024, on comptait 500 emplois {written}."


@pytest.mark.parametrize(
    ("jobs", "written"),
    [(1, "1 emploi dans"), (2, "2 emplois dans"), (999_999, "999 999 emplois dans"),
     (1_000_000, "environ 1 million d’emplois dans"), (1_500_000, "environ 1,5 million d’emplois dans"),
     (1_949_999, "environ 1,9 million d’emplois dans"), (2_000_000, "environ 2 millions d’emplois dans"),
     (21_600_000, "environ 21,6 millions d’emplois dans")],
)  # fmt: skip
@pytest.mark.parametrize("locale", ["fr_FR", "fr_CA"])
def test_rule_20_one_below_two_and_de_after_million(jobs: int, written: str, locale: str) -> None:
    occupation = Occupation(id="x", employment=(Employment(2024, jobs),))
    text = narrate.report(occupation, locale=locale, sections=["employment"]).text
    assert re.sub("[\u00a0\u202f]", " ", text) == f"En 2024, on comptait {written} cette profession."


@pytest.mark.parametrize(
    ("jobs", "written"),
    [(1, "1 posto"), (2, "2 posti"), (1001, "1001 posti"), (12_345, "12.345 posti"),
     (1_000_000, "circa 1 milione di posti"), (1_500_000, "circa 1,5 milioni di posti"),
     (2_000_000, "circa 2 milioni di posti")],
)  # fmt: skip
def test_rule_19_italian_counts(jobs: int, written: str) -> None:
    occupation = Occupation(id="x", employment=(Employment(2024, jobs),))
    text = narrate.report(occupation, locale="it_IT", sections=["employment"]).text
    assert text.replace("\u00a0", " ") == f"Nel 2024 questa professione contava {written} di lavoro."


@pytest.mark.parametrize(
    ("month", "written"),
    [(None, "nel 2024"), (1, "nel gennaio 2024"), (4, "nell’aprile 2024"), (5, "nel maggio 2024"),
     (8, "nell’agosto 2024"), (10, "nell’ottobre 2024"), (12, "nel dicembre 2024")],
)  # fmt: skip
def test_rule_19_the_preposition_before_a_month_follows_its_sound(month: int | None, written: str) -> None:
    pay = Pay(2024, period="annual", currency="CHF", percentiles={50: Decimal(60_000)}, month=month)
    text = narrate.report(Occupation(id="x", pay=(pay,)), locale="it_IT", sections=["pay"]).text
    assert re.search(rf" era di 60[.]000.CHF {written}\.", text), text


@pytest.mark.parametrize("locale", ["fr_FR", "fr_CA"])
@pytest.mark.parametrize(("jobs", "noun"), [(1_000_000, "d’emplois"), (3_000_000, "d’emplois"), (1_000_100, "emplois")])
def test_rule_20_de_after_whole_millions_in_figures(jobs: int, noun: str, locale: str) -> None:
    occupation = Occupation(id="x", employment=(Employment(2024, jobs),))
    text = narrate.report(occupation, locale=locale, sections=["job_trends"]).text
    assert re.search(rf"[01]00 {noun} en", text), text


def test_rule_30_each_territory_sets_its_own_space_inside_guillemets() -> None:
    occupation = Occupation(
        id="x",
        names={"fr": Name("huissiers")},
        employment=(Employment(2024, 47),),
        skills=(narrate.Skill("social", Decimal(37)),),
    )
    texts = {locale: narrate.report(occupation, locale=locale).text for locale in ("fr_FR", "fr_CA")}
    for locale, space in (("fr_FR", "\u202f"), ("fr_CA", "\u00a0")):
        inside = re.findall("«(.)[^»]*(.)»", texts[locale])
        assert len(inside) == 3
        assert set(inside) == {(space, space)}


@pytest.mark.parametrize(("locale", "colon", "semicolon"), [("fr_FR", "\u202f:", "\u202f;"), ("fr_CA", "\u00a0:", ";")])
def test_rule_30_each_territory_sets_its_own_space_before_high_marks(locale: str, colon: str, semicolon: str) -> None:
    marks: dict[str, set[str]] = {":": set(), ";": set()}
    texts = [entry.wording for entry in phrasebook(locale)]
    texts += [text for table in page_texts(language(locale)).tables.values() for text in table.values()]
    for text in texts:
        for found in re.finditer(r"[ \u00a0\u202f]?([:;])", text):
            marks[found[1]].add(found[0])
    assert marks == {":": {colon}, ";": {semicolon}}


@pytest.mark.parametrize(
    ("locale", "singular"), [("fr_FR", "cette|celle-ci"), ("fr_CA", "cette|celle-ci"), ("it_IT", "questa")]
)
def test_rule_36_a_record_of_several_codes_is_never_told_as_one(locale: str, singular: str) -> None:
    occupation = Occupation(
        id="x",
        combined=True,
        employment=(Employment(2014, 500), Employment(2024, 900)),
        projections=(Projection(2014, 2024, 700), Projection(2024, 2034, 950)),
        group=narrate.Group(size=700, ranked=700, nearness_rank=92),
    )
    text = narrate.report(occupation, locale=locale).text
    assert re.search(r"(?<!\d)92(?!\d)", text)
    assert not re.search(rf"\b(?:{singular})\b", text, re.IGNORECASE), text


def test_studies_are_called_as_canada_calls_them() -> None:
    for level in ("some_college", "associates_degree"):
        occupation = Occupation(id="x", entry=narrate.Entry(education=level))
        france, canada = (
            narrate.report(occupation, locale=locale, sections=["entry"]).text for locale in ("fr_FR", "fr_CA")
        )
        # In Canada "études supérieures" are those after the bachelor's degree.
        assert "études supérieures" in france
        assert "études supérieures" not in canada
        assert "études postsecondaires" in canada
