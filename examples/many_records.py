"""Write many occupations in two languages; a record that cannot be written is counted, and the run goes on."""

import json
from pathlib import Path

import narrate

lines = (Path(__file__).parent / "occupations.jsonl").read_text(encoding="utf-8").splitlines()
records = [json.loads(line) for line in lines]
records.append({"id": "a bad one", "employment": [{"year": 2014, "jobs": -1}]})

rejected = 0
for outcome in narrate.reports(records, locales=["en_US", "es_MX"]):
    if isinstance(outcome, narrate.Rejected):
        rejected += 1
        print("rejected:", outcome)
    else:
        print(f"{outcome.id} {outcome.locale}: {outcome.text.splitlines()[0]}")
if rejected != 1:
    message = f"one record is bad, {rejected} were rejected"
    raise SystemExit(message)
