"""Reviews of phrasebooks: which wordings an editor has read and approved, and what changed after that."""

from narrate.review.examples import Examples, examples_of
from narrate.review.files import read_review, review_from_toml, review_to_toml
from narrate.review.findings import ReviewFinding, ReviewState, check_review, renewed, states
from narrate.review.model import STATUSES, Review, ReviewedWording

__all__ = [
    "STATUSES",
    "Examples",
    "Review",
    "ReviewFinding",
    "ReviewState",
    "ReviewedWording",
    "check_review",
    "examples_of",
    "read_review",
    "renewed",
    "review_from_toml",
    "review_to_toml",
    "states",
]
