// What files say and hold: encodings, order, archives and the limits of them, without a browser.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { decoded } from '../../www/encoding.js';
import { taken } from '../../www/intake.js';
import { fileName, parcels, unpacked } from '../../www/parcel.js';

const SEED = await readFile(new URL('../../seeds/xiaoshan-2024-01-12-p1.txt', import.meta.url));
const TEXT = SEED.toString();
const TRADITIONAL = '本報訊（記者 張三）春天來了，河邊的柳樹綠了。\n\n柳樹綠了\n';

/** Text in an encoding of two bytes a character, which only a decoder is there for: its codes are asked one by one. */
function encoded(text, encoding) {
  const codes = new Map();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from([...text].flatMap((character) => (character < '\x80' ? [character.charCodeAt(0)] : (codes.get(character) ?? assert.fail(`${character} is not in ${encoding}`)))));
}

const utf16 = (text, { isLittle = true, mark = false } = {}) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return new Uint8Array(isLittle ? bytes : bytes.swap16());
};

const code = (promise) => Promise.resolve(promise).then(() => assert.fail('it was taken'), ({ code }) => code);
const file = (name, bytes, path) => Object.defineProperty(new File([bytes], name), 'webkitRelativePath', { value: path ?? '' });
const page = (text) => `本报讯（记者 张三）${text}。\n\n${text}\n`;
const names = async (files) => (await taken(files)).pages.map(({ file }) => file);

