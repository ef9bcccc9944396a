// What all measurements share.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { root } from '../e2e/server.mjs';

export const run = promisify(execFile);

export const line = (name, value) => console.log(`${name.padEnd(52)} ${value}`);

/** Resident memory of a process in MB, as the kernel tells it; at its highest: `VmHWM`. */
export const resident = (pid, field = 'VmRSS') => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${field}:\\s+(\\d+) kB`))[1]) / 1000;

/** A file of this folder. */
export const beside = (name) => join(root, 'bench', name);

/** Puts in what a file of SQL holds; the planner then gets to know it. */
export const fill = (file) => async (databaseUrl) => {
  await run('psql', ['-Xq', '-v', 'ON_ERROR_STOP=1', '-f', beside(file), databaseUrl], { maxBuffer: 1 << 26 });
  await run('psql', ['-Xq', '-c', 'vacuum analyze', '-c', 'create extension if not exists pg_stat_statements', databaseUrl]);
};

const ours = `dbid = (select oid from pg_database where datname = current_database()) and query !~* '(pg_stat_statements|^(begin|commit|set|select 1$))'`;

/** Statements the server sends for one request, from pg_stat_statements; `like` counts only some. */
export async function statements(server, path, { headers = {}, like = '%' } = {}) {
  const ask = async () => (await fetch(server.url + path, { headers: { ...headers, 'cache-control': 'no-cache' } })).arrayBuffer();
  await ask();
  await server.sql('select pg_stat_statements_reset()');
  await ask();
  return server.sql(`select coalesce(sum(calls), 0) from pg_stat_statements where ${ours} and query like '${like}'`);
}

/** One request after another; p50 and p95 of the whole answers, and how long the database took for statements like this. */
export async function patience(server, path, { headers = {}, rounds = 200, like = '%' } = {}) {
  const times = [];
  await server.sql('select pg_stat_statements_reset()');
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    const answer = await fetch(server.url + path, { headers });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status}`);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.ceil(share * rounds) - 1].toFixed(1);
  const mean = await server.sql(`select round((sum(total_exec_time) / ${rounds})::numeric, 1) from pg_stat_statements where ${ours} and query like '${like}'`);
  return `p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  of that in the database ${mean} ms`;
}

/** The header of somebody who has signed in with a first account. */
export async function signedIn(server, role) {
  const account = (await server.accounts()).find((one) => one.role === role);
  // The first password needn't be changed here: nobody keeps this database.
  await server.sql('update person set must_change_password = false');
  const answer = await fetch(`${server.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: account.login, password: account.password }),
  });
  if (!answer.ok) throw new Error(`${account.login} cannot sign in: ${answer.status} ${await answer.text()}`);
  return { authorization: `Bearer ${(await answer.json()).access_token}` };
}
