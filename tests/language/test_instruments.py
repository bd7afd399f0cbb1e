"""Scores of each questionnaire are told by its own word, and never ranked with those of another."""

from __future__ import annotations

import itertools
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from extent import share

import narrate
from narrate import Name, Occupation, Skill
from narrate.cli import main
from narrate.content.skills import INSTRUMENT, TABLES
from narrate.language import language
from narrate.records import INSTRUMENTS, to_dict

LOCALES = tuple(narrate.locales())

NOUNS = {
    "en": ("skill", "interest", "work value"),
    "de": ("Kompetenz", "Interessenrichtung", "Arbeitswert"),
    "nl": ("vaardighe", "interessegebied", "werkwaarde"),
    "pl": ("umiejętno", "zainteresowań", "wartoś"),
    "cs": ("dovednost", "zájmů", "hodnot"),
    "ru": ("навык", "интересов", "ценност"),
    "es": ("aptitud", "interes", "valores laborales"),
    "fr": ("compétence", "intérêt", "valeur"),
    "it": ("competenz", "interess", "valor"),
    "pt": ("habilidade", "interesse", "valor"),
    "pt_PT": ("competência", "interesse", "valor"),
    "ar": ("مهارات", "ميول", "قيم مهنية"),
    "ja": ("スキル", "職業興味", "仕事価値観"),
    "zh": ("技能", "职业兴趣", "工作价值观"),
    "zh_Hant_TW": ("技能", "職業興趣", "工作價值觀"),
}
"""What skills, interests and work values are called, as far as it is the same in every sentence."""

INTERESTS = ("realistic", "investigative", "artistic", "social", "enterprising", "conventional")
VALUES = ("achievement", "independence", "recognition", "relationships", "support", "working conditions")
SKILLS = ("active listening", "negotiation", "programming", "troubleshooting", "writing", "speaking")
SCORES = ("83.3", "66.7", "66.7", "50", "12.5", "40")


def scored(keys: tuple[str, ...], instrument: str | None = None, **names: Name) -> tuple[Skill, ...]:
    return tuple(
        Skill(key, Decimal(score), instrument=instrument, names=names) for key, score in zip(keys, SCORES, strict=False)
    )


def told(locale: str, *skills: Skill) -> narrate.Report:
    return narrate.report(Occupation(id="x", skills=skills), locale=locale)


def nouns(locale: str) -> tuple[str, str, str]:
    return NOUNS.get(locale) or NOUNS[locale.partition("_")[0]]


@pytest.mark.parametrize("locale", LOCALES)
def test_each_questionnaire_has_its_own_word(locale: str) -> None:
    passages = [
        told(locale, *scored(keys, instrument)).text
        for keys, instrument in ((SKILLS, None), (INTERESTS, "interests"), (VALUES, "work values"))
    ]
    for place, (passage, noun) in enumerate(zip(passages, nouns(locale), strict=True)):
        assert noun in passage
        assert not [other for other in nouns(locale)[:place] + nouns(locale)[place + 1 :] if other in passage]


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_told_of_one_questionnaire_does_not_depend_on_the_others(locale: str) -> None:
    parts = (scored(SKILLS), scored(INTERESTS, "interests"), scored(VALUES, "work values"))
    space = language(locale).sentence_space
    for some in share(list(itertools.permutations(parts)), 3):
        listed = tuple(itertools.chain(*some))
        assert told(locale, *listed).text == space.join(told(locale, *part).text for part in parts)


@pytest.mark.parametrize("locale", LOCALES)
def test_counts_and_ends_are_those_of_the_questionnaire(locale: str) -> None:
    report = told(locale, *scored(SKILLS), *scored(INTERESTS[:5], "Interests"), *scored(VALUES[:4], "work_values"))
    assert [claim.value for claim in report.claims if claim.kind == "count"] == [6, 5, 4]
    for claim in report.claims:
        assert len({fact.item for fact in claim.facts}) == 1
        entry = report.entry(claim)
        assert entry is not None
        assert str(claim.value) == str(entry.shown) or Decimal(str(claim.value)) == Decimal(str(entry.shown))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_names_the_skills_interests_and_work_values_of_onet(locale: str, shared_data: Path) -> None:
    words, english = language(locale).lexicon, language("en_US").lexicon
    for table in ("skill", "interest", "work_value"):
        assert list(words[table]) == list(english[table])
        assert len(set(words[table].values())) == len(words[table])
    assert {*INTERESTS} == {*words["interest"]}
    assert {*VALUES} == {*words["work_value"]}
    elements = {line.split(",")[3] for line in _lines(shared_data / "onet-29.3" / "skills.csv.gz")}
    assert {element.lower() for element in elements - {"element"}} <= {*words["skill"]}


def _lines(path: Path) -> list[str]:
    import gzip  # noqa: PLC0415

    return gzip.decompress(path.read_bytes()).decode().splitlines()[:100]


@pytest.mark.parametrize("locale", [one for one in LOCALES if not one.startswith("en")])
def test_the_interest_social_is_not_the_skill_social(locale: str) -> None:
    words = language(locale).lexicon
    assert words["interest"]["social"] != words["skill"]["social"]
    assert words["interest"]["social"] in told(locale, *scored(("social",), "interests")).text
    assert words["skill"]["social"] not in told(locale, *scored(("social",), "interests")).text


