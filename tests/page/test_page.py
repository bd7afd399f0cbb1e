"""Pages: what is on them, that nothing hostile gets through, and that pictures and notes say what the claims say."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner
from extent import THOROUGH, share, thorough
from hypothesis import given, settings
from hypothesis import strategies as st
from test_occupations import occupations

import narrate
from narrate import Employment, Name, Occupation, Projection, Report, Skill
from narrate.cli import main
from narrate.content import SECTIONS, Quantity
from narrate.facts import Address, Derivation, FactIndex
from narrate.facts.rule import KINDS
from narrate.formats.whole_files import write_whole
from narrate.page import file_name, page_html, page_model
from narrate.page.facts import noted
from narrate.page.label_placement import Anchor, Box, placed
from narrate.page.model import PageSection, Span
from narrate.page.texts import page_texts
from narrate.sample import SAMPLE
from narrate.testing.strategies import occupations as any_occupation
from narrate.wording import language, writer

pytest.importorskip("vl_convert", reason="the extra narrate-nlg[page] is not installed")

TEMPLATES = Path(__file__).parents[2] / "templates"
LOCALES = narrate.locales()
VOID = {"meta", "link", "input", "br", "img"}
SEED = narrate.from_dict(
    {**SAMPLE, "skills": [{"skill": "purpose", "score": 37}, {"skill": "social", "score": 21.5}]},
)


class Seen(HTMLParser):
    """A page as a browser takes it: elements with their attributes and their text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[tuple[str, dict[str, str], list[str]]] = []
        self.unbalanced: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs}, list[str]())
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.unbalanced.append(tag)
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for _, _, texts in self._open:
            texts.append(data)

    def having(self, name: str, value: str) -> list[tuple[str, dict[str, str], str]]:
        """List the elements that have a value in an attribute, each with its text."""
        return [
            (tag, attributes, "".join(texts))
            for tag, attributes, texts in self.elements
            if value in attributes.get(name, "").split()
        ]

    def texts(self, tag: str) -> list[str]:
        """List the texts of all elements of a kind."""
        return ["".join(texts) for one, _, texts in self.elements if one == tag]


def html_of(report: Report, methodology: narrate.Methodology = narrate.STANDARD) -> str:
    return page_html(page_model(report, methodology))


def spans_of(section: PageSection) -> list[Span]:
    """List all spans of a section, those of its lists included."""
    return [span for block in section.blocks for part in (block.spans, *block.items) for span in part]


def compared_with_the_report(html: str, report: Report) -> int:
    """Hold every claim of a page against the report, with its note; tell how many there are."""
    seen = Seen(html)
    assert not seen.unbalanced
    marked = seen.having("class", "claim")
    # A quotation claims something as a whole; nothing in it is narrate's to point at.
    claims = [claim for claim in report.claims if claim.kind != "quotation"]
    assert [text for _, _, text in marked] == [claim.text for claim in claims]
    notes = {attributes["id"]: text for _, attributes, text in seen.having("class", "note")}
    assert len(notes) == len(claims)
    for (_, attributes, _), claim in zip(marked, claims, strict=True):
        assert attributes["tabindex"] == "0"
        assert attributes["data-value"] == str(claim.value)
        note = notes[attributes["aria-describedby"]]
        assert all(path in note for path in claim.facts)
        assert (claim.rule is None) == ("data-rule" not in attributes)
    return len(claims)


@pytest.mark.parametrize("locale", share(LOCALES, 3, start=1))
def test_the_sample_gives_the_whole_page(locale: str) -> None:
    report = narrate.report(SEED, locale=locale)
    html = html_of(report)
    seen = Seen(html)
    assert compared_with_the_report(html, report) > 40
    headings = [report.language.lexicon["section"][section.name] for section in report.sections]
    assert [text for text in seen.texts("h2") if text in headings] == headings
    for section, written in zip(page_model(report, narrate.STANDARD).sections, report.sections, strict=True):
        blocks = [block for block in section.blocks if not block.items]
        assert all("".join(span.text for span in block.spans) in written.text for block in blocks)
        assert section.pictures or blocks
    (root,) = [attributes for tag, attributes, _ in seen.elements if tag == "html"]
    assert root["lang"] == locale.replace("_", "-")
    assert root["dir"] in ("ltr", "rtl")
    assert [tag for tag, _, _ in seen.elements].count("main") == 1
    assert len(seen.having("role", "img")) == 3


