"""The web service under examples/: the reader's language, HTML and JSON, and an ETag that holds."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

import narrate

EXAMPLE = Path(__file__).parents[1] / "examples" / "profile_service.py"
MOST_LINES = 40


@pytest.fixture(scope="module")
def client() -> Any:
    pytest.importorskip("httpx", reason="what the test client of Starlette needs is not installed")
    testclient = pytest.importorskip("starlette.testclient", reason="Starlette is not installed")
    return testclient.TestClient(runpy.run_path(str(EXAMPLE))["app"])


@pytest.mark.parametrize(
    ("accepted", "tag"),
    [("es-AR, en;q=0.5", "es-MX"), ("de", "de-DE"), ("zh-HK", "zh-Hant-TW"), ("tlh", "en-US"), (None, "en-US")],
)
def test_a_reader_gets_the_profile_in_their_language(client: Any, accepted: str | None, tag: str) -> None:
    headers = {} if accepted is None else {"Accept-Language": accepted}
    answer = client.get("/occupations/29-2071", headers={"Accept": "text/html", **headers})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-language"] == tag
    assert answer.headers["vary"] == "Accept, Accept-Language"
    assert f'lang="{tag}"' in answer.text


def test_a_program_gets_json_with_its_claims(client: Any) -> None:
    answer = client.get("/occupations/29-2071", headers={"Accept": "application/json", "Accept-Language": "fr-CH"})
    report = narrate.Report.from_dict(json.loads(answer.text))
    assert answer.headers["content-type"] == "application/json"
    assert report.locale == "fr_FR"
    assert report.claims


def test_a_reader_who_has_the_profile_gets_it_once(client: Any) -> None:
    first = client.get("/occupations/29-2071", headers={"Accept-Language": "en"})
    tag = first.headers["etag"]
    for held in (tag, f'"other", W/{tag}'):
        again = client.get("/occupations/29-2071", headers={"Accept-Language": "en", "If-None-Match": held})
        assert (again.status_code, again.text, again.headers["etag"]) == (304, "", tag)
    other = client.get("/occupations/29-2071", headers={"Accept-Language": "de", "If-None-Match": tag})
    assert other.status_code == 200
    assert other.headers["etag"] != tag


def test_what_is_not_there_is_not_found(client: Any) -> None:
    assert client.get("/occupations/00-0000").status_code == 404


def test_the_example_is_short() -> None:
    assert len(EXAMPLE.read_text(encoding="utf-8").splitlines()) < MOST_LINES
