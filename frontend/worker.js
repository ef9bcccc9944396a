// Keeps the program's files, whose names say their content, and a page for when there is no network.
// Answers of the interface are never kept: what one reads is what the server says now.
const shell = [/* xtask:shell */];
const cache = 'week-/* xtask:version */';
const { scope } = registration;
const address = (name) => new URL(name, scope).href;
const kept = /\/app-[^/]*[0-9a-f]{16}\.(js|css|wasm)$/;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cache).then((all) => all.addAll(shell.map((name) => new Request(address(name), { cache: 'reload' })))));
});

self.addEventListener('activate', (event) => {
  const others = (names) => names.filter((name) => name.startsWith('week-') && name !== cache);
  event.waitUntil(caches.keys().then((names) => Promise.all(others(names).map((name) => caches.delete(name)))));
});

/** Says the base path of this installation, as the server does in every other page. */
async function offline() {
  const page = await caches.match(address('offline.html'));
  if (!page) return Response.error();
  const text = (await page.text()).replace('<base href="/">', `<base href="${new URL(scope).pathname}">`);
  return new Response(text, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

async function once(request) {
  const all = await caches.open(cache);
  // A name says its content, whoever asks: what answers vary by does not matter.
  const found = await all.match(request, { ignoreVary: true });
  if (found) return found;
  const answer = await fetch(request);
  if (answer.status === 200) await all.put(request, answer.clone());
  return answer;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate' && request.method === 'GET') event.respondWith(fetch(request).catch(offline));
  else if (request.method === 'GET' && request.url.startsWith(scope) && kept.test(new URL(request.url).pathname)) event.respondWith(once(request));
});
