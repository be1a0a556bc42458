// Reads a JSON list of transcripts from stdin with readers written by others, and prints what each of them found.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const { WebVTTParser } = require("webvtt-parser");
const { convertFile } = await import("transcriptator");

const entities = require("webvtt-parser/html-entities.json");

const strictly = (text) => {
  const { errors, cues } = new WebVTTParser(entities).parse(text);
  return { errors: errors.map(({ message, line }) => `${line}: ${message}`), cues: cues.map(flat) };
};

const flat = ({ startTime, endTime, tree }) => ({
  start: startTime,
  end: endTime,
  speaker: tree.children.find(({ name }) => name === "v")?.value ?? "",
  text: words(tree.children),
});

const words = (nodes) => nodes.map((node) => node.value && node.type === "text" ? node.value : words(node.children ?? [])).join("");

const asApps = (text) => {
  try {
    return convertFile(text);
  } catch (error) {
    return String(error);
  }
};

const read = { webvtt: strictly, apps: asApps }[process.argv[2]];
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(read)));
