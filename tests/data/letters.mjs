// Write narrate/cldr/letters.toml: the letters of languages that have an encoding older than Unicode.
// Run: npm pack cldr-misc-full, unpack it, node tests/data/letters.mjs package
import { readFileSync, writeFileSync } from "node:fs";

const languages = ["ar", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "he", "hr", "hu",
  "is", "it", "lt", "lv", "mk", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk"];
// What code pages have in place of letters that are younger than they are.
const older = { ro: "şţ" };

const folder = process.argv[2];
const { version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
const lines = [`# The letters of each language beyond a to z, as CLDR ${version} has them; written by tests/data/letters.mjs.`];
for (const language of languages) {
  const { characters } = JSON.parse(readFileSync(`${folder}/main/${language}/characters.json`, "utf8")).main[language];
  const set = new Set([...[...characters.exemplarCharacters + (older[language] ?? "")].join("").toLowerCase()].filter((one) => /[\p{L}\p{M}]/u.test(one) && one > "z"));
  lines.push(`${language} = "${[...set].sort().join("")}"`);
}
writeFileSync(new URL("../../narrate/cldr/letters.toml", import.meta.url), lines.join("\n") + "\n");
