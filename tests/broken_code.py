"""Break the code on purpose, a change at a time in a copy, and show which test sees it, and after how many seconds.

A program, and no test of the suite: ``python tests/broken_code.py`` makes the changes that no test had seen when they
were first tried by hand; ``--all`` makes others of their kinds as well (every edge of every band table, every attribute
of the renderers). It ends with 1 if a change was not seen.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import frozen

ROOT: Final = Path(__file__).parents[1]
LIMIT: Final = 30
"""Seconds that a change may stay unseen."""


@frozen
class Change:
    """One change of one place.

    Attributes:
        what: What it breaks, in words.
        file: The file, from the root.
        old: What is there, once.
        new: What stands there instead.
        tests: The modules of tests that are run, without ``test_``, until one fails.
    """

    what: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def _changes(file: str, tests: str, *places: tuple[str, str, str]) -> tuple[Change, ...]:
    return tuple(Change(what, file, old, new, tuple(tests.split())) for what, old, new in places)


RENDERERS: Final = "narrate/report/renderers.py"
BANDS: Final = "narrate/methodology/bands.py"
FORMS: Final = "renderers golden_reports"

BY_HAND: Final = (
    *_changes(
        RENDERERS,
        FORMS,
        ("data-facts dropped", '"facts": " ".join(made.facts), ', ""),
        (
            "record id unescaped",
            "escape(report.tag), escape(report.id)",
            "escape(report.tag), report.id",
        ),
        ("<ul> dropped", '"<ul>" + "".join(f"<li>', '"".join(f"<li>'),
        ("Markdown's mark of a quotation dropped", 'f"> {line.strip()}"', 'f"{line.strip()}"'),
        ("bullets dropped", 'f"- {item}"', 'f"{item}"'),
        ('"1." unescaped', "|(\\d+[.)])(?=\\s|$)", "|(\\d+[)])(?=\\s|$)"),
        ("data-value is the kind", '"value": str(made.value)', '"value": made.kind'),
        ("right to left lost", 'dir="{report.direction}"', 'dir="ltr"'),
    ),
    *_changes(
        BANDS,
        "methodology",
        ("an edge of 2018-28", '"2018-28", (11, 7,', '"2018-28", (11, 8,'),
        ("an edge of 2016-26", '"2016-26", (15, 10, 5,', '"2016-26", (15, 10, 6,'),
        ("the rapid decline of 2006-16", '"OOH 2008-09", rapid=-10', '"OOH 2008-09", rapid=-11'),
    ),
    *_changes(
        "narrate/comparison/trend.py",
        "comparison",
        (
            "the verdict on what is expected is judged on shown figures",
            "if judged_exactly:",
            "if judged_exactly and not turned:",
        ),
    ),
    *_changes(
        "narrate/grouping.py",
        "grouping",
        (
            "capped wages are averaged",
            "amount is not None and not isinstance(amount, AtLeast):",
            "(amount := getattr(amount, 'value', amount)) is not None:",
        ),
    ),
    *_changes(
        "narrate/content/summary.py",
        "content",
        ("pay stands out from a third on", "_FAR: Final = 50", "_FAR: Final = 33"),
    ),
    *_changes(
        "narrate/page/pictures.py",
        "pictures",
        ("the scale of a picture", "if low * 5 < reach:", "if low * 2 < reach:"),
    ),
)
"""Made by hand on a commit whose tests saw none of them."""

OF_THEIR_KINDS: Final = (
    *_changes(
        RENDERERS,
        FORMS,
        ("data-kind dropped", '"kind": made.kind, ', ""),
        ("data-rule dropped", ', "rule": made.rule}', "}"),
        ("facts joined otherwise", '" ".join(made.facts)', '",".join(made.facts)'),
        ("one fact of several", '" ".join(made.facts)', "made.facts[0] if made.facts else ''"),
        ("values of claims unescaped", 'data-{name}="{escape(value)}"', 'data-{name}="{value}"'),
        ("class of claims dropped", '<span class="claim" ', "<span "),
        ("words of claims unescaped", "{attributes}>{escape(words)}</span>", "{attributes}>{words}</span>"),
        ("words between claims unescaped", "pieces.append(escape(words))", "pieces.append(words)"),
        ("words between claims dropped", "pieces.append(escape(words))", "pass"),
        ("language dropped", ' lang="{tag}"', ""),
        ("direction dropped", ' dir="{report.direction}"', ""),
        ("id dropped", ' data-id="{identity}"', ""),
        ("class of sections dropped", '<section class="narrate-{escape(section.name)}">', "<section>"),
        ("headings dropped", 'parts.append(f"<h2>{escape(section.title)}</h2>")', "pass"),
        ("headings by name", 'f"<h2>{escape(section.title)}</h2>"', 'f"<h2>{escape(section.name)}</h2>"'),
        ("quotations as paragraphs", '<blockquote class="quotation">{quoted}</blockquote>', "{quoted}"),
        ("class of quotations dropped", '<blockquote class="quotation">', "<blockquote>"),
        ("quotations unescaped", "<p>{escape(words.strip())}</p>", "<p>{words.strip()}</p>"),
        ("paragraphs of quotations in one", 'paragraphs = "".join(words for words, _ in block.spans).split("\\n")', 'paragraphs = ["".join(words for words, _ in block.spans)]'),
        ("empty paragraphs of quotations", " for words in paragraphs if words.strip())", " for words in paragraphs)"),
        ("items of lists dropped", "<li>{_spans(item)}</li>", "<li></li>"),
        ("claims of items dropped", "<li>{_spans(item)}</li>", "<li>{escape(''.join(words for words, _ in item))}</li>"),
        ("sections not closed", 'parts.append("</section>")', "pass"),
        ("Markdown's headings dropped", 'f"## {escaped_markdown(', 'f"{escaped_markdown('),
        ("Markdown's headings unescaped", "{escaped_markdown(section.title)}", "{section.title} *x*"),
        ("Markdown's sentences unescaped", 'prose = escaped_markdown("".join(words for words, _ in block.spans))', 'prose = "".join(words for words, _ in block.spans)'),
        ("Markdown's items unescaped", 'escaped_markdown("".join(words for words, _ in item)).lstrip()', '"".join(words for words, _ in item)'),
        ("a set-in line is code", "{line.strip()}", "{line}"),
        ("a set-in paragraph is code", "prose = prose.lstrip()", "pass"),
        ("a set-in item is code", "for words, _ in item)).lstrip()", "for words, _ in item))"),
        ("an empty line of a quotation dropped", 'for line in prose.split("\\n"))', 'for line in prose.split("\\n") if line)'),
        ('"1)" unescaped', "(\\d+[.)])(?=\\s|$)", "(\\d+[.])(?=\\s|$)"),
        ("a lone number unescaped", "(\\d+[.)])(?=\\s|$)", "(\\d+[.)])(?= )"),
        ("an underline unescaped", "(?=\\s|\\3*\\s*$)", "(?=\\s)"),
        *(
            (f"{character} unescaped", "([\\\\`*_{}\\[\\]<>#|~$&!])", "([\\\\`*_{}\\[\\]<>#|~$&!])".replace(character, "", 1))
            for character in ("`", "*", "_", "\\[", "<", "#", "~", "&")
        ),
        *((f"{character} unescaped", "([-+=])", f"([{'-+='.replace(character, '')}])") for character in "-+="),
        ("sections in a row", 'BETWEEN_SECTIONS: Final = "\\n\\n"', 'BETWEEN_SECTIONS: Final = "\\n"'),
    ),
    *_changes(
        "narrate/report/report.py",
        FORMS + " content",
        ("JSON without the locale", '            "locale": self.locale,\n', ""),
    ),
    *_changes(
        "narrate/report/mentions.py",
        FORMS + " content",
        ("the short name from the first mention on", "self._later if self._mentioned else self._first", "self._later"),
        ("the full name everywhere", "self._later if self._mentioned else self._first", "self._first"),
    ),
    *_changes(
        "narrate/report/blocks.py",
        FORMS + " report content",
        ("blocks of quotations as paragraphs", 'yield Block("quotation", start', 'yield Block("paragraph", start'),
        ("a list of one item", "if over is not None and len(_listed(over, message)) == 1:", "if False:"),
        ("blocks without the space between sentences", "start = position + (len(space) if number else 0)", "start = position"),
    ),
    *_changes(
        "narrate/report/plain.py",
        FORMS + " report",
        ("JSON without claims", '"claims": [claim.to_dict() for claim in claims]', '"claims": []'),
        ("JSON without titles", '        "title": title,\n', ""),
    ),
    *_changes(
        "narrate/report/claims.py",
        FORMS,
        ("end of a claim", '"end": self.end', '"end": self.start'),
        ("rules dropped", '"rule": None if self.rule is None else str(self.rule)', '"rule": None'),
    ),
    *_changes(
        "narrate/report/claim_maker.py",
        FORMS + " facts report",
        ("codes of figures dropped", "return address if found is None else address.published_as(found)", "return address"),
        ("values ten times as large", "digits / 10**decimals", "digits / 10 ** (decimals - 1)"),
        ("months of dates dropped", 'f"{year}-{month:02d}"', 'f"{year}"'),
        ("claims without the space between sentences", "begin = position = position + self._space", "begin = position"),
        ("words after the last claim not counted", "position += sentence.tail", "pass"),
        ("licenses of other years", "key: object = (methodology.stamp, self._key(values))", "key: object = methodology.stamp"),
        ("licenses of other methodologies", "key: object = (methodology.stamp, self._key(values))", "key: object = self._key(values)"),
        ("the currency of another wage", "key = (key, *[values[place][part] for place, part in self._parts])", "pass"),
    ),
    *_changes(
        "narrate/facts/rule.py",
        "facts golden_reports",
        ("standing of a band dropped", "({standing}: {source})", "({source})"),
        ("the rule of a verdict", '"trend: {low} < gap <= {high}"', '"trend: {low} <= gap <= {high}"'),
    ),
    *_changes(
        BANDS,
        "methodology comparison",
        ("a table's own bound below its band", "if percent >= getattr(self, band):", "if percent > getattr(self, band):"),
        ("a rapid decline from the next percent on", "percent <= self.decline_rapidly", "percent < self.decline_rapidly"),
        ("a standing", '-2), "reconstructed", _RECONSTRUCTED', '-2), "published", _RECONSTRUCTED'),
        ("an edition", '(2023, 2033): _table("2023-33"', '(2023, 2033): _table("2022-32"'),
    ),
    *_changes(
        "narrate/methodology/model.py",
        "methodology comparison golden_reports content",
        ("on track up to 3 %", "default=Fraction(2, 100)", "default=Fraction(3, 100)"),
        ("better up to 6 %", "default=Fraction(5, 100)", "default=Fraction(6, 100)"),
        ("a month of its own for wages in dollars", "default=FrozenMap(), converter=as_map, validator=_months", "default=FrozenMap(USD=5), converter=as_map, validator=_months"),
        ("growth computed though published", "published_growth: bool = field(default=True", "published_growth: bool = field(default=False"),
        ("the unit of the data", "unit: int = field(default=100", "unit: int = field(default=1000"),
    ),
    *_changes(
        "narrate/comparison/trend.py",
        "comparison golden_reports",
        ("both verdicts are judged on shown figures", "if judged_exactly:", "if False:"),
        ("the verdict on pace is judged on shown figures", "if judged_exactly:", "if judged_exactly and turned:"),
        ("exact verdicts turned round", "(counted, exact - counted) if turned else (exact, counted - exact)", "(exact, counted - exact)"),
        ("verdicts the same way for both", "placed(-difference if turned else difference", "placed(difference"),
        ("a count beside the line times the horizon", "counted = actual * horizon", "counted = actual"),
        ("a gap as a share of the line for both", "base, other = (actual, expected) if turned else (expected, actual)", "base, other = (expected, actual)"),
        ("the unit of three", "data_unit(unit, start, end, actual)", "data_unit(unit, start, end)"),
        ("a line drawn on from its target", '"interpolated" if elapsed < horizon', '"interpolated" if elapsed <= horizon'),
    ),
    *_changes(
        "narrate/comparison/verdicts.py",
        "comparison",
        ("a gap on the first threshold", "size * mild_base - base * mild", "size * mild_base - base * mild + 1"),
        ("a gap on the second threshold", "size * strong_base - base * strong", "size * strong_base - base * strong + 1"),
    ),
    *_changes(
        "narrate/comparison/outcome.py",
        "content grouping",
        ("nearness by jobs", "Fraction(abs(found.observed - found.projected), found.projected)", "Fraction(abs(found.observed - found.projected), 1)"),
        ("nearness with its sign", "Fraction(abs(found.observed - found.projected)", "Fraction((found.observed - found.projected)"),
        ("the oldest projection", "newest = max(known", "newest = min(known"),
    ),
    *_changes(
        "narrate/grouping.py",
        "grouping",
        ("every record is ranked", "ranked=len(gaps) if place in gaps else None", "ranked=len(records) if place in gaps else None"),
        ("ranks from the other end", "order = sorted(gaps.values())", "order = sorted(gaps.values(), reverse=True)"),
        ("equal ones have the later rank", "reversed(list(enumerate(order, start=1)))", "list(enumerate(order, start=1))"),
        ("ranks from zero", "enumerate(order, start=1)", "enumerate(order, start=0)"),
        ("only whose gap is known are counted", "                len(records),\n", "                max(len(gaps), 1),\n"),
        ("a mean in place of a median", "from statistics import median", "from statistics import mean as median"),
        ("years together", "wages[entry.year, entry.period, entry.currency]", "wages[2024, entry.period, entry.currency]"),
        ("currencies together", "wages[entry.year, entry.period, entry.currency]", 'wages[entry.year, entry.period, "USD"]'),
        ("another percentile", "entry.percentiles.get(50)", "entry.percentiles.get(90)"),
    ),
    *_changes(
        "narrate/content/summary.py",
        "content golden_reports",
        ("pay stands out above half only", "if abs(apart.exact) >=", "if abs(apart.exact) >"),
        ("pay stands out where it is higher only", "if abs(apart.exact) >=", "if apart.exact >="),
        ("a group of one", "compared < _SEVERAL", "compared < 1"),
        ("a group of three at least", "compared < _SEVERAL", "compared < 3"),
        ("one sentence", "_SENTENCES: Final = 2", "_SENTENCES: Final = 1"),
        ("three sentences", "_SENTENCES: Final = 2", "_SENTENCES: Final = 3"),
        ("each verdict stands out", '_EXTREMES: Final = ("much_worse", "much_better")', '_EXTREMES: Final = ("much_worse", "worse", "better", "much_better")'),
    ),
    *_changes(
        "narrate/facts/entries.py",
        "content fact_index",
        (
            "bounds are compared",
            "return Fraction(self.value) if isinstance(self.value, int | Decimal) else None",
            "return None if isinstance(self.value, str) else Fraction(getattr(self.value, 'value', self.value))",
        ),
        ("one rounding for a sum of codes", "half * max(len(self.codes), 1)", "half"),
        ("counts below zero", "limit = None if self.address.field in _SIGNED else 0", "limit = None"),
    ),
    *_changes(
        "narrate/facts/licenses.py",
        "content fact_index",
        ("the gap as a share of the own wage", 'for name in ("pay", "group.pay"))', 'for name in ("group.pay", "pay"))'),
    ),
    *_changes(
        "narrate/facts/calculation.py",
        "fact_index",
        ("the base of a change twice", "if less is base:", "if False:"),
        ("a wide line", "start.interval.times(1 - weight)", "start.interval"),
        ("gaps from exact values", "shown = _quotient(*map(counted, (of, less, base)))", "shown = _quotient(of.exact, less.exact, base.exact)"),
        ("an outlook judged as an observation", "if gain is not None and made.less_is_better:", "if False:"),
        ("one class for each verdict", "last = len(classes) - 1 if interval.upper is None else place(interval.upper)", "last = first"),
    ),
    *_changes(
        "narrate/facts/intervals.py",
        "fact_index",
        ("a spread of one figure", "if place != other", ""),
        ("an end where there is none", "return value / base.upper if base.upper > 0 else None", "return value / (base.upper or 1)"),
    ),
    *_changes(
        "narrate/facts/record_facts.py",
        "fact_index",
        ("the first of several sources", "if len(known) == 1", "if known"),
        ("the rounding of a record is passed over", "if given is None else given", ""),
    ),
    *_changes(
        "narrate/content/pay.py",
        "content golden_reports",
        ("fewer decimals than published", "return max(published, currency_decimals(currency))", "return currency_decimals(currency)"),
        ("less than a lower bound", "if _LOW in exact else ()", "if _LOW in known else ()"),
        ("the older year", "return entry.year, ranks", "return -entry.year, ranks"),
        ("the hour before the year", 'return entry.year, ranks, entry.period == "annual"', 'return entry.year, ranks, entry.period == "hourly"'),
    ),
    *_changes(
        "narrate/page/pictures.py",
        "pictures page",
        ("scores of 90", "_FULL_SCORE: Final = 100", "_FULL_SCORE: Final = 90"),
        ("scores as shares of the highest", '(_of_bars("skills", title, rows, _FULL_SCORE, facts),)', '(_of_bars("skills", title, rows, None, facts),)'),
        ("wages before a track", '_of_bars("pay", title, rows, None, facts)', '_of_bars("pay", title, rows, 200_000, facts)'),
        ("bars of wages beyond the picture", "full=full or max(row.value for row in rows) or 1", "full=full or min(row.value for row in rows) or 1"),
        ("bars not turned round", '{"ltr": False, "rtl": True}', '{"ltr": False, "rtl": False}'),
        ("a scale too narrow", "most // 5, 4)", "most // 50, 4)"),
        ("no room above and below", "reach * 16 // 100", "reach * 2 // 100"),
        ("a scale from zero", "low = 0\n", "low = low\n"),
        ("a scale's top", "most * 12 // 100, 4)", "most * 22 // 100, 4)"),
        ("more marks", "size * power * 5 >= high - low", "size * power * 9 >= high - low"),
        ("a scale that says nothing", 'facts.words("trend", "scale") if low else None', "None"),
        ("the median is a bar like others", "strong=rank == 50", "strong=False"),
    ),
    *_changes(
        "narrate/page/charts.py",
        "pictures page",
        ("half the length", '"scale": {"domain": [0, full], "nice"', '"scale": {"domain": [0, 2 * full], "nice"'),
        ("bars by their root", '"scale": {"domain": [0, full], "nice": False', '"scale": {"type": "sqrt", "domain": [0, full], "nice": False'),
        ("jobs from zero while marks are not", '"scale": {"domain": list(domain), "nice": False, "zero": False}', '"scale": {"domain": [0, domain[1]], "nice": False, "zero": False}'),
        ("years turned round", '"scale": {"domain": [first, last], "nice": False}', '"scale": {"domain": [last, first], "nice": False}'),
        ("points a year late", '"data": {"values": [{"year": point.year, "jobs": point.jobs}]}', '"data": {"values": [{"year": point.year + 1, "jobs": point.jobs}]}'),
    ),
)  # fmt: skip
"""Others of their kinds."""


def edges() -> Iterator[Change]:
    """Move every edge of every band table by one, down and up."""
    table = re.compile(r'_table\("(\d{4}-\d{2})", \(([-\d, ]+)\), [^\n]*?(?:rapid=(-\d+))?\)')
    for match in table.finditer((ROOT / BANDS).read_text(encoding="utf-8")):
        bounds = [int(part) for part in match[2].split(",")]
        for place, bound in enumerate(bounds):
            for moved in (bound - 1, bound + 1):
                others = [*bounds[:place], moved, *bounds[place + 1 :]]
                new = match[0].replace(match[2], ", ".join(map(str, others)))
                yield Change(f"{match[1]}: {bound} is {moved}", BANDS, match[0], new, ("methodology",))
        if match[3]:
            for moved in (int(match[3]) - 1, int(match[3]) + 1):
                new = match[0].replace(f"rapid={match[3]}", f"rapid={moved}")
                yield Change(f"{match[1]}: {match[3]} is {moved}", BANDS, match[0], new, ("methodology",))


def seen(change: Change, copy: Path) -> str | None:
    """Return the first test that fails after a change in a copy, which is undone again; None where none does."""
    path = copy / change.file
    source = path.read_text(encoding="utf-8")
    if source.count(change.old) != 1:
        raise ValueError(
            f"{change.file}: required is one place with {change.old!r}; there are {source.count(change.old)}"
        )
    path.write_text(source.replace(change.old, change.new), encoding="utf-8")
    tests = copy / "tests"
    files = [str(file.relative_to(copy)) for name in change.tests for file in tests.rglob(f"test_{name}.py")]
    options = ["-x", "-q", "-n0", "--no-header", "-p", "no:cacheprovider"]
    try:
        run = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *files],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        path.write_text(source, encoding="utf-8")
    if run.returncode == 0:
        return None
    found = re.search(r"^(?:FAILED|ERROR) (\S+)", run.stdout, re.MULTILINE)
    return found[1] if found else run.stdout[-300:] + run.stderr[-300:]


def main() -> int:
    """Make the changes and print the result of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="others of their kinds as well")
    parser.add_argument("--only", metavar="WORDS", default="", help="only changes whose description has these words")
    options = parser.parse_args()
    changes = [*BY_HAND, *((*OF_THEIR_KINDS, *edges()) if options.all else ())]
    unseen = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "narrate"
        for part in ("narrate", "templates", "tests", "pyproject.toml"):
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / part, copy / part)
        for change in changes:
            if options.only not in f"{change.file}: {change.what}":
                continue
            start = time.monotonic()
            test = seen(change, copy)
            took = time.monotonic() - start
            sys.stdout.write(f"{took:5.1f} s  {change.file}: {change.what}: {test or 'SEEN BY NONE'}\n")
            sys.stdout.flush()
            if test is None or took > LIMIT:
                unseen.append(change)
    sys.stdout.write(f"{len(unseen)} not seen within {LIMIT} s\n")
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main())
