"""True sentences as newsrooms write them, language by language; what each kind of them claims is said by their tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

TEXTS: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "en_US": {
        "projected": [
            "Employment is expected to rise 15 per cent from 2014 to 2024.",
            "From 2014 to 2024, the field grows 15 %.",
            "Growth of 15 pct is projected from 2014 to 2024.",
        ],
        "level": [
            "In 2014 there were 189 thousand jobs.",
            "There were 189,000 full-time jobs in 2014.",
            "It offered 189,000 positions in 2014.",
            "In 2014, 189,000 people were employed in the field.",
            "Employment stood at 189,000 in 2014.",
            "The field employed 189,000 in 2014.",
        ],
        "levels": ["Employment climbed from 186,000 in 2012 to 189,000 in 2014."],
        "millions": ["There were 1.9 million positions in 2014.", "It had 1.9m jobs in 2014."],
        "openings": ["There are about 7,100 job openings a year.", "Each year 7,100 jobs to be filled are projected."],
        "lowest": ["The lowest 10% earned less than $23,340.", "The bottom 10 percent made less than $23,340."],
        "highest": ["The highest-paid 10 % earned more than $58,000.", "The top 10 percent made more than $58,000."],
        "month": ["The median wage was $35,900 in May 2014."],
        "up": [
            "Employment rose 1.6%.",
            "Employment grew by 1.6%.",
            "A gain of 1.6% was observed.",
            "Up 1.6%.",
            "The number has risen 1.6 percent.",
        ],
        "down": [
            "Employment fell 25.0%.",
            "A drop of 25.0% was observed.",
            "It is down 25.0%.",
            "Employment shrank by 25.0 percent.",
            "The number decreased 25.0%.",
            "This is a loss of 25.0%.",
        ],
    },
    "de_DE": {
        "projected": [
            "Die Beschäftigung soll von 2014 bis 2024 um 15 Prozent wachsen.",
            "Die Beschäftigung wächst von 2014 bis 2024 um 15%.",
            "Von 2014 bis 2024 wird eine Zunahme um 15 % erwartet.",
        ],
        "level": [
            "2014 gab es 189 Tsd. Arbeitsplätze.",
            "2014 zählte die Branche 189 Tausend Beschäftigte.",
            "Es gab 189.000 Stellen im Jahr 2014.",
            "Im Jahr 2014 gab es 189.000 Jobs.",
            "Im Jahr 2014 waren es 189.000 Erwerbstätige.",
            "Im Jahr 2014 lag die Zahl bei rund 189.000 Beschäftigten.",
            "Die Beschäftigung betrug 189.000 im Jahr 2014.",
        ],
        "levels": [
            "Die Zahl stieg von 186.000 im Jahr 2012 auf 189.000 im Jahr 2014.",
            "Die Beschäftigung nahm von 186.000 (2012) auf 189.000 (2014) zu.",
        ],
        "millions": ["2014 gab es 1,9 Mio. Arbeitsplätze.", "2014 gab es 1,9 Millionen Beschäftigte."],
        "openings": ["Jährlich sind 7.100 Stellen zu besetzen.", "Es gibt jährlich rund 7.100 offene Stellen."],
        "lowest": [
            "Die unteren 10 Prozent verdienten weniger als 23.340 Dollar.",
            "Die 10 % mit den niedrigsten Löhnen verdienten weniger als 23.340 Dollar.",
        ],
        "highest": ["Die bestbezahlten 10 % verdienten mehr als 58.000 Dollar."],
        "month": ["Der Median lag im Mai 2014 bei 35.900 Dollar."],
        "up": [
            "Die Beschäftigung wuchs um 1,6 Prozent.",
            "Die Zahl ist um 1,6 % gestiegen.",
            "Das ist ein Plus von 1,6 %.",
            "Die Beschäftigung erhöhte sich um 1,6 %.",
            "Die Beschäftigung legte um 1,6 % zu.",
        ],
        "down": [
            "Die Beschäftigung ging um 25,0 % zurück.",
            "Die Zahl fiel um 25,0 Prozent.",
            "Das ist ein Minus von 25,0 %.",
            "Die Beschäftigung schrumpfte um 25,0 %.",
            "Die Zahl nahm um 25,0 % ab.",
        ],
    },
    "de_AT": {
        "level": ["Im Jahr 2014 gab es 189 000 Stellen.", "Es waren 189 Tsd. Jobs im Jahr 2014."],
        "month": ["Der Median lag im Mai 2014 bei 35.900 Dollar."],
    },
    "de_CH": {
        "level": ["Im Jahr 2014 gab es 189'000 Stellen.", "2014 waren es 189’000 Beschäftigte."],
        "lowest": ["Die untersten 10 Prozent verdienten weniger als 23'340 Dollar."],
    },
    "fr_FR": {
        "projected": [
            "L’emploi devrait progresser de 15 pour cent entre 2014 et 2024.",
            "Entre 2014 et 2024, on attend une hausse de 15 %.",
        ],
        "level": [
            "En 2014, on comptait 189 milliers d’emplois.",
            "On dénombrait 189 000 postes en 2014.",
            "En 2014, la profession comptait 189 000 salariés.",
            "L’emploi s’élevait à 189 000 en 2014.",
        ],
        "levels": ["L’emploi a augmenté de 186 000 en 2012 à 189 000 en 2014."],
        "millions": [
            "En 2014, on comptait 1,9 million de postes.",
            "La profession comptait 1,9 million de salariés en 2014.",
        ],
        "openings": ["On attend 7 100 postes vacants par an."],
        "lowest": [
            "Les 10 % les moins bien rémunérés gagnaient moins de 23 340 dollars.",
            "Les 10 pour cent les moins bien payés gagnaient moins de 23 340 dollars.",
            "Les 10 % des salariés les plus mal payés gagnaient moins de 23 340 dollars.",
        ],
        "highest": ["Les 10 % les mieux payés gagnaient plus de 58 000 dollars."],
        "month": ["Le salaire médian était de 35 900 dollars en mai 2014."],
        "up": [
            "Les effectifs ont progressé de 1,6 %.",
            "La hausse de 1,6 % est nette.",
            "L’emploi croît de 1,6 %.",
            "Les effectifs ont grimpé de 1,6 pour cent.",
        ],
        "down": [
            "L’emploi a reculé de 25,0 %.",
            "C’est une baisse de 25,0 %.",
            "Les effectifs ont baissé de 25,0 pour cent.",
            "Une chute de 25,0 % a été observée.",
        ],
    },
    "fr_CA": {"level": ["En 2014, on comptait 189 000 travailleurs."], "down": ["L’emploi a diminué de 25,0 p. 100."]},
    "es_ES": {
        "projected": [
            "Se espera que el empleo suba un 15 por ciento entre 2014 y 2024.",
            "El crecimiento del 15% se proyecta entre 2014 y 2024.",
        ],
        "level": [
            "En 2014 había 189 mil empleos.",
            "Había 189.000 puestos de trabajo en 2014.",
            "En 2014 había 189.000 ocupados.",
            "En 2014 existían 189.000 plazas.",
            "El empleo se situó en 189.000 en 2014.",
        ],
        "levels": ["El empleo creció de 186.000 en 2012 a 189.000 en 2014."],
        "millions": ["En 2014 había 1,9 millones de puestos de trabajo."],
        "openings": ["Se proyectan 7100 plazas vacantes al año."],
        "lowest": [
            "El 10 por ciento peor pagado ganaba menos de 23.340 dólares.",
            "El 10 % de los trabajadores con los salarios más bajos ganaba menos de 23.340 dólares.",
        ],
        "highest": ["El 10 % que más gana cobraba más de 58.000 dólares."],
        "month": ["El salario mediano fue de 35.900 dólares en mayo de 2014."],
        "up": [
            "El empleo subió un 1,6 %.",
            "Es un incremento del 1,6 por ciento.",
            "El empleo se incrementó un 1,6 %.",
            "El empleo ha crecido un 1,6 %.",
        ],
        "down": [
            "El empleo cayó un 25,0 %.",
            "Es una caída del 25,0 por ciento.",
            "El empleo se redujo un 25,0 %.",
            "El empleo bajó un 25,0 %.",
            "La disminución del 25,0 % es clara.",
        ],
    },
    "es_MX": {"level": ["Había 189,000 puestos de trabajo en 2014."], "up": ["El empleo subió 1.6 por ciento."]},
    "it_IT": {
        "projected": [
            "L’occupazione dovrebbe crescere del 15 per cento tra il 2014 e il 2024.",
            "Tra il 2014 e il 2024 è prevista una crescita del 15%.",
        ],
        "level": [
            "Nel 2014 si contavano 189mila posti di lavoro.",
            "Nel 2014 c’erano 189.000 addetti.",
            "Gli occupati erano 189.000 nel 2014.",
            "Nel 2014 risultavano 189 mila occupati.",
        ],
        "levels": ["L’occupazione è aumentata da 186.000 a 189.000 posti dal 2012 al 2014."],
        "millions": ["Nel 2014 si contavano 1,9 milioni di addetti."],
        "openings": ["Sono previsti 7.100 posti vacanti l’anno."],
        "lowest": [
            "Il 10 % meno pagato guadagnava meno di 23.340 dollari.",
            "Il 10 per cento dei lavoratori con gli stipendi più bassi guadagnava meno di 23.340 dollari.",
        ],
        "highest": ["Il 10% meglio pagato guadagnava più di 58.000 dollari."],
        "month": ["La retribuzione mediana era di 35.900 dollari a maggio 2014."],
        "up": [
            "L’occupazione è cresciuta dell’1,6 %.",
            "Si registra un incremento dell’1,6%.",
            "L’occupazione è salita dell’1,6%.",
        ],
        "down": [
            "L’occupazione è scesa del 25,0%.",
            "Si registra un calo del 25,0 per cento.",
            "L’occupazione è calata del 25,0%.",
        ],
    },
    "pt_BR": {
        "projected": [
            "O emprego deve crescer 15 por cento entre 2014 e 2024.",
            "Projeta-se um crescimento de 15 % entre 2014 e 2024.",
        ],
        "level": [
            "Em 2014 havia 189 mil empregos.",
            "Havia 189.000 postos de trabalho em 2014.",
            "Em 2014 eram 189.000 trabalhadores.",
            "O emprego era de 189.000 em 2014.",
        ],
        "levels": ["O emprego cresceu de 186.000 em 2012 para 189.000 em 2014."],
        "millions": ["Em 2014 havia 1,9 milhão de postos."],
        "openings": ["São projetadas 7.100 vagas por ano."],
        "lowest": [
            "Os 10% mais mal pagos ganhavam menos de 23.340 dólares.",
            "Os 10 por cento com os salários mais baixos ganhavam menos de 23.340 dólares.",
        ],
        "highest": ["Os 10 % que mais ganham recebiam mais de 58.000 dólares."],
        "month": ["O salário mediano era de 35.900 dólares em maio de 2014."],
        "up": ["O emprego subiu 1,6%.", "Houve alta de 1,6 por cento.", "O emprego cresceu 1,6%."],
        "down": ["O emprego caiu 25,0%.", "Houve queda de 25,0 por cento.", "Houve uma redução de 25,0%."],
    },
    "pt_PT": {"level": ["Em 2014 havia 189 mil postos de trabalho."], "down": ["O emprego desceu 25,0 por cento."]},
    "nl_NL": {
        "projected": [
            "De werkgelegenheid zal tussen 2014 en 2024 met 15 procent stijgen.",
            "Tussen 2014 en 2024 wordt een groei van 15 % verwacht.",
        ],
        "level": [
            "In 2014 waren er 189 duizend banen.",
            "Er waren 189.000 arbeidsplaatsen in 2014.",
            "In 2014 waren er 189.000 werknemers.",
            "De werkgelegenheid lag op 189.000 in 2014.",
        ],
        "levels": ["Het aantal groeide van 186.000 in 2012 naar 189.000 in 2014."],
        "millions": ["In 2014 waren er 1,9 miljoen arbeidsplaatsen."],
        "openings": ["Per jaar zijn er 7.100 openstaande banen."],
        "lowest": [
            "De 10 % met de laagste lonen verdiende minder dan 23.340 dollar.",
            "De laagstbetaalde 10 procent verdiende minder dan 23.340 dollar.",
        ],
        "highest": ["De best betaalde 10% verdiende meer dan 58.000 dollar."],
        "month": ["Het mediane loon lag in mei 2014 op 35.900 dollar."],
        "up": [
            "De werkgelegenheid is met 1,6 procent gestegen.",
            "Dat is een stijging van 1,6%.",
            "De werkgelegenheid groeide met 1,6%.",
            "De werkgelegenheid nam met 1,6% toe.",
        ],
        "down": [
            "De werkgelegenheid kromp met 25,0 procent.",
            "Dat is een daling van 25,0%.",
            "De werkgelegenheid is met 25,0% gedaald.",
            "De werkgelegenheid nam met 25,0% af.",
        ],
    },
    "pl_PL": {
        "projected": [
            "W latach 2014–2024 zatrudnienie wzrośnie o 15 procent.",
            "Prognoza na lata 2014–2024 mówi o wzroście: zatrudnienie rośnie o 15 proc.",
        ],
        "level": [
            "W 2014 r. było 189 tys. miejsc pracy.",
            "Było 189 000 etatów w 2014 r.",
            "W 2014 r. było 189 000 pracujących.",
            "W 2014 r. zatrudnienie wynosiło 189 000 osób.",
        ],
        "levels": ["Zatrudnienie wzrosło z 186 000 w 2012 r. do 189 000 w 2014 r."],
        "millions": ["W 2014 r. było 1,9 mln etatów."],
        "openings": ["Potrzeba 7100 pracowników rocznie."],
        "lowest": [
            "10 proc. najmniej zarabiających dostawało mniej niż 23 340 dolarów.",
            "10 % najgorzej opłacanych zarabiało mniej niż 23 340 dolarów.",
        ],
        "highest": ["10 procent najlepiej zarabiających dostawało ponad 58 000 dolarów."],
        "month": [
            "Mediana w maju 2014 r. wynosiła 35 900 dolarów.",
            "Mediana z maja 2014 r. to 35 900 dolarów.",
            "Dane za maj 2014 r.: mediana 35 900 dolarów.",
        ],
        "up": ["Zatrudnienie zwiększyło się o 1,6 proc.", "Zatrudnienie wzrosło o 1,6 procent.", "To przyrost o 1,6%."],
        "down": [
            "Zatrudnienie spadło o 25,0 proc.",
            "Zatrudnienie zmniejszyło się o 25,0 procent.",
            "Zatrudnienie obniżyło się o 25,0%.",
        ],
    },
    "cs_CZ": {
        "projected": [
            "V letech 2014–2024 má zaměstnanost vzrůst o 15 procent.",
            "V letech 2014–2024 zaměstnanost vzroste o 15%.",
        ],
        "level": [
            "V roce 2014 bylo 189 tisíc pracovních míst.",
            "V roce 2014 bylo 189 tis. pracovníků.",
            "V roce 2014 bylo 189 000 zaměstnanců.",
            "V roce 2014 činila zaměstnanost celkem 189 000 pracovníků.",
        ],
        "levels": ["Zaměstnanost stoupla ze 186 000 v roce 2012 na 189 000 v roce 2014."],
        "millions": ["V roce 2014 bylo 1,9 milionu pracovníků.", "V roce 2014 bylo 1,9 mil. pracovních míst."],
        "openings": ["Ročně zhruba 7 100 pracovníků za rok bude potřeba."],
        "lowest": ["10 procent nejhůře placených mělo méně než 23 340 dolarů."],
        "highest": ["10% nejlépe placených pracovníků mělo více než 58 000 dolarů."],
        "month": [
            "Medián v květnu 2014 činil 35 900 dolarů.",
            "Medián za květen 2014 činil 35 900 dolarů.",
            "Medián z května 2014 činil 35 900 dolarů.",
        ],
        "up": ["Zaměstnanost stoupla o 1,6 procenta.", "Zaměstnanost se zvýšila o 1,6 %.", "Jde o zvýšení o 1,6 %."],
        "down": [
            "Zaměstnanost se snížila o 25,0 procenta.",
            "Zaměstnanost poklesla o 25,0 %.",
            "Jde o snížení o 25,0 %.",
        ],
    },
    "ru_RU": {
        "projected": [
            "В 2014–2024 годах занятость вырастет на 15 процентов.",
            "В 2014–2024 годах занятость должна увеличиться на 15%.",
        ],
        "level": [
            "В 2014 году было 189 тыс. рабочих мест.",
            "В 2014 году было 189 000 занятых.",
            "Насчитывалось 189 000 работников в 2014 году.",
            "В 2014 году занятость составляла 189 000 человек.",
        ],
        "levels": ["Занятость выросла с 186 000 в 2012 году до 189 000 в 2014 году."],
        "millions": ["В 2014 году было 1,9 миллиона рабочих мест."],
        "openings": ["Открывается 7 100 вакансий в год."],
        "lowest": [
            "10 процентов наименее оплачиваемых получали меньше 23 340 долларов.",
            "10% работников с самой низкой зарплатой получали меньше 23 340 долларов.",
        ],
        "highest": ["10% наиболее оплачиваемых работников получали больше 58 000 долларов."],
        "month": [
            "Медиана в мае 2014 года составляла 35 900 долларов.",
            "Медиана за май 2014 года — 35 900 долларов.",
            "Медиана мая 2014 года — 35 900 долларов.",
        ],
        "up": [
            "Занятость увеличилась на 1,6 процента.",
            "Занятость повысилась на 1,6 %.",
            "Прирост: число занятых выросло на 1,6%.",
        ],
        "down": ["Занятость снизилась на 25,0 процента.", "Занятость упала на 25,0%.", "Это снижение на 25,0 %."],
    },
}
