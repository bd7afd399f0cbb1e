"""Words of each language that the rules look for; written for the tests, and shared with no template."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen


@frozen
class Tongue:
    """What the rules look for in one language, as patterns.

    Attributes:
        projected: Says that something is a projection.
        promise: Would say that it is certain.
        at_least: Says that a figure is a bound.
        about: Says that a figure is rounded.
        praise: Words of praise or alarm.
        compared: Words that compare, and so need what they are compared with.
        than: Says what something is compared with.
    """

    projected: str
    promise: str
    at_least: str
    about: str
    praise: str
    compared: str
    than: str


TONGUES: Final = {
    "en": Tongue(
        r"projected",
        r"\bwill\b",
        r"at least",
        r"\babout\b",
        r"soar|plung|surg|skyrocket|tumbl|boom|crash|fortunately|unfortunately|dramatic|impressive",
        r"\b(higher|lower|faster|slower|better|worse)\b",
        r"\bthan\b",
    ),
    "es": Tongue(
        r"proyecta",
        r"crecerá|aumentará|disminuirá|habrá",
        r"al menos",
        r"alrededor de",
        r"dispar|desplom|hund|espectacular|drástic|lamentable|afortunad",
        r"\b(mejor|peor)\b",
        r"\b(que|de lo previsto|de lo proyectado|pagada)\b",
    ),
    "fr": Tongue(
        r"proje[ct]|prévu|prévoi",
        r"augmentera\b|diminuera\b|croîtra|progressera\b",
        r"au moins",
        r"environ",
        r"explos|s’effondr|spectaculaire|chut(?!e\w)|bond\b|heureusement|hélas",
        r"\b(meilleure?s?|pires?|moins bonne?s?)\b",
        r"\bqu(e|’)",
    ),
    "de": Tongue(
        r"projiziert|Projektion|projizier|vorausberechn|Vorausberechnung|prognos|Prognose|erwartet",
        r"\bwird (?:sicher|bestimmt)\b",
        r"mindestens",
        r"\b(rund|etwa|ungefähr)\b",
        r"explodier|abstürz|Boom|dramatisch|spektakulär|leider|erfreulich",
        r"\b(günstiger|ungünstiger|besser|schlechter|höher|niedriger)\b",
        r"\b(als|gegenüber)\b",
    ),
    "it": Tongue(
        r"proiet|proiezion|previst|prevede",
        r"\b(aumenterà|diminuirà|crescerà)\b",
        r"almeno",
        r"\bcirca\b",
        r"boom|crollo|impennata|drammatic|spettacolar|purtroppo|fortunatamente",
        r"\b(migliore|peggiore|migliori|peggiori)\b",
        r"\b(di|de[il]|della|dell|rispetto|che)\b|dell[’']",
    ),
    "pt": Tongue(
        r"proje[çct]|projeta|prev[êei]",
        r"\b(crescerá|aumentará|diminuirá)\b",
        r"pelo menos|no mínimo",
        r"cerca de|aproximadamente",
        r"dispar|despenc|espetacular|espectacular|drástic|infelizmente|felizmente",
        r"\b(melhor|pior|melhores|piores)\b",
        r"\b(que|do que|previsto|projetado|remunerad[ao]s?|pag[ao]s?)\b",
    ),
    "nl": Tongue(
        r"projectie|geraamd|verwacht|raming|prognose",
        r"\bzal zeker\b",
        r"ten minste|minstens",
        r"\b(ongeveer|circa)\b",
        r"explo|kelder|spectaculair|dramatisch|helaas|gelukkig",
        r"\b(beter|slechter|gunstiger|ongunstiger|hoger|lager)\b",
        r"\bdan\b",
    ),
    "pl": Tongue(
        r"progno|projekc|przewid|oczekiw",
        r"\b(na pewno|z pewnością)\b",
        r"co najmniej",
        r"\b(około|ok\.)",
        r"boom|krach|dramatycz|spektakular|niestety|na szczęście",
        r"\b(lepsz|gorsz|lepiej|gorzej|korzystniejsz|wyższ|niższ)\w*",
        r"\b(niż|od)\b",
    ),
    "cs": Tongue(
        r"projekc|předpoklád|očekáv",
        r"\b(bude|budou|vzroste|poklesne|určitě|zaručeně)\b",
        r"nejméně",
        r"\b(zhruba|asi|kolem|okolo|přibližně)\b",
        r"prudk|raketov|závratn|propad|boom|krach|dramatick|rekordn|bohužel|naštěstí",
        r"\b(lépe|hůře|lepší|horší|vyšší|nižší|více|méně)\b",
        r"\bnež\b",
    ),
    "ru": Tongue(
        r"прогноз|ожида",
        r"\b(обязательно|непременно)\b",
        r"не менее|не меньше|по меньшей мере",
        r"\b(около|примерно)\b",
        r"взлет|рухн|обвал|драматич|рекорд|к сожалению|к счастью",
        r"\b(лучше|хуже|выше|ниже)\b",
        r"\b(чем|прогноз\w*|средн\w*|ожида\w*|тенденци\w*|медиан\w*|предполаг\w*|которы\w*|на|уровн\w*)\b",
    ),
    "ar": Tongue(
        r"توقع|متوقع|إسقاط",
        r"\bسوف\b|بالتأكيد",
        r"على الأقل|لا يقل",
        r"نحو|حوالي|قرابة",
        r"انهيار|قفز|مذهل|للأسف|لحسن الحظ",
        r"(?<!\w)(أفضل|أسوأ)(?!\w)",
        r"(?<!\w)(من|مما)(?!\w)",
    ),
    "ja": Tongue(
        r"推計|予測|見込|見通し|想定",
        r"必ず|確実に",
        r"少なくとも|以上",
        r"約|およそ|ほぼ",
        r"急騰|暴落|激減|急落|残念|幸い",
        r"上回|下回",
        r"を|より",
    ),
    "zh": Tongue(
        r"预测|预计|推估|預測|預計|預估",
        r"必将|一定会|必將|一定會",
        r"至少",
        r"[约約]|大约|大約",
        r"暴涨|暴跌|飙升|骤降|暴漲|飆升|遗憾|幸好",
        r"优于|劣于|優於|劣於",
        r".",
    ),
}


def tongue(locale: str) -> Tongue:
    """Give the words of a locale's language."""
    return TONGUES[locale.partition("_")[0]]


def says(pattern: str, text: str) -> bool:
    """Tell whether a text says something."""
    return re.search(pattern, text, re.IGNORECASE) is not None
