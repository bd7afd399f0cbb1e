"""Errors, one class for each kind, with their facts as attributes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from attrs import frozen

from narrate.excerpts import LONGEST, brief, shown, shown_value

NEAR: Final = 0.75
"""How similar a known name is to an unknown one where it may be meant; from 0 to 1, as difflib has it."""

_LONGEST_SENTENCE: Final = 1000


class NarrateError(Exception):
    """The base class of all errors that narrate raises on purpose; they can be pickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        # By default, unpickling calls the class with the message alone; these classes are built from their facts.
        return _again, (type(self), self.args, vars(self))


def _again(kind: type[NarrateError], args: tuple[object, ...], facts: dict[str, object]) -> NarrateError:
    error = kind.__new__(kind, *args)
    vars(error).update(facts)
    return error


def one_line(text: str, *, longest: int) -> str:
    r"""Return any text as a single printable line.

    Args:
        text: The text, possibly from outside.
        longest: The number of characters that are kept; a longer text ends in three dots.

    >>> one_line("line 1\n\n <p>\x1b[31mred", longest=20), one_line("a" * 9, longest=6)
    ('line 1 <p>\ufffd[31mred', 'aaa...')
    """
    line = " ".join(text[: longest * 4].split())
    line = "".join(letter if letter.isprintable() else "\ufffd" for letter in line)
    return line if len(line) <= longest and len(text) <= longest * 4 else line[: longest - 3] + "..."


@frozen
class Fault:
    """A single fault of a record.

    Attributes:
        record: The id of the record, or None where it has none.
        path: The field, such as ``projections[1].jobs``; empty for the record as a whole.
        value: The refused value.
        required: The allowed values, as the end of the sentence "required is …".
    """

    record: str | None
    path: str
    value: object
    required: str

    def __str__(self) -> str:
        place = one_line(brief(self.path), longest=LONGEST) or "the record"
        where = f"{place} of record {shown(self.record)}" if self.record is not None else place
        return f"{where}: required is {self.required}{self._came()}"

    def _came(self) -> str:
        return f"; what came is {shown_value(self.value)}"


@frozen
class Lack(Fault):
    """A fact that a section needs and a record does not have."""

    def _came(self) -> str:
        return "; the record has none"


@frozen
class MissingValue(Fault):
    """A value that a record has to have and has not; what is required says so."""

    def _came(self) -> str:
        return ""


class InvalidRecordError(NarrateError, ValueError):
    """A record is not valid; ``faults`` has all its faults."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class InvalidMethodologyError(NarrateError, ValueError):
    """A methodology has a choice that is not allowed.

    Attributes:
        key: The choice, such as ``bands."2024-2034".faster``.
        value: The refused value.
        required: The allowed values, as the end of the sentence "required is …".
        file: Its file, or None where it is not from a file.
        line: Its line in the file, where that is known.
    """

    def __init__(
        self, key: str, value: object, required: str, *, file: str | None = None, line: int | None = None
    ) -> None:
        place = "" if file is None else f"{file}: " if line is None else f"{file}, line {line}: "
        super().__init__(f"{place}{key} of the methodology: required is {required}; what came is {shown(value)}")
        self.key = key
        self.value = value
        self.required = required
        self.file = file
        self.line = line

    def inside(self, file: str, line: int | None) -> InvalidMethodologyError:
        """Return the same error with its file and line."""
        return InvalidMethodologyError(self.key, self.value, self.required, file=file, line=line)


class InvalidMappingError(NarrateError, ValueError):
    """A map of a table's columns has an entry that is not allowed."""

    def __init__(self, key: str, value: object, required: str) -> None:
        super().__init__(f"{key} of the map: required is {required}; what came is {shown_value(value)}")
        self.key = key
        self.value = value
        self.required = required


class UndefinedComparisonError(NarrateError, ZeroDivisionError):
    """A share of zero was requested."""


class UnknownLocaleError(NarrateError, LookupError):
    """A locale is not one that narrate writes; ``near`` has similar ones."""

    def __init__(self, locale: object, known: tuple[str, ...], near: tuple[str, ...] = ()) -> None:
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        came = one_line(shown(locale), longest=LONGEST)
        super().__init__(f"the locale: required is one of {', '.join(known)}; what came is {came}{hint}")
        self.locale = locale
        self.known = known
        self.near = near


class InvalidArgumentError(NarrateError, TypeError):
    """An argument of a function has the wrong type."""

    def __init__(self, argument: str, value: object, required: str) -> None:
        came = one_line(shown(value), longest=LONGEST)
        super().__init__(f"{argument}: required is {required}; what came is {came} ({type(value).__name__})")
        self.argument = argument
        self.value = value
        self.required = required


class InvalidReportError(NarrateError, ValueError):
    """A plain dict is not a valid report; ``path`` is the place of the fault in it."""

    def __init__(self, path: str, value: object, required: str) -> None:
        came = one_line(shown(value), longest=LONGEST)
        super().__init__(f"{path or 'the report'}: required is {required}; what came is {came}")
        self.path = path
        self.value = value
        self.required = required


class ReportWithoutRecordError(NarrateError, LookupError):
    """A report from plain values does not have the record that it was written from."""

    def __init__(self, report: str, wanted: str) -> None:
        super().__init__(
            f"{wanted} of the report of {report!r}: required is a report that has its record; one from a dict has none"
        )
        self.report = report
        self.wanted = wanted