for (const [name, bytes, encoding, text] of [
  ['UTF-8', SEED, 'UTF-8', TEXT],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`), 'UTF-8', TEXT],
  ['GB18030', encoded(TEXT.replace(/■/g, ''), 'gb18030'), 'GB18030', TEXT.replace(/■/g, '')],
  ['Big5', encoded(TRADITIONAL, 'big5'), 'Big5', TRADITIONAL],
  ['UTF-16 with its mark', utf16(TEXT, { mark: true }), 'UTF-16LE', TEXT],
  ['UTF-16 the other way round', utf16(TEXT, { mark: true, isLittle: false }), 'UTF-16BE', TEXT],
  ['UTF-16 without a mark', utf16(TEXT), 'UTF-16LE', TEXT],
  ['UTF-16 the other way round without a mark', utf16(TEXT, { isLittle: false }), 'UTF-16BE', TEXT],
])
  test(`${name} is read, and said`, () => assert.deepEqual(decoded(new Uint8Array(bytes)), { text, encoding }));

for (const [what, bytes] of Object.entries({
  pdf: Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3'),
  picture: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xd]),
  office: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  packed: Buffer.from('Rar!\x1a\x07\x00'),
  empty: Buffer.from(' \r\n\u3000'),
  'not-text': Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + ((at * at) >> 3)) & 0xff),
}))
  test(`what is no text is said to be ${what}`, async () => assert.equal(await code(taken([file('1.txt', bytes)])), what));

test('pages come in the order of the numbers in their names, also Chinese ones', async () => {
  const give = (all) => names(all.map((name) => file(name, page(name))));
  assert.deepEqual(await give(['p10.txt', 'p2.txt', 'p1.txt']), ['p1.txt', 'p2.txt', 'p10.txt']);
  assert.deepEqual(await give(['第十二版.txt', '第二版.txt', '第十版.txt', '第九版.txt']), ['第二版.txt', '第九版.txt', '第十版.txt', '第十二版.txt']);
  assert.deepEqual(await give(['B01.txt', 'A02.txt', 'A01.txt']), ['A01.txt', 'A02.txt', 'B01.txt']);
});

test('form feeds part the pages of a file', async () => {
  const { pages } = await taken([file('all.txt', ['一', '二', ' \n'].map(page).join('\f') + '\f\n')]);
  assert.deepEqual(pages.slice(0, 2).map(({ file, bytes }) => [file, new TextDecoder().decode(bytes)]), [['all.txt 1', page('一')], ['all.txt 2', page('二')]]);
});

test('of a folder the texts are taken, the rest is named, and what is hidden is passed over', async () => {
  const files = [['2.txt', '报/2.txt'], ['1.TXT', '报/1.TXT'], ['a.jpg', '报/a.jpg'], ['.DS_Store', '报/.DS_Store']];
  const { pages, skipped } = await taken(files.map(([name, path]) => file(name, page('春天'), path)));
  assert.deepEqual(pages.map(({ file }) => file), ['报/1.TXT', '报/2.txt']);
  assert.deepEqual(skipped, [{ file: '报/a.jpg', code: 'other' }]);
});

test('a file that is no text does not keep the others out', async () => {
  const { pages, skipped } = await taken([file('1.txt', page('春天')), file('2.pdf', '%PDF-1.4')]);
  assert.equal(pages.length, 1);
  assert.deepEqual(skipped, [{ file: '2.pdf', code: 'pdf' }]);
});

test('names in a zip are labels, whatever path they spell, and what is no .txt is named', async () => {
  const text = Buffer.from(page('春天'));
  const zip = zipSync({ '../../etc/2.txt': text, '/abs/1.txt': text, 'C:\\x\\..\\3.txt': text, 'x.exe': text, '__MACOSX/._1.txt': text, 'a/': new Uint8Array() });
  const { pages, skipped } = await taken([file('报.zip', zip)]);
  assert.deepEqual(pages.map(({ file }) => file).sort(), ['abs/1.txt', 'etc/2.txt', 'x/3.txt']);
  assert.deepEqual(skipped, [{ file: 'x.exe', code: 'other' }]);
});

test('names in a zip that are in GBK are read', async () => {
  const name = '萧山日报/第一版.txt';
  const bytes = encoded(name, 'gb18030');
  // A name of letters of the same length, put in by hand.
  const plain = 'x'.repeat(bytes.length - 4) + '.txt';
  const zip = Buffer.from(zipSync({ [plain]: Buffer.from(page('春天')) }));
  for (let at = zip.indexOf(plain); at >= 0; at = zip.indexOf(plain)) Buffer.from(bytes).copy(zip, at);
  assert.deepEqual(await names([file('1.zip', zip)]), [name]);
});

/** All that a generator gives. */
async function all(generator) {
  const given = [];
  for await (const one of generator) given.push(one);
  return given;
}

test('a shelf that is too much for one file is sent out in several, each of which is taken in again, and what is gone is not counted', async () => {
  const bound = (/** @type {string} */ name) => ({ card: { publication: name, date: null, names: [null], files: ['1.txt'] }, texts: { pages: [Buffer.alloc(20 * 1024 * 1024, '字')] } });
  const sent = await all(parcels(['甲', '乙', 'gone', '丙'], async (id) => (id === 'gone' ? null : bound(id))));
  assert.deepEqual(sent.map(({ count }) => count), [2, 1]);
  for (const { file } of sent) assert.ok(file.size < 64 * 1024 * 1024);
  assert.equal(fileName(2).replace(/\d{4}-\d\d-\d\d/, ''), 'baolan--2.zip');
});

test('several parcels and a page come in together', async () => {
  const bound = { card: { publication: '报', date: null, names: [null], files: ['1.txt'] }, texts: { pages: [new Uint8Array(SEED)] } };
  const [sent] = await all(parcels(['a'], async () => bound));
  const zip = Buffer.from(await sent.file.arrayBuffer());
  const { parcels: came, pages } = await taken([file('x.zip', zip), file('1.txt', page('春天')), file('y.zip', zip)]);
  assert.deepEqual([came.length, pages.length], [2, 1]);
});

test('a text that begins as a zip does by chance is a text', async () => {
  assert.deepEqual(await names([file('1.txt', `PK大赛昨日开幕。${page('春天')}`)]), ['1.txt']);
});

test('a zip that is packed in a stream, with its sizes behind, is read', async () => {
  const bound = { card: { publication: '报', date: null, names: [null], files: ['1.txt'] }, texts: { pages: [new Uint8Array(SEED)] } };
  const [sent] = await all(parcels(['a'], async () => bound));
  const { parcels: [entries] } = await taken([file('x.zip', Buffer.from(await sent.file.arrayBuffer()))]);
  assert.deepEqual(unpacked(entries), [{ publication: '报', date: null, names: [null], files: ['1.txt'], pages: [new Uint8Array(SEED)], sha256: null }]);
  assert.match(fileName(1), /^baolan-\d{4}-\d\d-\d\d\.zip$/);
});

test('a zip that becomes far more than a newspaper is given up in time, whether in one file or in many', async () => {
  const zeros = new Uint8Array(40 * 1024 * 1024).fill(0x20);
  assert.equal(await code(taken([file('bomb.zip', zipSync({ '1.txt': zeros }))])), 'bomb');
  const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`${at}.txt`, Buffer.from('字')]));
  assert.equal(await code(taken([file('many.zip', zipSync(many))])), 'bomb');
});

test('a zip that lies about the size of what it holds is counted all the same', async () => {
  const zip = Buffer.from(zipSync({ '1.txt': new Uint8Array(40 * 1024 * 1024).fill(0x20) }));
  zip.writeUInt32LE(10, 22);
  assert.equal(await code(taken([file('lie.zip', zip)])), 'bomb');
});

test('a zip that is cut off, spoiled or locked is said to be', async () => {
  const whole = Buffer.from(zipSync({ '1.txt': SEED }));
  assert.equal(await code(taken([file('cut.zip', whole.subarray(0, whole.length >> 1))])), 'torn');
  const spoiled = Buffer.from(whole);
  spoiled.fill(0xff, 100, 400);
  assert.equal(await code(taken([file('spoiled.zip', spoiled)])), 'torn');
  const odd = Buffer.from(whole);
  odd.writeUInt16LE(12, 8);
  assert.equal(await code(taken([file('odd.zip', odd)])), 'torn');
  const locked = Buffer.from(whole);
  locked.writeUInt16LE(locked.readUInt16LE(6) | 1, 6);
  for (let at = 40; at < locked.length - 100; at++) locked[at] ^= (at * 31) & 0xff;
  assert.equal(await code(taken([file('locked.zip', locked)])), 'torn');
});

test('what is too large is never read', async () => {
  const huge = { name: 'huge.txt', size: 200 * 1024 * 1024, slice: () => assert.fail('read'), arrayBuffer: () => assert.fail('read'), stream: () => assert.fail('read') };
  assert.equal(await code(taken([huge])), 'large');
  assert.deepEqual((await taken([{ ...huge, size: 65 * 1024 * 1024 }, file('1.txt', page('春天'))])).skipped, [{ file: 'huge.txt', code: 'large' }]);
});

test('a page that would hold up the browser is refused, and so are too many', async () => {
  assert.equal(await code(taken([file('long.txt', '长'.repeat(1024 * 1024))])), 'long');
  assert.equal(await code(taken([file('many.txt', Array(601).fill(page('春天')).join('\f'))])), 'many');
});

test('what is cancelled stops', async () => {
  const abort = new AbortController();
  const files = Array.from({ length: 9 }, (_, at) => file(`${at}.txt`, page('春天')));
  const parts = [];
  const taking = taken(files, { signal: abort.signal, onprogress: (part) => (parts.push(part), part > 0.3 && abort.abort(new Error('enough'))) });
  await assert.rejects(taking, /enough/);
  assert.ok(parts.length < 9 && parts.at(-1) < 0.5, `${parts}`);
});

for (const [what, list] of Object.entries({ 'no JSON': '{', 'a later version': '{"version":2,"issues":[]}', 'pages that are not there': '{"version":1,"issues":[{"pages":["1.txt"]}]}', 'no list': '{"version":1}' }))
  test(`a parcel with ${what} is refused`, () => assert.throws(() => unpacked([{ name: 'baolan.json', bytes: Buffer.from(list) }]), { code: 'parcel' }));

for (const [what, pages] of Object.entries({ 'a page that is far too long': ['long.txt'], 'a page named twice': ['1.txt', '1.txt'], 'a page that is no text': ['none.txt'] }))
  test(`a parcel with ${what} is refused`, () => {
    const files = { 'baolan.json': JSON.stringify({ version: 1, issues: [{ pages }] }), '1.txt': '字', 'long.txt': '字'.repeat(1024 * 1024) };
    const entries = [...Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })), { name: 'none.txt', bytes: null }];
    assert.throws(() => unpacked(entries), { code: 'parcel' });
  });

test('of a parcel nothing is believed but what is of the right kind', () => {
  const list = { version: 1, issues: [{ publication: { x: 1 }, date: 7, names: 'abc', files: null, pages: ['1.txt'] }] };
  const entries = [{ name: 'baolan.json', bytes: Buffer.from(JSON.stringify(list)) }, { name: '1.txt', bytes: Buffer.from('字') }];
  const [{ pages, ...names }] = unpacked(entries);
  assert.deepEqual(names, { publication: null, date: null, names: ['a'], files: ['1.txt'], sha256: null });
  assert.equal(pages.length, 1);
});
