"""Profiles of the Occupational Outlook Handbook by hand: as an extract, in the feed, and as a page."""

from __future__ import annotations

from typing import Any

MEDIAN = "The median annual wage for accountants and auditors was $81,680 in May 2024."
RANGE = "The lowest 10 percent earned less than $52,780, and the highest 10 percent earned more than $141,420."
OUTLOOK_SENTENCE = "Employment of accountants and auditors is projected to grow 5 percent from 2024 to 2034, faster than the average for all occupations."
OPENINGS = "About 124,200 openings for accountants and auditors are projected each year, on average, over the decade."

# A small sample by hand, with the figures of the profile of accountants and auditors.
SAMPLE: dict[str, Any] = {
    "slug": "accountants-and-auditors",
    "title": "Accountants and Auditors",
    "quick_facts": {
        "2024 Median Pay": "$81,680 per year $39.27 per hour",
        "Typical Entry-Level Education": "Bachelor's degree",
        "Work Experience in a Related Occupation": "None",
        "On-the-job Training": "None",
        "Number of Jobs, 2024": "1,579,800",
        "Job Outlook, 2024–34": "5% (Faster than average)",
        "Employment Change, 2024–34": "72,800",
    },
    "what_they_do": ["They examine records.", "They keep them.", "## Duties", "They do the following:", "- Examine"],
    "work_environment": ["The largest employers of accountants and auditors were as follows:"],
    "how_to_become_one_heading": "How to Become an Accountant or Auditor",
    "pay": [f"{MEDIAN} {RANGE}"],
    "job_outlook": [OUTLOOK_SENTENCE, OPENINGS],
    "outlook_table": [["Accountants and auditors", "13-2011", "1,579,800", "1,652,600", "5", "72,800"]],
}

FEED = (
    '<?xml version="1.0"?>{head}<ooh><current_year>2019</current_year><projection_year>2029</projection_year>'
    "<reference_period>May 2019</reference_period><occupation><title>Actors</title><soc_coverage><soc_code>27-2011"
    "</soc_code></soc_coverage><quick_facts><qf_number_of_jobs><value>{jobs}</value></qf_number_of_jobs>"
    "<qf_median_pay_annual><value/><note>This wage is equal to or greater than $208,000 per year.</note>"
    "</qf_median_pay_annual></quick_facts></occupation></ooh>"
)

HTML = (
    "<html><h1>Actors</h1><table id='quickfacts'><tr><th>Number of Jobs, 2024</th><td>57,000</td></tr><tr><th>2024 Median "
    "Pay</th><td>$23.33 per hour</td></tr></table><article><h2 id='job-outlook'>Job Outlook</h2><p>Employment of actors is "
    "projected to grow</p><table><tr><td>Actors<td>27-2011<td>57,000<td>57,200<td>0<td>200</table></article></html>"
)
