"""How long the pages of many records take, and that a second run gives the same bytes.

    python benchmarks/pages.py records.jsonl [workers]

Pages go to a temporary folder, once a run. Printed are the seconds that passed and those that the processors worked,
for each run; of two workers on two free cores the first is half the second. The limit is that of edition 2024-34.
"""

from __future__ import annotations

import hashlib
import resource
import sys
import tempfile
import time
from pathlib import Path

from narrate.bulk import Task
from narrate.formats import read_records
from narrate.page import Site

LIMIT = 180
"""Seconds for the 832 occupations of an edition, with two workers and pictures."""


def worked() -> float:
    """Return the seconds of processor time of this process and of its ended children."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def run(source: Path, workers: int) -> tuple[int, str, float, float]:
    """Write all pages; tell how many records, the digest of all files, and the seconds passed and worked."""
    with tempfile.TemporaryDirectory() as folder:
        started, busy = time.perf_counter(), worked()
        site = Site(Path(folder), Task(("en_US",)), workers=workers)
        pages = sum(isinstance(outcome, str) for outcome in site.written(read_records(source)))
        site.write_index()
        passed, busy = time.perf_counter() - started, worked() - busy
        digest = hashlib.sha256()
        for path in sorted(Path(folder).iterdir()):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return pages, digest.hexdigest(), passed, busy


def main() -> None:
    """Run twice and compare."""
    source, workers = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2
    results = [run(source, workers) for _ in range(2)]
    for pages, digest, passed, busy in results:
        print(f"{pages} pages: {passed:.0f} s passed, {busy:.0f} s worked, {workers} workers, files {digest[:12]}")
    pages, digest, _, busy = results[0]
    assert results[1][:2] == (pages, digest), "the second run gives other files"
    assert busy / 2 < LIMIT * pages / 832, "two free cores would take too long"


if __name__ == "__main__":
    main()
