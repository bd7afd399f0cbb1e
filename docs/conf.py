"""How Sphinx builds the docs; warnings are errors in .ci/run."""

import sys
from importlib.metadata import version as installed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "narrate"
author = "The narrate authors"
project_copyright = "2026, the narrate authors"
version = release = installed("narrate-nlg")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "signatures"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"narrate {release}"
myst_heading_anchors = 3

# A docstring has its arguments with units; the signature has their types.
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 88
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True

nitpicky = True
nitpick_ignore = [
    # Type variables are no objects that could be documented.
    ("py:class", "narrate.bulk.Made"),
    ("py:class", "narrate.content.specimens.values.T"),
    # What narrate makes for its own templates and programs, and a caller at most reads; it may change.
    ("py:class", "narrate.comparison.growth.Growth"),
    ("py:class", "narrate.comparison.outcome.Outcome"),
    ("py:class", "narrate.comparison.trend.Trend"),
    ("py:class", "narrate.content.sections.IndexPlan"),
    ("py:class", "narrate.content.specimens.values.Comparison"),
    ("py:class", "narrate.language.overlay.Overlay"),
    ("py:class", "narrate.page.model.PageSection"),
    ("py:class", "narrate.page.quotations.PageTopic"),
    ("py:class", "narrate.page.sources.PageSource"),
    ("py:class", "narrate.review.findings.ReviewFinding"),
    ("py:class", "narrate.testing.registry.PhrasebookText"),
    ("py:class", "narrate.testing.registry.ReportText"),
    ("py:class", "narrate.testing.registry.SentenceText"),
    ("py:class", "narrate.wording.phrasebook.PhrasebookEntry"),
    # The part of narrate.Style that reading needs, and cannot import.
    ("py:class", "narrate.reading.grammar.Styled"),
    # Hypothesis has its own documentation.
    ("py:class", "hypothesis.strategies.SearchStrategy"),
]

napoleon_numpy_docstring = False
napoleon_use_ivar = True  # else attrs' own attributes and the docstring's would be listed twice
napoleon_custom_sections = ["Source"]
