// Write vectors.json: how ICU writes figures in every locale that narrate offers. Run: node tests/data/icu/make.mjs
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";

const locales = ["en-US", "en-GB", "es-ES", "es-MX", "es-US", "fr-FR", "fr-CA", "de-DE", "de-AT", "de-CH", "it-IT", "pt-BR", "pt-PT",
  "nl-NL", "nl-BE", "pl-PL", "cs-CZ", "ru-RU", "ar-EG", "ar-AE", "ja-JP", "zh-Hans-CN", "zh-Hant-TW"];
const items = ["A", "B", "C", "D"];
const integers = [0, 1, 2, 8, 11, 21, 100, 999, 1000, 1001, 1234, 9999, 10000, 12345, 99999, 100000, 186300, 999999,
  1000000, 1234567, 2000000, 10000000, 123456789, 1000000000, -1, -1234, -12345];
const decimals = [["1.2", 1], ["0.5", 1], ["1.0", 1], ["12.3", 1], ["1234.5", 1], ["12345.6", 1], ["100.0", 1], ["-3.4", 1], ["0.0", 1]];
const amounts = [["0", 0], ["81680", 0], ["1234", 0], ["239200", 0], ["14.00", 2], ["17.90", 2], ["1234.50", 2], ["12345.67", 2]];
const currencies = ["USD", "EUR", "MXN", "CAD", "GBP", "CZK"];
// Every currency with a sign or a number of decimals of its own in some language that narrate writes.
const all_currencies = ["AED", "ARS", "AUD", "BHD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "DZD", "EGP", "EUR",
  "GBP", "HUF", "INR", "IQD", "JOD", "JPY", "KRW", "KWD", "LBP", "LYD", "MAD", "MRU", "MXN", "NOK", "NZD", "OMR", "PEN", "PLN",
  "QAR", "RUB", "SAR", "SDG", "SEK", "SYP", "TND", "TWD", "USD", "VND", "YER"];
// Locales that narrate does not write, and a language of one's own may.
const others = ["en-IN", "hi-IN", "ta-IN", "bn-BD", "mr-IN", "ne-NP", "my-MM", "ko-KR", "fr-CH", "de-LI", "pt-AO", "pt-MZ", "sv-SE"];
const months = [[2024, 1], [2024, 5], [2014, 12]];

// Counts that are shortened: what is said in words is the million, the billion, the 万.
const scaled = [1e6, 1.5e6, 2e6, 3.4e6, 12.3e6, 1e9, 1.5e9, 2e9, 3.4e9];

// Where narrate departs on purpose, and why.
const departures = {
  marks: "Switzerland writes decimals with a comma and amounts of money with a point, as its federal administration prescribes; "
    + "ICU has the point for both in German",
  negative_money: "no message has an amount below zero: a difference of amounts says which is higher; so no sign is placed",
  money: "ICU writes a currency by its sign; where lexicon.toml has its word in [money], sentences have that (93.600 Dollar), "
    + "and signs are held here all the same",
  scales: "English has the handbook's decimal (1.0 million); Spanish goes on in millions (1500 millones), as its press does; "
    + "Polish and Russian have the abbreviations of their statistics offices (mln, млрд), which need no case; Arabic and the "
    + "Portuguese of Portugal need no figure for one, nor Arabic for two; Japanese and Chinese group the figure (1,230万) as others",
  months: "ICU gives a month that stands by itself; in a sentence it is in the case that the preposition asks for",
};
// The plural categories of a row of numbers, as one text with a letter for each, or as its hash where it is long.
const letters = { zero: "z", one: "1", two: "2", few: "f", many: "m", other: "o" };
const hash = (text) => createHash("sha256").update(text).digest("hex");
const row = (rules, from, to, step, scale) => {
  let text = "";
  for (let n = from; n <= to; n += step) text += letters[rules.select(n / scale)];
  return text;
};
const rows = (locale) => {
  const whole = new Intl.PluralRules(locale);
  const tenths = new Intl.PluralRules(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    to_200: row(whole, 0, 200, 1, 1),
    tenths_to_20: row(tenths, 0, 200, 1, 10),
    to_10000: hash(row(whole, 0, 10000, 1, 1)),
    to_1000000_by_97: hash(row(whole, 0, 1000000, 97, 1)),
    to_1000000: hash(row(whole, 0, 1000000, 1, 1)),
    millions: hash(row(whole, 0, 1000000000, 1000000, 1)),
    tenths_to_1000: hash(row(tenths, 0, 10000, 1, 10)),
    tenths_to_100000: hash(row(tenths, 0, 1000000, 1, 10)),
  };
};

const vectors = { departures, icu: process.versions.icu, cldr: process.versions.cldr, decimals: {}, locales: {}, others: {} };
for (const currency of all_currencies) {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  vectors.decimals[currency] = format.resolvedOptions().maximumFractionDigits;
}
for (const locale of locales) {
  const of = (options) => (value) => new Intl.NumberFormat(locale, options).format(value);
  const places = (n) => ({ minimumFractionDigits: n, maximumFractionDigits: n });
  const plural = (value, options) => new Intl.PluralRules(locale, options).select(Number(value));
  vectors.locales[locale.replaceAll("-", "_")] = {
    integers: integers.map((value) => [value, of({})(value)]),
    decimals: decimals.map(([value, n]) => [value, of(places(n))(value)]),
    percents: [...decimals, ["0", 0], ["5", 0], ["15", 0], ["1234", 0]].map(([value, n]) =>
      [value,
        of({ style: "percent", ...places(n) })(`${value}e-2`)]),
    money: currencies.flatMap((currency) => amounts.map(([value, n]) =>
      [value, currency, of({ style: "currency", currency, ...places(n) })(value)])),
    currencies: Object.fromEntries(all_currencies.map((currency) => [currency, of({ style: "currency", currency })(12345)])),
    scales: scaled.map((value) => [value,
      of({ notation: "compact", compactDisplay: "long", maximumFractionDigits: 1 })(value)]),
    months: months.map(([year, month]) => [year, month,
      new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" }).format(Date.UTC(year, month - 1, 15))]),
    lists: ["conjunction", "disjunction"].flatMap((type) => [0, 1, 2, 3, 4].map((length) =>
      [type, length, new Intl.ListFormat(locale, { type }).format(items.slice(0, length))])),
    plurals: [...integers.filter((value) => value >= 0).map((value) => [String(value), plural(value, {})]),
      ...[["1.0", 1], ["1.5", 1], ["0.0", 1], ["2.0", 1]].map(([value, n]) => [value, plural(value, places(n))])],
    plural_rows: rows(locale),
  };
}
for (const locale of others) {
  const format = new Intl.NumberFormat(locale);
  vectors.others[locale.replaceAll("-", "_")] = Object.fromEntries(integers.map((value) => [value, format.format(value)]));
}
writeFileSync(new URL("vectors.json", import.meta.url), JSON.stringify(vectors, null, 1) + "\n");
