// Starts the program that shows this address, and fetches nothing of the others.
const programs = {portal: { script: 'app-portal-313c7eee99d8c8a4.js', wasm: 'app-portal-d078ce7d035791e6.wasm' }, account: { script: 'app-account-596efe3a0cd73fb1.js', wasm: 'app-account-0cfe2107d25d00a2.wasm' }, desk: { script: 'app-desk-e40eb4b0d13f8f6b.js', wasm: 'app-desk-519a8e8ba168240c.wasm' }, filing: { script: 'app-filing-819b48e54c5c8473.js', wasm: 'app-filing-2c49bebc89c9b333.wasm' }, board: { script: 'app-board-3ace0ccaed630f21.js', wasm: 'app-board-8aa31a6172f01dda.wasm' }, office: { script: 'app-office-f14730c68e318ff2.js', wasm: 'app-office-e022c42dd70eac23.wasm' }, };
const beginnings = [['desk', 'desk'], ['desk/activities/import', 'office'], ['desk/submissions', 'board'], ['desk/submissions/', 'filing'], ['desk/board', 'board'], ['desk/materials', 'board'], ['sign-in', 'account'], ['invitation', 'account'], ['password', 'account'], ['desk/profile', 'account'], ['desk/sessions', 'account'], ['desk/organizations', 'office'], ['desk/people', 'office'], ['desk/invitations', 'office'], ['desk/keys', 'office'], ['desk/edition', 'office'], ['desk/openings', 'office'], ['desk/committees', 'office'], ['desk/audit', 'office'], ];
const path = location.pathname.slice(new URL(document.baseURI).pathname.length);
const fits = ([beginning]) => path === beginning || path.startsWith(beginning.replace(/\/?$/, '/'));
const [, name] = beginnings.filter(fits).sort(([a], [b]) => b.length - a.length)[0] ?? ['', 'portal'];
const link = document.createElement('link');
Object.assign(link, { rel: 'preload', as: 'fetch', type: 'application/wasm', crossOrigin: '', href: new URL(programs[name].wasm, document.baseURI) });
document.head.append(link);
import(new URL(programs[name].script, document.baseURI));
