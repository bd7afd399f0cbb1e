"""The carried data of CLDR: what they are from, what a newer Babel would change, and where a caller's own come from."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner, Result
from nonsense_language import nonsense

import narrate
from narrate import TemplateError
from narrate.cldr import FILE, LocaleData, carried, locale_data, parsed, snapshot_locales, version
from narrate.cldr.__main__ import main
from narrate.cldr.checksum import checksum
from narrate.cldr.data import changes, written, written_currencies
from narrate.cldr.extraction import babel_version, installed, installed_currencies, installed_decimals, installed_stamp
from narrate.cldr.snapshot import CURRENCIES, currency_codes, folder, stamp, unusual_decimals
from narrate.language.numbers import Numbers, numbers_for
from narrate.language.overlay import overlay
from narrate.reading.grammar import grammar
from narrate.wording import writer

FOLDER = Path(str(folder()))
LOCALES = narrate.locales()
PROGRAM = sys.modules["narrate.cldr.__main__"]
SNAPSHOT = sys.modules["narrate.cldr.snapshot"]


def have(locale: str) -> LocaleData:
    found = carried(locale)
    assert found is not None, f"python -m narrate.cldr --update {locale} takes the data of a new locale over"
    return found


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_the_data_of_every_locale_are_carried_and_no_others() -> None:
    for locale in LOCALES:
        assert have(locale).stamp == version()
    assert set(snapshot_locales()) == set(LOCALES)


def test_the_carried_data_are_as_the_program_wrote_them() -> None:
    texts = {locale: (FOLDER / f"{locale}.toml").read_text(encoding="utf-8") for locale in snapshot_locales()}
    for locale, text in texts.items():
        assert written(parsed(text, locale=locale, stamp="", name=locale)) == text
    texts["currencies"] = (FOLDER / CURRENCIES).read_text(encoding="utf-8")
    assert written_currencies(currency_codes(), unusual_decimals()) == texts["currencies"]
    assert stamp()["sha256"] == checksum(texts), "python -m narrate.cldr --update writes them, and nobody else"
    assert version() == f"CLDR {stamp()['cldr']}, Babel {stamp()['babel']}"


def test_the_changelog_says_which_data_are_carried() -> None:
    assert f"({version()})" in (Path(__file__).parents[2] / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_changes_by_another_babel_are_reported(locale: str) -> None:
    shown = changes(have(locale), installed(locale))
    if babel_version() == stamp()["babel"]:
        assert shown == []
    elif shown:
        pytest.skip(f"Babel {babel_version()} would change {'; '.join(shown)} (python -m narrate.cldr --update)")


def test_other_currencies_of_another_babel_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PROGRAM, "installed", have)
    monkeypatch.setattr(PROGRAM, "installed_currencies", lambda: (*currency_codes()[1:], "ZZZ"))
    monkeypatch.setattr(PROGRAM, "installed_decimals", lambda: {**unusual_decimals(), "CLP": 2, "USD": 3})
    assert run().output.splitlines() == [
        f"currencies: {currency_codes()[0]} is there no longer",
        "currencies: ZZZ is new",
        "decimals.CLP: 0 becomes 2",
        "decimals.USD: 2 becomes 3",
    ]
    if babel_version() == stamp()["babel"]:
        assert installed_decimals() == unusual_decimals()
        assert installed_currencies() == currency_codes()


@pytest.mark.parametrize("locale", LOCALES)
def test_figures_are_read_with_the_marks_that_they_are_written_with(locale: str) -> None:
    numbers, read = writer(locale).figures.numbers, grammar(locale)
    assert {numbers.group, numbers.money_group} <= set(read.group)
    assert (numbers.mark, numbers.money_mark) == (read.mark, read.money_mark)


def test_a_report_asks_babel_for_no_data() -> None:
    program = """
import sys
import narrate
assert not {"babel", "tomllib"} & {name.partition(".")[0] for name in sys.modules}, "import narrate is light"
import babel.localedata
def load(*arguments, **options):
    raise AssertionError(f"data are loaded: {arguments}")
babel.localedata.load = load
from narrate.sample import SAMPLE
record = narrate.from_dict(SAMPLE)
for locale in narrate.locales():
    assert narrate.report(record, locale=locale).text
try:
    babel.core.Locale.parse("en_US").number_symbols
except AssertionError:
    print("as it should be")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout == "as it should be\n", done.stderr


OTHERS = ["hi_IN", "fa_IR", "bn_BD", "sk_SK", "ko_KR", "cy_GB", "lt_LT", "fr_CH", "sr_RS", "my_MM", "he_IL", "eo_001"]
"""Locales that narrate does not write, of other scripts, digits, plurals and patterns."""


