"""Write the trend paragraph of one occupation, and show what each of its figures is from."""

import narrate

technicians = narrate.Occupation(
    id="29-2071",
    names={"en": narrate.Name("medical records and health information technicians")},
    employment=(narrate.Employment(2012, 186_300), narrate.Employment(2014, 188_600)),
    projections=(narrate.Projection(2012, 2022, 227_500), narrate.Projection(2014, 2024, 217_600)),
)
report = narrate.report(technicians, locale="en_US", sections=["job_trends"])
print(report.text)
print()
for claim in report.claims:
    print(f"{claim.text:>16}  {claim.kind}, from {', '.join(claim.facts)}; {claim.rule or 'as the record has it'}")
