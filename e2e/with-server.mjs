// node e2e/with-server.mjs COMMAND…: runs a command beside a server with sample data.
//
// The command finds SERVER_URL, SERVER_ACCOUNTS (path of first-accounts.json) and DATABASE_URL.
import { join } from 'node:path';
import { runBeside } from './command.mjs';
import { startServer } from './server.mjs';

await runBeside(async () => {
  const server = await startServer();
  const env = {
    SERVER_URL: server.url,
    SERVER_ACCOUNTS: join(server.dataDir, 'first-accounts.json'),
    DATABASE_URL: server.databaseUrl,
  };
  const end = async (status) => {
    if (status !== 0) console.error(`The server's log ends:\n${server.log().slice(-4000)}`);
    await server.stop();
  };
  return { env, end };
});
