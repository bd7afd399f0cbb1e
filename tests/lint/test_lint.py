"""What is wrong with a folder of templates: each kind is found where it is, in several languages, all in one run."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from extent import share

from narrate import Style, TemplateError
from narrate.cli import main
from narrate.language.model import locales
from narrate.lint import RULES, LintFinding, lint

ROOT = Path(__file__).parents[2]
LANGUAGES = sorted({locale.partition("_")[0] for locale in locales()})

Folder = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Write a folder of templates."""

    def made(files: Mapping[str, str | bytes]) -> Path:
        own = tmp_path / "own"
        own.mkdir(exist_ok=True)
        for name, text in files.items():
            path = own / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return own

    return made


def found(own: Path) -> list[tuple[str, int, str]]:
    """List the findings as file in the folder, line and rule."""
    return [(Path(one.file).relative_to(own).as_posix(), one.line, one.rule) for one in lint(own)]


def said(own: Path, rule: str) -> str:
    """Return all findings of a rule as one text."""
    return "\n".join(str(one) for one in lint(own) if one.rule == rule)


@pytest.mark.parametrize("language", share(LANGUAGES, 12, start=3))
def test_narrate_s_own_templates_have_nothing_wrong(language: str, tmp_path: Path) -> None:
    for place in (ROOT / "templates").iterdir():
        if place.is_dir() and place.name.partition("_")[0] == language:
            shutil.copytree(place, tmp_path / place.name)
    assert lint(tmp_path) == ()


def block(name: str, *lines: str) -> str:
    return "\n".join([f"{{% block {name} %}}", *lines, "{% endblock %}", ""])


JOBS = {
    "en": "{{ words.This[scope] }} supported",
    "ar": "بلغ عدد الوظائف في {{ words.this[scope] }}",
    "ru": "{{ words.By_this[scope] }} насчитывалось",
    "ja": "{{ words.this[scope] }}の従業者数は、",
}
"""Beginnings of a sentence about jobs."""

PLANTED = [
    ("en", "{{ jobs.of(words.job) }} in {{ year }}, {{ jobs }}%.", "bare-percent"),
    ("ar", "{{ jobs.of(words.job) }} {{ year }} {{ jobs }} ٪.", "bare-percent"),
    ("ja", "{{ year }}年に{{ jobs }}％。", "bare-percent"),
    ("en", "{{ jobs.of(words.job) }}{% if jobs > 5 %}!{% endif %} in {{ year }}.", "number"),
    ("ru", "{{ jobs.of(words.job) }}{% if jobs > 5 %}!{% endif %} {{ year }}.", "number"),
    ("ja", "{{ year }}年に{{ jobs }}人{% if jobs %}!{% endif %}。", "number"),
    ("en", "7 of {{ jobs.of(words.job) }} in {{ year }}.", "digit"),
    ("ar", "٧ {{ jobs.of(words.job) }} {{ year }}.", "digit"),
    ("ja", "{{ year }}年に７{{ jobs }}人。", "digit"),
    ("en", "{{ wage }} in {{ year }}.", "undefined"),
    ("ru", "{{ jobs.of(words.jobs) }} {{ year }}.", "undefined"),
    ("ja", "{{ year }}年に{{ wage }}。", "undefined"),
    ("en", "{{ jobs.of(words.job) }} in {{ year }}, which rose sharply.", "unclaimed"),
    ("ru", "{{ jobs.of(words.job) }} {{ year }}, резко выросло.", "unclaimed"),
    ("ar", "ارتفع {{ jobs.of(words.job) }} {{ year }}.", "unclaimed"),
    ("ja", "{{ year }}年に{{ jobs }}人に急増し、大幅な増加であった。", "unclaimed"),
    ("en", '{{ jobs.of(words.job) }} in {{ year }}{% if scope == "single" and scope == "combined" %} so{% endif %}.', "unreachable"),
    ("ar", '{{ jobs.of(words.job) }} {{ year }}{% if scope == "single" %}{% elif scope == "single" %}!{% endif %}.', "unreachable"),
    ("ja", '{{ year }}年に{{ jobs }}人{% if scope not in ("single", "combined") %}!{% endif %}。', "unreachable"),
    ("en", "{{ jobs }} posts in {{ year }}.", "missing-reading"),
    ("ru", "{{ jobs }} штук {{ year }}.", "missing-reading"),
    ("ja", "{{ year }}年に{{ jobs }}台。", "missing-reading"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "rule"), PLANTED)
