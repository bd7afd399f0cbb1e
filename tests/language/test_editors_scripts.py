"""What editors of Arabic, Japanese and Chinese would not print: currencies, a single score, employers, several codes."""

from __future__ import annotations

from decimal import Decimal

import pytest

import narrate
from narrate import Employer, Entry, Name, Occupation, Pay, Skill
from narrate.wording import phrasebook

ARABIC = ("ar_AE", "ar_EG")
CHINESE = ("zh_Hans_CN", "zh_Hant_TW")


def said(locale: str, *sections: str, **facts: object) -> str:
    """Write sections of a record, and see that all of it is read back as it was meant."""
    occupation = Occupation(id="x", **facts)  # type: ignore[arg-type]
    written = narrate.report(occupation, locale=locale, sections=sections or None)
    assert narrate.check(written.text, occupation, locale=locale) == []
    meant = [claim.value for claim in written.claims if claim.kind == "money"]
    read = narrate.read(written.text, locale=locale).claims
    assert [claim.value for claim in read if claim.kind == "money"] == meant
    return written.text.replace("\u00a0", " ")


AMOUNTS = {
    "zh_Hans_CN": {
        "CNY": "为123,456元。",
        "TWD": "为新台币123,456元。",
        "GBP": "为123,456英镑。",
        "CAD": "为123,456加元。",
        "HKD": "为123,456港元。",
        "KRW": "为123,456韩元。",
    },
    "zh_Hant_TW": {
        "CNY": "為人民幣123,456元。",
        "TWD": "為新臺幣123,456元。",
        "GBP": "為123,456英鎊。",
        "CAD": "為123,456加幣。",
        "HKD": "為123,456港幣。",
        "KRW": "為123,456韓元。",
    },
    "ja_JP": {
        "CNY": "123,456元で",
        "TWD": "123,456台湾ドルで",
        "GBP": "123,456ポンドで",
        "CAD": "123,456カナダドルで",
        "HKD": "123,456香港ドルで",
        "KRW": "123,456ウォンで",
    },
    "ar_AE": {
        "CNY": "123,456 يوانًا في",
        "JPY": "123,456 ينًا في",
        "GBP": "123,456 جنيهًا إسترلينيًا في",
        "CAD": "123,456 دولارًا كنديًا في",
        "EGP": "123,456 جنيهًا مصريًا في",
        "SAR": "123,456 ريالًا سعوديًا في",
        "KWD": "123,456 دينارًا كويتيًا في",
    },
    "ar_EG": {"EGP": "١٢٣٬٤٥٦ جنيهًا مصريًا في", "GBP": "١٢٣٬٤٥٦ جنيهًا إسترلينيًا في"},
}


@pytest.mark.parametrize(("locale", "currency"), [(locale, one) for locale, words in AMOUNTS.items() for one in words])
def test_a_currency_of_another_country_is_a_word_that_no_reader_takes_for_another(locale: str, currency: str) -> None:
    spread = {10: Decimal(80_000), 50: Decimal(123_456), 90: Decimal(200_001)}
    text = said(locale, "pay", pay=(Pay(2024, period="annual", currency=currency, percentiles=spread),))
    assert AMOUNTS[locale][currency] in text


FORMS = {
    "GBP": ("جنيهات إسترلينية", "جنيهًا إسترلينيًا", "جنيه إسترليني"),
    "JPY": ("ينات", "ينًا", "ين"),
    "CNY": ("يوانات", "يوانًا", "يوان"),
    "CAD": ("دولارات كندية", "دولارًا كنديًا", "دولار كندي"),
    "EGP": ("جنيهات مصرية", "جنيهًا مصريًا", "جنيه مصري"),
    "SAR": ("ريالات سعودية", "ريالًا سعوديًا", "ريال سعودي"),
    "KWD": ("دنانير كويتية", "دينارًا كويتيًا", "دينار كويتي"),
}


@pytest.mark.parametrize("locale", ARABIC)
@pytest.mark.parametrize("currency", FORMS)
@pytest.mark.parametrize(("amount", "form"), [("1009", 0), ("1018", 1), ("1100", 2), ("18.50", 2)])
def test_an_arabic_currency_and_its_attribute_agree_with_the_amount(
    locale: str, currency: str, amount: str, form: int
) -> None:
    period = "hourly" if "." in amount else "annual"
    wages = Pay(2024, period=period, currency=currency, percentiles={50: Decimal(amount)})
    assert f" {FORMS[currency][form]} في عام" in said(locale, "pay", pay=(wages,))


