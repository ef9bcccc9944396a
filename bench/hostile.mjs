// What strangers and colleagues send to stop the server: alone, and all at once while an office saves a draft.
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { startServer } from '../e2e/server.mjs';
import { line, resident, signedIn } from './measure.mjs';

/** A ZIP of nothing but names: so many empty files. */
function names(count) {
  const crowd = [];
  const index = [];
  let at = 0;
  for (let n = 0; n < count; n++) {
    const name = Buffer.from(n.toString(36));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    crowd.push(local, name);
    index.push(central, name);
    at += 30 + name.length;
  }
  const directory = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...crowd, directory, end]);
}

const json = (body) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Each gives the options of fetch() for a path; `editor` is the header of one who may write. */
function kinds(editor) {
  const many = Array(60_000).fill('reading');
  const keys = Object.fromEntries(Array.from({ length: 30_000 }, (_, n) => [`key${n}`, n]));
  const signed = (options) => ({ ...options, headers: { ...options.headers, ...editor } });
  const archive = names(90_000);
  const file = (name) => {
    const body = new FormData();
    body.append('file', new Blob([archive]), name);
    return { method: 'POST', body };
  };
  let n = 0;
  return {
    'a word that sounds like many': () => ['/api/v1/public/activities?q=' + 'ao'.repeat(29) + 'i'],
    'a word of letters without end': () => ['/api/v1/public/activities?q=' + 'xianguang'.repeat(6)],
    'marks on one letter': () => ['/api/v1/public/activities?q=' + encodeURIComponent('a' + '\u0301'.repeat(3_000))],
    'a password of 200 letters': () => ['/api/v1/session', json({ login: `nobody${n++}`, password: 'correct-horse-'.repeat(14) })],
    'a list of 60,000, signed out': () => ['/api/v1/activities', json({ content: { audiences: many } })],
    'a list of 60,000': () => ['/api/v1/activities', signed(json({ content: { audiences: many } }))],
    '30,000 unknown keys': () => ['/api/v1/activities', signed(json({ content: keys }))],
    'methods that nobody knows': () => ['/api/v1/public/activities', { method: `X${n++}` }],
    'a workbook of 90,000 empty files': () => ['/api/v1/activities/import?commit=false', signed(file('活动.xlsx'))],
  };
}

async function send(server, [path, options]) {
  const answer = await fetch(server.url + path, options);
  await answer.arrayBuffer();
  return answer.status;
}

/** Connections that begin a body and send a byte a second. */
function trickle(server, count) {
  const { hostname, port } = new URL(server.url);
  const all = Array.from({ length: count }, () => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    socket.write(`POST /api/v1/session HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: 400000\r\n\r\n{`);
    const clock = setInterval(() => socket.writable && socket.write(' '), 1_000);
    return () => (clearInterval(clock), socket.destroy());
  });
  return () => all.forEach((end) => end());
}

/** A draft of an office, and how long each save of it takes, until `over()`. */
async function saves(server, headers, over) {
  const first = await fetch(`${server.url}/api/v1/activities`, { ...json({ content: { title: '读书会' } }), headers: { 'content-type': 'application/json', ...headers } });
  const made = await first.json();
  if (!first.ok) throw new Error(`No draft: ${first.status} ${JSON.stringify(made)}`);
  let tag = first.headers.get('etag');
  const times = [];
  while (!over()) {
    const began = performance.now();
    const answer = await fetch(`${server.url}/api/v1/activities/${made.id}`, {
      method: 'PUT',
      headers: { ...headers, 'content-type': 'application/json', 'if-match': tag },
      body: JSON.stringify({ ...made.revision.content, title: `读书会${times.length}` }),
    });
    if (!answer.ok) throw new Error(`A save failed: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
    tag = answer.headers.get('etag');
    times.push(performance.now() - began);
    await new Promise((done) => setTimeout(done, 20));
  }
  return times.sort((a, b) => a - b);
}

export async function hostile(seconds) {
  const server = await startServer({ profile: process.env.BENCH_PROFILE ?? 'release', sample: false });
  try {
    const editor = await signedIn(server, 'institution_editor');
    const all = kinds(editor);
    console.log('\nHostile requests, each alone: time, answer, megabytes more at most');
    for (const [name, make] of Object.entries(all)) {
      const before = resident(server.pid, 'VmHWM');
      const began = performance.now();
      const status = await send(server, make());
      line(`  ${name}`, `${(performance.now() - began).toFixed(0)} ms  ${status}  ${(resident(server.pid, 'VmHWM') - before).toFixed(1)} MB`);
    }
    const until = performance.now() + seconds * 1000;
    // In a thread of its own, so that the saves don't wait for whoever makes up the attack.
    const attack = new Worker(new URL(import.meta.url), { workerData: { url: server.url, editor, seconds } });
    const ended = new Promise((done, fail) => attack.once('exit', done).once('error', fail));
    const times = await saves(server, editor, () => performance.now() > until);
    await ended;
    const at = (share) => times[Math.ceil(share * times.length) - 1].toFixed(0);
    line('a save while all of them go on', `p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  (${times.length} saves; bound of p99: 1,000 ms)`);
    line('memory at its highest', `${resident(server.pid, 'VmHWM').toFixed(0)} MB (bound: 300 MB)`);
  } finally {
    await server.stop();
  }
}

/** Sends all kinds, one after the other of each, until the time is over. */
async function attack({ url, editor, seconds }) {
  const server = { url };
  const until = performance.now() + seconds * 1000;
  const stop = trickle(server, 200);
  const one = async (make) => {
    while (performance.now() < until) await send(server, make()).catch(() => {});
  };
  await Promise.all(Object.values(kinds(editor)).map(one));
  stop();
}

if (!isMainThread) await attack(workerData);
