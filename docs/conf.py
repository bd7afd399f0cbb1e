"""How Sphinx builds the docs; warnings are errors in .ci/run."""

from importlib.metadata import version as installed

project = "narrate"
author = "The narrate authors"
project_copyright = "2026, the narrate authors"
version = release = installed("narrate-nlg")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"narrate {release}"
myst_heading_anchors = 3

# A docstring has its arguments with units; the signature has their types.
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True  # else attrs' own attributes and the docstring's would be listed twice
napoleon_custom_sections = ["Source"]
