// Both halves of power-cut.sh: `write` works on a server until the cut and prints what was acknowledged;
// `check FILE` serves what the disk kept and looks for all of it.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded, serve } from '../e2e/server.mjs';
import { signedIn } from './measure.mjs';

const SECONDS = 8;
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
const tus = { 'tus-resumable': '1.0.0' };
const headers = (more) => ({ method: 'POST', headers: more });

async function call(server, path, options) {
  const answer = await fetch(server.url + path, options);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes, json: () => JSON.parse(bytes) };
}

async function write() {
  const { name, databaseUrl, dataDir } = await seeded({ sample: false });
  const server = await serve(databaseUrl, dataDir);
  const who = await signedIn(server, 'institution_editor');
  const kept = { drafts: [], files: [], parts: [] };
  const over = performance.now() + SECONDS * 1000;
  const until = async (work) => {
    while (performance.now() < over) await work();
  };
  await Promise.all([
    until(async () => {
      const title = `读书会${kept.drafts.length}`;
      const made = await call(server, '/api/v1/activities', {
        method: 'POST',
        headers: { ...who, 'content-type': 'application/json' },
        body: JSON.stringify({ content: { title } }),
      });
      assert.equal(made.status, 201, made.bytes);
      kept.drafts.push({ id: made.json().id, title });
    }),
    until(async () => {
      const paper = Buffer.from(`%PDF-1.4\n% ${randomBytes(40_000).toString('hex')}\n%%EOF\n`);
      const body = new FormData();
      body.append('file', new Blob([paper], { type: 'application/pdf' }), '方案.pdf');
      const sent = await call(server, '/api/v1/files?kind=document', { method: 'POST', headers: who, body });
      assert.equal(sent.status, 201, sent.bytes);
      kept.files.push({ id: sent.json().id, digest: digest(paper) });
    }),
    until(async () => {
      const part = randomBytes(30_000);
      const begun = await call(server, '/api/v1/uploads', headers({ ...who, ...tus, 'upload-length': '60000' }));
      assert.equal(begun.status, 201, begun.bytes);
      const path = begun.headers.get('location');
      const sent = await call(server, path, {
        method: 'PATCH',
        headers: { ...who, ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
        body: part,
      });
      assert.equal(sent.status, 204, sent.bytes);
      kept.parts.push({ path, size: part.length });
    }),
  ]);
  console.log(JSON.stringify({ pid: server.pid, name, folder: dataDir.split('/').pop(), ...kept }));
  process.exit();
}

async function check(file) {
  const { name, folder, drafts, files, parts } = JSON.parse(readFileSync(file, 'utf8'));
  const databaseUrl = Object.assign(new URL(process.env.TEST_DATABASE_URL), { pathname: `/${name}` }).href;
  const server = await serve(databaseUrl, join(process.env.DISK, folder));
  try {
    const who = await signedIn(server, 'institution_editor');
    const lost = [];
    for (const { id, title } of drafts) {
      const found = await call(server, `/api/v1/activities/${id}`, { headers: who });
      if (found.status !== 200 || found.json().revision.content.title !== title) lost.push(`draft ${id}: ${found.status}`);
    }
    for (const { id, digest: wanted } of files) {
      const found = await call(server, `/api/v1/files/${id}/original`, { headers: who });
      if (found.status !== 200 || digest(found.bytes) !== wanted) lost.push(`file ${id}: ${found.status}`);
    }
    for (const { path, size } of parts) {
      const found = await call(server, path, { method: 'HEAD', headers: { ...who, ...tus } });
      const rest = await call(server, path, {
        method: 'PATCH',
        headers: { ...who, ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(size) },
        body: randomBytes(10),
      });
      if (found.headers.get('upload-offset') !== String(size) || rest.status !== 204) lost.push(`part of ${path}: ${found.headers.get('upload-offset')}, ${rest.status}`);
    }
    console.log(`After the cut: ${drafts.length} drafts, ${files.length} files and ${parts.length} parts were acknowledged, ${lost.length} of them are lost.`);
    lost.slice(0, 20).forEach((one) => console.log(`  ${one}`));
    process.exitCode = lost.length > 0 ? 1 : 0;
  } finally {
    await server.stop();
  }
}

const [what, file] = process.argv.slice(2);
await (what === 'write' ? write() : check(file));