class UnknownSectionError(NarrateError, LookupError):
    """A section is not one that narrate knows."""

    def __init__(self, section: object, known: tuple[str, ...]) -> None:
        from difflib import get_close_matches  # noqa: PLC0415  # imported only for errors

        near = (
            get_close_matches(section.casefold()[:LONGEST], known, n=1, cutoff=NEAR) if isinstance(section, str) else []
        )
        hint = f"; did you mean {near[0]}?" if near else ""
        came = one_line(shown(section), longest=LONGEST)
        super().__init__(f"the section: required is one of {', '.join(known)}; what came is {came}{hint}")
        self.section = section
        self.known = known


class SectionUnavailableError(NarrateError, ValueError):
    """A section that was requested by name needs a fact that the record lacks."""

    def __init__(self, section: str, record: str, missing: str) -> None:
        self.section = section
        self.record = record
        self.missing = missing
        super().__init__(str(self.fault))

    @property
    def fault(self) -> Fault:
        """The error as a fault of the record."""
        return Lack(self.record, f"section {self.section!r}", None, self.missing)


_LONGEST_PROBLEM: Final = 2_000
"""How long the description of a template's fault may be, since it can repeat parts of the template."""


class TemplateError(NarrateError):
    """A template or another file of a language is not valid.

    Attributes:
        template: The file in its folder of templates, such as ``en/job_trends.jinja``.
        line: The line in it, or None for the file as a whole.
        folder: The caller's folder of templates; None where the file is narrate's own.
        problem: What is wrong, without the place.
        rule: The kind of fault, such as ``unread``; ``narrate lint`` lists them by these names.
    """

    def __init__(
        self, template: str, line: int | None, problem: str, *, folder: Path | None = None, rule: str = "form"
    ) -> None:
        path = template if folder is None else str(folder / template)
        place = f"{path}, line {line}" if line is not None else path
        shortened = problem if len(problem) <= _LONGEST_PROBLEM else f"{problem[:_LONGEST_PROBLEM]} ..."
        super().__init__(f"{place}: {shortened}")
        self.template = template
        self.line = line
        self.folder = folder
        self.problem = shortened
        self.rule = rule


class NumberInTemplateError(TemplateError, TypeError):
    """A template looks at a number; ``figure`` is its name."""

    def __init__(self, template: str, line: int | None, figure: str, what: str, *, folder: Path | None = None) -> None:
        super().__init__(
            template,
            line,
            f"the number of figure {figure!r} cannot be {what}; a template decides on categories only: "
            f"ask {figure}.plural, {figure}.onset or a choice of the message",
            folder=folder,
            rule="number",
        )
        self.figure = figure


class MissingNameError(NarrateError, LookupError):
    """A record has no name in a language, and the fallback is an error."""

    def __init__(self, record: str, locale: str) -> None:
        super().__init__(
            f"names of record {record!r}: required is a plural for {locale}; there is none "
            "(fallback='neutral' says \"this occupation\", fallback='source' uses another language's)"
        )
        self.record = record
        self.locale = locale


class UnknownFallbackError(NarrateError, ValueError):
    """A fallback is not one of the known ones."""

    def __init__(self, fallback: object, known: tuple[str, ...]) -> None:
        super().__init__(f"the fallback: required is one of {', '.join(known)}; what came is {shown(fallback)}")
        self.fallback = fallback
        self.known = known


class UnreadableInputError(NarrateError, ValueError):
    """An input cannot be read at all; the message names the file, the place, and what was expected."""

    def __init__(self, sentence: str) -> None:
        super().__init__(one_line(sentence, longest=_LONGEST_SENTENCE))


class UnwritableOutputError(NarrateError, ValueError):
    """An output cannot be written; the message has the reason."""


class WorkerDiedError(NarrateError, RuntimeError):
    """A process of a run ended twice while it wrote the same records.

    Attributes:
        first: The number of the first of these records in the input, from 1.
        last: The number of the last.
    """

    def __init__(self, first: int, last: int) -> None:
        super().__init__(
            f"the records {first:,} to {last:,}: required is a worker process that finishes them; what came is one "
            "that ended twice (it was killed, or its memory was full)"
        )
        self.first = first
        self.last = last


class UnfinishedRunError(NarrateError, RuntimeError):
    """A run ended before its output was complete; the message says why, and how to go on."""


@frozen
class Location:
    """The location of a record in its file.

    Attributes:
        unit: ``line``, as an editor counts them, or ``row`` of a table that has no lines.
        number: Its number, from 1.
    """

    unit: str
    number: int

    def __str__(self) -> str:
        return f"{self.unit} {self.number}"


@frozen
class Rejected:
    """A record that cannot be written, with the reason.

    Attributes:
        record: Its id, or None where it has none.
        position: Its position in the input, from 0.
        faults: Its faults.
        place: Its place in its file, or None where it is from no file.
    """

    record: str | None
    position: int | None
    faults: tuple[Fault, ...]
    place: Location | None = None

    @property
    def reason(self) -> str:
        """The faults as one text, a line for each."""
        return "\n".join(map(str, self.faults))
