"""Change the code a token at a time with Cosmic Ray, and count the changes that the tests of the package notice.

A program, and no test of the suite: ``python tests/mutation_testing.py`` draws 150 mutants with a seed and runs each in
a copy against the doctests of its package and the folder of tests of the same name. It prints every survivor, the share
that was killed in each package, and ends with 1 if that is below 90% in all.

Cosmic Ray makes the mutants, leaves strings and docstrings alone, and filters operators (mutation_testing.toml has which
and why). What it makes of annotations and of ``*`` among parameters, or what is no Python, is not drawn. First a place is drawn and then one of its
mutants, since eleven other operators in one place are nearly one mutant. A mutant in the list of equivalent ones there
counts as killed.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import difflib
import multiprocessing
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import warnings
from argparse import Namespace
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import Final

from attrs import frozen
from cosmic_ray.commands.init import init
from cosmic_ray.mutating import mutate_and_test, mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.tools.filters.operators_filter import OperatorsFilter
from cosmic_ray.work_db import use_db
from cosmic_ray.work_item import MutationSpec, TestOutcome

ROOT: Final = Path(__file__).parents[1]
SETTINGS: Final = Path(__file__).with_suffix(".toml")
PACKAGES: Final = ("comparison", "content", "report", "records")
WANTED: Final = 90
"""Percent of the mutants that are to be killed."""


@frozen
class CodeMutant:
    """One change of one file.

    Attributes:
        package: The package of narrate that it changes.
        spec: What Cosmic Ray is to do.
        before: The changed lines as they are, without indentation.
        after: The same lines as they become.
    """

    package: str
    spec: MutationSpec
    before: str
    after: str

    def __str__(self) -> str:
        """Return file, line and change."""
        return f"{self.spec.module_path}:{self.spec.start_pos[0]}: {self.before}  ->  {self.after}"

    @property
    def key(self) -> tuple[str, str, str]:
        """What the list of equivalent mutants knows it by."""
        return str(self.spec.module_path), self.before, self.after


class _Meaning(ast.NodeTransformer):
    """Drop annotations, and whether an argument may be given by its name or by its place."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        self.generic_visit(node)
        node.annotation = ast.Constant(None)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        node.returns = None
        return node

    def visit_arguments(self, node: ast.arguments) -> ast.AST:
        self.generic_visit(node)
        node.args = [*node.posonlyargs, *node.args, *node.kwonlyargs]
        node.posonlyargs = node.kwonlyargs = []
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node


