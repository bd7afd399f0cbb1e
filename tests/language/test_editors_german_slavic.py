"""What editors of German, Dutch, Polish, Czech and Russian would not print, kind by kind."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from nurses import LOCALES, NAMES, SLAVIC, said

import narrate
from narrate import AtLeast, Employment, Occupation, Projection
from narrate.wording import phrasebook


@pytest.mark.parametrize("locale", LOCALES)
def test_a_development_since_the_base_year_is_not_placed_in_the_last_one(locale: str) -> None:
    until = {
        "cs": "Do roku 2024 se ",
        "de": "Bis 2024 verlief ",
        "nl": "Tot en met 2024 ",
        "ru": "К 2024 году ситуация ",
    }
    level = {"pl": "W 2024 r. zatrudnienie pielęgniarek było "}  # a level is that of a year
    written = said(
        locale,
        "summary",
        employment=(Employment(2022, 1000), Employment(2024, 1200)),
        projections=(Projection(2022, 2032, 1010),),
    )
    assert written.startswith((until | level)[locale[:2]])


@pytest.mark.parametrize("locale", SLAVIC)
def test_the_need_of_workers_is_told_in_an_occupation_and_is_no_need_of_its_workers(locale: str) -> None:
    """ "A need for nurses of 300 workers" can be read as what nurses need."""
    need = {
        "cs": "potřebu v průměru zhruba 300 pracovníků",
        "pl": "zapotrzebowanie",
        "ru": "в течение прогнозного десятилетия будет требоваться в среднем около 300 работников в год.",
    }[locale[:2]]
    projection = Projection(2024, 2034, percent=Decimal(5), openings_per_year=300)
    written = said(locale, "job_outlook", projections=(projection,))
    named = {"cs": "„zdravotní sestry“", "pl": "„pielęgniarki”", "ru": "«медсёстры»"}[locale[:2]]
    assert f"{named} {need}" in written
    needs = [entry.wording for entry in phrasebook(locale) if entry.block == "openings"]
    assert len(needs) > 30
    assert not [one for one in needs if re.search(r"(?:dla|для|u)\s\{occupation", one)]


@pytest.mark.parametrize(
    ("openings", "workers"),
    [(1, "1 работника"), (2, "2 работников"), (21, "21 работника"), (81_000, "81 000 работников")],
)
def test_russian_workers_needed_are_in_the_genitive(openings: int, workers: str) -> None:
    """ "Примерно в 81 000 работниках" has a case that no whole thousand takes."""
    projection = Projection(2024, 2034, percent=Decimal(5), openings_per_year=openings)
    assert f"около {workers} в год." in said("ru_RU", "job_outlook", projections=(projection,))
    bound = Projection(2024, 2034, percent=Decimal(5), openings_per_year=AtLeast(Decimal(openings)))
    assert f"не менее {workers} в год." in said("ru_RU", "job_outlook", projections=(bound,))


@pytest.mark.parametrize("percent", [0, Decimal("-0.4")])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_concession_of_no_change_says_neither_change_nor_growth(locale: str, percent: Decimal) -> None:
    conceded = {
        "cs": "Navzdory téměř nezměněné zaměstnanosti ",
        "de": "Trotz kaum veränderter Beschäftigung ",
        "nl": "Ondanks de nagenoeg gelijkblijvende werkgelegenheid ",
        "pl": "Mimo niemal niezmienionego poziomu zatrudnienia ",
        "ru": "Несмотря на почти неизменную занятость, ",
    }
    projection = Projection(2024, 2034, percent=percent, outlook="little_or_no_change", openings_per_year=300)
    assert conceded[locale[:2]] in said(locale, "job_outlook", projections=(projection,))


@pytest.mark.parametrize(
    ("locale", "observed", "projected", "outcome"),
    [
        (
            "pl_PL",
            "i 1 000 miejsc pracy w 2024 r., a więc liczba miejsc pracy nie zmieniła się.",
            "przewiduje, że do 2034 r. zatrudnienie w tym zawodzie nie zmieni się i wyniesie 1000 miejsc pracy.",
            "przewidywała, że zatrudnienie nie zmieni się, i w rzeczywistości zatrudnienie nie zmieniło się.",
        ),
        (
            "ru_RU",
            "и 1 000 рабочих мест в 2024 году, то есть число рабочих мест не изменилось.",
            "предполагает, что занятость по этой профессии к 2034 году не изменится и составит 1 000 рабочих мест.",
            "предполагал, что занятость не изменится, и фактически занятость не изменилась.",
        ),
    ],
)
def test_no_change_is_no_number_of_jobs(locale: str, observed: str, projected: str, outcome: str) -> None:
    facts: dict[str, object] = {
        "employment": (Employment(2014, 1000), Employment(2024, 1000)),
        "projections": (
            Projection(2014, 2024, 1000, percent=Decimal(0)),
            Projection(2024, 2034, 1000, percent=Decimal(0)),
        ),
    }
    trends = said(locale, "job_trends", **facts)
    for sentence in (observed, projected):
        assert sentence.replace("1 000", "1000" if locale == "pl_PL" else "1 000") in trends
    assert outcome in said(locale, "track_record", **facts)


@pytest.mark.parametrize(
    ("locale", "change", "words"),
    [
        ("pl_PL", 20, "a więc liczba miejsc pracy prawie się nie zmieniła."),
        ("pl_PL", 20, "zatrudnienie w tym zawodzie prawie się nie zmieni i wyniesie 100 020 miejsc pracy."),
        ("ru_RU", 20, "то есть число рабочих мест практически не изменилось."),
        ("ru_RU", 20, "к 2034 году практически не изменится и составит 100 020 рабочих мест."),
    ],
)
def test_hardly_a_change_is_said_as_such(locale: str, change: int, words: str) -> None:
    levels = (Employment(2014, 100_000 - change), Employment(2024, 100_000))
    projections = (Projection(2024, 2034, 100_000 + change, percent=Decimal(0)),)
    assert words in said(locale, "job_trends", employment=levels, projections=projections)


def test_russian_outlooks_are_such_as_those_of_the_projection() -> None:
    written = said(
        "ru_RU",
        "job_trends",
        employment=(Employment(2022, 1000), Employment(2024, 1000)),
        projections=(Projection(2022, 2032, 1000), Projection(2024, 2034, 1000)),
    )
    assert "перспективы занятости примерно такие, какие предполагал прогноз 2022 года." in written


@pytest.mark.parametrize("locale", LOCALES)
def test_the_name_of_a_group_is_in_quotation_marks(locale: str) -> None:
    """A group's title has commas of its own ("management, business and financial occupations")."""
    told = [entry.wording for entry in phrasebook(locale) if "{group}" in entry.wording]
    assert told
    assert not [one for one in told if not re.search(r"[„“«]\{group\}[“”»]", one)]


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL", "pl_PL", "ru_RU"])
def test_jobs_are_those_of_an_occupation_and_not_on_offer_to_its_workers(locale: str) -> None:
    for jobs in (40_000, 3_391_000):
        written = said(locale, "employment", employment=(Employment(2024, jobs),))
        named = {
            "nl": " in de beroepsgroep “verpleegkundigen” ",
            "pl": " pracy pielęgniarek.",
            "ru": " мест медсестёр.",
        }
        assert named[locale[:2]] in written
    told = [entry.wording for entry in phrasebook(locale) if entry.section == "employment"]
    assert not [one for one in told if re.search(r"\b(?:voor|dla|для) \{occupation", one)]


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL"])
def test_a_dutch_sentence_does_not_start_as_the_one_before_it(locale: str) -> None:
    for years in (8, 10):
        projection = Projection(2024, 2024 + years, percent=Decimal(5), openings_per_year=300)
        written = said(locale, "job_outlook", projections=(projection,))
        assert [one.split()[0] for one in written.split(". ")] == ["Volgens", "Tussen" if years == 8 else "Gedurende"]


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL"])
def test_what_a_dutch_group_needs_stands_beside_its_verb(locale: str) -> None:
    """A group of occupations ("beroepen bij de strijdkrachten") can be asked for nothing."""
    told = [entry.wording for entry in phrasebook(locale) if (entry.section, entry.block) == ("entry", "education")]
    assert told
    assert not [one for one in told if not re.search(r" is doorgaans .* nodig\.$", one)]


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL"])
def test_one_job_is_no_number_of_jobs_in_dutch(locale: str) -> None:
    written = said(
        locale,
        "job_trends",
        employment=(Employment(2022, 1), Employment(2024, 2)),
        projections=(Projection(2022, 2032, 1),),
    )
    assert " kon voor 2024 op 1 baan worden gerekend; het waargenomen aantal was 2 " in written


