"""The sample occupation of ``narrate demo``, from published figures."""

from __future__ import annotations

from typing import Any, Final

SOURCE: Final = (
    "Figures: US Bureau of Labor Statistics, Employment Projections 2012-22 and 2014-24, "
    "and Occupational Employment and Wage Statistics, May 2014. Skills, majors and entry: a career profile of 2016."
)

SAMPLE: Final[dict[str, Any]] = {
    "id": "29-2071",
    "scheme": "soc2010",
    "names": {
        "en": {
            "plural": "medical records and health information technicians",
            "short": "health information technicians",
            "singular": "medical records or health information technician",
        },
        "es": {
            "plural": "técnicos en registros médicos e información sanitaria",
            "short": "técnicos en información sanitaria",
            "gender": "masculine",
        },
    },
    "employment": [{"year": 2012, "jobs": 186_300}, {"year": 2014, "jobs": 188_600}],
    "projections": [
        {"base_year": 2012, "target_year": 2022, "jobs": 227_500},
        {"base_year": 2014, "target_year": 2024, "jobs": 217_600, "percent": 15, "outlook": "much_faster"},
    ],
    "pay": [
        {
            "year": 2014,
            "month": 5,
            "period": "annual",
            "currency": "USD",
            "percentiles": {"10": 23_340, "25": 28_250, "50": 35_900, "75": 46_640, "90": 59_160},
        }
    ],
    "skills": [
        {"skill": "purpose", "score": 37},
        {"skill": "social", "score": 21},
        {"skill": "supported", "score": 21},
        {"skill": "creative", "score": 17},
        {"skill": "analytical", "score": 12},
    ],
    "majors": [
        {
            "names": {
                "en": "Medical records and health information technicians",
                "es": "Técnico en registros médicos e información sanitaria",
            }
        }
    ],
    "entry": {
        "education": "postsecondary_nondegree_award",
        "experience": "none",
        "training": "none",
        "certification": "often_required",
    },
    "employers": [
        {"names": {"en": "hospitals", "es": "hospitales"}},
        {"names": {"en": "physicians’ offices", "es": "consultorios médicos"}},
    ],
    "employers_cover": "most",
    "sources": [
        {
            "title": "Employment Projections",
            "publisher": "US Bureau of Labor Statistics",
            "period": "2012-2022 and 2014-2024",
            "license": "public domain",
            "covers": ["employment", "projections"],
        },
        {
            "title": "Occupational Employment and Wage Statistics",
            "publisher": "US Bureau of Labor Statistics",
            "period": "May 2014",
            "license": "public domain",
            "covers": ["pay"],
        },
    ],
    "descriptions": {
        "en": "Medical records and health information technicians organize and manage health information data.",
        "es": "Los técnicos en registros médicos e información sanitaria organizan y gestionan los datos de salud.",
    },
}
"""A record in the form of ``narrate schema``."""
