"""What editors of Arabic, Japanese and Chinese would not print, kind by kind."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

import narrate
from narrate import Employer, Employment, Entry, Major, Name, Occupation, Pay, Projection, Skill
from narrate.page import page_html, page_model
from narrate.testing.text_rules import digits_are_of_one_system
from narrate.wording import phrasebook, writer

LOCALES = ("ar_AE", "ar_EG", "ja_JP", "zh_Hans_CN", "zh_Hant_TW")
ARABIC = ("ar_AE", "ar_EG")
CHINESE = ("zh_Hans_CN", "zh_Hant_TW")
BY_TEN_THOUSANDS = ("ja_JP", *CHINESE)


def said(locale: str, *sections: str, **facts: object) -> str:
    """Write sections of a record, and see that all of it is read back as it was meant."""
    occupation = Occupation(id="x", **facts)  # type: ignore[arg-type]
    written = narrate.report(occupation, locale=locale, sections=sections or None)
    assert narrate.check(written.text, occupation, locale=locale) == []
    assert narrate.read(written.text, locale=locale).claims
    return written.text.replace("\u00a0", " ")


EXPERIENCE = {
    "ar": "تلزم عادةً بعض الخبرة العملية (أقل من خمس سنوات) في مهنة ذات صلة.",
    "ja": "関連する職業での一定の実務経験（通常五年未満）が求められる。",
    "zh_Hans": "从业人员通常须具备一定的相关职业工作经验（一般不满五年）。",
    "zh_Hant": "從業人員通常須具備一定的相關職業工作經驗（一般未滿五年）。",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_experience_of_less_than_five_years_is_asked_for_and_is_no_upper_limit(locale: str) -> None:
    entry = Entry(experience="less_than_5_years")
    assert EXPERIENCE[locale.rpartition("_")[0]] in said(locale, "entry", entry=entry)


COLLEGE = {
    "ar": "قضاء فترة من الدراسة الجامعية، ولا يلزم الحصول على درجة علمية.",
    "ja": "大学である程度学んでいることが必要であるが、学位は求められない。",
    "zh_Hans": "从事该职业通常须受过一定程度的大学教育（不要求取得学位）。",
    "zh_Hant": "從事該職業通常須曾就讀大學，但不要求取得學位。",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_some_college_does_not_ask_to_leave_without_a_degree(locale: str) -> None:
    assert COLLEGE[locale.rpartition("_")[0]] in said(locale, "entry", entry=Entry(education="some_college"))


@pytest.mark.parametrize("locale", ARABIC)
@pytest.mark.parametrize(("currency", "singular"), [("USD", "دولار"), ("AED", "درهم")])
@pytest.mark.parametrize("amount", ["1.00", "2.00", "3.00", "10.50", "11.00", "12.50", "18.00", "115.00"])
def test_the_currency_behind_decimals_is_a_singular_without_ending(
    locale: str, currency: str, singular: str, amount: str
) -> None:
    wages = Pay(2024, period="hourly", currency=currency, percentiles={50: Decimal(amount)})
    assert re.search(rf"\d {singular} في عام", said(locale, "pay", pay=(wages,)))


@pytest.mark.parametrize("locale", ARABIC)
@pytest.mark.parametrize(
    ("amount", "word"), [("1", "دولار"), ("2", "دولار"), ("9", "دولارات"), ("18", "دولارًا"), ("100", "دولار")]
)
def test_the_currency_behind_a_whole_amount_agrees_with_it(locale: str, amount: str, word: str) -> None:
    wages = Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(amount)})
    assert re.search(rf"\d {word} في عام", said(locale, "pay", pay=(wages,)))


@pytest.mark.parametrize("locale", ARABIC)
@pytest.mark.parametrize("tied", [2, 3])
def test_scores_that_are_tied_are_told_in_words_that_fit_two_and_more(locale: str, tied: int) -> None:
    keys = ["writing", "speaking", "negotiation", "science", "programming", "persuasion", "mathematics", "repairing"]
    scores = [60] * tied + [30, 20] + [5] * tied
    text = said(locale, "skills", skills=[Skill(key, Decimal(n)) for key, n in zip(keys, scores, strict=False)])
    assert "سُجِّلت أعلى درجة لكلٍّ من «الكتابة» و«التحدث»" in text
    assert "تأتي في مرتبة متوسطة درجة كلٍّ من «" in text
    assert "سُجِّلت أدنى درجة لكلٍّ من «" in text
    assert not re.search(r"منه(?:ا|ما)\b", text)


@pytest.mark.parametrize("locale", ARABIC)
def test_no_wording_of_tied_scores_has_another_number_than_theirs(locale: str) -> None:
    ties = [one.wording for one in phrasebook(locale) if one.section == "skills" and one.block in ("highest", "lowest")]
    assert ties
    assert not [wording for wording in ties if re.search("كلٍّ منها|درجات", wording)]


@pytest.mark.parametrize("locale", ARABIC)
def test_a_figure_of_no_jobs_is_a_word_wherever_it_is(locale: str) -> None:
    gone = said(
        locale,
        employment=(Employment(2012, 100), Employment(2014, 0)),
        projections=(Projection(2012, 2022, 50), Projection(2012, 2014, 90), Projection(2014, 2024, 0)),
    )
    leaving = said(
        locale,
        employment=(Employment(2012, 100), Employment(2014, 50)),
        projections=(Projection(2012, 2022, 50), Projection(2014, 2024, 0)),
    )
    assert "بلغ العدد الفعلي صفرًا" in gone
    assert "ليبلغ صفرًا" in leaving
    assert not re.search("(?<![\\d.,٬٫])[0٠] وظيفة", gone + leaving)


@pytest.mark.parametrize("locale", ARABIC)
def test_the_attributes_of_an_accusative_noun_are_in_its_case(locale: str) -> None:
    counted = [one.wording for one in phrasebook(locale) if one.block == "highest" and one.section == "skills"]
    assert any("مهارةً مقيَّمةً" in wording for wording in counted)
    assert not [wording for wording in counted if re.search("ةً (?:مهني|مقيَّم)ة(?!ً)", wording)]


@pytest.mark.parametrize(
    ("shares", "named"),
    [
        ((30,), "調理師の大学での専攻で最も多いのは、「調理学」（30%）である。"),
        ((30, 20), "調理師の大学での主な専攻は、「調理学」（30%）、「栄養学」（20%）である。"),
    ],
)
def test_it_is_the_majors_that_are_many_and_not_the_universities(shares: tuple[int, ...], named: str) -> None:
    majors = tuple(
        Major({"ja": Name(name)}, Decimal(share)) for name, share in zip(("調理学", "栄養学"), shares, strict=False)
    )
    assert said("ja_JP", "majors", names={"ja": Name("調理師")}, majors=majors) == named
    wordings = [one.wording for one in phrasebook("ja_JP") if one.section == "majors"]
    assert [wording for wording in wordings if re.search("(?:主な|多い)大学", wording)] == []
    assert any(wording.startswith("この職業の従事者の大学での") for wording in wordings)


LOWEST = {"zh_Hans_CN": "工资最低的10%的从业人员", "zh_Hant_TW": "薪資最低的10%的從業人員"}
QUARTER = {"zh_Hans_CN": "工资最高的四分之一的从业人员", "zh_Hant_TW": "薪資最高的四分之一的從業人員"}


@pytest.mark.parametrize("locale", CHINESE)
def test_a_share_is_joined_to_the_workers_that_it_is_of(locale: str) -> None:
    amounts = {10: Decimal(20000), 50: Decimal(30000), 75: Decimal(40000)}
    text = said(locale, "pay", pay=(Pay(2024, period="annual", currency="USD", percentiles=amounts),))
    assert LOWEST[locale] in text
    assert QUARTER[locale] in text
    joined = "的(?:从业人员|從業人員)"
    shares = [one.wording for one in phrasebook(locale) if re.search("_rank}|_share}|四分之一", one.wording)]
    assert [wording for wording in shares if not re.search(f"{joined}|百分位", wording)] == []
    wordings = (one.wording for one in phrasebook(locale))
    assert not [wording for wording in wordings if re.search("[该該这這些职職]业(?:从业|從業)", wording)]


@pytest.mark.parametrize("locale", CHINESE)
def test_what_is_listed_as_included_does_not_end_in_and_so_on(locale: str) -> None:
    employers = (Employer({"zh_Hans": Name("医院"), "zh_Hant": Name("醫院")}),)
    text = said(locale, "employment", employers=employers, employment=(Employment(2024, 100),))
    assert text.rstrip("。").endswith(("的就业去向包括医院", "的就業去向包括醫院"))
    assert not [one.wording for one in phrasebook(locale) if re.search("等(?!学历|學歷)", one.wording)]


COUNTS = {
    "ja_JP": ("5,800", "5万2,000", "18万6,300", "246万5,100", "1億4,500万", "12億3,456万7,800"),
    "zh_Hans_CN": ("5,800", "5.2万", "18.63万", "246.51万", "1.45亿", "123,456.78万"),
    "zh_Hant_TW": ("5,800", "5萬2,000", "18萬6,300", "246萬5,100", "1億4,500萬", "12億3,456萬7,800"),
    "ar_AE": ("5,800", "52,000", "186,300", "2,465,100", "145,000,000", "1,234,567,800"),
}
JOBS = (5_800, 52_000, 186_300, 2_465_100, 145_000_000, 1_234_567_800)


@pytest.mark.parametrize("locale", COUNTS)
@pytest.mark.parametrize(("place", "jobs"), tuple(enumerate(JOBS)))
def test_one_count_has_one_form_in_a_whole_profile(locale: str, place: int, jobs: int) -> None:
    """Japan's guide to official texts (2022) and Taiwan's offices write 1億2,644万3,000人; China's GB/T 15835, 1.45亿."""
    occupation = Occupation(
        id="x",
        employment=(Employment(2012, jobs), Employment(2014, jobs)),
        projections=(
            Projection(2012, 2014, jobs),
            Projection(2012, 2022, jobs),
            Projection(2014, 2024, jobs, openings_per_year=jobs),
        ),
    )
    report = narrate.report(occupation, locale=locale)
    counts = [claim for claim in report.claims if claim.kind in ("jobs", "openings")]
    assert {claim.value for claim in counts} == {jobs}
    assert {claim.text for claim in counts} == {COUNTS[locale][place]}
    assert len({claim.kind for claim in counts}) == 2
    assert len([section for section in report.sections if COUNTS[locale][place] in section.text]) >= 3
    assert narrate.check(report.text, occupation, locale=locale) == []
    read = narrate.read(report.text, locale=locale).claims
    assert {one.asserted[1] for one in read if one.kind in ("jobs", "openings")} == {str(jobs)}
    if locale in BY_TEN_THOUSANDS and jobs >= 10_000:
        assert f"{jobs:,}" not in page_html(page_model(report, narrate.STANDARD))