@pytest.mark.parametrize("locale", SLAVIC)
def test_no_line_ends_in_a_preposition_of_one_letter(locale: str) -> None:
    prepositions = {"cs": "kosuvz", "pl": "aiouwz", "ru": "авикосуя"}[locale[:2]]
    breakable = re.compile(rf"\b[{prepositions}] ", re.IGNORECASE)
    wordings = [entry.wording for entry in phrasebook(locale)]
    assert not [one for one in wordings if breakable.search(one)]
    assert sum(bool(re.search(rf"\b[{prepositions}]\u00a0", one, re.IGNORECASE)) for one in wordings) > 300


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_read_does_not_depend_on_where_lines_may_break(locale: str) -> None:
    occupation = Occupation(
        id="x",
        names=NAMES,
        employment=(Employment(2022, 500), Employment(2024, 520)),
        projections=(Projection(2022, 2032, 510), Projection(2024, 2034, 530, openings_per_year=30)),
    )
    written = narrate.report(occupation, locale=locale).text

    def claims(text: str) -> list[tuple[str, object]]:
        return [(one.kind, one.value) for one in narrate.read(text, locale=locale).claims]

    assert len(claims(written)) > 20
    assert claims(written.replace("\u00a0", " ")) == claims(written)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_score_is_that_of_a_skill_and_agrees_with_the_word_for_it(locale: str) -> None:
    """A label is a name ("Beziehungen", „warunki pracy”) and no subject of its own."""
    nouns = {
        "cs": "dovednosti?",
        "de": "Kompetenz(?:en)?",
        "nl": "vaardighe(?:id|den)",
        "pl": "umiejętnoś(?:ć|ci)",
        "ru": "навыки?",
    }
    skills = tuple(
        narrate.Skill(key, Decimal(score)) for key, score in (("social", 80), ("writing", 60), ("speaking", 50))
    )
    written = said(locale, "skills", skills=skills)
    labels = re.findall(r"(\S+) [„“«](?!Pflege|verpl|pielęg|zdrav|медс)\w", written)
    assert len(labels) == 3
    assert all(re.fullmatch(nouns[locale[:2]], one) for one in labels)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_rank_is_that_of_a_projection_whatever_it_is_of(locale: str) -> None:
    subject = {
        "cs": "projekce jde o",
        "de": "belegt die Projektion",
        "nl": "staat de prognose",
        "pl": "prognoza zajmuje",
        "ru": "прогноз занимает",
    }
    ranks = [entry.wording for entry in phrasebook(locale) if entry.block == "rank"]
    assert ranks
    assert all(subject[locale[:2]] in one.replace("\u00a0", " ") for one in ranks)


