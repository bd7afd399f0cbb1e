"""A caller's folder of templates: what nothing reads is refused by its name, and nothing gets round the rules."""

from __future__ import annotations

import pickle
import re
import runpy
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

import narrate
from narrate import Employment, Name, NumberInTemplateError, Occupation, Skill, Style, TemplateError
from narrate.bulk import Task, written
from narrate.cli import main
from narrate.language.documents import line_of
from narrate.language.model import template_sources
from narrate.language.script import is_numeric
from narrate.report import Report
from narrate.wording import Language, language, phrasebook
from narrate.wording.blocks import uppermost
from narrate.wording.inspection import inspected
from narrate.wording.syntax import used
from narrate.wording.writer import kept_writer

ROOT = Path(__file__).parents[2]
MODELS = Occupation(
    id="41-9012", names={"en": Name("models")}, employment=(Employment(2012, 4_800), Employment(2014, 5_800))
)
EMPLOYMENT = "{%% block jobs_held %%}\n%s\n{%% endblock %%}\n"

Folder = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Write a folder of templates."""

    def made(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / "own" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "own"

    return made


def shown(style: Style, locale: str = "en_US", section: str = "employment") -> str:
    return narrate.report(MODELS, locale=locale, sections=[section], style=style).text


@pytest.mark.parametrize(
    ("file", "text", "line", "said"),
    [
        ("en/lexicon.toml", "[perod]\nannual = 'a'\n", 1, "the table 'perod'; required is .*; did you mean 'period'"),
        ("en/lexicon.toml", "[job]\nother = 'a'\n[verdct]\nworse = 'a'\n", 3, "the table 'verdct'.*'verdict'"),
        ("en/lexicon.toml", "[period]\n\nanual = 'a'\n", 3, "the word 'period.anual'; .*annual, hourly; .*'annual'"),
        ("en/lexicon.toml", "[job]\nfew = 'jobs'\n", 2, "the word 'job.few'; required is one of one, other"),
        ("en_GB/lexicon.toml", "[unit]\npercnt = 'per cent'\n", 2, "the word 'unit.percnt'.*did you mean 'percent'"),
        ("en/lexicon.toml", "[section]\npays = 'Wages'\n", 2, "the word 'section.pays'.*did you mean 'pay'"),
        ("en/lexicon.toml", "[skill]\nanalitical = 'x'\n", 2, "the word 'skill.analitical'.*'analytical'"),
        ("en/language.toml", "grup = ' '\n", 1, "the key 'grup'; required is .*; did you mean 'group'"),
        ("en/language.toml", "[territory.UK]\ngroup = ' '\n", 1, "the table 'territory.UK'; required is one of US, GB"),
        ("en/language.toml", "[onset]\nfigurs = []\n", 2, "the key 'onset.figurs'.*did you mean 'figures'"),
        ("en/language.toml", "unbroken = ['job', 'pont']\n", 1, "'pont' of 'unbroken'.*did you mean 'point'"),
        (
            "en/language.toml",
            "without_figure = ['two']\n",
            1,
            "'two' of 'without_figure'; required is one of one, other",
        ),
        ("en/page.toml", "[index]\ntitel = 'Jobs'\n", 2, "the word 'index.titel'.*did you mean 'title'"),
        ("en/page.toml", "[indxe]\ntitle = 'Jobs'\n", 1, "the table 'indxe'.*did you mean 'index'"),
        ("en/reading.toml", "[words.verdict]\nwrose = ['x']\n", 2, "the key 'words.verdict.wrose'.*'worse'"),
        ("en/reading.toml", "[figures]\npercnet = ['x']\n", 2, "'figures.percnet'.*'percent'"),
        ("en/names.toml", "[articles]\nvowel = 'an'\n", 1, "the table 'articles'.*did you mean 'article'"),
        ("en/names.toml", "[heads]\nirregulars = {}\n", 2, "'heads.irregulars'.*did you mean 'irregular'"),
        ("fr/names.toml", "[gender]\nending = []\n", 2, "'gender.ending'.*did you mean 'endings'"),
        ("en/names.toml", "[words]\njoint = []\n", 2, "'words.joint'.*did you mean 'joints'"),
        ("de/names.toml", "[columns]\ntitle = []\n", 2, "'columns.title'.*did you mean 'titles'"),
        ("en/pay.jinja", "\n{% block medain %}x{% endblock %}\n", 2, "the block 'medain'.*did you mean 'median'"),
        ("en/pay.jinja", "so\n{% block definition %}x{% endblock %}\n", 1, "outside of the blocks"),
        ("en/pay.jinja", "\n\n \nso\n{% block definition %}x{% endblock %}\n", 4, "outside of the blocks"),
        ("es/pay.jinja", "{% block own %}x{% endblock %}\n", 1, "the block 'own', since no message has it"),
    ],
)
def test_an_unused_entry_is_reported_with_path_line_and_key(
    folder: Folder, file: str, text: str, line: int, said: str
) -> None:
    own = folder({file: text})
    with pytest.raises(
        TemplateError, match=rf"(?s)nothing reads .*{said}" if "outside" not in said else said
    ) as caught:
        Style(templates=own)
    assert str(caught.value).startswith(f"{own / file}, line {line}: ")
    assert (caught.value.template, caught.value.line, caught.value.folder) == (file, line, own)


@pytest.mark.parametrize(
    ("file", "meant"),
    [
        ("en-US/lexicon.toml", "'en_US'"),
        ("EN_us/lexicon.toml", "'en_US'"),
        ("english/lexicon.toml", "'en_US'"),
        ("zh-Hant-TW/lexicon.toml", "'zh_Hant_TW'"),
        ("en_UK/lexicon.toml", "'en_US'"),
        ("sv/lexicon.toml", "a language.toml in it"),
        ("page/page.html", "a language or a locale"),
        ("en/pays.jinja", "'pay.jinja'"),
        ("en/pay.j2", "'pay.jinja'"),
        ("en/Pay.jinja", "'pay.jinja'"),
        ("en/pay.jinja.txt", "'pay.jinja'"),
        ("fr/lexikon.toml", "'lexicon.toml'"),
        ("es_MX/language.toml", "required is one of lexicon.toml"),
        ("en/old/pay.jinja", "required is one of language.toml"),
        ("en/pay.jinja/x", "required is a file"),
        ("pay.jinja", "as en/pay.jinja"),
    ],
)
def test_an_unused_folder_or_file_is_reported_with_a_suggestion(folder: Folder, file: str, meant: str) -> None:
    own = folder({file: ""})
    with pytest.raises(TemplateError, match=re.escape(meant)) as caught:
        Style(templates=own)
    assert str(caught.value).startswith(str(own / file.partition("/")[0]))


def test_what_no_template_is_meant_by_is_left_alone(folder: Folder) -> None:
    names = (".git/config", ".DS_Store", "README.md", "LICENSE", "en/.DS_Store", "en/README.md", "en/pay.jinja~")
    assert shown(Style(templates=folder(dict.fromkeys(names, "x")))) == "Models held about 5,800 jobs in 2014."


def test_words_that_lists_name_by_a_record_s_key_may_be_any(folder: Folder) -> None:
    record = evolve(MODELS, skills=(Skill("posing", Decimal(40)), Skill("social", Decimal(20))))
    style = Style(templates=folder({"en/lexicon.toml": "[skill]\nposing = 'standing still'\n"}))
    assert "standing still" in narrate.report(record, locale="en_US", sections=["skills"], style=style).text


def test_a_caller_s_section_has_its_tables_and_no_other_section_reads_them() -> None:
    example = runpy.run_path(str(ROOT / "examples" / "openings_by_region.py"))["STYLE"]
    assert narrate.report(MODELS, locale="en_US", style=example).sections[-1].name == "openings_by_region"
    with pytest.raises(TemplateError, match=r"openings_by_region\.jinja: nothing reads this file"):
        Style(templates=example.templates)


def test_what_a_section_of_one_s_own_says_can_be_put_into_words_on_pages(folder: Folder) -> None:
    example = runpy.run_path(str(ROOT / "examples" / "openings_by_region.py"))["STYLE"]
    words = '[fact]\n"regions[].openings" = "Openings in {1}"\n[period]\nnorth = "the north"\n'
    assert evolve(example, templates=folder({"en/page.toml": words}))
    with pytest.raises(TemplateError, match=r"'fact\.region\[\]\.openings'.*did you mean 'regions\[\]\.openings'"):
        evolve(example, templates=folder({"en/page.toml": words.replace("regions[]", "region[]")}))


def test_a_territory_of_one_s_own_and_a_setting_of_one_territory_are_read(folder: Folder) -> None:
    own = folder(
        {
            "en/language.toml": 'territories = ["US", "GB", "AU"]\n[territory.AU]\ngroup = " "\n',
            "en_AU/lexicon.toml": "[job]\nother = 'posts'\n",
        }
    )
    style = Style(templates=own)
    assert set(narrate.locales(style=style)) - set(narrate.locales()) == {"en_AU"}
    assert shown(style, "en_AU") == "Models held about 5 800 posts in 2014."
    assert shown(style) == "Models held about 5,800 jobs in 2014."
    (own / "en" / "language.toml").write_text('territories = ["US", "GB", "QX"]\n', encoding="utf-8")
    (own / "en_AU" / "lexicon.toml").rename(own / "en" / "lexicon.toml")
    (own / "en_AU").rmdir()
    with pytest.raises(TemplateError, match=r"language\.toml, line 1: territories: .*there is no 'en_QX'"):
        Style(templates=own)


def test_an_edited_folder_is_seen_by_the_next_style_and_by_no_earlier_one(folder: Folder) -> None:
    first = Style(templates=folder({"en/lexicon.toml": "[job]\nother = 'posts'\n"}))
    assert len(narrate.phrasebook("en_US", style=first)) > 10
    second = Style(templates=folder({"en/lexicon.toml": "[job]\nother = 'roles'\n"}))
    assert shown(second) == "Models held about 5,800 roles in 2014."
    assert shown(first) == "Models held about 5,800 posts in 2014."
    assert first != second
    assert any("roles" in one.wording for one in narrate.phrasebook("en_US", style=second))
    third = Style(templates=folder({"en/employment.jinja": EMPLOYMENT % "Jobs: {{ jobs }}."}))
    assert shown(third) == "Jobs: 5,800."
    (folder({}) / "en" / "employment.jinja").unlink()
    assert shown(Style(templates=folder({}))) == "Models held about 5,800 roles in 2014."
    assert Style(templates=folder({})) == second
    assert hash(Style(templates=folder({}))) == hash(second)


def test_a_new_language_is_seen_by_the_next_style(folder: Folder) -> None:
    before = Style(templates=folder({"en/lexicon.toml": ""}))
    after = Style(templates=folder({"sv/language.toml": "territories = ['SE']\n"}))
    assert "sv_SE" not in narrate.locales(style=before)
    assert "sv_SE" in narrate.locales(style=after)


def _text(report: Report) -> str:
    return report.text


def test_a_style_goes_to_other_processes_as_it_was(folder: Folder) -> None:
    style = Style(templates=folder({"en/lexicon.toml": "[job]\nother = 'posts'\n"}))
    sent = pickle.dumps(style)
    folder({"en/lexicon.toml": "[job]\nother = 'roles'\n"})
    again = pickle.loads(sent)  # noqa: S301  # our own
    assert again == style
    assert shown(again) == "Models held about 5,800 posts in 2014."
    task = Task(("en_US",), ("employment",), style=style)
    outcomes = written([MODELS, MODELS, MODELS], task, _text, workers=2, chunk=1, spawned=True)
    assert list(outcomes) == [("Models held about 5,800 posts in 2014.",)] * 3


def test_a_style_of_narrate_s_own_reads_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def walked(self: Path) -> None:
        raise AssertionError(self)

    monkeypatch.setattr(Path, "iterdir", walked)
    assert Style() == Style()


def test_one_block_overrides_one_block(folder: Folder) -> None:
    style = Style(
        templates=folder({"en/job_trends.jinja": "{% block observed_level %}\nx{{ jobs }}{{ year }}\n{% endblock %}\n"})
    )
    assert shown(style, section="job_trends").startswith("This occupation supported 4,800 jobs in 2012")
    one = evolve(MODELS, employment=MODELS.employment[1:])
    report = narrate.report(one, locale="en_US", sections=["job_trends"], style=style)
    assert report.text == "x5,8002014"


def test_a_territory_overrides_its_language_and_both_override_narrate(folder: Folder) -> None:
    own = folder(
        {
            "es/employment.jinja": EMPLOYMENT % "{{ jobs }}: es."
            + "{% block millions_held %}{{ millions }}: es.{% endblock %}",
            "es_MX/employment.jinja": EMPLOYMENT % "{{ jobs }}: es_MX.",
        }
    )
    style = Style(templates=own)
    assert shown(style, "es_MX") == "5,800: es_MX."
    assert shown(style, "es_ES") == "5800: es."
    many = evolve(MODELS, employment=(Employment(2014, 2_500_000),))
    for locale in ("es_MX", "es_ES"):
        text = narrate.report(many, locale=locale, sections=["employment"], style=style).text
        assert text.endswith(": es.")


def test_a_block_that_others_use_is_overridden_for_all_of_them(folder: Folder) -> None:
    style = Style(templates=folder({"ar/pay.jinja": "{% block subject %}OWN{% endblock %}\n"}))
    paid = narrate.from_dict(
        {"id": "x", "pay": [{"year": 2024, "period": "annual", "currency": "USD", "percentiles": {"50": 5}}]}
    )
    assert "OWN" in narrate.report(paid, locale="ar_EG", sections=["pay"], style=style).text
    assert "OWN" not in narrate.report(paid, locale="ar_EG", sections=["pay"]).text


def test_an_error_names_the_file_that_the_block_is_from(folder: Folder) -> None:
    own = folder(
        {
            "en/employment.jinja": EMPLOYMENT % "{{ self.own() }}"
            + "{% block own %}\n\n{{ words.verdict[scope] }}{% endblock %}",
            "en_US/employment.jinja": "{% block millions_held %}x{{ millions }}{% endblock %}",
        }
    )
    style = Style(templates=own)
    with pytest.raises(
        TemplateError, match=r"the lexicon has no verdict\.single; required is one of much_worse"
    ) as caught:
        shown(style)
    assert str(caught.value).startswith(f"{own / 'en/employment.jinja'}, line 6: ")


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("{{ joobs }}", "'joobs' is undefined; required is one of jobs, year, scope, .*; did you mean 'jobs'"),
        ("{{ perido }}", "'perido' is undefined; required is one of "),
        ("{% if precison == 'about' %}x{% endif %}", "'precison' is undefined; .*did you mean 'precision'"),
        ("{{ median }}", "'median' is undefined"),
        ("{{ jobs.pural }}", "jobs has no 'pural'; .*did you mean 'plural'"),
        ("{{ occupation.gentive }}", "occupation has no 'gentive'; required is one of given"),
        ("{{ words.jobb.one }}", "the lexicon has no table 'jobb'; .*did you mean 'job'"),
        ("{{ words.job.onee }}", r"the lexicon has no job\.onee; .*did you mean 'one'"),
        ("{{ self.workrs() }}", "there is no block 'workrs'; .*did you mean 'workers'"),
        ("{% if precision == 'abuot' %}x{% endif %}", "compared with 'abuot'; .*did you mean 'about'"),
        ("{% if jobs.plural == 'oen' %}x{% endif %}", r"jobs\.plural is compared with 'oen'; .*'one'"),
        ("{{ precision }}", "precision is printed; required is a word of the lexicon"),
        ("{{ words.job }}", "job is printed"),
        ("{{ jobs.spoken }}", r"required is jobs\.spoken\(<a word of the lexicon>\)"),
        ("{{ jobs.of }}", r"required is jobs\.of\(<a table of the lexicon>\)"),
        ("{{ jobs.of(words.jobb) }}", "no table 'jobb'; .*did you mean 'job'"),
        ("{{ jobs.of(words.job.one) }}", r"jobs\.of is given a word of job; required is a table of the lexicon"),
        ("{{ jobs.spoken(words.job) }}", r"jobs\.spoken is given job; required is a word of the lexicon"),
        ("{{ scope.of(words.job) }}", "scope has no 'of'; a figure has"),
        ("{{ jobs.or(words.this[scope]) }}", "jobs has no 'or'; the name has"),
        ("{{ occupation.or }}", r"required is occupation\.or\(<a word of the lexicon>\)"),
        ("{{ occupation.or(words.this) }}", r"occupation\.or is given this; required is a word of the lexicon"),
        ("{{ occupation.or(words.this[scope]).initial }}", r"occupation\.or has no 'initial'"),
        ("{% if jobs.of(words.job) == 'a' %}x{% endif %}", r"jobs\.of\(words\.job\) is compared"),
    ],
)
def test_undefined_or_misused_names_are_reported_by_name(folder: Folder, block: str, said: str) -> None:
    own = folder({"en/employment.jinja": EMPLOYMENT % block})
    with pytest.raises(TemplateError, match=said) as caught:
        Style(templates=own)
    assert str(caught.value).startswith(f"{own / 'en/employment.jinja'}, line 2: ")


@pytest.mark.parametrize(
    "block",
    [
        '{{ "77" }}',
        "{{ 'models' }}",
        '{{ "a" ~ jobs }}',
        "{{ 'a' ~ 'b' }}",
        "{{ 'a' 'b' }}",
        r'{{ "\u0037" }}',
        "{{ 'a'|center(999999999) }}",
        "{{ words.job.one|replace('j', '7') }}",
        "{{ words.job.one|upper }}",
        "{{ occupation|title }}",
        "{{ jobs if precision == 'about' else year }}",
        "{{ 'seven' if precision == 'about' }}",
        "{{ 7 }}",
        "{{ true }}",
        "{{ none }}",
        "{{ ['7'][0] }}",
        "{{ {'a': '7'}.a }}",
        "{{ ('7', '8') }}",
        "{{ 'abc'[1:] }}",
        "{{ 'a'.upper() }}",
        "{{ '%d'|format(7) }}",
        "{{ precision == 'about' }}",
        "{{ not precision }}",
        "{{ words.job.one * 3 }}",
        "{{ -jobs }}",
        "{{ self }}",
        "{{ words }}",
        "{{ self.__class__ }}",
        "{{ self.workers(1) }}",
        "{{ occupation() }}",
        "{% set x = '7' %}{{ x }}",
        "{% for x in '7' %}{{ x }}{% endfor %}",
        "{% for x in ('a', 'b') %}{% for y in ('a', 'b') %}x{% endfor %}{% endfor %}",
        "{% macro m() %}7{% endmacro %}{{ m() }}",
        "{% with x = '7' %}{{ x }}{% endwith %}",
        "{% if words.job.one == 'job' %}x{% endif %}",
        "{% if precision < 'b' %}x{% endif %}",
        "{% if precision == scope %}x{% endif %}",
        "{% if precision == 'about' == 'exact' %}x{% endif %}",
        "{% if precision in 'about' %}x{% endif %}",
        "{% if precision is defined %}x{% endif %}",
        "{% if true %}x{% endif %}",
        "half: \u00bd",
        "twelve: \u216b",
        "one: \u2460",
        "squared: \u00b2",
        "seven: \u0667",
        "seven: \uff17",
        "&#55;",
    ],
)
def test_no_computed_text_and_no_number_gets_into_a_wording(folder: Folder, block: str) -> None:
    own = folder({"en/employment.jinja": EMPLOYMENT % block})
    with pytest.raises(TemplateError, match=re.escape(f"{own / 'en/employment.jinja'}, line 2: ")):
        Style(templates=own)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("en/lexicon.toml", "[job]\nother = '77 jobs'\n"),
        ("en/lexicon.toml", "[job]\nother = '\u2460 jobs'\n"),
        ("en/lexicon.toml", "[section]\npay = 'The \u00bd'\n"),
        ("en/lexicon.toml", '[job]\nother = "\\u001ffigure:jobs:full\\u001f"\n'),
        ("en/language.toml", "\nitem = '{name} 7 ({figure})'\n"),
        ("en/language.toml", "\nsentence_space = ' 7 '\n"),
        ("en/language.toml", "\nquotes = ['7', '8']\n"),
        ("en/language.toml", "\nscore = '{score} out of 77'\n"),
        ("en/language.toml", "\nscore = '\u00bd of {score}'\n"),
        ("en/language.toml", "[territory.US]\nmonth_year = '{month} 7 {year}'\n"),
    ],
)
def test_no_number_gets_into_the_words_of_a_language(folder: Folder, file: str, text: str) -> None:
    own = folder({file: text})
    with pytest.raises(TemplateError, match=re.escape(f"{own / file}, line 2: ")):
        Style(templates=own)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("en", "[ordinal]\nother = 'in place'\n", "ordinal.other: required is {figure}, once"),
        ("en", "[ordinal]\nother = '{figure} of {figure}'\n", "ordinal.other: required is {figure}, once"),
        ("es", "[money]\nUSD = 'dólares'\n", "money.USD: required is {amount}, once"),
    ],
)
def test_a_pattern_of_a_number_has_a_place_for_it(folder: Folder, file: str, text: str, said: str) -> None:
    own = folder({f"{file}/lexicon.toml": text})
    with pytest.raises(TemplateError, match=re.escape(f"lexicon.toml, line 2: {said}")):
        Style(templates=own)


def test_numerals_that_are_letters_are_words(folder: Folder) -> None:
    style = Style(templates=folder({"ja/employment.jinja": EMPLOYMENT % "一二三 {{ jobs }}"}))
    assert shown(style, "ja_JP").startswith("一二三")
    assert [sign for sign in "0\u0663\u00bd\u2160\u2461\u00b3\u4e03x" if not is_numeric(sign)] == ["\u4e03", "x"]


def test_conditions_of_the_documented_kinds_are_allowed(folder: Folder) -> None:
    block = (
        "{% if not precision == 'exact' and (scope == 'single' or scope != 'single') %}a{% endif %}"
        "{% if precision in ('about', 'at_least') %}b{% elif precision not in ['about'] %}c{% else %}d{% endif %}"
        "{{ words['job']['one'] }}{{ words.job[jobs.plural] }}{{ jobs.spoken(words.this[scope]) }}"
    )
    assert shown(Style(templates=folder({"en/employment.jinja": EMPLOYMENT % block}))) == "abjobjobsthis occupation"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (EMPLOYMENT % ("{{ " + "(" * 5000 + "jobs" + ")" * 5000 + " }}"), "brackets are nested more than 20 levels"),
        (EMPLOYMENT % ("{{ " + "words[" * 5000 + "]" * 5000 + " }}"), "brackets are nested more than 20 levels"),
        (EMPLOYMENT % ("{% if scope == 'single' %}" * 500 + "{% endif %}" * 500), "tags are nested more than 20"),
        (EMPLOYMENT % ("{% if " + "not " * 5000 + "scope == 'single' %}x{% endif %}"), "more than 100 parts"),
        (EMPLOYMENT % ("{{ " + "-" * 5000 + "jobs }}"), "more than 100 parts"),
        (EMPLOYMENT % ("{{ jobs" + ".number" * 5000 + " }}"), "more than 100 parts"),
        (
            EMPLOYMENT % ("{% if " + " or ".join(["scope == 'single'"] * 5000) + " %}x{% endif %}"),
            "more than 100 parts",
        ),
        (EMPLOYMENT % ("{{ " + "9" * 5000 + " }}"), "a number of 5000 characters"),
        (EMPLOYMENT % ("x" * 30_000), "more than 20000 characters and parts"),
        (EMPLOYMENT % ("x" * 200_000), "at most 131072 bytes"),
        (EMPLOYMENT % "{{ self.jobs_held() }}", "uses itself"),
        (
            EMPLOYMENT % "{{ self.a() }}"
            + "{% block a %}{{ self.b() }}{% endblock %}{% block b %}{{ self.a() }}{% endblock %}",
            "uses itself",
        ),
        (
            EMPLOYMENT % "{{ self.aa() }}"
            + "".join(
                f"{{% block a{'a' * one} %}}{{{{ self.{'a' * (one + 2)}() }}}}{{{{ self.{'a' * (one + 2)}() }}}}{{% endblock %}}"
                for one in range(1, 18)
            )
            + f"{{% block {'a' * 19} %}}x{{% endblock %}}",
            "more than 20000 characters and parts with the blocks",
        ),
        (
            EMPLOYMENT % "{{ self.aa() }}"
            + "".join(
                f"{{% block a{'a' * one} %}}{{{{ self.{'a' * (one + 2)}() }}}}{{% endblock %}}" for one in range(1, 40)
            )
            + f"{{% block {'a' * 41} %}}x{{% endblock %}}",
            "blocks use blocks more than 20 levels deep",
        ),
    ],
    ids=range(14),
)
def test_what_has_no_end_or_goes_on_too_far_is_refused_in_a_sentence(folder: Folder, text: str, said: str) -> None:
    own = folder({"en/employment.jinja": text})
    with pytest.raises(TemplateError, match=said) as caught:
        Style(templates=own)
    assert str(own / "en/employment.jinja") in str(caught.value)
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize(
    "text", ["x = " + "[" * 100_000, "x = " + "9" * 100_000, "[job]\nother = 5\n", "job = 'x'\n", "[[job]]\n"]
)
def test_a_document_that_is_none_is_refused_in_a_sentence(folder: Folder, text: str) -> None:
    own = folder({"en/lexicon.toml": text})
    with pytest.raises(TemplateError, match=re.escape(str(own / "en/lexicon.toml"))):
        Style(templates=own)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("en/language.toml", "direction = 'up'\n"),
        ("en/language.toml", "counted = '{figure}'\n"),
        ("en/language.toml", "counted = '{noun} {figure} {noun}'\n"),
        ("en/language.toml", "unbroken = 'job'\n"),
        ("en/language.toml", "without_figure = ['one', []]\n"),
        ("en/language.toml", "territories = 'US'\n"),
        ("en/language.toml", "[onset]\nfigures = [['vowel', '(']]\n"),
        ("en/names.toml", "[running_text]\nplural = '('\n"),
        ("en/names.toml", "heads = 'x'\n"),
        ("fr/names.toml", "[gender]\nendings = [['eur']]\n"),
        ("es/names.toml", "[gender]\nshared = 'de'\n"),
        ("en/names.toml", "[words]\nplural_ending = ['s']\n"),
        ("it/names.toml", "[columns]\ntitles = [1]\n"),
    ],
)
def test_a_setting_of_another_kind_is_refused(folder: Folder, file: str, text: str) -> None:
    own = folder({file: text})
    with pytest.raises(TemplateError, match=re.escape(str(own / file)) + ".*required (is|are) "):
        Style(templates=own)


def test_a_number_that_is_looked_at_names_the_whole_path(folder: Folder) -> None:
    own = folder({"en/employment.jinja": EMPLOYMENT % "{% if jobs > 5 %}many{% endif %}"})
    with pytest.raises(NumberInTemplateError, match="'jobs' cannot be compared") as caught:
        Style(templates=own)
    assert str(caught.value).startswith(f"{own / 'en/employment.jinja'}, line 2: ")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert (str(again), again.folder, again.figure) == (str(caught.value), own, "jobs")


def _uses(one: Language) -> None:
    from narrate.content import SECTIONS, kinds_of  # noqa: PLC0415

    answers = kept_writer(one.locale, None).questions()
    for section in SECTIONS:
        specs = [spec for spec in kinds_of(SECTIONS.values()) if spec.section == section]
        blocks = uppermost(template_sources(one, section))
        used(blocks, specs, cases=one.cases, lexicon=one.lexicon, answers=answers)


@pytest.mark.parametrize("locale", narrate.locales())
def test_narrate_s_own_templates_keep_to_the_same_rules(locale: str) -> None:
    _uses(language(locale))


def test_a_folder_of_all_of_narrate_s_own_files_has_nothing_that_is_not_read(tmp_path: Path) -> None:
    import shutil  # noqa: PLC0415

    for base in ("en", "en_GB", "ar", "zh", "zh_Hant_TW"):
        shutil.copytree(ROOT / "templates" / base, tmp_path / base)
    style = Style(templates=tmp_path)
    for locale in ("en_US", "en_GB", "ar_EG", "zh_Hant_TW"):
        assert narrate.report(MODELS, locale=locale, style=style).text == narrate.report(MODELS, locale=locale).text


def test_the_words_of_a_style_are_read_and_checked(folder: Folder) -> None:
    own = folder(
        {
            "en/lexicon.toml": "[verdict]\nmuch_better = 'far ahead of'\n[change]\nup = 'an upswing'\n",
            "en/reading.toml": "[words.direction]\nup = ['an upswing']\n[words.verdict]\nmuch_better = ['far ahead of']\n",
        }
    )
    style = Style(templates=own)
    text = shown(style, section="job_trends")
    assert "an upswing of 20.8%" in text
    assert ("direction", "up") in [one.asserted for one in narrate.read(text, locale="en_US", style=style).claims]
    assert ("direction", "up") not in [one.asserted for one in narrate.read(text, locale="en_US").claims]
    assert narrate.check(text, MODELS, locale="en_US", style=style) == []
    wrong = text.replace("20.8", "20.9")
    assert [one.kind for one in narrate.check(wrong, MODELS, locale="en_US", style=style)] == ["percent"]


def test_a_section_of_one_s_own_is_known_to_check() -> None:
    example = runpy.run_path(str(ROOT / "examples" / "openings_by_region.py"))["STYLE"]
    text = narrate.report(MODELS, locale="en_US", sections=["openings_by_region"], style=example).text
    assert narrate.check(text, MODELS, locale="en_US", style=example) == []
    assert len(narrate.check(text, MODELS, locale="en_US")) == 2
    assert len(narrate.check(text.replace("310", "311"), MODELS, locale="en_US", style=example)) == 1


def test_a_grammar_that_breaks_the_form_is_refused_with_its_path(folder: Folder) -> None:
    style = Style(templates=folder({"en/reading.toml": "[figures]\njobs = ['(']\n"}))
    with pytest.raises(TemplateError, match=r"own/en/reading\.toml: required are months, marks and patterns"):
        narrate.read("x", locale="en_US", style=style)


def test_the_line_of_a_key_is_found() -> None:
    text = '# a\n[a."b c"] # x\nd = 1\n[e]\n"f.g" = 2\nh.i = 3\n'
    assert line_of(text, "a", "b c", "d") == 3
    assert line_of(text, "a") == 2
    assert line_of(text, "e", "f.g") == 5
    assert line_of(text, "e", "h") == 6
    assert line_of(text, "nowhere") is None


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


@pytest.fixture
def posts(folder: Folder) -> str:
    """Give a folder that has a territory of its own and calls jobs posts."""
    return str(
        folder({"en/language.toml": "territories = ['US', 'AU']\n", "en/lexicon.toml": "[job]\nother = 'posts'\n"})
    )


RECORD = '{"id": "x", "employment": [{"year": 2014, "jobs": 5800}], "skills": [{"skill": "social", "score": 5}]}\n'


def test_every_command_that_reads_templates_takes_a_folder_of_them(posts: str, tmp_path: Path) -> None:
    assert "posts" in run("report", "-", "--templates", posts, stdin=RECORD).stdout
    assert "posts" in run("demo", "--templates", posts, "--locale", "en_AU").stdout
    assert "posts" in run("phrasebook", "--locale", "en_AU", "--templates", posts).stdout
    listed = run("locales", "--templates", posts).stdout.split()
    assert "en_AU" in listed
    assert "en_AU" not in run("locales").stdout.split()
    texts, facts = tmp_path / "texts.jsonl", tmp_path / "facts.jsonl"
    facts.write_text(RECORD, encoding="utf-8")
    assert run("report", str(facts), "--to", str(texts), "--format", "jsonl", "--locale", "en_GB").exit_code == 0
    reading = Path(posts) / "en" / "reading.toml"
    reading.write_text("[figures]\njobs = ['{n}(?= posts)']\n", encoding="utf-8")
    edited = texts.read_text(encoding="utf-8").replace("5,800 jobs", "5,900 posts").replace("en_GB", "en_US")
    texts.write_text(edited, encoding="utf-8")
    assert run("check", str(texts), "--facts", str(facts)).exit_code == 0
    found = run("check", str(texts), "--facts", str(facts), "--templates", posts)
    assert found.exit_code == 1
    assert "5,900" in found.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "-"], ["page", "-", "--to", "pages"], ["demo"], ["locales"], ["phrasebook", "--locale", "en_US"],
        ["check", "t.jsonl", "--facts", "t.jsonl"],
    ],
)  # fmt: skip
def test_every_such_command_refuses_what_nothing_reads(
    arguments: list[str], folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.jsonl").write_text(RECORD, encoding="utf-8")
    own = folder({"en/lexicon.toml": "[perod]\nannual = 'x'\n"})
    result = run(*arguments, "--templates", "own", stdin=RECORD)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"narrate: {own / 'en/lexicon.toml'}, line 1: nothing reads the table 'perod'")
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "pages").exists()


def test_pages_take_sections_a_fallback_and_templates(posts: str, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra narrate-nlg[page] is not installed")
    to = tmp_path / "pages"
    result = run("page", "-", "--to", str(to), "--templates", posts, "--section", "employment", stdin=RECORD)
    assert result.exit_code == 0, result.stderr
    page = (to / "x.html").read_text(encoding="utf-8")
    assert "posts</span>" in page or " posts " in page
    assert "<svg" not in page, "a picture of a section that was not asked for"
    whole = run("page", "-", "--to", str(to), stdin=RECORD)
    assert whole.exit_code == 0
    assert "<svg" in (to / "x.html").read_text(encoding="utf-8")
    refused = run("page", "-", "--to", str(to), "--section", "pays", stdin=RECORD)
    assert (refused.exit_code, "'pays'" in refused.stderr) == (2, True)
    rejected = run("page", "-", "--to", str(to), "--fallback", "error", stdin=RECORD)
    assert rejected.exit_code == 1
    assert "a plural for en_US" in rejected.stderr


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("on_track = 900\n", 1, "on_track of the methodology: required is a number in percent"),
        ("\nroundng = 'cut'\n", 2, "roundng of the methodology: required is one of the keys"),
        ('[bands."2024-2034"]\nfastr = 1\n', 2, 'bands."2024-2034".fastr of the methodology'),
        ("[wage_months]\nUSD = 13\n", 2, "of the methodology"),
    ],
)
@pytest.mark.parametrize("command", [["report", "-"], ["page", "-", "--to", "pages"]])
def test_an_error_of_a_methodology_names_its_file_and_line(
    command: list[str], text: str, line: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.toml").write_text(text, encoding="utf-8")
    result = run(*command, "--methodology", "m.toml", stdin=RECORD)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.startswith(f"narrate: {tmp_path / 'm.toml'}, line {line}: ")


def test_a_wording_takes_no_longer_with_an_overlay(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    style = Style(templates=folder({"en/lexicon.toml": "[job]\nother = 'posts'\n"}))
    shown(style)
    monkeypatch.setattr(Path, "open", None)
    monkeypatch.setattr(Path, "read_text", None)
    assert shown(style) == "Models held about 5,800 posts in 2014."


def test_what_a_caller_s_language_lacks_is_reported_with_the_whole_path(folder: Folder) -> None:
    from narrate.page.texts import page_texts  # noqa: PLC0415

    own = folder({"sv/language.toml": "territories = ['SE']\n", "sv/page.toml": "[index]\ntitle = 'Yrken'\n"})
    style = Style(templates=own)
    with pytest.raises(TemplateError, match="required is a template for the section") as caught:
        shown(style, "sv_SE")
    assert str(caught.value).startswith(str(own / "sv/employment.jinja"))
    with pytest.raises(TemplateError, match="required is 'search' in the table") as caught:
        page_texts(language("sv_SE", style.overlay))("index", "search")
    assert str(caught.value).startswith(str(own / "sv/page.toml"))


def test_reading_of_a_territory_overrides_that_of_its_language(folder: Folder) -> None:
    words = "[words.verdict]\nworse = ['%s']\n"
    style = Style(templates=folder({"en/reading.toml": words % "poorer", "en_GB/reading.toml": words % "shabbier"}))

    def read(locale: str) -> list[str]:
        return [one.text for one in narrate.read("poorer, shabbier, 5 jobs", locale=locale, style=style).claims]

    assert read("en_US") == ["poorer", "5"]
    assert read("en_GB") == ["shabbier", "5"]
    with pytest.raises(narrate.UnknownLocaleError):
        narrate.read("x", locale="en_AU", style=style)


def test_a_name_or_a_word_is_one_construct(folder: Folder) -> None:
    style = Style(
        templates=folder({"en/employment.jinja": EMPLOYMENT % "{{ occupation.initial.or(words.This[scope]) }}"})
    )
    assert shown(style) == "Models"
    nameless = Occupation(id="x", employment=MODELS.employment)
    assert narrate.report(nameless, locale="en_US", sections=["employment"], style=style).text == "This occupation"
    asked = [
        answers for entry in phrasebook("en_US", style=style) if entry.block == "jobs_held" for answers in entry.answers
    ]
    # The word is looked up where no name is given, and only there.
    assert {tuple(what for what, _ in answers) for answers in asked} == {
        ("occupation.given",),
        ("occupation.given", "scope"),
    }


@pytest.mark.parametrize(
    ("settings", "one", "many"),
    [
        ("", "1 job", "5,800 jobs"),
        ("unbroken = ['job']", "1\u00a0job", "5,800\u00a0jobs"),
        ("unbroken = ['point']", "1 job", "5,800 jobs"),
        ("without_figure = ['one']", "job", "5,800 jobs"),
        ("counted = '{noun}: {figure}!'", "job: 1!", "jobs: 5,800!"),
        ("counted = '{noun}: {figure}!'\nunbroken = ['job']", "job:\u00a01!", "jobs:\u00a05,800!"),
        ("word_space = ''", "1job", "5,800jobs"),
    ],
)
def test_a_counted_noun_is_put_as_the_settings_say(folder: Folder, settings: str, one: str, many: str) -> None:
    block = EMPLOYMENT % "{{ jobs.of(words.job) }}"
    style = Style(templates=folder({"en/employment.jinja": block, "en/language.toml": settings}))
    assert shown(style) == many
    single = Occupation(id="x", employment=(Employment(2014, 1),))
    report = narrate.report(single, locale="en_US", sections=["employment"], style=style)
    assert report.text == one
    assert [claim.value for claim in report.claims if claim.kind == "jobs"] == [1]


def test_a_word_that_makes_a_claim_replaces_no_figure(folder: Folder) -> None:
    block = "{% block observed_change %}{{ first.spoken(words.change[direction]) }}{% endblock %}"
    with pytest.raises(TemplateError, match="a word that makes a claim of its own"):
        shown(Style(templates=folder({"en/job_trends.jinja": block})), section="job_trends")


@pytest.mark.parametrize("name", ["en/lexicon.toml", "en/language.toml", "en/pay.jinja"])
def test_a_mark_of_the_order_of_bytes_is_no_part_of_a_text(name: str, folder: Folder) -> None:
    text = {"pay.jinja": "{% block median %}\nMarked {{ median }}.\n{% endblock %}\n"}.get(name[3:], "")
    style = Style(folder({name: f"\ufeff{text}"}))
    assert style.overlay is not None
    assert style.overlay.texts[name] == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("en/pay.jinja", "{%% block median %%}{{ '%s' }}{%% endblock %%}"),
        ("en/pay.jinja", "{%% block %s %%}{%% endblock %%}"),
        ("en/lexicon.toml", "[%s]"),
    ],
)
def test_an_error_does_not_repeat_a_long_template(name: str, text: str, folder: Folder) -> None:
    with pytest.raises(TemplateError) as raised:
        Style(folder({name: text % ("a" * 100_000)}))
    assert len(str(raised.value)) < 3_000
    assert str(folder({}) / name) in str(raised.value)


def test_keys_of_names_are_as_records_keep_them(folder: Folder) -> None:
    with pytest.raises(TemplateError, match=r"language.toml, line 1: name_keys: .*'es-MX'; did you mean 'es_MX'"):
        Style(folder({"en/language.toml": "name_keys = ['en', 'es-MX']\n"}))
    assert Style(folder({"en/language.toml": "name_keys = ['en', 'es_419', 'qaa']\n"})).overlay is not None


@pytest.mark.parametrize("text", ["(", "{month}", "in {year}"])
def test_a_month_and_its_year_are_read_in_some_order(text: str, folder: Folder) -> None:
    style = Style(folder({"en/reading.toml": f"month_year = '{text}'\n"}))
    with pytest.raises(TemplateError, match=r"en/reading.toml: .* month_year has no \{month\} and \{year\}"):
        narrate.read("In May 2014, 5 jobs.", locale="en_US", style=style)


def test_a_folder_has_a_bounded_number_of_files_of_a_bounded_length(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = folder({f"en/{name}.toml": "" for name in ("lexicon", "page", "reading")})
    assert Style(own).overlay is not None
    monkeypatch.setattr("narrate.language.overlay.MOST_FILES", 3)
    with pytest.raises(TemplateError, match="at most 3 files"):
        Style(own)
    monkeypatch.undo()
    (own / "en" / "lexicon.toml").write_text("#" * 131_073)
    with pytest.raises(TemplateError, match=r"lexicon.toml: required is a file of at most 131072 bytes"):
        Style(own)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_ends_of_lines_are_those_of_narrate(end: str, folder: Folder) -> None:
    text = EMPLOYMENT % "It has {{ jobs }}\njobs in {{ year }}."
    own = folder({"en/employment.jinja": text})
    style = Style(own)
    (own / "en" / "employment.jinja").write_bytes(text.replace("\n", end).encode())
    assert Style(own).overlay == style.overlay


def test_a_folder_can_be_checked_again_after_its_templates_were_rendered(folder: Folder) -> None:
    words = 'This had {{ jobs }} jobs in {{ year }}{% if scope in ("single", "combined") %}.{% endif %}'
    own = folder({"en/employment.jinja": EMPLOYMENT % words})
    assert shown(Style(templates=own)).endswith(".")
    inspected.cache_clear()
    assert shown(Style(templates=own)).endswith(".")


def test_a_new_territory_is_written_as_its_parent_in_cldr(folder: Folder) -> None:
    own = folder({"pt/language.toml": 'territories = ["BR", "PT", "AO"]\n'})
    style = Style(templates=own)
    record = evolve(MODELS, names={"pt_PT": Name("enfermeiros"), "pt": Name("outros")})

    def shown(locale: str) -> str:
        return narrate.report(record, locale=locale, sections=["employment"], style=style).text

    assert shown("pt_AO").replace("\N{NO-BREAK SPACE}", "") == shown("pt_PT").replace("\N{NO-BREAK SPACE}", "")
    assert shown("pt_AO") != shown("pt_BR")
    # What it has of its own comes first.
    folder({"pt_AO/lexicon.toml": "[job]\none = 'posto'\nother = 'postos'\n"})
    style = Style(templates=own)
    assert "5800 postos " in shown("pt_AO").replace("\N{NO-BREAK SPACE}", "").replace(".", "")
