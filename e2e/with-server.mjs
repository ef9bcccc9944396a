// node e2e/with-server.mjs COMMAND…: runs a command beside a server with sample data.
//
// The command finds SERVER_URL, SERVER_ACCOUNTS (path of first-accounts.json) and DATABASE_URL.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startServer } from './server.mjs';

const [command, ...words] = process.argv.slice(2);
if (!command) throw new Error('Which command? node e2e/with-server.mjs COMMAND…');

const server = await startServer();
const env = {
  ...process.env,
  SERVER_URL: server.url,
  SERVER_ACCOUNTS: join(server.dataDir, 'first-accounts.json'),
  DATABASE_URL: server.databaseUrl,
};
const child = spawn(command, words, { env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
const status = await new Promise((done) => {
  child.once('error', (error) => (console.error(error.message), done(127)));
  child.once('exit', (code, signal) => done(signal ? 130 : code));
});
if (status !== 0) console.error(`The server's log ends:\n${server.log().slice(-4000)}`);
await server.stop();
process.exitCode = status;