@pytest.mark.parametrize(("locale", "language_key"), [("en_US", "en"), ("es_MX", "es")])
def test_every_fact_of_the_seed_page_is_on_its_page(locale: str, language_key: str) -> None:
    record = narrate.from_dict(SAMPLE)
    report = narrate.report(record, locale=locale)
    assert [section.name for section in report.sections] == [name for name in SECTIONS if name != "track_record"]
    html = html_of(report)
    text = "".join(Seen(html).texts("main"))
    figures = writer(locale).figures
    numbers = figures.numbers
    assert SAMPLE["names"][language_key]["plural"] in Seen(html).texts("h1")[0].lower()
    for amount in record.pay[0].percentiles.values():
        assert isinstance(amount, Decimal)
        assert text.count(figures.money(int(amount), 0, "USD")) >= 3  # in the prose, the picture and what describes it
    for skill in record.skills:
        name = language(locale).lexicon["skill"][skill.skill]
        assert text.casefold().count(name) >= 2
    for named in (*SAMPLE["majors"], *SAMPLE["employers"]):
        assert named["names"][language_key] in text
    assert record.descriptions[language_key] in text
    for kind in ("education", "experience", "training", "certification"):
        assert [claim for claim in report.claims if claim.kind == kind]
    for entry in record.employment:
        assert numbers.integer(entry.jobs) in text  # type: ignore[arg-type]
    for projection in record.projections:
        assert numbers.integer(projection.jobs) in text  # type: ignore[arg-type]
        assert numbers.percent(15, 0) in text


@pytest.mark.parametrize("locale", LOCALES)
def test_every_figure_of_a_picture_is_in_its_description_and_as_in_the_prose(locale: str) -> None:
    report = narrate.report(SEED, locale=locale)
    texts = {claim.text for claim in report.claims}
    for section in page_model(report, narrate.STANDARD).sections:
        for picture in section.pictures:
            drawn = re.findall(r'<text[^>]*font-size="12px"[^>]*>([^<]*)</text>', picture.svg)
            assert drawn
            assert all(text in picture.description for text in drawn), picture.description
            if section.name == "job_trends":
                assert len(drawn) == 6
                assert set(drawn) <= texts
                assert all(any(text in line.text for line in picture.key) for text in drawn)


def test_what_is_quoted_is_marked_as_not_narrate_s_and_a_classification_by_its_name() -> None:
    seen = Seen(html_of(narrate.report(narrate.from_dict(SAMPLE), locale="en_US")))
    (written,) = seen.texts("blockquote")
    assert written == SAMPLE["descriptions"]["en"]
    assert [text for _, _, text in seen.having("class", "from")] == ["Description in the record"]
    assert [text for _, _, text in seen.having("class", "code")] == ["Code 29-2071 (SOC 2010)"]


def test_scores_of_a_picture_have_as_many_decimals_as_those_of_the_prose() -> None:
    record = Occupation(id="x", skills=tuple(Skill(f"s{n}", Decimal(n)) for n in (78, 75, 68)))
    for skills, texts in (
        (record.skills, ["78", "75", "68"]),
        ((*record.skills, Skill("s", Decimal("0.5"))), ["78.0", "75.0", "68.0", "0.5"]),
    ):
        report = narrate.report(attrs.evolve(record, skills=skills), locale="en_US")
        (section,) = page_model(report, narrate.STANDARD).sections
        assert re.findall(r">([\d.]+)</text>", section.pictures[0].svg) == texts


def test_notes_show_facts_formula_and_rule() -> None:
    html = html_of(narrate.report(SEED, locale="en_US"))
    notes = " ".join(text for _, _, text in Seen(html).having("class", "note"))
    assert "Jobs in 2012: 186,300" in notes
    assert "(188,600 − 186,300) ÷ 186,300 ≈ 1.2%" in notes
    assert "186,300 + (227,500 − 186,300) × 2 ÷ 10 ≈ 194,500" in notes
    assert "(194,500 − 188,600) ÷ 194,500 ≈ 3.0%" in notes
    assert "A gap above 2% and up to 5% is better or worse." in notes
    spanish = html_of(narrate.report(SEED, locale="es_ES"))
    assert "Una diferencia superior al 2\u00a0% y de hasta el 5\u00a0%" in spanish