def test_what_is_planted_is_found_in_its_line(folder: Folder, language: str, words: str, rule: str) -> None:
    own = folder({f"{language}/job_trends.jinja": block("observed_level", JOBS[language], words)})
    assert (f"{language}/job_trends.jinja", 3, rule) in found(own)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "{{ words.This[scope] }} supported {{ jobs.of(words.job) }} in {{ year }}."),
        ("ja", None),
    ],
)
def test_an_allowed_block_has_nothing_wrong(folder: Folder, language: str, sentence: str | None) -> None:
    own = (ROOT / "templates" / language / "job_trends.jinja").read_text(encoding="utf-8")
    text = own if sentence is None else block("observed_level", sentence)
    assert found(folder({f"{language}/job_trends.jinja": text})) == []


@pytest.mark.parametrize(
    ("language", "sentence", "line", "rule"),
    [
        ("en", "{{ jobs.of(words.job) }} in {{ year }}", 3, "unended"),
        ("en", "{{ jobs.of(words.job) }} in {{ year }} of all", 3, "unended"),
        ("en", "{{ jobs.of(words.job) }} in {{ year }},", 3, "unended"),
        ("en", "{{ jobs.of(words.job) }} in {{ year }} (so much)", 3, "unended"),
        ("en", '{{ jobs.of(words.job) }} in {{ year }}{% if scope == "single" %}.{% endif %}', 3, "unended"),
        ("ar", "{{ jobs.of(words.job) }} {{ year }}", 3, "unended"),
        ("ar", "{{ jobs.of(words.job) }} {{ year }}،", 3, "unended"),
        ("ja", "{{ year }}年に{{ jobs }}人", 3, "unended"),
        ("ja", "{{ year }}年に{{ jobs }}人、", 3, "unended"),
        ("en", "", 1, "empty"),
        ("ru", "{# nothing #}", 1, "empty"),
        ("en", '{% if scope == "single" %}{{ jobs.of(words.job) }} in {{ year }}.{% endif %}', 1, "empty"),
        ("ja", '{% if scope == "combined" %}{{ year }}年に{{ jobs }}人。{% endif %}', 1, "empty"),
    ],
)
def test_a_sentence_that_is_empty_or_does_not_end_is_found(
    folder: Folder, language: str, sentence: str, line: int, rule: str
) -> None:
    lines = ("", sentence) if rule == "unended" else (sentence,)
    own = folder({f"{language}/job_trends.jinja": block("observed_level", *lines)})
    assert (f"{language}/job_trends.jinja", line, rule) in found(own)


@pytest.mark.parametrize("end", [".", "!", "?", ".”", ".)", "…", '."'])
def test_a_sentence_that_ends_is_allowed(folder: Folder, end: str) -> None:
    sentence = "{{ words.This[scope] }} supported {{ jobs.of(words.job) }} in {{ year }}" + end
    assert found(folder({"en/job_trends.jinja": block("observed_level", sentence)})) == []


def test_a_description_ends_as_it_does(folder: Folder) -> None:
    assert found(folder({"en/duties.jinja": block("description", "{{ description }}")})) == []


def test_a_word_of_the_lexicon_that_lacks_the_end_is_found_there(folder: Folder) -> None:
    own = folder({
        "en/job_trends.jinja": block(
            "observed_level", "{{ words.This[scope] }} supported {{ jobs.of(words.job) }} in {{ year }}{{ words.end.mark }}"
        ),
        "en/lexicon.toml": '[end]\nmark = " or so"\n',
    })  # fmt: skip
    assert ("en/lexicon.toml", 2, "unended") in found(own)


def test_a_language_that_ends_no_sentence_in_a_mark_is_left_as_it_is(folder: Folder) -> None:
    files = {"th/language.toml": 'territories = ["TH"]\n'}
    plain = folder({**files, "th/job_trends.jinja": block("observed_level", "{{ jobs }} {{ year }}")})
    assert "unended" not in [rule for *_, rule in found(plain)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "a {{ percent }} change from {{ base_year }} to {{ target_year }}."),
        ("it", "dell’{{ percent }} {{ base_year }} {{ target_year }}."),
        ("fr", "d’{{ percent }} {{ base_year }} {{ target_year }}."),
    ],
)
def test_an_article_without_its_sound_is_found(folder: Folder, language: str, words: str) -> None:
    own = folder({f"{language}/job_outlook.jinja": block("decline", "{{ words.growth[direction] }}", words)})
    assert (f"{language}/job_outlook.jinja", 3, "bare-article") in found(own)


def test_an_article_by_its_sound_is_allowed(folder: Folder) -> None:
    words = '{% if percent.onset == "vowel" %}an{% else %}a{% endif %} {{ percent.number }} {{ words.unit.percent }} '
    text = block("decline", "{{ self.subject() }} is projected to {{ words.growth[direction] }}: " + words)
    assert "bare-article" not in [rule for *_, rule in found(folder({"en/job_outlook.jinja": text}))]


