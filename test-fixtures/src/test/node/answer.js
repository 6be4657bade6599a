// Answers pairs of expression and document with what the reference makes of them: one line of JSON in, one out.
// A value outside JSON is told as {"\u0000": its name}, since JSON would drop it or turn it into null.
import { createInterface } from "node:readline";
import jsonata from "jsonata";

const MOST_MILLIS = 1000;
const MOST_CALLS_DEEP = 400;

function encode(value) {
  if (value === undefined) return mark("undefined");
  if (typeof value === "function" || value?._jsonata_function || value?._jsonata_lambda) return mark("function");
  if (typeof value === "number" && !Number.isFinite(value)) return mark(String(value));
  if (Array.isArray(value)) return Array.from(value, encode);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, encode(member)]));
  }
  return value;
}

function mark(name) {
  return { "\u0000": name };
}

async function answer({ expression, document, variables, functions }) {
  try {
    const compiled = jsonata(expression, { timeout: MOST_MILLIS, stack: MOST_CALLS_DEEP });
    for (const [name, result] of Object.entries(functions)) {
      // As the other side calls it: what it is given does not matter.
      compiled.assign(name, () => result);
    }
    return { value: encode(await compiled.evaluate(document, variables)) };
  } catch (error) {
    return error?.code ? { code: String(error.code) } : { fault: String(error).slice(0, 200) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const result = await answer(JSON.parse(line));
  let text;
  try {
    text = JSON.stringify(result);
  } catch (error) {
    text = JSON.stringify({ fault: String(error).slice(0, 200) });
  }
  process.stdout.write(text + "\n");
}
