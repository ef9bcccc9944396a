// The machine fails or is made to work hard: two servers on one database, and what happens to one of them
// doesn't stop the other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { performance } from 'node:perf_hooks';
import { seeded, serve } from './server.mjs';

let ground;
let one;
let other;
let tokens;

before(async () => {
  ground = await seeded();
  [one, other] = await Promise.all([1, 2].map(() => serve(ground.databaseUrl, ground.dataDir)));
  const accounts = await one.accounts();
  const { login, password } = accounts.find((account) => account.role === 'institution_editor');
  const signIn = async (server) => {
    const answer = await call(server, 'POST', '/session', { body: { login, password } });
    assert.equal(answer.status, 200);
    return { token: answer.json.access_token, cookie: answer.headers.get('set-cookie').split(';')[0] };
  };
  tokens = await signIn(one);
});

after(async () => {
  await one?.stop().catch(() => {});
  await other?.stop();
  await ground?.forget();
});

async function call(server, method, path, { token, body, headers } = {}) {
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: text && JSON.parse(text) };
}

const draft = (server) => call(server, 'POST', '/activities', { token: tokens.token, body: { content: { title: '读书会' } } });

/** Tries until it is done, as the page and a careful program do; how long it took, seconds, and every answer. */
async function patiently(work, accepted) {
  const began = performance.now();
  const seen = [];
  for (;;) {
    const answer = await work();
    seen.push(answer.status);
    if (answer.status === accepted) return { seconds: (performance.now() - began) / 1000, seen };
    assert.equal(answer.status, 503, JSON.stringify(answer.json));
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
    assert.ok(performance.now() - began < 60_000, `still ${seen}`);
  }
}

test('a session that began at one is good at the other', async () => {
  const profile = await call(other, 'GET', '/profile', { token: tokens.token });
  assert.equal(profile.status, 200);
  const refreshed = await call(other, 'POST', '/session/refresh', { headers: { cookie: tokens.cookie, origin: other.url } });
  assert.equal(refreshed.status, 200, JSON.stringify(refreshed.json));
});

/** Resident memory of a process at its highest, MB. */
const highest = (pid) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+) kB/)[1]) / 1000;

/** A picture of the sample, made four megabytes large by comments. */
async function photo() {
  const digest = await one.sql(`select digest from file where media_type = 'image/jpeg' order by size limit 1`);
  const small = readFileSync(join(ground.dataDir, 'files', digest.slice(0, 2), digest, 'original'));
  assert.equal(small.readUInt16BE(0), 0xffd8);
  const comment = Buffer.alloc(2 + 0xffff, ' ');
  comment.writeUInt32BE(0xfffeffff, 0);
  return Buffer.concat([small.subarray(0, 2), ...Array(64).fill(comment), small.subarray(2)]);
}

test('sixty photos at once wait on the disk', { timeout: 120_000 }, async () => {
  const body = await photo();
  assert.ok(body.length > 4_000_000);
  const upload = async () => {
    const form = new FormData();
    form.append('file', new Blob([body], { type: 'image/jpeg' }), '照片.jpg');
    const answer = await fetch(`${one.url}/api/v1/files`, { method: 'POST', headers: { authorization: `Bearer ${tokens.token}` }, body: form });
    await answer.arrayBuffer();
    return answer.status;
  };
  assert.equal(await upload(), 201);
  const before = highest(one.pid);
  const answers = await Promise.all(Array.from({ length: 60 }, upload));
  assert.deepEqual(answers.filter((status) => status !== 201), []);
  const more = highest(one.pid) - before;
  assert.ok(more < 100, `${before} MB and ${more} MB more`);
});

test('one is frozen in the middle of its work: the other goes on', { timeout: 120_000 }, async () => {
  const held = `select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`;
  const open = async () => Number(await other.sql(held));
  const cut = [];
  for (;;) {
    cut.push(...Array.from({ length: 40 }, () => draft(one).catch(() => null)));
    await new Promise((done) => setTimeout(done, 20 + Math.random() * 50));
    process.kill(one.pid, 'SIGSTOP');
    await new Promise((done) => setTimeout(done, 200));
    if ((await open()) > 0) break;
    process.kill(one.pid, 'SIGCONT');
    await Promise.all(cut);
  }
  try {
    assert.equal((await fetch(`${other.url}/readyz`)).status, 200);
    const made = await patiently(() => draft(other), 201);
    assert.ok(made.seconds < 45, `${made.seconds} s: ${made.seen}`);
    const read = await call(other, 'GET', '/public/activities');
    assert.equal(read.status, 200);
    // What it held is let go of by the database, and not when somebody wakes or kills it.
    const began = performance.now();
    while ((await open()) > 0) {
      assert.ok(performance.now() - began < 60_000, 'its transactions are still open');
      await new Promise((done) => setTimeout(done, 500));
    }
  } finally {
    process.kill(one.pid, 'SIGCONT');
  }
  await Promise.all(cut);
  // It wakes with connections that are gone, and serves.
  const again = await patiently(() => draft(one), 201);
  assert.ok(again.seconds < 20, `${again.seconds} s: ${again.seen}`);
});

test('one is killed: nothing that it acknowledged is lost, and the other goes on', async () => {
  const answers = [];
  const busy = Array.from({ length: 20 }, async () => {
    for (;;) {
      const made = await draft(one).catch(() => null);
      if (made?.status !== 201) return;
      answers.push(made.json.id);
    }
  });
  while (answers.length < 20) await new Promise((done) => setTimeout(done, 10));
  process.kill(one.pid, 'SIGKILL');
  await Promise.all(busy);
  const found = await Promise.all(answers.map((id) => call(other, 'GET', `/activities/${id}`, { token: tokens.token })));
  assert.deepEqual(found.filter((answer) => answer.status !== 200), []);
  const made = await patiently(() => draft(other), 201);
  assert.ok(made.seconds < 10, `${made.seconds} s: ${made.seen}`);
});
