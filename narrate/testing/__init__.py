"""Property-based tests of wording: wording rules, the gate for reviewed wordings, and strategies for records.

It is imported by its own name, and needs the extra ``narrate-nlg[testing]``; ``import narrate`` does not load it.
"""

try:
    from narrate.testing.boundaries import thresholds
    from narrate.testing.metamorphic import (
        assert_idempotence,
        assert_locale_parity,
        assert_mirror,
        assert_permutation,
        assert_scale,
        assert_without_a_fact,
    )
    from narrate.testing.registry import PhrasebookRule, ReportRule
    from narrate.testing.review_gate import UnreviewedError, assert_reviewed
    from narrate.testing.rules import (
        PHRASEBOOK_RULES,
        REPORT_RULES,
        assert_phrasebook,
        assert_wording,
    )
    from narrate.testing.strategies import (
        InvalidData,
        employment_histories,
        flat_trends,
        invalid_records,
        levels,
        methodologies,
        names,
        occupations,
        outcomes,
        outlooks,
        pay,
        profiles,
        projections,
        trends,
        wages,
    )
    from narrate.testing.violation import Violation, WordingError
except ModuleNotFoundError as error:
    if error.name != "hypothesis":
        raise
    message = "narrate.testing needs the extra narrate-nlg[testing], which is not installed: there is no hypothesis"
    raise ImportError(message, name="hypothesis") from None

__all__ = [
    "PHRASEBOOK_RULES",
    "REPORT_RULES",
    "InvalidData",
    "PhrasebookRule",
    "ReportRule",
    "UnreviewedError",
    "Violation",
    "WordingError",
    "assert_idempotence",
    "assert_locale_parity",
    "assert_mirror",
    "assert_permutation",
    "assert_phrasebook",
    "assert_reviewed",
    "assert_scale",
    "assert_without_a_fact",
    "assert_wording",
    "employment_histories",
    "flat_trends",
    "invalid_records",
    "levels",
    "methodologies",
    "names",
    "occupations",
    "outcomes",
    "outlooks",
    "pay",
    "profiles",
    "projections",
    "thresholds",
    "trends",
    "wages",
]