ALONE = {
    "skills": "المهارة الوحيدة المقيَّمة لهذه المهنة هي",
    "abilities": "القدرة الوحيدة المقيَّمة لهذه المهنة هي",
    "knowledge": "مجال المعرفة الوحيد المقيَّم لهذه المهنة هو",
    "interests": "الميل المهني الوحيد المقيَّم لهذه المهنة هو",
    "work values": "القيمة المهنية الوحيدة المقيَّمة لهذه المهنة هي",
    "work styles": "أسلوب العمل الوحيد المقيَّم لهذه المهنة هو",
    "work activities": "نشاط العمل الوحيد المقيَّم لهذه المهنة هو",
    "work context": "سمة بيئة العمل الوحيدة المقيَّمة لهذه المهنة هي",
}


@pytest.mark.parametrize("locale", ARABIC)
@pytest.mark.parametrize("instrument", ALONE)
def test_one_item_that_is_rated_does_not_deny_the_other_questionnaires(locale: str, instrument: str) -> None:
    rated = Skill("mechanical", Decimal(100), instrument=instrument, names={"ar": Name("الميكانيكا")})
    text = said(locale, "skills", skills=[rated])
    score = "ودرجتها" if ALONE[instrument].endswith("هي") else "ودرجته"
    assert f"{ALONE[instrument]} «الميكانيكا»، {score} {'١٠٠ من ١٠٠' if locale == 'ar_EG' else '100 من 100'}." in text
    assert "إلا" not in text


SELF_EMPLOYED = {
    "ar": ("المستشفيات", "العاملون لحسابهم الخاص"),
    "ja": ("病院", "自営業"),
    "zh_Hans": ("医院", "自营"),
    "zh_Hant": ("醫院", "自營"),
}
NEUTRAL = {  # the largest, the largest one, most, some
    "ar": (
        "توزعت أكبر الحصص من الوظائف في هذه المهنة على: المستشفيات",
        "كانت أكبر حصة من الوظائف في هذه المهنة من نصيب: المستشفيات",
        "تتوزع معظم الوظائف في هذه المهنة على: المستشفيات والعاملون لحسابهم الخاص.",
        "تتوزع الوظائف في هذه المهنة على فئات منها: المستشفيات والعاملون لحسابهم الخاص.",
    ),
    "ja": (
        "この職業の従事者の主な就業先は、病院（",
        "この職業の従事者の就業先で最も多かったのは、病院（",
        "この職業の従事者の多くは、就業先が病院または自営業である。",
        "この職業の従事者の就業先には、病院、自営業などがある。",
    ),
    "zh_Hans": (
        "该职业的主要就业去向为医院（",
        "该职业最主要的就业去向为医院（",
        "该职业多数从业人员的就业去向为医院或自营。",
        "该职业的就业去向包括医院和自营。",
    ),
    "zh_Hant": (
        "該職業的主要就業去向為醫院（",
        "該職業最主要的就業去向為醫院（",
        "該職業多數從業人員的就業去向為醫院或自營。",
        "該職業的就業去向包括醫院和自營。",
    ),
}


@pytest.mark.parametrize("locale", [*ARABIC, "ja_JP", *CHINESE])
def test_what_jobs_are_spread_over_may_hold_the_self_employed(locale: str) -> None:
    language = locale.rpartition("_")[0]
    names = [{language: Name(name)} for name in SELF_EMPLOYED[language]]
    both = [Employer(one, share=share) for one, share in zip(names, (Decimal(60), Decimal(20)), strict=True)]
    bare = [Employer(one) for one in names]
    texts = (
        said(locale, "employment", employers=both),
        said(locale, "employment", employers=both[:1]),
        said(locale, "employment", employers=bare, employers_cover="most"),
        said(locale, "employment", employers=bare, employers_cover="some"),
    )
    for text, sentence in zip(texts, NEUTRAL[language], strict=True):
        assert sentence in text
    wordings = [one.wording for one in phrasebook(locale) if "employers" in one.block]
    assert wordings
    assert not [one for one in wordings if any(word in one for word in ("雇用", "僱用", "في العمل لدى", "جهة توظيف"))]


SEVERAL = {
    "zh_Hans_CN": ("急救员", "从事急救员类职业通常需要学士学位。"),
    "zh_Hant_TW": ("救護技術員", "從事救護技術員相關職業通常須"),
}


@pytest.mark.parametrize("locale", CHINESE)
def test_several_occupations_with_one_name_are_not_pointed_at_behind_it(locale: str) -> None:
    name, written = SEVERAL[locale]
    names = {locale.rpartition("_")[0]: Name(name)}
    text = said(locale, "entry", combined=True, names=names, entry=Entry(education="bachelors_degree"))
    assert text.startswith(written)
    assert f"{name}这些" not in text
    assert f"{name}這些" not in text
