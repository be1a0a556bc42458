/**
 * The service worker of a site that is to work offline: the network comes first, and what was visited and played is kept
 * for when it is unavailable. `podcast-offline.js` at the root of the site loads it, so that it is in charge of the whole site.
 */
/** @type {any} */
const worker = self;
const PAGES = "podcast-pages-1";
const RECORDINGS = "podcast-recordings-1";
/** How many files of pages, and how many recordings, are kept; the oldest make room. */
const MOST = { [PAGES]: 400, [RECORDINGS]: 10 };
/** Bytes of the largest recording that is kept. */
const LARGEST = 150e6;

/** Whether an answer can stand for its address later on.  @param {Response} response */
const isWhole = ({ status, redirected, type }) => status === 200 && !redirected && type === "basic";

/** @param {string} name @param {any} request @param {Response} response */
async function put(name, request, response) {
  const cache = await caches.open(name);
  await cache.delete(request);
  await cache.put(request, response);
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - MOST[name]))) await cache.delete(key);
}

/** @param {string} address */
async function keepRecording(address) {
  if (await caches.match(address, { cacheName: RECORDINGS })) return;
  const response = await fetch(address);
  const size = Number(response.headers.get("Content-Length"));
  if (isWhole(response) && size && size <= LARGEST) await put(RECORDINGS, address, response);
}

/** @param {string} address */
async function keepPage(address) {
  if (/\.(mp3|m4a|m4b|aac|ogg|opus|wav|flac|mp4|webm)(\?|$)/.test(address)) return;
  if (await caches.match(address, { cacheName: PAGES })) return;
  const response = await fetch(address);
  if (isWhole(response)) await put(PAGES, address, response);
}

/** The part of a kept recording that is asked for.  @param {Response} response @param {string} range `bytes=0-`, `bytes=10-20` */
async function partOf(response, range) {
  const blob = await response.blob();
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range) || [];
  const first = Number(from);
  const last = to ? Math.min(Number(to), blob.size - 1) : blob.size - 1;
  if (!from || first > last) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${blob.size}` } });
  return new Response(blob.slice(first, last + 1), {
    status: 206,
    headers: {
      "Content-Type": response.headers.get("Content-Type") || "",
      "Content-Length": String(last - first + 1),
      "Content-Range": `bytes ${first}-${last}/${blob.size}`,
    },
  });
}

/** @param {Request} request */
async function answerRecording(request) {
  const kept = await caches.match(request.url, { cacheName: RECORDINGS });
  const range = request.headers.get("Range");
  if (!kept) return fetch(request);
  return range ? partOf(kept, range) : kept;
}

/** @param {any} event */
async function answerPage({ request, waitUntil }) {
  try {
    const response = await fetch(request);
    if (isWhole(response)) waitUntil(put(PAGES, request.url, response.clone()));
    return response;
  } catch (error) {
    const kept = await caches.match(request.url, { cacheName: PAGES, ignoreSearch: true });
    if (!kept) throw error;
    return kept;
  }
}

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => {
  const { kind, addresses } = event.data;
  const keep = kind === "recording" ? keepRecording : keepPage;
  event.waitUntil(Promise.allSettled(addresses.map(keep)));
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  const isRecording = request.headers.has("Range") || /^(audio|video)$/.test(request.destination);
  const waitUntil = (promise) => event.waitUntil(promise);
  event.respondWith(isRecording ? answerRecording(request) : answerPage({ request, waitUntil }));
});

// A module, for the types.
export {};
