/** Listens to an episode in Firefox: node tests/firefox.mjs EXECUTABLE ADDRESS. Prints what was seen, as JSON. */
import puppeteer from "puppeteer-core";

const [executablePath, address] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
const seen = { errors: [] };

try {
  const page = await browser.newPage();
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
    (wanted) => document.querySelector("podcast-dock audio").currentTime > wanted, { timeout: 30_000 }, time);
  await page.goto(`${address}episodes/032/`);
  await page.click(".podcast-head .podcast-play");
  await past(0.3);
  seen.playing = await state();
  await page.click(".podcast-chapters > div:nth-child(2) a");
  await past(20);
  seen.chapter = await state();
  await page.click("[data-do=transcript]");
  await page.type(".podcast-transcript input[type=search]", "etudes");
  await page.click(".podcast-transcript p:not([hidden]) [data-t]");
  await page.waitForSelector(".podcast-transcript [aria-current]");
  seen.transcript = await state();
  await page.evaluate(() => { window.stayed = true; });
  await page.click(".podcast-around a");
  await page.waitForFunction((title) => document.querySelector("h1").textContent !== title, {}, seen.transcript.title);
  await past(seen.transcript.time);
  seen.elsewhere = { ...(await state()), stayed: await page.evaluate(() => window.stayed) };
  await page.goto(`${address}episodes/032/?again`);
  await page.waitForFunction(() => document.querySelector(".podcast-player__status")?.textContent);
  seen.reloaded = await state();
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(seen));
