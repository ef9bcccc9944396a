// What an office's program does first: sign in, make a key for its own subtree, use it, print it.
// Started by contract.sh; needs SERVER_URL and SERVER_ACCOUNTS.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

const base = `${process.env.SERVER_URL}/api/v1`;
const accounts = JSON.parse(await readFile(process.env.SERVER_ACCOUNTS, 'utf8'));
const { login, password } = accounts.find((one) => one.role === 'city_editor');

async function call(method, path, { token, body } = {}) {
  const answer = await fetch(base + path, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

const { access_token: token, profile } = await call('POST', '/session', { body: { login, password } });
const may = profile.operations;
const wanted = [
  'get_profile', 'list_organizations', 'get_organization', 'list_activities', 'get_activity', 'list_revisions', 'create_activity', 'update_activity',
  'delete_activity', 'duplicate_activity', 'withdraw_activity', 'revise_activity', 'cancel_activity', 'postpone_activity', 'restore_activity',
];
assert.deepEqual(wanted.filter((scope) => !may.includes(scope)), []);
const made = await call('POST', '/api-keys', { token, body: { name: '外部检查', scopes: wanted } });
assert.match(made.secret, /^lwk_/);

// The key is shown once and never again.
const { items } = await call('GET', '/api-keys', { token });
const listed = items.find((one) => one.id === made.key.id);
assert.ok(listed && !('secret' in listed));

const found = await call('GET', '/organizations?limit=5', { token: made.secret });
assert.equal(found.items.length, 5);
process.stdout.write(made.secret);