@pytest.mark.parametrize("locale", SLAVIC)
def test_employers_in_the_plural_are_no_predicate_of_a_singular(locale: str) -> None:
    most = {"cs": ("Nejvíce ", "Většina "), "pl": ("Najwięcej ", "Większość "), "ru": ("Больше всего ", "Большинство ")}
    jobs = {"cs": "Pracovní místa ", "pl": "Miejsca pracy ", "ru": "Рабочие места "}[locale[:2]]
    blocks = ("largest_employers", "largest_employers_list", "employers")
    named = [entry.wording.replace("\u00a0", " ") for entry in phrasebook(locale) if entry.block in blocks]
    assert named
    assert not [one for one in named if not one.startswith((*most[locale[:2]], jobs))]


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_usual_is_not_said_in_the_same_words_three_times(locale: str) -> None:
    usual = r"in der Regel|[Üü]blicherweise|gewöhnlich|doorgaans|[Gg]ewoonlijk|in de regel|zwykle|na ogół|obvykle|zpravidla|обычно|как правило"
    entry = narrate.Entry(education="bachelors_degree", experience="none", training="none")
    found = [one.lower() for one in re.findall(usual, said(locale, "entry", entry=entry))]
    assert len(found) == 3
    assert len(set(found)) > 1


@pytest.mark.parametrize("locale", LOCALES)
def test_some_experience_is_asked_and_not_one_below_a_ceiling(locale: str) -> None:
    asked = {
        "cs": "Od uchazečů se obvykle požaduje určitá praxe v příbuzném povolání, zpravidla kratší než pět let.",
        "de": "Üblicherweise wird eine gewisse Berufserfahrung in einem verwandten Beruf verlangt, meist weniger als fünf Jahre.",
        "nl": "Gewoonlijk wordt enige werkervaring in een verwant beroep verlangd, meestal minder dan vijf jaar.",
        "pl": "Od kandydatów oczekuje się pewnego doświadczenia zawodowego w pokrewnym zawodzie, na ogół krótszego niż pięć lat.",
        "ru": "От кандидатов, как правило, требуется некоторый опыт работы по смежной профессии, обычно менее пяти лет.",
    }
    assert asked[locale[:2]] in said(locale, "entry", entry=narrate.Entry(experience="less_than_5_years"))