def words_around(locale: str) -> list[str]:
    """Give every text of the sample's page that is neither prose nor the inside of a picture."""
    model = page_model(narrate.report(SEED, locale=locale), narrate.STANDARD)
    notes = [span.note for section in model.sections for span in spans_of(section) if span.note]
    pictures = [picture for section in model.sections for picture in section.pictures]
    texts = [text for note in notes for fact in note.facts for text in (fact.label, fact.value)]
    texts += [text for note in notes for text in (note.kind, note.rule if note.rule_in is None else None)]
    texts += [text for picture in pictures for text in (picture.title, picture.description, picture.remark)]
    return [text for text in texts if text is not None]


@pytest.mark.parametrize("locale", LOCALES)
def test_texts_around_the_prose_use_the_digits_of_the_locale(locale: str) -> None:
    own = set(writer(locale).figures.numbers.year(1234567890))
    texts = words_around(locale)
    used = {letter for text in texts for letter in text if letter.isdecimal()}
    assert used
    assert used <= own, [text for text in texts if set(filter(str.isdecimal, text)) - own]


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if language(locale).isolate])
def test_text_in_the_other_direction_is_isolated_on_a_page(locale: str) -> None:
    model = page_model(narrate.report(SEED, locale=locale), narrate.STANDARD)
    for text in [model.code, page_texts(language(locale))("page", "hint"), *words_around(locale)]:
        rest = re.sub("\u2068[^\u2068\u2069]*\u2069", "", text)
        assert not [letter for letter in rest if letter.isalpha() and unicodedata.bidirectional(letter) == "L"], text
        assert "\u2068" not in rest
        assert "\u2069" not in rest


def test_a_key_that_looks_like_a_year_stays_as_it_is() -> None:
    record = Occupation(id="x", skills=(Skill("2012", Decimal(12)),))
    words = page_texts(language("en_US"))  # whose label has the key
    made = noted(Address("skills", ("2012",), "score"), FactIndex(record, narrate.STANDARD), writer("ar_EG"), words)
    assert made.label is not None
    assert "2012" in made.label


def test_a_formula_that_would_not_give_the_figure_is_not_shown() -> None:
    record = narrate.from_dict({**SAMPLE, "projections": [{**one, "percent": None} for one in SAMPLE["projections"]]})
    methodology = narrate.CAREER_PROFILE
    model = page_model(narrate.report(record, locale="en_US", methodology=methodology), methodology)
    notes = [
        span.note
        for section in model.sections
        if section.name == "job_trends"
        for span in spans_of(section)
        if span.note
    ]
    growths = [note for note in notes if note.claim.rule is not None and note.claim.rule.kind == "change_share"]
    assert [note.formula is None for note in growths] == [False, False, True]


@pytest.mark.parametrize("locale", ["en_US", "es_MX"])
def test_there_are_words_for_every_fact_rule_and_kind_of_claim(locale: str) -> None:
    one = writer(locale)
    known = page_texts(one.language)

    def assert_words(derivation: Derivation | None) -> None:
        rule = None if derivation is None else derivation.rule
        assert rule is None or known.rule(rule, one), rule

    assert all(known.known("rule", kind) for kind in KINDS)
    for section in SECTIONS.values():
        for spec in section.specs:
            for figure in spec.figures:
                assert_words(figure.derivation)
            for choice in spec.choices:
                assert_words(choice.derivation)
                assert not choice.kind or known.known("kind", choice.kind), choice.kind
            for facts in [written.facts for written in spec.figures] + [written.facts for written in spec.choices]:
                for path in facts:
                    assert known.known("fact", path.shape), path
    kinds = {quantity.value for quantity in Quantity} - {"millions", "billions", "shares", "scores", "text"}
    assert not [kind for kind in kinds if known.known("kind", kind) is None]


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% raw %}",
    "</style></title><svg onload=alert(1)>",
    "a' onmouseover='x' &amp; {figure} {id}",
    "\u05d0\u05d1\u05d2 \u0627\u0644 100 %",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_only_text(text: str) -> None:
    record = Occupation(
        id=text,
        names={"en": Name(text), "es": Name(text)},
        scheme=text,
        employment=(Employment(2012, 100), Employment(2014, 200)),
        projections=(Projection(2012, 2022, 300),),
        skills=(Skill(text, Decimal(12)),),
    )
    for locale in ("en_US", "es_MX"):
        html = html_of(narrate.report(record, locale=locale))
        seen = Seen(html)
        assert not seen.unbalanced
        assert {tag for tag, _, _ in seen.elements if tag in ("script", "img", "iframe", "object")} == {"script"}
        assert [tag for tag, _, _ in seen.elements].count("script") == 1
        assert not any(name.startswith("on") for _, attributes, _ in seen.elements for name in attributes)
        assert text.casefold() in seen.texts("h1")[0].casefold()
        assert text.casefold() in "".join(seen.texts("text")).casefold()


