"""Print a fingerprint of the bytes that narrate writes: of one rich report a locale, in every form of output.

    python tests/fingerprint.py [--threads N]

The lines are the same on every machine: whatever the releases of the dependencies, the Python, the process, the hash
seed, and however many threads write at once. With threads each of them writes all locales, in an order of its own, and
all have to agree.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import narrate
from narrate.sample import SAMPLE

FORMS: Mapping[str, Callable[[narrate.Report], str]] = {
    "text": lambda report: report.text,
    "markdown": lambda report: report.markdown,
    "html": lambda report: report.html,
    "json": lambda report: json.dumps(report.to_dict(), ensure_ascii=False),
}


def fingerprint(locales: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """Work out the hash of the sample's report in each locale and form."""
    record = narrate.from_dict(SAMPLE)
    made = {}
    for locale in locales:
        report = narrate.report(record, locale=locale)
        for form, render in FORMS.items():
            made[locale, form] = hashlib.sha256(render(report).encode()).hexdigest()
    return made


def by_threads(count: int) -> dict[tuple[str, str], str]:
    """Write in several threads at once, each starting with another locale; all must agree."""
    locales = narrate.locales()
    together = Barrier(count)

    def work(place: int) -> dict[tuple[str, str], str]:
        start = place % len(locales)
        together.wait()
        return fingerprint(locales[start:] + locales[:start])

    with ThreadPoolExecutor(count) as pool:
        first, *others = pool.map(work, range(count))
    assert all(other == first for other in others), "threads have written other bytes"
    return first


def main() -> None:
    """Print a line for each locale and form, and one for all of them."""
    parser = argparse.ArgumentParser(description="Print a fingerprint of the bytes that narrate writes.")
    parser.add_argument("--threads", type=int, default=1, help="how many threads write at once")
    made = by_threads(parser.parse_args().threads)
    lines = [f"{locale} {form} {made[locale, form]}" for locale, form in sorted(made)]
    lines.append(f"all {hashlib.sha256(chr(10).join(lines).encode()).hexdigest()}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
