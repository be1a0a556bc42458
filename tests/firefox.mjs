/**
 * Listens to an episode in Firefox; where there are more addresses, also to a recording that is cut off and in two tabs, and
 * searches an hour of talk: node tests/firefox.mjs EXECUTABLE ADDRESS [TALK HOUR].
 * Prints what was seen, as JSON.
 */
import { readFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

const [executablePath, address, talk, hour] = process.argv.slice(2);
// Longer than anything takes, however busy the machine is.
const timeout = 120_000;
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, timeout });
const witness = await readFile(new URL("witness.js", import.meta.url), "utf-8");
const seen = { errors: [] };

/** A new tab.  @param {string} location */
async function open(location) {
  const page = await browser.newPage();
  page.setDefaultTimeout(timeout);
  await page.evaluateOnNewDocument(witness);
  page.on("pageerror", (error) => seen.errors.push(error.message));
  await page.goto(location);
  await page.waitForFunction(() => window.witness.isReady());
  return page;
}

const plays = (page, beyond) => page.waitForFunction((wanted) => {
  const { currentTime, paused } = document.querySelector("podcast-dock audio");
  return !paused && currentTime > wanted;
}, {}, beyond);
const isSilent = (page) => page.waitForFunction(() => document.querySelector("podcast-dock audio").paused);

/** Whether a result of the site's search leads to the word itself.  @param {string} name of a page */
async function findWord(name) {
  const page = await open(hour);
  await page.type(".md-search__form input", "zebra");
  const result = `.md-search-result [href*='${name}/#t=']`;
  await page.waitForSelector(result, { visible: true });
  await page.click(result);
  await page.waitForFunction(() => document.querySelector(".podcast-head .podcast-player__status")?.textContent === "Starts at 35:06");
  await page.waitForFunction(() => window.witness.sees("zebra"));
  // By now, what was around it is drawn.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const isInView = await page.evaluate(() => window.witness.sees("zebra"));
  await page.close();
  return isInView;
}

/** Plays in one tab, then in another and in the first again.  @returns {Promise<number>} the time that the first goes on from */
async function listenInTwoTabs() {
  const path = `${address}episodes/032/`;
  const [first, second] = [await open(path), await open(path)];
  const button = ".podcast-head .podcast-play";
  await first.bringToFront();
  await first.click(button);
  await plays(first, 0.3);
  await second.bringToFront();
  await second.$eval(".podcast-seek", (bar) => {
    bar.value = 100;
    bar.dispatchEvent(new window.Event("input", { bubbles: true }));
  });
  await second.click(button);
  await plays(second, 100.3);
  await isSilent(first);
  await second.click(button);
  await isSilent(second);
  await first.bringToFront();
  await first.click(button);
  await plays(first, 100);
  await isSilent(second);
  const { time } = await first.$eval("podcast-dock audio", ({ currentTime }) => ({ time: currentTime }));
  await first.close();
  await second.close();
  return time;
}

/** What is wrong with the dock, by the width of the window.  @param {any} page */
async function measureDock(page) {
  const faults = {};
  for (const width of [320, 390, 600, 640, 700, 768, 900, 1280]) {
    await page.setViewport({ width, height: 700 });
    await page.waitForFunction((wanted) => window.innerWidth === wanted, {}, width);
    const found = await page.evaluate(() => window.witness.faultsOfDock());
    if (found.length) faults[width] = found;
  }
  return faults;
}

try {
  const page = await open(`${address}episodes/032/`);
  const state = () => page.evaluate(() => {
    const { currentTime, paused } = document.querySelector("podcast-dock audio");
    const text = (selector) => document.querySelector(selector)?.textContent;
    return {
      time: currentTime, plays: !paused, docked: !document.querySelector("podcast-dock").hidden, title: text("h1"),
      chapter: text(".podcast-chapters [aria-current] span"), status: text(".podcast-player__status"), line: text(".podcast-transcript [aria-current]"),
    };
  });
  const past = (time) => plays(page, time);
  await page.click(".podcast-head .podcast-play");
  await past(0.3);
  seen.playing = await state();
  await page.click(".podcast-chapters > div:nth-child(2) a");
  await past(20);
  seen.chapter = await state();
  await page.click("[data-do=transcript]");
  await page.type(".podcast-transcript input[type=search]", "etudes");
  await page.waitForSelector(".podcast-transcript p[hidden]");
  await page.click(".podcast-transcript p:not([hidden]) [data-t]");
  await page.waitForSelector(".podcast-transcript p:not([hidden]) [aria-current]");
  seen.transcript = await state();
  await page.evaluate(() => { window.stayed = true; });
  await page.click(".podcast-around a");
  await page.waitForFunction((title) => document.querySelector("h1").textContent !== title, {}, seen.transcript.title);
  await page.waitForSelector("podcast-dock:not([hidden])");
  await past(seen.transcript.time);
  seen.elsewhere = { ...(await state()), stayed: await page.evaluate(() => window.stayed) };
  if (hour) seen.dock = await measureDock(page);
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
    await page.close();
    seen.found = [await findWord("plain"), await findWord("chaptered")];
    seen.tabs = await listenInTwoTabs();
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(seen));
