// node e2e/with-sample.mjs COMMAND…: draws the sample data once, for all servers that the command starts.
//
// The command finds SAMPLE_DATABASE (its name) and SAMPLE_DIR (the folder with its pictures).
import { beside, seeded } from './server.mjs';

const words = process.argv.slice(2);
if (!words.length) throw new Error('Which command? node e2e/with-sample.mjs COMMAND…');

const { name, dataDir, forget } = await seeded();
try {
  process.exitCode = await beside(words, { SAMPLE_DATABASE: name, SAMPLE_DIR: dataDir });
} finally {
  await forget();
}
