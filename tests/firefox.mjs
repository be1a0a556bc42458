/**
 * Listens to an episode in Firefox, and to a recording that is cut off: node tests/firefox.mjs EXECUTABLE ADDRESS [TALK].
 * Prints what was seen, as JSON.
 */
import { readFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

const [executablePath, address, talk] = process.argv.slice(2);
// Longer than anything takes, however busy the machine is.
const timeout = 120_000;
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, timeout });
const seen = { errors: [] };

try {
  const page = await browser.newPage();
  page.setDefaultTimeout(timeout);
  await page.evaluateOnNewDocument(await readFile(new URL("witness.js", import.meta.url), "utf-8"));
  page.on("pageerror", (error) => seen.errors.push(error.message));
  const state = () => page.evaluate(() => {
    const { currentTime, paused } = document.querySelector("podcast-dock audio");
    const text = (selector) => document.querySelector(selector)?.textContent;
    return {
      time: currentTime, plays: !paused, docked: !document.querySelector("podcast-dock").hidden, title: text("h1"),
      chapter: text(".podcast-chapters [aria-current] span"), status: text(".podcast-player__status"), line: text(".podcast-transcript [aria-current]"),
    };
  });
  const past = (time) => page.waitForFunction(
    (wanted) => document.querySelector("podcast-dock audio").currentTime > wanted, {}, time);
  await page.goto(`${address}episodes/032/`);
  await page.waitForFunction(() => window.witness.isReady());
  await page.click(".podcast-head .podcast-play");
  await past(0.3);
  seen.playing = await state();
  await page.click(".podcast-chapters > div:nth-child(2) a");
  await past(20);
  seen.chapter = await state();
  await page.click("[data-do=transcript]");
  await page.type(".podcast-transcript input[type=search]", "etudes");
  await page.click(".podcast-transcript p:not([hidden]) [data-t]");
  await page.waitForSelector(".podcast-transcript p:not([hidden]) [aria-current]");
  seen.transcript = await state();
  await page.evaluate(() => { window.stayed = true; });
  await page.click(".podcast-around a");
  await page.waitForFunction((title) => document.querySelector("h1").textContent !== title, {}, seen.transcript.title);
  await page.waitForSelector("podcast-dock:not([hidden])");
  await past(seen.transcript.time);
  seen.elsewhere = { ...(await state()), stayed: await page.evaluate(() => window.stayed) };
  await page.click("podcast-dock .podcast-play");
  await page.waitForSelector("podcast-dock .podcast-play:not(.is-playing)");
  seen.stopped = await state();
  await page.goto(`${address}episodes/032/?again`);
  await page.waitForFunction(() => document.querySelector(".podcast-player__status")?.textContent);
  seen.reloaded = await state();
  if (talk) {
    await page.goto(talk);
    await page.waitForSelector(".podcast-seek");
    const move = (time) => page.$eval(".podcast-seek", (bar, value) => {
      bar.value = value;
      bar.dispatchEvent(new window.Event("input", { bubbles: true }));
    }, time);
    await move(9);
    await page.click(".podcast-head .podcast-play");
    await page.waitForSelector(".podcast-player__status button");
    seen.cut = { ...(await state()), kept: await page.evaluate(() => Number(window.localStorage["podcast:talk"])) };
    await move(4);
    await page.click(".podcast-player__status button");
    await past(4.3);
    await move(1800);
    await page.waitForFunction(() => document.querySelector(".podcast-player__status").textContent);
    await page.waitForFunction(() => {
      const { currentTime, paused } = document.querySelector("podcast-dock audio");
      return !paused && currentTime > 4.5 && currentTime < 12;
    });
    seen.beyond = await state();
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(seen));