@pytest.mark.parametrize("locale", OTHERS)
def test_the_data_of_other_locales_go_into_a_file_and_come_back(locale: str) -> None:
    data = installed(locale)
    again = parsed(written(data, stamp=True), locale=locale, stamp="none", name=locale)
    assert again == data
    assert again.stamp == installed_stamp()
    numbers = numbers_for(locale, minimum_grouping_digits=1)
    assert numbers.stamp == installed_stamp()
    assert {numbers.plural(value, 0) for value in range(1000)} <= set(numbers.plural_categories)
    assert set("".join(re.findall(r"\d", numbers.integer(1_234_567_890)))) <= set(data.digits)
    assert len(re.findall(r"\d", numbers.month_year(2024, 5))) in (4, 5)
    assert not {"'", "y", "M", "L"} & set(numbers.month_year(2024, 5).replace(data.months[4], ""))


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., Numbers]:
    """Make numbers of a locale of one's own, whose data are those of en_US but for what is given."""

    def made(**other: Any) -> Numbers:
        (tmp_path / "qaa").mkdir(exist_ok=True)
        text = written(evolve(have("en_US"), locale="qaa_001", **other))
        (tmp_path / "qaa" / FILE).write_text(text, encoding="utf-8")
        return numbers_for("qaa_001", minimum_grouping_digits=1, overlay=overlay(tmp_path, ()))

    return made


def test_thousands_are_grouped_in_pairs_where_cldr_does_so(own: Callable[..., Numbers]) -> None:
    numbers = own(number="#,##,##0.###", group=" ", digits="०१२३४५६७८९")
    values = (999, 1000, 12_345, 123_456, 1_234_567, 12_345_678, 1_000_000_000, -123_456)
    shown = ["९९९", "१ ०००", "१२ ३४५", "१ २३ ४५६", "१२ ३४ ५६७", "१ २३ ४५ ६७८", "१ ०० ०० ०० ०००", "-१ २३ ४५६"]
    assert [numbers.integer(value) for value in values] == shown
    assert numbers.decimal(12_345_675, 1) == "१२ ३४ ५६७.५"


def test_amounts_of_money_have_marks_of_their_own(own: Callable[..., Numbers]) -> None:
    numbers = own(group="'", mark=",", money_group=" ", money_mark=".")
    assert numbers.money(123_456, 2, "USD") == "$1 234.56"
    assert numbers.decimal(123_456, 2) == "1'234,56"


def test_dates_are_put_together_by_the_pattern_whatever_is_quoted_in_it(own: Callable[..., Numbers]) -> None:
    assert own(month_year="LLLL 'y M' y 'L'.").month_year(2024, 5) == "May y M 2024 L."
    assert own(month_year="y/M").month_year(2024, 12) == "2024/12"
    assert own(year="y 'y'.").month_year(2024, None) == "2024 y."


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the carried data that the program takes for its own."""
    copy = tmp_path / "snapshot"
    shutil.copytree(FOLDER, copy)
    for module in (SNAPSHOT, PROGRAM):
        monkeypatch.setattr(module, "folder", lambda: copy)
    return copy


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a Babel that has another percent in one locale, one currency more, and is newer than any."""

    def data(locale: str) -> LocaleData:
        known = carried(locale) or installed(locale)
        if locale != "es_US":
            return known
        return evolve(known, percent="#,##0\u00a0%", currencies={**known.currencies, "ZZZ": "z"})

    monkeypatch.setattr(PROGRAM, "installed", data)
    monkeypatch.setattr(PROGRAM, "installed_decimals", unusual_decimals)
    monkeypatch.setattr(PROGRAM, "installed_currencies", currency_codes)
    monkeypatch.setattr(PROGRAM, "babel_version", lambda: "999.1")
    monkeypatch.setattr(PROGRAM, "cldr_version", lambda: "99")


