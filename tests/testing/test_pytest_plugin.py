"""The plugin of pytest: what it collects from a folder of templates, what a failure says, and that it is light."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from extent import thorough

from narrate import Style
from narrate.testing import PHRASEBOOK_RULES, REPORT_RULES
from narrate.testing.pytest_plugin import TemplateTests
from narrate.testing.trials import Trial, generated, numbers, own_locales, rules_of

PRAISE = "{% block definition %}\nWages soared.\n{% endblock %}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    templates = tmp_path / "templates"
    for name in ("en", "en_GB", "es"):
        (templates / name).mkdir(parents=True)
    return templates


def plugin_of(folder: Path, **options: object) -> TemplateTests:
    """Return the plugin as pytest makes it, in the folder above."""
    given = {
        "--narrate-templates": folder.name,
        "--narrate-examples": 30,
        **{f"--narrate-{name}": value for name, value in options.items()},
    }
    config: Any = SimpleNamespace(
        getoption=given.get, args=[], invocation_params=SimpleNamespace(dir=folder.parent), rootpath=folder.parent
    )
    return TemplateTests(config)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pytest in the folder above one of templates."""
    command = [sys.executable, "-m", "pytest", "-p", "pytest_narrate", "-p", "no:cacheprovider", *arguments]
    # What pytest prints depends on these.
    others = ("CI", "BUILD_NUMBER", "PYTEST_ADDOPTS")
    environment = {name: value for name, value in os.environ.items() if name not in others}
    return subprocess.run(command, cwd=folder.parent, env=environment, check=False, capture_output=True, text=True)


def test_without_its_option_it_imports_nothing(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "import sys\ndef test_it(): assert {'narrate', 'jinja2', 'babel'} & set(sys.modules) == set()\n",
        encoding="utf-8",
    )
    done = run(tmp_path / "templates", "-q")
    assert done.returncode == 0, done.stdout
    assert "narrate" not in done.stdout