@pytest.mark.parametrize(("language", "lacking"), [("en", {"one"}), ("ru", {"few", "many"}), ("ar", {"zero", "two"})])
def test_each_missing_category_is_found(folder: Folder, language: str, lacking: set[str]) -> None:
    text = block("observed_level", JOBS[language], "{{ jobs.of(words.post) }} {{ year }}.")
    files = {f"{language}/job_trends.jinja": text, f"{language}/lexicon.toml": "[post]\nother = 'x'\n"}
    own = folder(files)
    assert (f"{language}/job_trends.jinja", 3, "missing-category") in found(own)
    assert all(f"category '{category}'" in said(own, "missing-category") for category in lacking)


def test_a_word_that_is_missing_for_a_choice_is_found_and_one_that_is_guarded_is_not(folder: Folder) -> None:
    text = block(
        "labeled_growth",
        '{{ self.subject() }}, {% if band != "slower" %}{{ words.own[band] }}{% endif %}',
        "{{ words.growth[direction] }} {{ base_year }} {{ target_year }}.",
    )
    own = folder({"en/job_outlook.jinja": text, "en/lexicon.toml": "[own]\nfaster = 'x'\n"})
    words = said(own, "missing-word")
    assert "own.much_faster" in words
    assert "own.slower" not in words


@pytest.mark.parametrize("language", ["ru", "pl", "cs"])
def test_a_case_that_no_record_need_give_is_found(folder: Folder, language: str) -> None:
    text = block("openings", "{{ openings }}", "{{ occupation.genitive }} {{ base_year }}.")
    own = folder({f"{language}/job_outlook.jinja": text})
    assert (f"{language}/job_outlook.jinja", 3, "missing-case") in found(own)


@pytest.mark.parametrize("language", ["en", "ru", "ja"])
def test_a_claim_that_is_not_printed_is_found(folder: Folder, language: str) -> None:
    own = folder({f"{language}/job_outlook.jinja": block("little_or_no_change", "{{ base_year }} {{ target_year }}.")})
    assert (f"{language}/job_outlook.jinja", 1, "missing-claim") in found(own)


@pytest.mark.parametrize("language", share(["en", "ar", "ja"], 3))
def test_a_verdict_that_cannot_be_read_back_is_found_in_the_lexicon(folder: Folder, language: str) -> None:
    own = folder({f"{language}/lexicon.toml": "[verdict]\n\nworse = 'qqq'\n"})
    assert found(own) == [(f"{language}/lexicon.toml", 3, "missing-reading")]
    folder({f"{language}/reading.toml": "[words.verdict]\nworse = ['qqq']\n"})
    assert found(own) == []


def test_a_new_language_is_complete_or_what_is_missing_is_listed(folder: Folder) -> None:
    own = folder({"eo/language.toml": 'territories = ["001"]\n', "eo/pay.jinja": block("definition", "x.")})
    lacking = found(own)
    assert ("eo/reading.toml", 0, "missing-reading") in lacking
    assert ("eo/rules.toml", 0, "missing-rules") in lacking
    assert ("eo/employment.jinja", 0, "missing-template") in lacking
    assert "median" in said(own, "missing-template")
    assert "definition" not in said(own, "missing-template")


def test_a_folder_of_no_language_is_found(folder: Folder) -> None:
    own = folder({"qq/pay.jinja": block("definition", "x."), "xx/language.toml": 'territories = ["ZZ"]\n'})
    assert ("qq", 0, "missing-language") in found(own)
    assert ("xx/language.toml", 1, "missing-language") in found(own)


def test_all_faults_of_a_folder_are_found_in_one_run(folder: Folder) -> None:
    files = {
        "en/pay.jinja": block("medain", "x.") + block("definition", "7.", "{{ wage }} {{ pay }}") + block("median", "{% if"),
        "en/lexicon.toml": "[perod]\nannual = 'a'\n[period]\nannual = 5\nhourly = 'an 8 h'\n",
        "en/language.toml": "grup = ''\nisolate = 'x'\n",
        "ja/lexicon.toml": "[",
        "ar/page.toml": "[indxe]\na = 'b'\n",
        "ru/reading.toml": "[words.direction]\n\nup = ['(']\n",
        "ru/rules.toml": "[words]\npraise = '('\n",
    }  # fmt: skip
    own = folder(files)
    with pytest.raises(TemplateError):
        Style(templates=own)
    assert found(own) == [
        ("ar/page.toml", 1, "unread"),
        ("en/language.toml", 1, "unread"),
        ("en/language.toml", 2, "form"),
        ("en/lexicon.toml", 1, "unread"),
        ("en/lexicon.toml", 4, "form"),
        ("en/lexicon.toml", 5, "digit"),
        ("en/pay.jinja", 1, "unread"),
        ("en/pay.jinja", 5, "digit"),
        ("en/pay.jinja", 6, "undefined"),
        ("en/pay.jinja", 6, "undefined"),
        ("en/pay.jinja", 10, "syntax"),
        ("ja/lexicon.toml", 1, "syntax"),
        ("ru/reading.toml", 3, "form"),
        ("ru/rules.toml", 2, "form"),
    ]


