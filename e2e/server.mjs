// A real server on a database of its own, for one test file or one measurement.
//
// TEST_DATABASE_URL names a PostgreSQL whose user may create databases; ./dev test sets it.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The server's program: LEARNING_WEEK, or cargo's output in the given profile. */
export function binary(profile = 'debug') {
  const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');
  return process.env.LEARNING_WEEK ?? join(target, profile, 'learning-week');
}

export async function freePort() {
  const probe = createServer();
  await new Promise((done, fail) => probe.once('error', fail).listen(0, '127.0.0.1', done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

/** Answers of one SQL statement, a row per line, columns separated by `|`. */
export async function sql(databaseUrl, statement) {
  const { stdout } = await run('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-c', statement, databaseUrl], { maxBuffer: 1 << 26 });
  return stdout.trim();
}

/** The settings of a server on this database and this folder. */
const settingsOf = (databaseUrl, dataDir) => ({ ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir });

/**
 * A new database and a new folder, migrated and seeded: { name, databaseUrl, dataDir, forget() }.
 * The sample data is copied from where with-sample.mjs put it, if it runs this.
 */
export async function seeded({ sample = true, profile = 'debug' } = {}) {
  const admin = process.env.TEST_DATABASE_URL;
  if (!admin) throw new Error('TEST_DATABASE_URL is not set: run this through ./dev test.');
  const program = binary(profile);
  if (!existsSync(program)) throw new Error(`${program} is missing: cargo build`);

  const { SAMPLE_DATABASE, SAMPLE_DIR } = sample ? process.env : {};
  const name = `e2e_${process.pid}_${randomBytes(4).toString('hex')}`;
  const databaseUrl = Object.assign(new URL(admin), { pathname: `/${name}` }).href;
  const dataDir = await mkdtemp(join(tmpdir(), 'learning-week-e2e-'));
  const forget = async () => {
    await sql(admin, `drop database if exists ${name} with (force)`);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await sql(admin, `create database ${name}${SAMPLE_DATABASE ? ` template ${SAMPLE_DATABASE}` : ''}`);
    if (SAMPLE_DATABASE) await cp(SAMPLE_DIR, dataDir, { recursive: true });
    else {
      const env = settingsOf(databaseUrl, dataDir);
      await run(program, ['migrate'], { env });
      await run(program, sample ? ['seed'] : ['seed', '--empty'], { env });
    }
  } catch (error) {
    await forget();
    throw error;
  }
  return { name, databaseUrl, dataDir, forget };
}

/**
 * Serves a new database and a new folder.
 *
 * options.sample   with the sample data (default true)
 * options.prepare  async (databaseUrl) => {}, called between seeding and serving
 * and those of serve().
 *
 * Returns what serve() returns; stop() forgets database and folder.
 */
export async function startServer({ sample = true, prepare, ...options } = {}) {
  const { databaseUrl, dataDir, forget } = await seeded({ sample, profile: options.profile });
  try {
    await prepare?.(databaseUrl);
    const server = await serve(databaseUrl, dataDir, options);
    const stop = async () => {
      const failure = await server.stop().catch((error) => error);
      await forget();
      if (failure) throw failure;
    };
    return { ...server, stop };
  } catch (error) {
    await forget();
    throw error;
  }
}

/**
 * Serves a database and a folder that are there.
 *
 * options.env      further settings, e.g. { BASE_PATH: '/week/' }
 * options.profile  cargo profile of the program (default debug)
 * options.url      address to listen on (default: a free port)
 *
 * Returns { url, metricsUrl, databaseUrl, dataDir, pid, startMs, accounts(), sql(statement), log(), stop() }.
 */
export async function serve(databaseUrl, dataDir, { env = {}, profile = 'debug', url = null } = {}) {
  let output = '';
  url ??= `http://127.0.0.1:${await freePort()}`;
  const metrics = `127.0.0.1:${await freePort()}`;
  const settings = {
    ...settingsOf(databaseUrl, dataDir),
    LISTEN: url.slice('http://'.length),
    METRICS_LISTEN: metrics,
    PUBLIC_URL: url,
    // Without the page built, only the API is served.
    ...(existsSync(join(root, 'dist')) && { SPA_DIR: join(root, 'dist') }),
    // Tests and loads come from one address.
    READ_RATE: '0',
    CALL_RATE: '0',
    ...env,
  };
  const began = performance.now();
  const server = spawn(binary(profile), ['serve'], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (output += text));
  try {
    await ready(url, server);
  } catch (error) {
    await end(server);
    if (output) error.message += `\nThe server's log ends:\n${output.slice(-2000)}`;
    throw error;
  }
  const startMs = performance.now() - began;
  return {
    url,
    metricsUrl: `http://${metrics}/metrics`,
    databaseUrl,
    dataDir,
    pid: server.pid,
    startMs,
    accounts: async () => JSON.parse(await readFile(join(dataDir, 'first-accounts.json'), 'utf8')),
    sql: (statement) => sql(databaseUrl, statement),
    log: () => output,
    stop: async () => {
      if (!(await end(server))) throw new Error(`The server did not stop within 20 s of SIGTERM. Its log ends:\n${output.slice(-2000)}`);
    },
  };
}

async function ready(url, server) {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`The server ended by itself (status ${server.exitCode}).`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await new Promise((done) => setTimeout(done, 5));
  }
  throw new Error(`${url}/readyz did not answer 200 within a minute.`);
}

/** SIGTERM, then after 20 s SIGKILL. Whether the first was enough. */
async function end(server) {
  if (server.exitCode !== null || server.signalCode !== null) return true;
  const gone = new Promise((done) => server.once('exit', done));
  server.kill('SIGTERM');
  const clock = setTimeout(() => server.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(clock);
  return server.signalCode !== 'SIGKILL';
}