@pytest.mark.parametrize("locale", [one for one in LOCALES if not one.startswith("en")])
def test_without_a_name_the_whole_passage_is_left_out_and_the_account_says_so(locale: str) -> None:
    unnamed = scored((*VALUES[:3], "tact"), "work values")
    report = told(locale, *scored(INTERESTS, "interests"), *unnamed)
    assert report.text == told(locale, *scored(INTERESTS, "interests")).text
    assert report.unnamed == ("work values",)
    assert told(locale, *scored(INTERESTS, "interests")).unnamed == ()
    named = {one: Name("xxx") for one in (locale, locale.partition("_")[0])}
    assert told(locale, *unnamed[:3], Skill("tact", Decimal(5), names=named, instrument="work values")).unnamed == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_questionnaire_without_a_word_is_left_out_and_the_account_says_so(locale: str) -> None:
    report = told(locale, *scored(SKILLS), *scored(INTERESTS, "RIASEC"))
    assert report.text == told(locale, *scored(SKILLS)).text
    assert report.unnamed == ("RIASEC",)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_questionnaire_has_sentences_of_its_own(locale: str) -> None:
    base = locale.partition("_")[0]
    names = {one: Name("xxx") for one in (locale, base)}
    texts = {
        told(locale, *[Skill(key, Decimal(score), names=names, instrument=one) for key, score in scores]).text
        for one in INSTRUMENT.values
        for scores in ([("a", 5)], [("a", 5), ("b", 5)], [("a", 5), ("b", 4)])
    }
    assert len(texts) == 3 * len(TABLES) == 3 * (len(INSTRUMENTS) + 1)


def test_the_summary_of_a_run_counts_what_has_no_names() -> None:
    import json  # noqa: PLC0415

    skills = (*scored(INTERESTS, "interests"), *scored(("tact", "wit"), "work values"))
    record = json.dumps(to_dict(Occupation(id="x", skills=skills)), default=float)
    result = CliRunner().invoke(main, ["report", "-", "--locale", "de_DE", "--locale", "es_MX"], input=record)
    assert result.exit_code == 0
    assert "left out, because the language has no names for them: work values 2\n" in result.stderr


CLASSES = {
    "de_DE": ("steht die Kompetenz „Verhandeln“ mit", "stehen die Kompetenzen „"),
    "nl_NL": ("heeft de vaardigheid “onderhandelen” de hoogste", "hebben de vaardigheden “"),
    "pl_PL": ("ma umiejętność „negocjacje”", "mają umiejętności „"),
    "cs_CZ": ("dovednost „vyjednávání“", "dovednosti „"),
    "ru_RU": ("имеет навык «переговоры»", "имеют навыки «"),
    "es_ES": ("la aptitud «negociación» tiene", "las aptitudes «"),
    "fr_FR": ("la compétence «\u202fnégociation\u202f»", "les compétences «"),
    "it_IT": ("della competenza «negoziazione»", "alle competenze «"),
    "pt_BR": ("a habilidade “negociação” tem", "as habilidades “"),
}
"""A quoted name may be a plural ("Beziehungen"); the noun before it is what the verb agrees with."""


@pytest.mark.parametrize(("locale", "one", "several"), [(locale, *pair) for locale, pair in CLASSES.items()])
def test_a_noun_before_the_quoted_name_agrees_with_the_verb(locale: str, one: str, several: str) -> None:
    low = Skill("writing", Decimal(5))
    assert one in told(locale, Skill("negotiation", Decimal(60)), low).text
    assert several in told(locale, Skill("negotiation", Decimal(60)), Skill("speaking", Decimal(60)), low).text


def test_a_single_middle_score_is_one_in_czech() -> None:
    text = told("cs_CZ", *scored(("negotiation", "writing"), None), Skill("speaking", Decimal(5))).text
    assert "Střední výsledek má dovednost „psaní“" in text
    assert "Střední výsledky" not in text


@pytest.mark.parametrize(
    ("locale", "each"),
    [("ar_EG", "سُجِّلت أعلى درجة لكلٍّ من «الكتابة» و«التحدث»، وهي "), ("ja_JP", "いずれも"), ("zh_CN", "均为")],
)
def test_scores_that_are_the_same_are_told_of_each(locale: str, each: str) -> None:
    two = (Skill("writing", Decimal(60)), Skill("speaking", Decimal(60)), Skill("negotiation", Decimal(5)))
    assert each in told(locale, *two).text
    assert each not in told(locale, *two[1:]).text


COUNTED = {2: "من بين القيمتين المهنيتين المقيَّمتين", 6: "6 قيم مهنية مقيَّمة", 11: "11 قيمةً مهنيةً مقيَّمةً"}


@pytest.mark.parametrize(("count", "written"), COUNTED.items())
def test_what_is_scored_is_counted_with_its_noun(count: int, written: str) -> None:
    names = {"ar": Name("س")}
    skills = [Skill(str(n), Decimal(n), names=names, instrument="work values") for n in range(count)]
    assert written in told("ar_AE", *skills).text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("locale", "written"),
    [("zh_CN", "得分最低的是“写作”“口头表达”和“谈判”"), ("zh_TW", "得分最低的是「寫作」、「口語表達」和「談判」")],
)
def test_no_comma_stands_between_quoted_names_where_the_norm_has_none(locale: str, written: str) -> None:
    lowest = [Skill(key, Decimal(5)) for key in ("writing", "speaking", "negotiation")]
    assert written in told(locale, Skill("science", Decimal(9)), *lowest).text
    assert "、" in told("zh_CN", *scored(SKILLS)).text
