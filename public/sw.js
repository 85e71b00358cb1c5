// The service worker of the phone's bundle: the app starts without a network, and marks leave a closed app.
// The build fills in the values: the files of this build, a hash of their contents, the protocol it speaks.
"use strict";

const FILES = /*PRECACHE*/[];
const BUILD = /*BUILD*/"";
const PROTOCOL = /*PROTOCOL*/0;
const PREFIX = "rollcall-";
const CACHE = PREFIX + BUILD;
const PAGES = /^\/(|join|classes|class\/[0-9a-f]{16})$/;

// All files or no install: half a cache is worse than the old one (P19).
self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })))),
  );
});

// The first worker serves the open page at once. Later ones wait for the user's word (P20); the build before
// is kept one generation long for a page that is still open on it.
self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
      await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
  // Where there is Background Sync (P22). Elsewhere the next opening of the app sends.
  if (event.data === "send-later") self.registration.sync?.register("outbox").catch(() => {});
});

self.addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(sendOutbox());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") {
    if (PAGES.test(url.pathname)) event.respondWith(fromCache("/", request));
  } else if (FILES.includes(url.pathname)) {
    event.respondWith(fromCache(url.pathname, request));
  } else {
    event.respondWith(caches.match(request).then((found) => found ?? fetch(request)));
  }
});

async function fromCache(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

const MAX_BATCH = 200;

// Sends what waits, and writes nothing: the server counts no op twice (I3), so the app, when it is opened again,
// hears of each that it is there and takes it out of the outbox itself.
async function sendOutbox() {
  const kept = await readPhone();
  if (!kept) return;
  const { epoch } = JSON.parse(kept.identity);
  const cursors = Object.fromEntries(kept.cursors.map(([id, text]) => [id, JSON.parse(text)[0]]));
  for (let from = 0; from < kept.ops.length; from += MAX_BATCH) {
    const rest = JSON.stringify({ protocol: PROTOCOL, epoch, sent_at: Date.now(), cursors });
    // Each op goes out as the very text that it was saved as (I12).
    const ops = kept.ops.slice(from, from + MAX_BATCH).join(",");
    const body = `${rest.slice(0, -1)},"ops":[${ops}]}`;
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch("/api/sync", { method: "POST", headers, body });
    // No session, or another database: the app deals with it.
    if (answer.status >= 400 && answer.status < 500) return;
    const said = await answer.json();
    if (!Array.isArray(said.verdicts)) throw new Error("not our server");
    if (said.epoch !== epoch) return;
  }
}

// What the phone's database holds; nothing where there is none, or nothing waits.
async function readPhone() {
  const db = await new Promise((resolve, reject) => {
    const asked = indexedDB.open("rollcall");
    // There was none: do not make one.
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = (event) => {
      event.preventDefault();
      asked.error?.name === "AbortError" ? resolve(null) : reject(asked.error);
    };
  });
  if (!db) return null;
  db.onversionchange = () => db.close();
  try {
    const tx = db.transaction(["meta", "outbox", "cursors"], "readonly");
    const get = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const cursors = tx.objectStore("cursors");
    const [identity, ops, ids, values] = await Promise.all([
      get(tx.objectStore("meta").get("identity")),
      get(tx.objectStore("outbox").getAll()),
      get(cursors.getAllKeys()),
      get(cursors.getAll()),
    ]);
    if (!identity || ops.length === 0) return null;
    return { identity, ops, cursors: ids.map((id, at) => [id, values[at]]) };
  } finally {
    db.close();
  }
}
