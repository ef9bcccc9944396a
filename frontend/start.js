// Starts the program that shows this address, and fetches nothing of the others.
const programs = {/* xtask:programs */};
const beginnings = [/* xtask:beginnings */];
const path = location.pathname.slice(new URL(document.baseURI).pathname.length);
const fits = ([beginning]) => path === beginning || path.startsWith(beginning.replace(/\/?$/, '/'));
const [, name] = beginnings.filter(fits).sort(([a], [b]) => b.length - a.length)[0] ?? ['', 'portal'];
const link = document.createElement('link');
Object.assign(link, { rel: 'preload', as: 'fetch', type: 'application/wasm', crossOrigin: '', href: new URL(programs[name].wasm, document.baseURI) });
document.head.append(link);
import(new URL(programs[name].script, document.baseURI));
// Later: the page itself comes first on a thin line.
if ('serviceWorker' in navigator) addEventListener('load', () => setTimeout(() => navigator.serviceWorker.register(new URL('worker.js', document.baseURI)).catch(() => {}), 3000));
