// What offices wait for: the completeness board of 3,000 units, and a list of 10,000 activities.
import { performance } from 'node:perf_hooks';
import { startServer } from '../e2e/server.mjs';
import { fill, line, patience, signedIn, statements } from './measure.mjs';
import { workbook } from './workbook.mjs';

const ROWS = 10_000;
/** In the board's own statement and in no other. */
const BOARD = '%with reporter as%';

/** Three quarters of the board of 3,000 units are passed over. */
async function deep(server, headers) {
  let cursor = '';
  for (let page = 0; page < 23; page++) {
    const answer = await fetch(`${server.url}/api/v1/board?limit=100&cursor=${cursor}`, { headers });
    cursor = (await answer.json()).next;
    if (!cursor) throw new Error(`The board ends after ${page + 1} pages.`);
  }
  return cursor;
}

export async function board() {
  const server = await startServer({ profile: 'release', sample: false, prepare: fill('board.sql') });
  try {
    const province = await signedIn(server, 'province_editor');
    const city = await signedIn(server, 'city_editor');
    console.log();
    line('units on the board', await server.sql(`select count(*) from organization where kind <> 'province_office' and status = 'active'`));
    const first = '/api/v1/board?limit=100';
    for (const [name, headers, path] of [
      ['first 100', province, first],
      ['from the 2,301st', province, `${first}&cursor=${await deep(server, province)}`],
      ['overdue', province, `${first}&state=overdue`],
      ['parts of institutions too', province, `${first}&parts=true&kind=institution`],
      ["a city's", city, first],
    ]) {
      const sent = await statements(server, path, { headers });
      const own = await statements(server, path, { headers, like: BOARD });
      line(`board: ${name}`, `${await patience(server, path, { headers, like: BOARD })}; statements ${own}, with sign-in and names ${sent}`);
    }
  } finally {
    await server.stop();
  }
}

/** Our template's columns, as an office fills them in. */
async function list(server) {
  const content = JSON.parse(await server.sql('select content from edition where current'));
  const label = (terms, n) => terms[n % terms.length].label;
  const heads = ['活动名称*', '活动板块*', '活动形式*', '面向人群*', '举办方式*', '活动简介*', '开始时间*', '结束时间*', '活动地点', '详细地址', '所在地区', '联系人*', '联系电话*'];
  const row = (n) => [`社区学习第${n + 1}场`, label(content.strands, n), label(content.forms, n), label(content.audiences, n), '现场', '面向市民，欢迎参加。',
    `2020-11-${String(10 + (n % 20))} 14:00`, '16:00', '社区学习中心', `人民大街${n + 1}号`, '长春市朝阳区', '张三', '0431-88901234'];
  return workbook([heads, ...Array.from({ length: ROWS }, (_, n) => row(n))]);
}

export async function imports() {
  const server = await startServer({ profile: 'release', sample: false });
  try {
    const headers = await signedIn(server, 'city_editor');
    const bytes = await list(server);
    const send = async (commit) => {
      const form = new FormData();
      form.append('file', new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }), '活动.xlsx');
      const began = performance.now();
      const answer = await fetch(`${server.url}/api/v1/activities/import?commit=${commit}`, { method: 'POST', headers, body: form });
      const report = await answer.json();
      const seconds = (performance.now() - began) / 1000;
      if (report.sound !== ROWS || report.committed !== commit) throw new Error(`The list is not sound: ${JSON.stringify(report).slice(0, 500)}`);
      return `${seconds.toFixed(2)} s`;
    };
    console.log();
    line('rows of activities in a list', `${ROWS}, XLSX of ${(bytes.length / 1000).toFixed(0)} kB`);
    line('  read and shown before anything is kept', await send(false));
    line('  read and kept', await send(true));
    line('  activities kept', await server.sql('select count(*) from activity'));
  } finally {
    await server.stop();
  }
}