@pytest.mark.parametrize("locale", LOCALES)
def test_nobody_is_asked_to_leave_college_without_a_degree(locale: str) -> None:
    asked = {
        "cs": "absolvování části vysokoškolského studia (titul není nutný).",
        "de": "ein begonnenes Hochschulstudium (auch ohne Abschluss) erforderlich.",
        "nl": "een deels gevolgde opleiding in het hoger onderwijs (ook zonder diploma) nodig.",
        "pl": "odbycia części studiów wyższych (dyplom nie jest konieczny).",
        "ru": "требуется как минимум неоконченное высшее образование.",
    }
    assert asked[locale[:2]] in said(locale, "entry", entry=narrate.Entry(education="some_college"))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_professional_degree_is_one_as_in_medicine_or_law(locale: str) -> None:
    asked = {
        "cs": "doktorský titul nebo profesní titul téže úrovně (například v lékařství nebo v právu).",
        "de": "ein gleichrangiger berufsqualifizierender Hochschulabschluss (etwa in Medizin oder Recht) erforderlich.",
        "nl": "een beroepsgericht universitair diploma (bijvoorbeeld in de geneeskunde of de rechten) nodig.",
        "pl": "dyplomu zawodowego tego samego szczebla (na przykład w medycynie lub prawie).",
        "ru": "профессиональная степень того же уровня (например, в медицине или юриспруденции).",
    }
    entry = narrate.Entry(education="doctoral_or_professional_degree")
    assert asked[locale[:2]] in said(locale, "entry", entry=entry)
    told = [one.wording for one in phrasebook(locale) if one.block == "education"]
    english = "professional" if locale.startswith("nl") else "degree"  # Dutch law has an "associate degree"
    assert not [one for one in told if english in one.lower()]


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("cs_CZ", "má zaměstnanost zdravotních sester zůstat přibližně na stejné úrovni."),
        ("pl_PL", "zatrudnienie pielęgniarek ma pozostać na niemal niezmienionym poziomie."),
    ],
)
def test_little_or_no_change_is_no_change_or_nearly_none_in_one_word(locale: str, words: str) -> None:
    projection = Projection(2024, 2034, percent=Decimal("-0.4"), outlook="little_or_no_change")
    assert words in said(locale, "job_outlook", projections=(projection,))


