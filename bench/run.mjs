// Numbers, not a test: start, memory, the public list over 100,000 activities, the board of 3,000 units, a
// list of 10,000 rows, the marks of the public pages. What the page weighs is told when it is built.
// Started by ./dev bench, which names a database in TEST_DATABASE_URL and builds the programs.
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { startServer } from '../e2e/server.mjs';
import { board, imports } from './desk.mjs';
import { hostile } from './hostile.mjs';
import { marks } from './lighthouse.mjs';
import { beside, fill, line, resident, run, statements } from './measure.mjs';

const seconds = Number(process.env.BENCH_SECONDS ?? 10);

/** Terms of the filled-in rows are made by the server itself, as after an update. */
async function renewed(server) {
  const begun = performance.now();
  while (Number(await server.sql('select count(*) from listing where search = 0')) > 0) await new Promise((done) => setTimeout(done, 500));
  line('search terms made anew', `${((performance.now() - begun) / 1000).toFixed(0)} s`);
  await server.sql('vacuum analyze listing');
}

/** How long the first answer takes, before anything is kept. */
async function first(url) {
  const begun = performance.now();
  await (await fetch(url)).arrayBuffer();
  return `${(performance.now() - begun).toFixed(0)} ms`;
}

/** wrk's own words: latency percentiles and requests per second. */
async function load(url, connections) {
  const { stdout } = await run('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', url]);
  const pick = (pattern) => stdout.match(pattern)?.[1] ?? '?';
  const errors = stdout.match(/Non-2xx or 3xx responses: (\d+)/)?.[1] ?? stdout.match(/Socket errors: (.*)/)?.[1];
  if (errors) throw new Error(`${url}: ${errors} bad answers`);
  return `p50 ${pick(/^\s+50%\s+(\S+)/m)}  p99 ${pick(/^\s+99%\s+(\S+)/m)}  ${pick(/Requests\/sec:\s+(\S+)/)} requests/s`;
}

const lists = existsSync(beside('requests.txt'))
  ? readFileSync(beside('requests.txt'), 'utf8').split('\n').filter((text) => text && !text.startsWith('#'))
  : [];

console.log(`${cpus().length} × ${cpus()[0].model}; PostgreSQL, server and load on the same machine\n`);
const starts = [];
for (let round = 0; round < 3; round++) {
  const server = await startServer({ profile: 'release', sample: false });
  starts.push(server.startMs);
  if (round === 2) line('memory after start', `${resident(server.pid).toFixed(1)} MB`);
  await server.stop();
}
line('start until /readyz answers (best, worst of 3)', `${Math.min(...starts).toFixed(0)} ms, ${Math.max(...starts).toFixed(0)} ms`);

if (lists.length === 0) {
  console.log('bench/requests.txt names no page, so none is put under load');
} else {
  const server = await startServer({ profile: 'release', sample: false, prepare: fill('fill.sql') });
  try {
    line('published activities', await server.sql('select count(*) from listing'));
    await renewed(server);
    for (const path of lists) {
      console.log(`\nGET ${path}`);
      line('  first answer', await first(server.url + path));
      line('  statements', await statements(server, path));
      line('  1 connection', await load(server.url + path, 1));
      line('  32 connections', await load(server.url + path, 32));
    }
    console.log();
    line('memory after the load', `${resident(server.pid).toFixed(1)} MB`);
    line('memory at its highest', `${resident(server.pid, 'VmHWM').toFixed(1)} MB`);
  } finally {
    await server.stop();
  }
}

await board();
await imports();
await hostile(seconds);
await marks();
