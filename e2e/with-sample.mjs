// node e2e/with-sample.mjs COMMAND…: draws the sample data once, for all servers that the command starts.
//
// The command finds SAMPLE_DATABASE (its name) and SAMPLE_DIR (the folder with its pictures).
import { runBeside } from './command.mjs';
import { seeded } from './server.mjs';

await runBeside(async () => {
  const { name, dataDir, forget } = await seeded();
  return { env: { SAMPLE_DATABASE: name, SAMPLE_DIR: dataDir }, end: forget };
});
