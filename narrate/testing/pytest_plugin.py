"""Tests that pytest collects from a folder of templates: one a rule, locale and block.

``pytest_narrate`` registers it where ``--narrate-templates`` is given.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pytest

from narrate.content import Section
from narrate.errors import NarrateError, Rejected, one_line
from narrate.formats import read_records
from narrate.records import Occupation
from narrate.tags import resolve
from narrate.testing.registry import ReportRule
from narrate.testing.trials import (
    Breach,
    TemplateWordings,
    Trial,
    changed_wordings,
    generated,
    numbers,
    own_locales,
    record_text,
    rules_of,
    titles,
)
from narrate.wording import Style, locales

_LONGEST: Final = 600
_MOST: Final = 3
"""How many problems of one test are shown."""


class TemplateTests:
    """The plugin: the tests of one folder of templates.

    Args:
        config: The settings of the run.

    Raises:
        UsageError: An option is wrong, or the folder breaks the rules of templates.
    """

    def __init__(self, config: pytest.Config) -> None:
        option = config.getoption
        self.folder = (config.invocation_params.dir / option("--narrate-templates")).resolve()
        self._examples = _positive(option("--narrate-examples"))
        try:
            self.style = Style(templates=self.folder, sections=_sections(option("--narrate-sections")))
            named = option("--narrate-locales")
            known = locales(style=self.style)
            self.locales = (
                own_locales(self.style)
                if named is None
                else tuple(resolve(one.strip(), known) for one in named.split(","))
            )
            self._records = _records(config.invocation_params.dir, option("--narrate-records"))
        except NarrateError as error:
            raise pytest.UsageError(str(error)) from None
        # A folder that is named twice, by itself and by one above it, can lose other tests under pytest 8.
        named = [(config.invocation_params.dir / one.partition("::")[0]).resolve() for one in config.args]
        if not any(path.is_relative_to(self.folder) or self.folder.is_relative_to(path) for path in named):
            config.args.append(str(self.folder))

    @cached_property
    def trial(self) -> Trial:
        """The check by the caller's records and by generated ones."""
        return Trial(self.style, (*self._records, *generated(self._examples)))

    @cached_property
    def wordings(self) -> dict[Path, list[TemplateWordings]]:
        """The blocks that the folder changes, by their files."""
        found: dict[Path, list[TemplateWordings]] = {}
        for one in changed_wordings(self.style, self.locales):
            found.setdefault(one.path, []).append(one)
        return found

    def pytest_report_header(self) -> str:
        """Return what is checked, for the header of the run."""
        return f"narrate: templates of {self.folder} in {', '.join(self.locales)}"

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> TemplateCollector | None:
        """Return the collector of a file of the folder."""
        if self.folder not in file_path.parents:
            return None
        return TemplateCollector.from_parent(parent, path=file_path, tests=self)


class TemplateCollector(pytest.File):
    """A file of templates, with a test for each rule, locale and block that it changes."""

    def __init__(self, *, tests: TemplateTests, **settings: Any) -> None:
        super().__init__(**settings)
        self._tests = tests

    def collect(self) -> Iterator[WordingItem]:
        """Yield the tests."""
        for one in self._tests.wordings.get(self.path, ()):
            for number in numbers():
                if rules_of(number, one.locale, self._tests.style):
                    name = f"rule-{number}[{one.locale}-{one.section}.{one.block}]"
                    yield WordingItem.from_parent(self, name=name, number=number, wordings=one, tests=self._tests)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any, **__: Any) -> Any:
        """Return an error of narrate as its message."""
        return str(excinfo.value) if isinstance(excinfo.value, NarrateError) else super().repr_failure(excinfo)


class BrokenRuleError(AssertionError):
    """The failure of a test: ``breaches`` has what was found."""

    def __init__(self, breaches: tuple[Breach, ...]) -> None:
        super().__init__("; ".join(one.violation.problem for one in breaches))
        self.breaches = breaches


class WordingItem(pytest.Item):
    """A test: the rules with one number, over the wordings of one block in one locale, and over its sentences."""

    def __init__(self, *, number: str, wordings: TemplateWordings, tests: TemplateTests, **settings: Any) -> None:
        super().__init__(**settings)
        self._number = number
        self._wordings = wordings
        self._tests = tests

    def runtest(self) -> None:
        """Check the wordings and the sentences.

        Raises:
            BrokenRuleError: One of them breaks a rule.
        """
        one = self._wordings
        if found := self._tests.trial.breaches(self._number, one.locale, one.section, one.block):
            raise BrokenRuleError(found)
        rules = rules_of(self._number, one.locale, self._tests.style)
        of_reports = all(isinstance(rule, ReportRule) for rule in rules)
        if of_reports and not self._tests.trial.is_written(one.locale, one.section, one.block):
            pytest.skip("no record gives a sentence of this block; --narrate-records adds some of your own")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any, **__: Any) -> Any:
        """Return the rule, its place in the folder, and each problem with its sentence and record."""
        if isinstance(excinfo.value, NarrateError):
            return str(excinfo.value)
        if not isinstance(excinfo.value, BrokenRuleError):
            return super().repr_failure(excinfo)
        one, breaches = self._wordings, excinfo.value.breaches
        title = titles(rules_of(self._number, one.locale, self._tests.style))
        lines = [
            f"rule {self._number}: {title}",
            f"{one.path}:{one.line}: block {one.block} of {one.section}, in {one.locale}",
        ]
        for breach in breaches[:_MOST]:
            lines += ["", breach.violation.problem, f"    {one_line(breach.violation.sentence, longest=_LONGEST)}"]
            if breach.record is not None:
                lines.append(f"    of the record {one_line(record_text(breach.record), longest=_LONGEST)}")
        if len(breaches) > _MOST:
            lines += ["", f"and {len(breaches) - _MOST} more"]
        return "\n".join(lines)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the place of the block, and the name of the test."""
        return self._wordings.path, self._wordings.line - 1, self.name


def _positive(number: int) -> int:
    if number < 1:
        raise pytest.UsageError(f"--narrate-examples: required is a number of records above 0; what came is {number}")
    return number


def _sections(names: str | None) -> tuple[Section, ...]:
    """Resolve the sections that ``--narrate-sections`` names."""
    found: list[Section] = []
    for name in () if names is None else names.split(","):
        required = "--narrate-sections: required is module:NAME of a Section or of a list of sections"
        try:
            value = pkgutil.resolve_name(name.strip())
        except (ImportError, AttributeError, ValueError) as error:
            raise pytest.UsageError(f"{required}; {name.strip()} cannot be imported: {error}") from None
        several = list(value) if isinstance(value, list | tuple) else [value]
        if not all(isinstance(one, Section) for one in several):
            raise pytest.UsageError(f"{required}; {name.strip()} is a {type(value).__name__}")
        found += several
    return tuple(found)


def _records(place: Path, file: str | None) -> tuple[Occupation, ...]:
    """Read the caller's own records."""
    found: list[Occupation] = []
    for one in () if file is None else read_records(place / file):
        if isinstance(one, Rejected):
            raise pytest.UsageError(f"--narrate-records: {file}: {one.reason}")
        found.append(one)
    return tuple(found)
