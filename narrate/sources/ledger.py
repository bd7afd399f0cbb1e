"""What became of every row of a file: read = used + left over, with the names of what was left."""

from __future__ import annotations

from attrs import Factory, define, frozen


@frozen
class Leftover:
    """A row that no record was made of.

    Attributes:
        place: Where it stands: file, sheet, row.
        name: What it is called there: its title, or its code.
        reason: Why it was left, as the end of a sentence.
    """

    place: str
    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.name}: {self.reason}"


@define
class Ledger:
    """What an import did with the rows of one file.

    Attributes:
        file: The file.
        read: Rows read; headings, notes and empty rows do not count.
        used: Rows that went into a record.
        joined: Of these, rows joined with a row of another file under another code or title.
        added_up: Of these, rows whose figures were added up with another row's.
        left: Rows that no record was made of.
        notes: What a reader of the records should know: a change of code, a repaired encoding, a value passed over.

    >>> ledger = Ledger("wages.csv")
    >>> ledger.leave("row 3", "Models", "is a group of occupations")
    >>> ledger.read, ledger.used, len(ledger.left), ledger.balanced
    (1, 0, 1, True)
    """

    file: str
    read: int = 0
    used: int = 0
    joined: int = 0
    added_up: int = 0
    left: list[Leftover] = Factory(list)
    notes: list[str] = Factory(list)

    def use(self, rows: int = 1) -> None:
        """Count rows as read and used."""
        self.read += rows
        self.used += rows

    def leave(self, place: str, name: str, reason: str) -> None:
        """Count a row as read and left over."""
        self.read += 1
        self.left.append(Leftover(f"{self.file}, {place}" if place else self.file, name, reason))

    def note(self, sentence: str) -> None:
        """Keep a sentence for the report, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    @property
    def balanced(self) -> bool:
        """Whether every row that was read is accounted for."""
        return self.read == self.used + len(self.left)
