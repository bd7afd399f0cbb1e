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
        r"\b(mejor|peor|mayor(?! parte)|menor)\b",
        r"\b(que|de lo previsto|de lo proyectado|pagada)\b",
    ),
    "fr": Tongue(
        r"proje[ct]|prévu|prévoi",
        r"augmentera\b|diminuera\b|croîtra|progressera\b",
        r"au moins",
        r"environ",
        r"explos|s’effondr|spectaculaire|chut(?!e\w)|bond\b|heureusement|hélas",
        r"\b(meilleure?s?|pires?|(?:plus|moins|aussi) (?:favorable|rapide|lente)|supérieur|inférieur|égal)\b",
        r"\bqu(e|’)|\bau niveau\b|\bà celui de\b",
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
        r"\b(migliore|peggiore|migliori|peggiori|(?:più|meno) (?:favorevole|rapido|lento)|superiore|inferiore|uguale)\b",
        r"(favorevole|rapido|lento) della \w+|\b(rispetto )?(al livello|a quello|alla mediana)\b",
    ),
    "pt": Tongue(
        r"proje[çct]|projeta|prev[êei]",
        r"\b(crescerá|aumentará|diminuirá)\b",
        r"pelo menos|no mínimo",
        r"cerca de|aproximadamente",
        r"dispar|despenc|espetacular|espectacular|drástic|infelizmente|felizmente",
        r"\b(melhor(es)?|pior(es)?|acima|abaixo)\b|\bganha\w* (mais|menos)\b",
        r"\b(melhor(es)?|pior(es)?) do que\b|\b(acima|abaixo) d[oa]s? (previsto|projetado|projeção|média|mediana)\b"
        r"|\bganha\w* (mais|menos) (do que|de)\b",
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
        r"\b(лучше|хуже|выше|ниже|быстрее|медленнее)\b",
        r"\b(лучше|хуже|быстрее|медленнее), чем\b"
        r"|\b(выше|ниже) (медианы|средн\w+|прогноз\w*|ожида\w+|предполаг\w+|\{\w+\})",
    ),
    "ar": Tongue(
        r"توقع|متوقع|إسقاط",
        r"\bسوف\b|بالتأكيد",
        r"على الأقل|لا يقل",
        r"نحو|حوالي|قرابة",
        r"انهيار|قفز|مذهل|للأسف|لحسن الحظ",
        r"(?<!\w)(أفضل|أسوأ|أسرع|أبطأ|أقل|(أعلى|أكثر)(?= بنسبة| من))(?!\w)",
        r"(?<!\w)((أفضل|أسوأ|أسرع|أبطأ)( بكثير)? من|(أعلى|أقل) بنسبة \{\w+\} من|(أقل|أكثر) من(ه|ها)?)(?!\w)",
    ),
    "ja": Tongue(
        r"推計|予測|見込|見通し|想定",
        r"必ず|確実に",
        r"少なくとも|以上",
        r"約|およそ|ほぼ",
        r"急騰|暴落|激減|急落|残念|幸い",
        r"上回|下回|\}(?:多|少な|高|低)[いか]|[高低]い伸び",
        r"(?:水準|動向|予測)を(?:大幅に)?[上下]回|(?:これ|予測|平均|中央値)より",
    ),
    "zh": Tongue(
        r"预测|预计|推估|預測|預計|預估",
        r"必将|一定会|将会|必將|一定會|將會",
        r"至少",
        r"[约約]|大约|大約",
        r"暴涨|暴跌|飙升|骤降|暴漲|飆升|驟降|遗憾|遺憾|幸好",
        r"[高低快慢][于於]|(?<![至减減])[多少高低]\{",
        r"[高低快慢][于於](?:以\{|所有职业|所有職業)"
        r"|[比较較](?:预期|預期|预测|推估|以\{|参与比较|參與比較).*[多少高低]\{",
    ),
}


def tongue(locale: str) -> Tongue:
    """Return the words of a locale's language."""
    return TONGUES[locale.partition("_")[0]]


def says(pattern: str, text: str) -> bool:
    """Return whether a text matches a pattern."""
    return re.search(pattern, text, re.IGNORECASE) is not None
