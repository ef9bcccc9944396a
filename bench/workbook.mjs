// A workbook of one sheet, written without any library: rows of texts, as XLSX.
import { deflateRawSync } from 'node:zlib';

const table = Int32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});
const crc32 = (bytes) => ~bytes.reduce((crc, byte) => (crc >>> 8) ^ table[(crc ^ byte) & 255], -1) >>> 0;

/** A ZIP archive of these texts by name. */
function zip(files) {
  const parts = [];
  const index = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    // Version, flags, method, time and date, check sum, sizes, length of the name.
    [20, 0, 8, 0, 0x21].forEach((value, i) => head.writeUInt16LE(value, i * 2));
    [crc32(bytes), packed.length, bytes.length].forEach((value, i) => head.writeUInt32LE(value, 10 + i * 4));
    head.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    index.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, Buffer.from(name));
    const local = [Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed];
    parts.push(...local);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const list = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  const number = Object.keys(files).length;
  [number, number].forEach((value, i) => end.writeUInt16LE(value, 8 + i * 2));
  [list.length, at].forEach((value, i) => end.writeUInt32LE(value, 12 + i * 4));
  return Buffer.concat([...parts, list, end]);
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (target, kind) =>
  `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/${kind}" Target="${target}"/></Relationships>`;
const type = (part, kind) => `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
const column = (n) => (n < 26 ? '' : column(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

/** The bytes of a workbook with these rows. */
export function workbook(rows) {
  const cell = (text, c, r) => `<c r="${column(c)}${r + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  const row = (cells, r) => `<row r="${r + 1}">${cells.map((text, c) => (text ? cell(text, c, r) : '')).join('')}</row>`;
  return zip({
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('workbook', 'sheet.main')}${type('sheet', 'worksheet')}</Types>`,
    '_rels/.rels': relations('xl/workbook.xml', 'officeDocument'),
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="活动" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations('sheet.xml', 'worksheet'),
    'xl/sheet.xml': `${xml}<worksheet xmlns="${main}"><sheetData>${rows.map(row).join('')}</sheetData></worksheet>`,
  });
}
