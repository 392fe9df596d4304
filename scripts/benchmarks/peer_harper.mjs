// Prints, for each sentence of a JSON array on standard input, the names of Harper's rules that
// accuse it. The argument is the folder `dist` of the package harper.js.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const load = (name) => import(pathToFileURL(join(process.argv[2], name)).href);
const { LocalLinter, Dialect } = await load("index.js");
const { binaryInlined } = await load("binaryInlined.js");
const linter = new LocalLinter({ binary: binaryInlined, dialect: Dialect.American });

const accused = [];
for (const sentence of JSON.parse(readFileSync(0, "utf8"))) {
  const lints = await linter.organizedLints(sentence, { language: "plaintext" });
  accused.push(Object.keys(lints).filter((rule) => lints[rule].length > 0));
}
process.stdout.write(JSON.stringify(accused));