def test_czech_jobs_are_and_are_not_on_file() -> None:
    written = said("cs_CZ", "employment", employment=(Employment(2024, 302),))
    assert "V roce 2024 bylo u zdravotních sester celkem 302 pracovních míst." in written
    assert not [one.wording for one in phrasebook("cs_CZ") if "evidov" in one.wording]


def test_czech_trouble_is_looked_for() -> None:
    skills = (narrate.Skill("troubleshooting", Decimal(80)), narrate.Skill("repairing", Decimal(40)))
    assert "„hledání závad“" in said("cs_CZ", "skills", skills=skills)


@pytest.mark.parametrize("locale", SLAVIC)
def test_an_outcome_is_not_the_last_word(locale: str) -> None:
    """A newer projection may be told beside it."""
    start = {"cs": "Zaměstnanost se vyvíjela ", "pl": "Zatrudnienie było ", "ru": "Ситуация с занятостью сложилась "}
    written = said(
        locale,
        "track_record",
        employment=(Employment(2012, 1000), Employment(2022, 1300)),
        projections=(Projection(2012, 2022, 1100), Projection(2022, 2032, 1400)),
    )
    assert start[locale[:2]] in written
    final = r"ostatecznie|nakonec|в\sитоге"
    assert not [one.wording for one in phrasebook(locale) if re.search(final, one.wording, re.IGNORECASE)]


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL"])
def test_several_dutch_skills_have_the_lowest_score_together(locale: str) -> None:
    scores = (("social", 80), ("writing", 50), ("speaking", 50))
    skills = tuple(narrate.Skill(key, Decimal(score)) for key, score in scores)
    written = said(locale, "skills", skills=skills)
    assert "De laagste score, 50 van de 100 punten, hebben de vaardigheden “schrijven” en “spreken”." in written


@pytest.mark.parametrize("locale", ["de_AT", "de_CH", "de_DE"])
def test_a_german_projection_has_no_verb_whose_end_is_far_away(locale: str) -> None:
    written = said(
        locale,
        "job_trends",
        employment=(Employment(2022, 400), Employment(2024, 420)),
        projections=(Projection(2022, 2032, 440), Projection(2024, 2034, 450)),
    )
    assert "Die Projektion von 2022 ergab für diesen Beruf bis 2032 einen Anstieg der Beschäftigung um 10" in written
    assert not [one.wording for one in phrasebook(locale) if re.search(r"\bvor[.;]", one.wording)]


@pytest.mark.parametrize("locale", LOCALES)
def test_equal_percentiles_are_told_as_of_one_wage(locale: str) -> None:
    equal = {
        "cs": "V roce 2024 byla mzda na úrovni 25. a 75. percentilu stejná: ",
        "de": " waren 2024 gleich hoch: ",
        "nl": "Het loon op het 25e en op het 75e percentiel was in 2024 even hoog, namelijk ",
        "pl": "W 2024 r. wynagrodzenie na poziomie 25. i 75. percentyla było takie samo: ",
        "ru": "В 2024 году заработная плата на уровне 25-го и 75-го процентилей была одинаковой: ",
    }
    percentiles = {25: Decimal(40_000), 75: Decimal(40_000)}
    pay = (narrate.Pay(2024, period="annual", currency="USD", percentiles=percentiles),)
    written = said(locale, "pay", pay=pay)
    assert equal[locale[:2]] in written
    if locale.startswith("de"):
        assert "Das 25. und das 75. Perzentil der " in written


