// What with-server.mjs and with-sample.mjs share: the command they were given, run beside what they made.
import { spawn } from 'node:child_process';
import { basename } from 'node:path';

/**
 * Makes something, runs the command among this program's own words beside it, ends with the command's status.
 *
 * prepare  async () => ({ env, end }): settings for the command, and async end(status), called when it is over
 */
export async function runBeside(prepare) {
  const [script, command, ...words] = process.argv.slice(1);
  if (!command) throw new Error(`Which command? node e2e/${basename(script)} COMMAND…`);
  const { env, end } = await prepare();
  const child = spawn(command, words, { env: { ...process.env, ...env }, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  const status = await new Promise((done) => {
    child.once('error', (error) => (console.error(error.message), done(127)));
    child.once('exit', (code, signal) => done(signal ? 130 : code));
  });
  process.exitCode = status;
  await end(status);
}
