// Reads a feed from standard input with feedsmith, and prints what it found.
import { readFileSync } from "node:fs";
import { parseRssFeed } from "feedsmith";

process.stdout.write(JSON.stringify(parseRssFeed(readFileSync(0, "utf8"))));
