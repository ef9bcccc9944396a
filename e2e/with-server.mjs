// node e2e/with-server.mjs COMMAND…: runs a command beside a server with sample data.
//
// The command finds SERVER_URL, SERVER_ACCOUNTS (path of first-accounts.json) and DATABASE_URL.
import { join } from 'node:path';
import { beside, startServer } from './server.mjs';

const words = process.argv.slice(2);
if (!words.length) throw new Error('Which command? node e2e/with-server.mjs COMMAND…');

const server = await startServer();
const status = await beside(words, {
  SERVER_URL: server.url,
  SERVER_ACCOUNTS: join(server.dataDir, 'first-accounts.json'),
  DATABASE_URL: server.databaseUrl,
});
if (status !== 0) console.error(`The server's log ends:\n${server.log().slice(-4000)}`);
await server.stop();
process.exitCode = status;