def meaning(source: str) -> str | None:
    """Return a form of the source that is the same for code that does the same at once; None if it is no Python."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.dump(_Meaning().visit(ast.parse(source)))
        except SyntaxError:
            return None


def mutated(spec: MutationSpec, source: str) -> str | None:
    """Return the changed source; None if Cosmic Ray cannot make the change, or the code means the same."""
    try:
        changed: str = mutate_code(source, get_operator(spec.operator_name)(**spec.operator_args), spec.occurrence)
    except AttributeError:  # an exception with a dot in its name is beyond Cosmic Ray
        return None
    return None if meaning(changed) in {None, meaning(source)} else changed


def possible(package: str) -> list[MutationSpec]:
    """List every mutant that Cosmic Ray makes of a package, but for the filtered ones, in the order of the text."""
    modules = sorted(path.relative_to(ROOT) for path in (ROOT / "narrate" / package).rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder, use_db(Path(folder) / "session.sqlite") as session:
        init(modules, session, {})
        OperatorsFilter().filter(session, Namespace(config=str(SETTINGS)))
        found = [mutation for item in session.pending_work_items for mutation in item.mutations]
    return sorted(found, key=lambda one: (one.module_path, one.start_pos, one.operator_name, one.occurrence))


def drawn(package: str, number: int, chance: random.Random) -> Iterator[CodeMutant]:
    """Draw mutants of a package, each in another place."""
    places: defaultdict[tuple[Path, tuple[int, int]], list[MutationSpec]] = defaultdict(list)
    for spec in possible(package):
        places[spec.module_path, spec.start_pos].append(spec)
    left = list(places.values())
    chance.shuffle(left)
    count = 0
    for specs in left:
        source = (ROOT / specs[0].module_path).read_text(encoding="utf-8")
        chance.shuffle(specs)
        changes = ((spec, changed) for spec in specs if (changed := mutated(spec, source)) is not None)
        for spec, changed in changes:
            lines = [line for line in difflib.ndiff(source.splitlines(), changed.splitlines()) if line[0] in "-+"]
            before, after = (" ".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+")
            yield CodeMutant(package, spec, before, after)
            count += 1
            break
        if count == number:
            return


def equivalent() -> frozenset[tuple[str, str, str]]:
    """Return the mutants of the list of equivalent ones."""
    listed = tomllib.loads(SETTINGS.read_text(encoding="utf-8")).get("equivalent", [])
    return frozenset((one["file"], one["before"], one["after"]) for one in listed)


def copied(folder: Path) -> Path:
    """Copy what tests need, with compiled code that Python checks by its content and not by its time."""
    copy = folder / "narrate"
    for part in ("narrate", "templates", "tests", "examples", "docs"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / part, copy / part)
    compileall.compile_dir(copy / "narrate", quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    return copy


def pytest_command(files: Sequence[str]) -> list[str]:
    """Return the command that runs tests until one fails."""
    return [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "--no-header", "-p", "no:cacheprovider", *files]


def ordered_tests(package: str, copy: Path) -> list[str]:
    """List the doctests and the files of tests of a package, the quickest first; each has to pass as the code is."""
    files = [
        f"narrate/{package}",
        *(str(path.relative_to(copy)) for path in (copy / "tests" / package).rglob("test_*.py")),
    ]
    took = {}
    for file in files:
        start = time.monotonic()
        subprocess.run(pytest_command([file]), cwd=copy, env=environment(copy), check=True, capture_output=True)
        took[file] = time.monotonic() - start
    return sorted(files, key=lambda file: took[file])


def environment(copy: Path) -> dict[str, str]:
    """Return an environment in which narrate is that of a copy."""
    return {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}


def settle(copies: SimpleQueue[str]) -> None:
    """Move this process into a copy of its own, and let others go first."""
    copy = Path(copies.get())
    os.chdir(copy)
    os.environ.update(environment(copy))
    os.nice(10)


def outcome(task: tuple[CodeMutant, Sequence[str], float]) -> tuple[CodeMutant, str]:
    """Return a mutant with what came of it: killed, survived or timeout."""
    mutant, files, timeout = task
    result = mutate_and_test([mutant.spec], shlex.join(pytest_command(files)), timeout)
    if result.output == "timeout":
        return mutant, "timeout"
    if result.test_outcome not in {TestOutcome.KILLED, TestOutcome.SURVIVED}:
        raise RuntimeError(f"{mutant}: {result.output}")
    return mutant, str(result.test_outcome.value)


def run(mutants: Sequence[CodeMutant], processes: int, timeout: float) -> Iterator[tuple[CodeMutant, str]]:
    """Run each mutant against the tests of its package, in as many copies as there are processes."""
    with tempfile.TemporaryDirectory() as folder:
        copies: SimpleQueue[str] = multiprocessing.SimpleQueue()
        for number in range(processes):
            copy = copied(Path(folder) / str(number))
            copies.put(str(copy))
        tests = {package: ordered_tests(package, copy) for package in {one.package for one in mutants}}
        tasks = [(mutant, tests[mutant.package], timeout) for mutant in mutants]
        with multiprocessing.Pool(processes, settle, (copies,)) as pool:
            yield from pool.imap(outcome, tasks)


def shares(number: int, packages: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Divide a number of mutants evenly among packages; the first have one more where it does not go in evenly."""
    each, over = divmod(number, len(packages))
    for place, package in enumerate(packages):
        yield package, each + (place < over)


def main() -> int:
    """Draw mutants, run them, and print what came of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--number", type=int, default=150, help="mutants in all (150)")
    parser.add_argument("--seed", type=int, default=1, help="what they are drawn with (1)")
    parser.add_argument("--package", action="append", choices=PACKAGES, help="only of this package; may be repeated")
    parser.add_argument(
        "--only", metavar="WORDS", default="", help="of those drawn, only those whose line has these words"
    )
    parser.add_argument("--processes", type=int, default=2, help="at once (2)")
    parser.add_argument("--timeout", type=float, default=90, help="seconds for the tests of a mutant (90)")
    options = parser.parse_args()
    os.chdir(ROOT)
    chance = random.Random(options.seed)  # noqa: S311 (nothing is secret)
    wanted = shares(options.number, options.package or PACKAGES)
    mutants = [one for package, number in wanted for one in drawn(package, number, chance) if options.only in str(one)]
    known = equivalent()
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mutant, result in run(mutants, options.processes, options.timeout):
        came = "equivalent" if result == "survived" and mutant.key in known else result
        counts[mutant.package][came] += 1
        if came != "killed":
            sys.stdout.write(f"{came}: {mutant}\n")
            sys.stdout.flush()
    total: Counter[str] = sum(counts.values(), Counter())
    for name, count in (*counts.items(), ("all", total)):
        seen = 100 * (count.total() - count["survived"]) / count.total()
        figures = ", ".join(f"{count[one]} {one}" for one in OUTCOMES)
        sys.stdout.write(f"{name}: {count.total()} mutants, {figures}: {seen:.1f}%\n")
    return int(100 * (total.total() - total["survived"]) < WANTED * total.total())


OUTCOMES: Final = ("killed", "timeout", "equivalent", "survived")
"""What may come of a mutant; all but the last count as killed."""

if __name__ == "__main__":
    sys.exit(main())