def test_what_is_wrong_beside_a_fault_of_the_same_block_is_found(folder: Folder) -> None:
    text = block("decline", "{% if percent > 5 %}so{% endif %}", "which fell a {{ percent }}%")
    own = folder({"en/job_outlook.jinja": text})
    rules = {(line, rule) for _, line, rule in found(own)}
    assert {(2, "number"), (3, "bare-percent"), (3, "bare-article"), (3, "unclaimed")} <= rules


def test_a_hostile_folder_is_listed_and_never_raises(folder: Folder) -> None:
    deep = "/".join(["deep"] * 50)
    own = folder(
        {
            "en/pay.jinja": b"\x00\xff\xfe binary",
            "en/job_trends.jinja": "x" * 200_000,
            "en/entry.jinja": "",
            "en/lexicon.toml": "a = " + "[" * 5_000 + "]" * 5_000,
            "en/skills.jinja": block("only", "{% if scope == 'single' %}" * 60 + "x" + "{% endif %}" * 60),
            "en/majors.jinja": block("named", "{{ self.named() }}") + block("shared", "{{ " + "(" * 90 + "majors" + ")" * 90 + " }}"),
            "en/summary.jinja": block("current", "{{ self.nope() }} {{ year.__class__ }}"),
            "en/cldr.toml": "x = 5",
            f"en/{deep}/pay.jinja": "x",
            "ja/pay.jinja": block("median", "{% for x in median %}{% endfor %}{% set a = 1 %}"),
        }
    )  # fmt: skip
    (own / "loop").symlink_to(own / "other")
    (own / "other").symlink_to(own / "loop")
    (own / "en" / "duties.jinja").symlink_to("duties.jinja")
    (own / "de").symlink_to(own)
    (own / "it").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(own / "it" / "pay.jinja")
    places = {(file, rule) for file, _, rule in found(own)}
    assert {
        ("en/pay.jinja", "unreadable"),
        ("en/job_trends.jinja", "unreadable"),
        ("en/lexicon.toml", "syntax"),
        ("en/skills.jinja", "form"),
        ("en/majors.jinja", "form"),
        ("en/summary.jinja", "undefined"),
        ("en/cldr.toml", "form"),
        ("en/deep", "unread"),
        ("en/duties.jinja", "unreadable"),
        ("it/pay.jinja", "unreadable"),
        ("ja/pay.jinja", "form"),
    } <= places


def test_a_block_with_too_many_wordings_is_found(folder: Folder) -> None:
    names = ("low_rank", "low", "high_share", "high", "high_rank")
    asked = [f'{{% if {one}.plural == "few" %}}x{{% endif %}} {{{{ {one} }}}}' for one in names]
    own = folder({"ar/pay.jinja": block("range", *asked)})
    assert "more than 2000 wordings" in said(own, "form")


def test_an_empty_folder_has_nothing_wrong(folder: Folder) -> None:
    assert lint(folder({})) == ()
    assert lint(folder({"en/README.md": "x", ".git/x": "y"})) == ()


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="there is none"):
        lint(tmp_path / "none")


def test_the_command_prints_file_line_rule_and_exits_by_what_it_found(folder: Folder, tmp_path: Path) -> None:
    own = folder({"en/pay.jinja": block("definition", "So much.", "In 7 years.")})
    done = CliRunner().invoke(main, ["lint", str(own)])
    assert done.exit_code == 1
    assert done.stdout.startswith(f"{own}/en/pay.jinja:3: digit: the digit '7' is not a figure, and so has no claim; ")
    told = CliRunner().invoke(main, ["lint", str(own), "--format", "jsonl"])
    assert json.loads(told.stdout) == lint(own)[0].to_dict()
    shutil.rmtree(own)
    own.mkdir()
    assert CliRunner().invoke(main, ["lint", str(own)]).exit_code == 0
    gone = CliRunner().invoke(main, ["lint", str(tmp_path / "none")])
    assert (gone.exit_code, gone.stdout) == (2, "")


def test_every_finding_has_a_known_rule_and_a_fix(folder: Folder) -> None:
    own = folder({"en/pay.jinja": "{% block medain %}7{% endblock %}so", "xx/a.jinja": "", "EN/a": "", "a.jinja": ""})
    assert lint(own)
    for one in lint(own):
        assert isinstance(one, LintFinding)
        assert one.rule in RULES
        assert one.what
        assert one.fix
