// E-mail, taken by nodemailer's server and read by its parser.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { freePort, startServer } from './server.mjs';

const [user, password] = ['week', 'p@ss:word/1'];
const address = 'liu.laoshi@college.test';
const title = '冬季健康大讲堂：老年人合理膳食，中医养生与社区体育锻炼全程指导';
const reason = '请写明主讲人姓名和单位。';
/** Letters as they came: { raw, envelope, user, at }. */
const letters = [];
/** How often the server still says no. */
let refusals = 0;
let refused = [];
let post;
let server;

before(async () => {
  const port = await freePort();
  post = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth: (auth, session, done) => (auth.username === user && auth.password === password ? done(null, { user }) : done(new Error('wrong password'))),
    onRcptTo: (to, session, done) => {
      if (refusals === 0) return done();
      refusals -= 1;
      refused.push(Date.now());
      done(Object.assign(new Error('Try again later'), { responseCode: 451 }));
    },
    onData: async (stream, { envelope, user }, done) => {
      const parts = [];
      for await (const part of stream) parts.push(part);
      letters.push({ raw: Buffer.concat(parts), envelope, user, at: Date.now() });
      done();
    },
  });
  await new Promise((ready) => post.listen(port, '127.0.0.1', ready));
  server = await startServer({
    env: {
      SMTP_URL: `smtp://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
      MAIL_FROM: '终身学习活动周 <no-reply@week.test>',
      MAIL_RETRY_SECONDS: '1',
    },
  });
});
after(async () => {
  await server?.stop();
  await new Promise((done) => post.close(done));
});

/** A signed-in caller: call('POST', '/activities', body, version). */
async function caller(role) {
  const { login, password } = (await server.accounts()).find((one) => one.role === role);
  const call = async (method, path, body, version, token) => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  };
  const { access_token: token } = await call('POST', '/session', { login, password });
  return (method, path, body, version) => call(method, path, body, version, token);
}

async function until(what, found, seconds = 20, log = server.log) {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const answer = await found();
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`${what} did not happen within ${seconds} s. The server's log ends:\n${log().slice(-1500)}`);
}

const letter = (count) => until(`letter ${count}`, () => letters[count - 1]);

/** An activity is filed and comes back; gives its id. */
async function comesBack(college, city) {
  const filed = await college('POST', '/activities', {
    content: {
      title,
      strand: 'reading',
      form: 'lecture',
      audiences: ['residents'],
      mode: 'onsite',
      summary: '请营养师讲解冬季膳食。',
      schedule: { kind: 'dates', slots: [{ starts_at: '2020-11-12T01:00:00Z', ends_at: '2020-11-12T03:00:00Z' }] },
      venue_name: '朝阳区社区学院报告厅',
      venue_address: '长春市朝阳区延安大街1号',
      region_code: '220104',
      contact_name: '王老师',
      contact_phone: '0431-80001234',
    },
  });
  const submitted = await college('POST', `/activities/${filed.id}/submit`, undefined, filed.version);
  await city('POST', `/activities/${filed.id}/return`, { reason }, submitted.version);
  return filed.id;
}

const confirm = async (token) => {
  const answer = await fetch(`${server.url}/api/v1/email/confirm`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  assert.equal(answer.status, 204);
};

test('what came back is told by e-mail', { timeout: 120_000 }, async () => {
  const [college, city] = [await caller('institution_editor'), await caller('city_reviewer')];
  const { name, phone, version, mail } = await college('GET', '/profile');
  assert.equal(mail, true);
  await college('PUT', '/profile', { name, phone, email: address }, version);
  // First a letter that asks whether the address is right.
  const asked = await simpleParser((await letter(1)).raw);
  const [, token] = asked.text.match(/\/email#(\S+)/);
  assert.equal((await college('GET', '/profile')).email_unconfirmed, true);
  await confirm(token);
  assert.equal((await college('GET', '/profile')).email_unconfirmed, false);

  const id = await comesBack(college, city);
  const { raw, envelope, user: known } = await letter(2);
  assert.equal(known, user);
  assert.deepEqual([envelope.mailFrom.address, envelope.rcptTo.map((to) => to.address)], ['no-reply@week.test', [address]]);
  assert.ok(/^[\x00-\x7f]*$/.test(raw.toString('latin1')), 'only ASCII on the wire');

  const read = await simpleParser(raw);
  const sentence = `活动“${title}”已由长春市教育局退回，请按退回意见修改后重新报送。`;
  assert.equal(read.subject, `【全民终身学习活动周】${sentence}`);
  assert.deepEqual(read.from.value, [{ name: '终身学习活动周', address: 'no-reply@week.test' }]);
  assert.deepEqual(read.to.value.map((to) => to.address), [address]);
  assert.equal(read.headers.get('auto-submitted'), 'auto-generated');
  assert.match(read.messageId, /^<[0-9a-f-]{36}@week\.test>$/);
  assert.ok(Math.abs(read.date - Date.now()) < 60_000);
  assert.deepEqual(read.text.trimEnd().split('\n'), [
    `${name}，您好：`,
    '',
    sentence,
    '',
    `查看详情：${server.url}/desk/activities/${id}`,
    '',
    '——',
    '本邮件由系统自动发送，请勿回复。不再接收可在个人信息中关闭。',
  ]);
  assert.equal(read.html, false);
  // Nobody else's name or number, and not the reviewer's words, which stay behind the door.
  for (const other of ['王老师', '80001234', '长春市审核', reason]) assert.ok(!read.text.includes(other), other);
});

test('a server that says no at first gets it at the second try', { timeout: 120_000 }, async () => {
  const [college, city] = [await caller('institution_editor'), await caller('city_reviewer')];
  refusals = 1;
  refused = [];
  const before = letters.length;
  const id = await comesBack(college, city);
  const { raw, at } = await letter(before + 1);
  assert.equal(refused.length, 1);
  assert.ok(at - refused[0] >= 900, 'it waited');
  assert.ok((await simpleParser(raw)).text.includes(`/desk/activities/${id}`));
  const row = `select attempts, sent_at is not null, failed_at is null, error is null from mail where link = '/desk/activities/${id}'`;
  await until('the row', async () => (await server.sql(row)) === '2|t|t|t');
  const metrics = await (await fetch(server.metricsUrl)).text();
  assert.match(metrics, /mail_total\{outcome="sent"\} 3/);
  assert.match(metrics, /mail_total\{outcome="deferred"\} 1/);
  assert.ok(!server.log().includes(address) && !server.log().includes(encodeURIComponent(password)) && !server.log().includes(password));
});

test('who switched it off is told inside only', { timeout: 120_000 }, async () => {
  const [college, city] = [await caller('institution_editor'), await caller('city_reviewer')];
  const { name, phone, email, version, unread } = await college('GET', '/profile');
  const before = letters.length;
  await college('PUT', '/profile', { name, phone, email, mail: false }, version);
  const id = await comesBack(college, city);
  assert.equal((await college('GET', '/profile')).unread, unread + 1);
  assert.equal(await server.sql(`select count(*) from mail where link = '/desk/activities/${id}'`), '0');
  assert.equal(letters.length, before);
});

test('the password goes only to a server whose certificate is known', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'learning-week-mail-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const names = ['-subj', '/CN=mail.test', '-addext', 'subjectAltName=IP:127.0.0.1', '-addext', 'basicConstraints=critical,CA:FALSE'];
  await promisify(execFile)('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...names]);
  const [arrived, asked] = [[], []];
  const guarded = new SMTPServer({
    key: await readFile(key),
    cert: await readFile(cert),
    authMethods: ['PLAIN'],
    logger: false,
    onAuth: (auth, session, done) => {
      asked.push(session.secure);
      done(null, { user: auth.username });
    },
    onData: async (stream, session, done) => {
      arrived.push((await simpleParser(stream)).text);
      done();
    },
  });
  guarded.on('error', () => {}); // The one who hangs up is expected.
  const port = await freePort();
  await new Promise((ready) => guarded.listen(port, '127.0.0.1', ready));
  const run = async (trust, check) => {
    const own = await startServer({
      sample: false,
      env: { SMTP_URL: `smtp://${user}:secret@127.0.0.1:${port}?tls=required`, MAIL_FROM: 'no-reply@week.test', MAIL_RETRY_SECONDS: '1', ...trust },
    });
    try {
      await own.sql(`update person set email = 'office@city.test', confirmed_email = 'office@city.test' where login = 'changchun-editor';
        with told as (insert into notification (id, person_id, kind, text, link)
          select gen_random_uuid(), id, 'due', '明日截止。', '/desk' from person where email <> '' returning *)
        insert into mail (id, notification_id, person_id, to_address, subject, text, link)
          select gen_random_uuid(), id, person_id, 'office@city.test', text, text, link from told`);
      await check(own);
    } finally {
      await own.stop();
    }
  };
  try {
    await run({}, async (own) => {
      const error = await until('a refusal', () => own.sql('select error from mail where attempts > 0 and error is not null'), 20, own.log);
      assert.match(error, /certificate/i);
      assert.deepEqual([arrived, asked], [[], []]);
    });
    await run({ SSL_CERT_FILE: cert }, async (own) => {
      await until('the letter', () => arrived[0], 20, own.log);
      assert.ok(arrived[0].includes('明日截止。'));
      assert.deepEqual(asked, [true]);
    });
  } finally {
    await new Promise((done) => guarded.close(done));
    await rm(folder, { recursive: true, force: true });
  }
});
