// The service worker of the phone's bundle: the app starts without a network.
// The build fills in the two values: the files of this build, and a hash of their contents.
"use strict";

const FILES = /*PRECACHE*/[];
const BUILD = /*BUILD*/"";
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