@pytest.mark.parametrize("year", [2022, 2024])
@pytest.mark.parametrize("locale", ["de_AT", "de_CH", "de_DE", "nl_BE", "nl_NL"])
def test_no_german_or_dutch_jobs_are_counted_on(locale: str, year: int) -> None:
    written = said(
        locale,
        "job_trends",
        employment=(Employment(2012, 0), Employment(year, 0)),
        projections=(Projection(2012, 2022, 0), Projection(year, year + 10, 0)),
    )
    none = {
        "de": f" waren für {year} keine Arbeitsplätze zu erwarten; der beobachtete Wert lag bei 0, wie erwartet.",
        "nl": f" waren voor {year} geen banen te verwachten; het waargenomen aantal was 0, zoals verwacht.",
    }
    assert none[locale[:2]] in written
    assert not re.search(r"(?<![\d.])0 (?:Arbeitspl|ba)", written)


def rated(*scores: int, instrument: str = "work values") -> tuple[narrate.Skill, ...]:
    """Return work values, or interests, with such scores."""
    keys = {
        "interests": ("realistic", "social", "artistic"),
        "work values": ("achievement", "relationships", "support"),
    }
    each = zip(keys[instrument], scores, strict=False)
    return tuple(narrate.Skill(key, Decimal(score), instrument=instrument) for key, score in each)


@pytest.mark.parametrize("locale", ["de_AT", "de_CH", "de_DE"])
def test_of_two_german_scores_none_is_the_highest(locale: str) -> None:
    """Of two there is a higher one; "die zwei" are "die beiden", which are read as two."""
    apart = said(locale, "skills", skills=rated(80, 50))
    assert apart.startswith("Von den beiden für die Berufsgruppe ")
    assert " mit 80 von 100 Punkten an erster Stelle. An letzter Stelle steht der Arbeitswert " in apart
    equal = said(locale, "skills", skills=rated(60, 60))
    assert equal.startswith("Die beiden für die Berufsgruppe ")
    assert [one.value for one in narrate.read(equal, locale=locale).claims if one.kind == "count"] == [2]
    tied = said(locale, "skills", skills=rated(80, 80, 50))
    assert tied.startswith("Von den drei ")
    assert " mit je 80 von 100 Punkten an erster Stelle. " in tied
    wordings = [one.wording for one in phrasebook(locale) if one.section == "skills"]
    assert not [one for one in wordings if re.search(r"höchste|niedrigste|\bzwei\b", one)]


def test_two_german_occupations_that_are_compared_are_both() -> None:
    pay = (narrate.Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(90_000)}),)
    others = (narrate.Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(50_000)}),)
    written = said("de_DE", "summary", pay=pay, group=narrate.Group(2, pay=others))
    assert "über dem Median der Medianverdienste in den beiden verglichenen Berufen." in written
    written = said("de_DE", "summary", pay=pay, group=narrate.Group(3, pay=others))
    assert "über dem Median der Medianverdienste in den drei verglichenen Berufen." in written


@pytest.mark.parametrize("locale", SLAVIC)
def test_two_equal_scores_are_not_all_of_them(locale: str) -> None:
    """ "Wszystkie …, łącznie dwie" are two words for both."""
    equal = {
        "cs": "Pracovní hodnoty hodnocené u zdravotních sester, celkem dvě, mají stejný výsledek: 60 ze 100.",
        "pl": "Wartości zawodowe oceniane u pielęgniarek, łącznie dwie, mają ten sam wynik: 60 na 100.",
        "ru": "Трудовые ценности, оцениваемые у медсестёр (всего две), имеют одну и ту же оценку: 60 из 100.",
    }
    assert said(locale, "skills", skills=rated(60, 60)) == equal[locale[:2]]
    wordings = [one.wording for one in phrasebook(locale) if (one.section, one.block) == ("skills", "equal")]
    assert len(wordings) > 10
    assert not [one for one in wordings if re.match(r"Všechn|Wszystk|Все\b", one)]