@pytest.mark.parametrize("locale", ["en_US", "es_MX"])
@given(any_occupation())
@settings(max_examples=12)
def test_any_record_gives_a_page_with_a_note_for_every_claim(locale: str, record: Occupation) -> None:
    report = narrate.report(record, locale=locale)
    assert compared_with_the_report(html_of(report), report) <= len(report.claims)


def test_a_page_asks_for_nothing_from_anywhere() -> None:
    html = html_of(narrate.report(SEED, locale="en_US"))
    assert not re.search(r"(?:src|href)=\"(?!#|data:,|index\.html)", html)
    assert "http" not in html.replace('http-equiv="Content-Security-Policy"', "")
    assert "url(" not in html
    assert "@import" not in html


def test_every_figure_of_many_pages_shows_what_it_is_from(shared_data: Path) -> None:
    records = share(occupations(shared_data / "occupations-2023-2024.csv")[::16][:50], 2)
    assert len(records) == (50 if THOROUGH else 25)
    walked = 0
    for report in narrate.reports(records, locales=["en_US"]):
        assert isinstance(report, Report)
        html = html_of(report)
        walked += compared_with_the_report(html, report)
        assert 'role="img"' in html
    assert walked > len(records) * 20


@thorough
def test_every_occupation_of_an_edition_has_a_page_of_the_same_bytes_in_every_run(
    edition_site: Path, tmp_path: Path
) -> None:
    lines = (edition_site.parent / "some.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    assert len(lines) == (832 if THOROUGH else 16)
    made = {path.name: path.read_text(encoding="utf-8") for path in edition_site.iterdir()}
    assert len(made) == len(lines) + 1
    assert made.pop("index.html").count("<li><a href=") == len(lines)
    pictures = [html.count('<div class="drawing" role="img"') for html in made.values()]
    assert sum(pictures) > 2 * len(made)
    assert pictures.count(0) == 0
    few = tmp_path / "few.jsonl"
    few.write_text("".join(lines[:: len(lines) // 16]), encoding="utf-8")
    assert CliRunner().invoke(main, ["page", str(few), "--to", str(tmp_path / "few")]).exit_code == 0
    again = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "few").glob("[0-9]*.html")}
    assert len(again) == len(lines[:: len(lines) // 16])
    assert again.items() <= made.items()


def test_a_name_of_another_language_is_marked_as_such() -> None:
    record = Occupation(id="x", names={"en": Name("models")}, employment=(Employment(2014, 100),))
    assert '<h1 lang="en">models</h1>' in html_of(narrate.report(record, locale="es_MX"))
    unnamed = Occupation(id="41-9012", employment=(Employment(2014, 100),))
    assert "<h1>Ocupación 41-9012</h1>" in html_of(narrate.report(unnamed, locale="es_MX"))


def test_every_language_has_every_word_of_a_page() -> None:
    known = {
        path.parent.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in TEMPLATES.glob("*/page.toml")
    }
    keys = {
        name: {(table, key) for table, words in tables.items() if isinstance(words, dict) for key in words}
        for name, tables in known.items()
    }
    assert {language(locale).folders[-1] for locale in LOCALES} <= set(keys)
    for name, there in keys.items():
        assert there == keys["en"] or "_" in name, there ^ keys["en"]
    for name, tables in known.items():
        for table, phrases in tables.items():
            for key, phrase in phrases.items() if isinstance(phrases, dict) else ():
                holes = set(re.findall(r"\{\w+\}", phrase)) - {"{standing}"}
                offered = set(re.findall(r"\{\w+\}", known["en"].get(table, {}).get(key, phrase)))
                # The titles of pay are offered the year as well as the date, for languages that decline their months.
                assert holes <= offered | ({"{year}"} if "{date}" in offered else set()), (name, key)


@given(st.lists(st.text(min_size=1, max_size=100), min_size=2, max_size=20, unique=True))
@settings(max_examples=50)
def test_file_names_are_safe_and_never_the_same(ids: list[str]) -> None:
    names = [file_name(one) for one in ids]
    assert len({name.casefold() for name in names}) == len(ids)
    for name in names:
        assert re.fullmatch(r"[a-z0-9][a-z0-9._-]*\.html", name)
        assert len(name) < 120
        assert name != "index.html"


def test_ids_that_look_alike_have_files_of_their_own() -> None:
    ids = ["a", "A", "a/", "../a", "index", "con", "a.", "a-0123456789abcdef", "29-2071", ""]
    assert len({file_name(one).casefold() for one in ids}) == len(ids)
    assert file_name("29-2071") == "29-2071.html"


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 200)), min_size=1, max_size=6, unique=True))
def test_figures_stay_in_the_picture(points: list[tuple[int, int]]) -> None:
    frame = Box(-10, -20, 330, 216)
    boxes = placed([Anchor(x, y, 50, above=True) for x, y in points], [], frame)
    for box in boxes:
        assert frame.left <= box.left < box.right <= frame.right
        assert frame.top <= box.top < box.bottom <= frame.bottom