@pytest.mark.parametrize("locale", COUNTS)
@pytest.mark.parametrize("jobs", [2_465_100, 145_000_000, 1_234_567_800])
def test_a_count_alone_is_rounded_and_in_the_same_units(locale: str, jobs: int) -> None:
    text = said(locale, "employment", employment=(Employment(2014, jobs),))
    rounded = {
        "ja_JP": ("250万", "1億4,500万", "12億"),
        "zh_Hans_CN": ("250万", "1.45亿", "12亿"),
        "zh_Hant_TW": ("250萬", "1億4,500萬", "12億"),
        "ar_AE": ("2.5 مليون", "145 مليون", "1.2 مليار"),
    }
    assert rounded[locale][(2_465_100, 145_000_000, 1_234_567_800).index(jobs)] in text


UNROUNDED = (9_999, 10_000, 10_001, 12_345, 99_999_999, 100_000_000, 100_000_001)


@pytest.mark.parametrize("locale", BY_TEN_THOUSANDS)
@pytest.mark.parametrize("jobs", UNROUNDED)
def test_every_digit_of_a_count_is_kept(locale: str, jobs: int) -> None:
    occupation = Occupation(id="x", employment=(Employment(2012, jobs), Employment(2014, jobs)))
    report = narrate.report(occupation, locale=locale)
    assert narrate.check(report.text, occupation, locale=locale) == []
    digits_are_of_one_system(report)
    plain = jobs < 10_000 or (locale == "zh_Hans_CN" and jobs % 100)
    assert (f"{jobs:,}" in report.text) is bool(plain)


