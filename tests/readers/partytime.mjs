// Reads a feed from standard input as the Podcast Index does, and prints what it found.
import { readFileSync } from "node:fs";
import partytime from "podcast-partytime";

const parse = partytime.parseFeed ?? partytime.default;
const feed = parse(readFileSync(0, "utf8"));
if (!feed) {
  throw new Error("the Podcast Index cannot read this feed");
}
process.stdout.write(JSON.stringify(feed));