@thorough
def test_no_figure_of_a_real_trend_covers_another(shared_data: Path) -> None:
    covered = []
    for record in share(occupations(shared_data / "occupations-2023-2024.csv")[::8], 2):
        model = page_model(narrate.report(record, locale="en_US"), narrate.STANDARD)
        (svg,) = [picture.svg for section in model.sections for picture in section.pictures]
        figures = re.findall(r'translate\(([\d.-]+),([\d.-]+)\)" font-size="12px"[^>]*>([^<]*)<', svg)
        boxes = [
            Box(
                int(float(x)) - len(text) * 3,
                int(float(y)) - 9,
                int(float(x)) + len(text) * 3,
                int(float(y)),
            )
            for x, y, text in figures
        ]
        for place, box in enumerate(boxes):
            covered += [record.id for other in boxes[:place] if box.overlap(other)]
    assert covered == []


def test_a_language_from_right_to_left_turns_the_page_and_its_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    # English written as if from right to left: what turns is the page, whatever its words.
    turned = attrs.evolve(language("en_US"), direction="rtl")
    monkeypatch.setattr(writer("en_US", None), "language", turned)
    monkeypatch.setattr("narrate.page.render.language", lambda _locale, _overlay=None: turned)
    html = html_of(narrate.report(SEED, locale="en_US"))
    assert '<html lang="en-US" dir="rtl">' in html
    bars = re.findall(r'<text text-anchor="(\w+)"[^>]*>(?:Median|\$35,900|37\.0)<', html)
    assert bars == ["end"] * 3
    style = (TEMPLATES / "page" / "style.css").read_text(encoding="utf-8")
    assert not re.search(r"\b(?:left|right)\s*:|-(?:left|right)\b", style)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    lines = [
        '{"id": "b", "names": {"en": "bakers"}, "employment": [{"year": 2012, "jobs": 100}, {"year": 2014, "jobs": 120}]}',
        '{"id": "A/..", "names": {"en": "actors"}, "employment": [{"year": 2014, "jobs": 5800}]}',
        '{"id": "bad", "employment": [{"year": 2012, "jobs": -1}]}',
        '{"id": "b", "employment": [{"year": 2012, "jobs": 7}]}',
    ]
    file = tmp_path / "records.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_command_writes_pages_an_index_and_rejects(records: Path, tmp_path: Path) -> None:
    made = {}
    for run, workers in (("one", "1"), ("two", "2"), ("three", "2")):
        options = ["--to", str(tmp_path / run), "--workers", workers, "--rejects", str(tmp_path / "rejects")]
        result = CliRunner().invoke(main, ["page", str(records), *options])
        assert result.exit_code == 1, result.output
        assert "4 read = 2 written + 2 rejected" in result.stderr
        made[run] = files(tmp_path / run)
    assert made["one"] == made["two"] == made["three"]
    assert set(made["one"]) == {"index.html", "b.html", file_name("A/..")}
    rejects = (tmp_path / "rejects").read_text(encoding="utf-8").splitlines()
    assert "an id that no earlier record has" in rejects[1]
    index = made["one"]["index.html"].decode()
    assert re.findall(r'<li><a href="([^"]+)">(\w+)', index) == [(file_name("A/.."), "Actors"), ("b.html", "Bakers")]


