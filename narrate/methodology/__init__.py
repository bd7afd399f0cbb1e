"""Methodologies: the choices that figures and verdicts depend on, as frozen values."""

from narrate.methodology.bands import BANDS, STANDARD_BANDS, BandTable
from narrate.methodology.model import CAREER_PROFILE, STANDARD, Methodology, methodology_from_toml

__all__ = ["BANDS", "CAREER_PROFILE", "STANDARD", "STANDARD_BANDS", "BandTable", "Methodology", "methodology_from_toml"]
