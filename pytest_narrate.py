"""A plugin of pytest that checks the wordings of a folder of templates: ``pytest --narrate-templates DIR``.

pytest imports it in every run. It is a module of its own, and imports narrate only where its option is given.
"""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("narrate", "wording rules of narrate, over a folder of templates")
    group.addoption(
        "--narrate-templates",
        metavar="DIR",
        help="check the wordings of these templates: one test a rule, locale and block",
    )
    group.addoption(
        "--narrate-locales", metavar="LOCALES", help="locales, as en_US,es_MX; by default those of DIR's languages"
    )
    group.addoption(
        "--narrate-sections",
        metavar="NAMES",
        help="sections of your own, as module:NAME of a Section or of a list of sections; several with commas",
    )
    group.addoption("--narrate-records", metavar="FILE", help="records of your own, checked besides generated ones")
    group.addoption(
        "--narrate-examples",
        metavar="N",
        type=int,
        default=100,
        help="how many records are generated; always the same ones (default: %(default)s)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Load the tests of wordings where a folder of templates is given."""
    if config.getoption("--narrate-templates") is None:
        return
    try:
        from narrate.testing.pytest_plugin import TemplateTests  # noqa: PLC0415  # only where the option is given
    except ImportError as error:
        raise pytest.UsageError(str(error)) from None
    config.pluginmanager.register(TemplateTests(config), "narrate-templates")