def test_several_locales_have_a_folder_each_and_lead_to_each_other(records: Path, tmp_path: Path) -> None:
    options = ["--to", str(tmp_path / "site"), "--locale", "en_US", "--locale", "en_GB", "--locale", "es_MX"]
    result = CliRunner().invoke(main, ["page", str(records), *options])
    assert result.exit_code == 1
    made = files(tmp_path / "site")
    assert set(made) >= {"index.html", "en_US/index.html", "es_MX/b.html"}
    page = made["es_MX/b.html"].decode()
    for href in re.findall(r'<link rel="alternate"[^>]*href="\.\./([^"]+)"', page):
        assert href in made
    assert '<a href="../en_GB/b.html" hreflang="en-GB" lang="en-GB">English (en-GB)</a>' in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "--to", "/nowhere/at/all"], "does not exist"),
        (["-", "--to", "site", "--locale", "tlh"], "required is one of"),
        (["nowhere.jsonl", "--to", "site"], "no such file"),
    ],
)
def test_what_cannot_start_ends_in_one_plain_sentence(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["page", *arguments], input="")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    write_whole(file, "old")
    (tmp_path / ".a.html.part").mkdir()
    with pytest.raises(OSError, match="part"):
        write_whole(file, "new")
    assert file.read_text(encoding="utf-8") == "old"


def test_numbers_of_pictures_are_written_by_the_locale() -> None:
    model = page_model(narrate.report(SEED, locale="es_ES"), narrate.STANDARD)
    (trend,) = [picture for section in model.sections for picture in section.pictures if section.name == "job_trends"]
    assert writer("es_ES").figures.numbers.integer(235_700) in trend.description
    assert "," not in re.sub(r"[^\d.,]", "", "".join(re.findall(r">([\d.,]+)</text>", trend.svg)))


def test_a_page_by_itself_leads_nowhere_and_one_of_several_to_its_index() -> None:
    model = page_model(narrate.report(SAMPLE, locale="en_US"), narrate.STANDARD)
    alone = page_html(model)
    assert "<nav" not in alone.partition("<main")[0]
    assert "index.html" not in alone
    assert '<a href="all.html">' in page_html(model, index="all.html")


@pytest.mark.parametrize("locale", share(LOCALES, 3, start=2))
def test_a_page_ends_in_the_sources_of_its_record(locale: str) -> None:
    hostile = {"title": "<b>Wages</b>", "license": "CC BY 4.0", "address": "javascript:alert(1)"}
    linked = {"title": "Projections", "publisher": "BLS", "period": "2014-24", "address": "https://example.org/a?b=c&d"}
    record = {**SAMPLE, "sources": [hostile, linked]}
    model = page_model(narrate.report(record, locale=locale), narrate.STANDARD)
    known = page_texts(language(locale))
    separator = known("page", "list_separator")
    assert [source.text for source in model.sources] == [
        "<b>Wages</b>",
        separator.join(("Projections", "BLS", "2014-24")),
    ]
    assert [source.address for source in model.sources] == [None, "https://example.org/a?b=c&d"]
    assert model.sources[0].license is not None
    assert "CC BY 4.0" in model.sources[0].license
    footer = page_html(model).partition('<footer class="sources"')[2]
    assert f">{known('page', 'sources')}</h2>" in footer
    assert "&lt;b&gt;Wages&lt;/b&gt;" in footer
    assert '<a href="https://example.org/a?b=c&amp;d">' in footer
    assert "javascript" not in footer.partition("</footer>")[0]
    bare = page_model(narrate.report({**SAMPLE, "sources": []}, locale=locale), narrate.STANDARD)
    assert '<footer class="sources"' not in page_html(bare)