def test_without_hypothesis_the_extra_is_named() -> None:
    program = """
import sys, types
sys.modules["hypothesis"] = None
import pytest_narrate
pytest_narrate.pytest_configure(types.SimpleNamespace(getoption=lambda name: "templates"))
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert done.stderr.splitlines()[-1].endswith(
        "UsageError: narrate.testing needs the extra narrate-nlg[testing], which is not installed: there is no hypothesis"
    )


def test_locales_are_those_of_the_folders(folder: Path) -> None:
    (folder / "es").rmdir()
    assert own_locales(Style(templates=folder)) == ("en_US", "en_GB")
    (folder / "en").rmdir()
    assert own_locales(Style(templates=folder)) == ("en_GB",)
    assert own_locales(Style()) == ()


def test_blocks_are_those_whose_wordings_differ_from_narrate_s(folder: Path) -> None:
    (folder / "en" / "pay.jinja").write_text(PRAISE, encoding="utf-8")
    (folder / "en_GB" / "employment.jinja").write_text(
        "{% block workers %}\npeople in {{ words.this[scope] }}\n{% endblock %}\n", encoding="utf-8"
    )
    # The same words as narrate's own.
    (folder / "es" / "lexicon.toml").write_text("", encoding="utf-8")
    found = plugin_of(folder).wordings
    assert {path.relative_to(folder).as_posix() for path in found} == {"en/pay.jinja", "en_GB/employment.jinja"}
    assert [(one.locale, one.section, one.block, one.line) for one in found[folder / "en" / "pay.jinja"]] == [
        ("en_US", "pay", "definition", 1),
        ("en_GB", "pay", "definition", 1),
    ]
    # Every block that uses the one of the folder.
    assert {(one.locale, one.block) for one in found[folder / "en_GB" / "employment.jinja"]} == {
        ("en_GB", "largest_employers"),
        ("en_GB", "largest_employers_list"),
        ("en_GB", "employers"),
    }


def test_blocks_that_look_up_a_word_are_those_of_the_lexicon(folder: Path) -> None:
    (folder / "es" / "lexicon.toml").write_text('[change]\nflat = "ningún cambio grande"\n', encoding="utf-8")
    (blocks,) = [plugin_of(folder, locales="es-MX").wordings[folder / "es" / "lexicon.toml"]]
    assert {(one.locale, one.section, one.block) for one in blocks} == {("es_MX", "job_trends", "observed_change")}


@thorough
def test_there_is_a_test_for_each_rule_locale_and_block(folder: Path) -> None:
    (folder / "en" / "pay.jinja").write_text(PRAISE, encoding="utf-8")
    done = run(folder, "--narrate-templates", "templates", "--collect-only", "-q")
    ids = [line for line in done.stdout.splitlines() if "::" in line]
    assert ids == [
        f"templates/en/pay.jinja::rule-{number}[{locale}-pay.definition]"
        for locale in ("en_US", "en_GB")
        for number in numbers()
        if rules_of(number, locale, Style())
    ]
    assert {rule.number for rule in (*PHRASEBOOK_RULES, *REPORT_RULES)} == set(numbers())
    assert numbers()[:4] == ("1", "3", "4", "6")


@thorough
def test_a_failure_is_the_rule_its_place_and_the_sentence_without_a_traceback(folder: Path) -> None:
    (folder / "en" / "pay.jinja").write_text("\n" + PRAISE, encoding="utf-8")
    place = "templates/en/pay.jinja::rule-25[en_US-pay.definition]"
    done = run(folder, place, "--narrate-templates", "templates", "-q")
    assert done.returncode == 1
    *_, head, rule, where, empty, problem, sentence, _, failed, summary = done.stdout.splitlines()
    assert head.strip("_ ") == "rule-25[en_US-pay.definition]"
    assert rule == "rule 25: no word of praise or alarm"
    assert where == f"{folder / 'en' / 'pay.jinja'}:2: block definition of pay, in en_US"
    assert (empty, problem, sentence) == ("", "'soar' praises or alarms", "    Wages soared.")
    assert failed.startswith(f"FAILED {place}")
    # The argument chooses one test of the folder, as with any file.
    assert summary.startswith("1 failed in ")


def test_a_problem_of_reports_has_the_simplest_record(folder: Path) -> None:
    template = "{% block observed_level %}\nAn increase to {{ jobs.of(words.job) }} in {{ year }}.\n{% endblock %}\n"
    (folder / "en" / "job_trends.jinja").write_text(template, encoding="utf-8")
    trial = plugin_of(folder, locales="en_US").trial
    (breach,) = trial.breaches("42", "en_US", "job_trends", "observed_level")
    assert breach.violation.problem == "'increase' says direction up; the sentence has no claim of that kind"
    assert breach.record is not None
    assert len(breach.record.employment) == 1
    assert not breach.record.projections
    assert not trial.breaches("42", "en_US", "job_trends", "observed_change")


def test_what_is_wrong_with_a_section_is_wrong_with_its_blocks(folder: Path) -> None:
    template = "{% block observed_level %}\nIt had {{ jobs.of(words.job) }} in {{ year }} ..\n{% endblock %}\n"
    (folder / "en" / "job_trends.jinja").write_text(template, encoding="utf-8")
    trial = plugin_of(folder, locales="en_US").trial
    assert trial.breaches("30", "en_US", "job_trends", "observed_level")
    assert not trial.breaches("30", "en_US", "pay", "median")


def test_a_block_that_no_record_gives_is_not_passed_over_in_silence() -> None:
    trial = Trial(Style(), ())
    assert not trial.is_written("en_US", "pay", "median")
    assert Trial(Style(), generated(400)).is_written("en_US", "pay", "median")


def test_records_are_always_the_same() -> None:
    assert generated(20) == generated(20)
    assert len(generated(20)) == 20


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"locales": "xx"}, "required is one of ar_EG, .*; what came is 'xx'"),
        ({"examples": 0}, "--narrate-examples: required is a number of records above 0; what came is 0"),
        ({"sections": "no_module:X"}, "--narrate-sections: required is module:NAME .*; no_module:X cannot be imported"),
        ({"sections": "narrate:report"}, "--narrate-sections: .*; narrate:report is a function"),
        ({"records": "none.jsonl"}, "none.jsonl: there is no such file"),
        ({"records": "bad.jsonl"}, "--narrate-records: bad.jsonl: "),
    ],
    ids=["locales", "examples", "no module", "no section", "no records", "bad records"],
)
def test_a_wrong_option_is_one_sentence(folder: Path, options: dict[str, object], message: str) -> None:
    (folder.parent / "bad.jsonl").write_text('{"id": 7}\n', encoding="utf-8")
    with pytest.raises(pytest.UsageError, match=message):
        plugin_of(folder, **options)


def test_a_template_that_breaks_the_form_is_one_sentence(folder: Path) -> None:
    (folder / "en" / "pay.jinja").write_text("{% block definitoin %}\nx\n{% endblock %}\n", encoding="utf-8")
    done = run(folder, "--narrate-templates", "templates", "-q")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "pay.jinja, line 1: nothing reads the block 'definitoin'" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