@pytest.mark.parametrize(
    ("locale", "fewer"), [("ja_JP", "-18万6,300"), ("zh_Hans_CN", "-18.63万"), ("ar_AE", "-186,300")]
)
def test_a_count_that_was_lost_keeps_its_sign(locale: str, fewer: str) -> None:
    assert writer(locale).figures.count(-186_300).lstrip("\u200e") == fewer


@pytest.mark.parametrize(
    ("jobs", "written"),
    [
        (50_001, "50,001个"),
        (246_510, "246,510个"),
        (1_234_567_890, "1,234,567,890个"),
        (2_465_100, "246.51万个"),
        (145_000_000, "1.45亿个"),
        (169_400_000, "16,940万个"),
    ],
)
def test_no_count_has_more_than_two_decimals_before_its_unit(jobs: int, written: str) -> None:
    levels = (Employment(2012, jobs), Employment(2014, jobs))
    assert f"为{written}" in said("zh_Hans_CN", employment=levels)
    assert writer("zh_Hans_CN").figures.count(-jobs) == f"-{written.removesuffix('个')}"


def test_a_number_in_large_units_is_whole_and_a_part_of_a_job_is_none() -> None:
    read = narrate.read("预计平均每年约有5.2万个职位空缺，就业岗位为1.5个。", locale="zh_CN").claims
    assert [(one.kind, one.value) for one in read] == [("openings", 52_000), ("jobs", 1.5)]
    assert [one.asserted[1] for one in read] == ["52000", "1.5"]
