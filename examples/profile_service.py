"""Profiles on the web, in the reader's language, as HTML or JSON: uvicorn --app-dir examples profile_service:app."""

import hashlib
import json
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import narrate

LINES = (Path(__file__).parent / "occupations.jsonl").read_text(encoding="utf-8").splitlines()
RECORDS = {record["id"]: narrate.from_dict(record) for record in map(json.loads, LINES)}


def profile(request: Request) -> Response:
    """Answer with one occupation's profile; a reader who has it already gets 304."""
    record = RECORDS.get(request.path_params["id"])
    if record is None:
        return Response("There is no such occupation.\n", 404)
    locale = narrate.negotiate(request.headers.get("accept-language")) or "en_US"
    report = narrate.report(record, locale=locale)
    wants_json = "application/json" in request.headers.get("accept", "")
    body = json.dumps(report.to_dict(), ensure_ascii=False) if wants_json else report.html
    etag = f'"{hashlib.sha256(body.encode()).hexdigest()}"'
    headers = {"ETag": etag, "Content-Language": report.tag, "Vary": "Accept, Accept-Language"}
    if etag in [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json" if wants_json else "text/html")


app = Starlette(routes=[Route("/occupations/{id}", profile)])
