import sys, time
from pathlib import Path
sys.path.insert(0, "benchmarks")
import narrate
from job_trends import records, by_fstring, plain
occ=[o for o in records(Path("../shared/data/occupations-2012-2014.csv")) if plain(o)]
def run():
    n=0
    for r in narrate.reports(occ, locales=["en_US"], sections=["job_trends"]):
        for c in r.claims:
            n+=1; c.start; c.value; c.facts; c.rule
    return n
n=run()
for _ in range(3):
    t=time.process_time(); run(); a=time.process_time()-t
    t=time.process_time(); [by_fstring(o) for o in occ]; b=time.process_time()-t
    t=time.process_time(); [r.text for r in narrate.reports(occ, locales=["en_US"], sections=["job_trends"])]; c=time.process_time()-t
    print(len(occ), n, "claims µs", round(a/len(occ)*1e6,1), "f", round(b/len(occ)*1e6,2), "text", round(c/len(occ)*1e6,1), "ratio", round(a/b,1), round(c/b,2))