@pytest.mark.parametrize(
    ("locale", "value", "interest"),
    [
        ("cs_CZ", "Z pracovních hodnot je u zdravotních sester hodnocena pouze jedna: ", "hodnocen pouze jeden: "),
        ("pl_PL", "Spośród wartości zawodowych oceniono u pielęgniarek tylko jedną: ", "tylko jeden: "),
        ("ru_RU", "Из трудовых ценностей оценку у медсестёр имеет только одна: ", "имеет только один: "),
    ],
)
def test_a_verb_does_not_agree_with_what_a_score_is_called(locale: str, value: str, interest: str) -> None:
    """ "Имеет только «достижения»" has a singular verb and a plural subject."""
    assert said(locale, "skills", skills=rated(70)).startswith(value)
    assert interest in said(locale, "skills", skills=rated(70, instrument="interests"))
    wordings = [one.wording for one in phrasebook(locale) if (one.section, one.block) == ("skills", "only")]
    assert wordings
    assert not [one for one in wordings if not re.search(r"\w: \{skills\} \(\{score\}", one)]


@pytest.mark.parametrize("locale", SLAVIC)
def test_no_jobs_are_not_counted_beside_a_bound(locale: str) -> None:
    least, none = AtLeast(Decimal(5)), 0
    ceased = said(locale, "job_trends", employment=(Employment(2022, least), Employment(2024, none)))
    begun = said(locale, "job_trends", employment=(Employment(2022, none), Employment(2024, least)))
    both = {
        "cs": (
            "V tomto povolání bylo nejméně 5 pracovních míst v roce 2022 a nebylo žádné v roce 2024.",
            "V tomto povolání nebylo žádné pracovní místo v roce 2022 a bylo nejméně 5 pracovních míst v roce 2024.",
        ),
        "pl": (
            "W tym zawodzie odnotowano co najmniej 5 miejsc pracy w 2022 r. i nie odnotowano żadnych w 2024 r.",
            "W tym zawodzie nie odnotowano żadnych miejsc pracy w 2022 r. i odnotowano co najmniej 5 miejsc pracy w 2024 r.",
        ),
        "ru": (
            "По этой профессии насчитывалось не менее 5 рабочих мест в 2022 году и не насчитывалось ни одного в 2024 году.",
            (
                "По этой профессии не насчитывалось ни одного рабочего места в 2022 году "
                "и насчитывалось не менее 5 рабочих мест в 2024 году."
            ),
        ),
    }
    assert (ceased, begun) == both[locale[:2]]


@pytest.mark.parametrize("locale", SLAVIC)
def test_none_are_not_as_many_as_expected(locale: str) -> None:
    """ "Ни одного, то есть столько, сколько ожидалось" counts what is not there."""
    facts: dict[str, object] = {
        "employment": (Employment(2012, 1000), Employment(2022, 0)),
        "projections": (Projection(2012, 2022, 0),),
    }
    expected = {
        "cs": "nebylo žádné pracovní místo, jak se očekávalo.",
        "pl": "nie odnotowano żadnych miejsc pracy, tak jak oczekiwano.",
        "ru": "не насчитывалось ни одного рабочего места, как и ожидалось.",
    }
    projected = {
        "cs": "nebylo žádné pracovní místo, jak se předpokládalo.",
        "pl": "nie odnotowano żadnych miejsc pracy, tak jak prognozowano.",
        "ru": "не насчитывалось ни одного рабочего места, как и прогнозировалось.",
    }
    for section, words in (("job_trends", expected), ("track_record", projected)):
        written = said(locale, section, **facts)
        assert words[locale[:2]] in written
        found = [one.value for one in narrate.read(written, locale=locale).claims if one.kind == "direction"]
        assert "equal" in found


@pytest.mark.parametrize("locale", ["pl_PL", "ru_RU"])
def test_what_did_not_change_as_it_was_projected_is_no_contrast(locale: str) -> None:
    joined = {"pl": r"zmieni(?: się)?, i\sw\srzeczywistości", "ru": r"изменится, и\sфактически"}[locale[:2]]
    contrast = {"pl": r"zmieni(?: się)?, a\s", "ru": r"изменится, а\s"}[locale[:2]]
    changes = [one.wording for one in phrasebook(locale) if (one.section, one.block) == ("track_record", "changes")]
    assert sum(bool(re.search(joined, one)) for one in changes) == 4
    assert not [one for one in changes if re.search(contrast, one)]