@pytest.mark.usefixtures("newer")
def test_changes_by_a_newer_babel_are_reported_and_one_flag_adopts_them(copied: Path) -> None:
    result = run()
    assert result.exit_code == 1
    shown = ['es_US  percent: "#,##0%" becomes "#,##0\\u00a0%"', 'es_US  currencies.ZZZ: nothing becomes "z"']
    assert result.output.splitlines() == shown
    before = {path.name: path.read_bytes() for path in copied.iterdir()}
    result = run("--update")
    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [*shown, f"{len(LOCALES)} locales: CLDR 99, Babel 999.1"],
    )
    changed = {path.name for path in copied.iterdir() if before.get(path.name) != path.read_bytes()}
    assert changed == {"es_US.toml", "stamp.toml"}
    assert 'percent = "#,##0\\u00a0%"' in (copied / "es_US.toml").read_text(encoding="utf-8")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in copied.iterdir() if path.name != "stamp.toml"}
    assert f'sha256 = "{checksum(texts)}"' in (copied / "stamp.toml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("newer")
def test_one_more_locale_is_carried_where_it_is_named(copied: Path) -> None:
    result = run("--update", "sk_SK")
    assert "sk_SK  carried from now on" in result.output
    assert (copied / "sk_SK.toml").is_file()
    assert "sk_SK" in snapshot_locales()


def test_an_older_babel_is_not_taken_over(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PROGRAM, "babel_version", lambda: "2.9.9")
    result = run("--update")
    assert result.exit_code == 1
    assert f"required is Babel {stamp()['babel']}" in result.output
    assert "what is installed is 2.9.9" in result.output
    assert {path.name for path in copied.iterdir()} == {path.name for path in FOLDER.iterdir()}


@pytest.mark.parametrize("arguments", [("es_US",), ("--templates", "."), ("--templates", ".", "--update", "eo_001")])
def test_arguments_that_do_not_go_together_are_refused(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_the_program_writes_the_file_of_a_language_of_ones_own(tmp_path: Path) -> None:
    assert run("--templates", str(tmp_path), "eo_001").exit_code == 0
    assert locale_data("eo_001", overlay(tmp_path, ()).texts, directory=tmp_path) == installed("eo_001")
    assert (tmp_path / "eo_001" / FILE).read_text(encoding="utf-8").splitlines()[1] == f'stamp = "{installed_stamp()}"'
    result = run("--templates", str(tmp_path), "xx_YY")
    assert result.exit_code == 1
    assert "required are CLDR's data of this locale" in result.output


@pytest.mark.parametrize("name", ["eo_001", "eo"])
def test_the_file_of_a_caller_s_folder_goes_before_all_other_data(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    text = written(have("en_US")).replace('group = ","', 'group = "_"')
    (tmp_path / name / FILE).write_text(text, encoding="utf-8")
    numbers = numbers_for("eo_001", minimum_grouping_digits=1, overlay=overlay(tmp_path, ()))
    assert numbers.integer(186_300) == "186_300"
    assert re.fullmatch(rf"{name}/{FILE}, [0-9a-f]{{12}}", numbers.stamp)
    assert numbers_for("eo_001", minimum_grouping_digits=1).integer(186_300) != "186_300"
    # The next one sees what has changed since.
    (tmp_path / name / FILE).write_text(text.replace('group = "_"', 'group = "~"'), encoding="utf-8")
    assert numbers_for("eo_001", minimum_grouping_digits=1, overlay=overlay(tmp_path, ())).integer(186_300) == "186~300"


@pytest.mark.parametrize("locale", ["xx_YY", "en_XX", "eo_Klingon", "..", "", "a b_C", "stamp", "currencies"])
def test_a_locale_without_data_is_refused(locale: str) -> None:
    with pytest.raises(TemplateError, match="required are CLDR's data of this locale; narrate carries none, and Babel"):
        locale_data(locale)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('group = ","', 'groop = ","', "required is one of digits, group, "),
        ('minus = "-"\n', "", "required is minus, a text; there is none"),
        ('mark = "."', 'mark = ".."', "mark: required is one character other than a digit; what came is '..'"),
        ('percent = "#,##0%"', 'percent = "0"', "percent: required is a CLDR pattern such as #,##0%; what came is '0'"),
        ('number = "#,##0.###"', 'number = "#0"', "number: required is a CLDR pattern such as #,##0.###; what came is '#0'"),
        ('money = "¤#,##0.00"', "money = 3", "money: required is a CLDR pattern such as ¤#,##0.00; what came is 3"),
        ('year = "y"', 'year = "x"', "year: required is a CLDR pattern with y; what came is 'x'"),
        ('digits = "0123456789"', 'digits = "012345678"', "digits: required is the ten digits in a row, zero first"),
        ('"January", ', "", "months: required is the twelve months; what came is"),
        ('one = "i = 1 and v = 0"', 'uno = "i = 1"', "plurals: required is a table of zero, one, two, few, many, each"),
        ('one = "i = 1 and v = 0"', 'one = "i is odd"', "plurals: required is a table of zero, one, two, few, many, each"),
        ('pair = "{0} and {1}"', 'pair = "both {0} and {1}"', "lists: required is the tables and and or"),
        ('USD = "$"', 'usd = "$"', "currencies: required is a table of codes such as USD, each with its symbol"),
        ("[lists]", "[lists", "required is TOML; "),
    ],
)  # fmt: skip
def test_a_file_that_breaks_the_form_is_refused_with_its_key(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    text = written(have("en_US"))
    assert old in text
    file = tmp_path / "eo" / FILE
    file.parent.mkdir()
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        locale_data("eo_001", overlay(tmp_path, ()).texts, directory=tmp_path)
    assert str(caught.value).startswith(str(file))
    assert sentence in str(caught.value)


def test_an_unknown_language_is_written_with_the_data_of_its_own_folder(tmp_path: Path) -> None:
    nonsense(tmp_path)
    (tmp_path / "eo").rename(tmp_path / "qaa")
    record = narrate.Occupation(id="x", employment=(narrate.Employment(2024, 186_300),))
    with pytest.raises(TemplateError, match=r"there is no 'qaa_001'.*required are CLDR's data of this locale"):
        narrate.Style(templates=tmp_path)
    text = written(have("en_US")).replace('group = ","', 'group = "_"')
    (tmp_path / "qaa" / FILE).write_text(text, encoding="utf-8")
    assert "186_300" in narrate.report(record, locale="qaa_001", style=narrate.Style(templates=tmp_path)).text
