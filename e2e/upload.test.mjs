// The protocol's own client uploads a picture in parts, loses its line, goes on.
import assert from 'node:assert/strict';
import { createHash, randomFillSync } from 'node:crypto';
import { after, before, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { Upload } from 'tus-js-client';
import { startServer } from './server.mjs';

const MB = 1024 * 1024;

let server;
let token;

before(async () => {
  server = await startServer({ sample: false, env: { CORS_ORIGINS: 'https://page.example' } });
  const { login, password } = (await server.accounts()).find((one) => one.role === 'city_editor');
  const headers = { 'content-type': 'application/json' };
  const sign = (path, method, body, more) => fetch(`${server.url}/api/v1${path}`, { method, headers: { ...headers, ...more }, body: JSON.stringify(body) });
  let signed = await (await sign('/session', 'POST', { login, password })).json();
  if (signed.profile.must_change_password) {
    const change = { current: password, new: 'Xuexi-zhou2020' };
    const more = { authorization: `Bearer ${signed.access_token}`, 'if-match': `"${signed.profile.version}"` };
    signed = await (await sign('/profile/password', 'PUT', change, more)).json();
  }
  token = signed.access_token;
});
after(() => server?.stop());

/** PNG's checksum; Node has its own only from 20.15 on. */
function crc32(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** A PNG of noise, which does not shrink: three bytes a pixel. */
function png(width, height) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  randomFillSync(rows);
  for (let row = 0; row < height; row += 1) rows[row * (width * 3 + 1)] = 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (name, content) => {
    const body = Buffer.concat([Buffer.from(name), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))]);
}

const signed = () => ({ authorization: `Bearer ${token}` });

/** Starts an upload; aborted() ends it once the server has taken so many bytes. */
function upload(content, { abortAt, ...options } = {}) {
  return new Promise((done, fail) => {
    const sent = [];
    const one = new Upload(content, {
      endpoint: `${server.url}/api/v1/uploads`,
      chunkSize: MB,
      retryDelays: [0, 100, 500],
      metadata: { filename: '开幕式.png', kind: 'picture' },
      headers: signed(),
      onError: fail,
      onSuccess: () => done({ one, sent }),
      onAfterResponse: (request) => sent.push(request.getMethod()),
      onChunkComplete: (_, accepted) => {
        if (abortAt && accepted >= abortAt) one.abort().then(() => done({ one, sent }), fail);
      },
      ...options,
    });
    one.start();
  });
}

async function status(url) {
  const answer = await fetch(url, { headers: signed() });
  assert.equal(answer.status, 200);
  return answer.json();
}

test('tus-js-client uploads 6 MB in parts and goes on after a break', { timeout: 120_000 }, async () => {
  const picture = png(1500, 1400);
  assert.ok(picture.length > 6 * MB, `${picture.length}`);

  const begun = await upload(picture, { abortAt: 2 * MB });
  const halfway = await status(begun.one.url);
  assert.ok(halfway.offset >= 2 * MB && halfway.offset < picture.length && halfway.file === null, JSON.stringify(halfway));

  const { one, sent } = await upload(picture, { uploadUrl: begun.one.url });
  assert.equal(sent[0], 'HEAD');
  assert.ok(sent.filter((method) => method === 'PATCH').length <= 5, 'only the rest was sent');
  const done = await status(one.url);
  const { file } = done;
  assert.deepEqual([file.name, file.size, file.original_width, file.original_height], ['开幕式.png', picture.length, 1500, 1400]);
  assert.equal(file.digest, createHash('sha256').update(picture).digest('hex'));
  assert.equal(file.upload_started_at, done.started_at);
  const original = await fetch(`${server.url}/api/v1/files/${file.id}/original`, { headers: signed() });
  assert.ok(Buffer.from(await original.arrayBuffer()).equals(picture));
  assert.equal((await fetch(`${server.url}/api/v1/files/${file.id}/original`)).status, 401);
});

test('it can be given up, and says why a file is refused', { timeout: 60_000 }, async () => {
  const { one } = await upload(png(900, 600), { abortAt: MB });
  await one.abort(true);
  assert.equal((await fetch(one.url, { headers: signed() })).status, 404);
  await assert.rejects(upload(Buffer.from('<html>')), (error) => {
    assert.equal(error.originalResponse.getStatus(), 415);
    assert.match(JSON.parse(error.originalResponse.getBody()).detail, /JPEG/);
    return true;
  });
});

test('a page on another origin may speak the protocol where it is allowed', async () => {
  const words = { 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'authorization,content-type,tus-resumable,upload-offset' };
  const ask = (origin) => fetch(`${server.url}/api/v1/uploads`, { method: 'OPTIONS', headers: { origin, ...words } });
  const allowed = (await ask('https://page.example')).headers;
  assert.equal(allowed.get('access-control-allow-origin'), 'https://page.example');
  assert.match(allowed.get('access-control-allow-methods'), /PATCH/);
  assert.match(allowed.get('access-control-allow-headers').toLowerCase(), /upload-offset/);
  assert.equal((await ask('https://other.example')).headers.get('access-control-allow-origin'), null);
  const headers = { origin: 'https://page.example', 'upload-length': '5', ...signed() };
  const begun = await fetch(`${server.url}/api/v1/uploads`, { method: 'POST', headers });
  assert.equal(begun.status, 201);
  assert.match(begun.headers.get('access-control-expose-headers').toLowerCase(), /location/);
  const plain = await fetch(`${server.url}/api/v1/uploads`, { method: 'OPTIONS' });
  assert.deepEqual([plain.status, plain.headers.get('tus-version')], [204, '1.0.0']);
});
