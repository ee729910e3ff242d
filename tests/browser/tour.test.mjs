// What a reader does, from the masthead to the address bar, on a desk and on a phone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, URL_OF_READER, hash, visit } from './browser.mjs';

const INTERVIEW = '用民生保障温度提高百姓幸福指数';
const LEAD = '开局就要奔跑 起步就要跃进';

const headline = (page) => page.locator('baolan-reader > article h1');
const box = (page) => page.getByRole('combobox');
const options = (page) => page.getByRole('option');

for (const [name, device] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  test(`the contents are a front page (${name})`, async () => {
    const { page } = await visit({ device });
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), '萧山日报');
    const masthead = await page.locator('[part=masthead]').innerText();
    assert.match(masthead, /2024年1月12日\s+星期五\s+农历癸卯年腊月初二\s+第1版/);
    assert.match(masthead, /导读\s+“智慧医疗”引领卫生健康数字化转型\s+春运首日火车票今天开抢/);
    const [lead, second] = await page.getByRole('heading', { level: 3 }).all();
    assert.ok((await lead.innerText()).startsWith(LEAD));
    assert.ok((await size(lead)) > (await size(second)), 'the lead stands larger than the next story');
    assert.match(await page.locator('.story.photo').innerText(), /图片\s+文化暖冬行/);
    assert.match(await page.locator('.colophon').innerText(), /萧山区融媒体中心/);
    assert.equal(await page.title(), '萧山日报 · 2024年1月12日');
    assert.ok(await fits(page), 'nothing sticks out sideways');
  });

  test(`an article is read, the next one too, and back leads back (${name})`, async () => {
    const { page } = await visit({ device });
    await page.getByRole('link', { name: INTERVIEW }).first().click();
    assert.equal(await headline(page).innerText(), INTERVIEW);
    assert.equal(hash(page), '#p1-a4');
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'h1');
    assert.match(await page.title(), new RegExp(INTERVIEW));
    assert.equal(await page.locator('[data-role=question] b').first().innerText(), '记者：');
    assert.equal(await page.locator('[data-role=jump]').innerText(), '（下转第2版）');
    assert.equal(await page.locator('baolan-reader > article').getAttribute('lang'), 'zh-CN');
    assert.ok(await fits(page), 'nothing sticks out sideways');
    await page.getByRole('link', { name: '下一篇' }).click();
    assert.notEqual(await headline(page).innerText(), INTERVIEW);
    await page.goBack();
    assert.equal(await headline(page).innerText(), INTERVIEW);
    await page.goBack();
    assert.equal(await headline(page).count(), 0);
    assert.ok(await page.locator('[part=contents]').isVisible());
    await page.goForward();
    assert.equal(await headline(page).innerText(), INTERVIEW);
  });

  test(`a hit opens with its matches marked, at the first of them (${name})`, async () => {
    const { page } = await visit({ device });
    await box(page).click();
    await box(page).pressSequentially('民政');
    await options(page).first().waitFor();
    assert.equal(await page.evaluate(() => history.length), 2, 'typing leaves no trail');
    assert.equal(hash(page), '#?q=民政');
    await options(page).first().click();
    assert.equal(hash(page), '#p1-a4?q=民政');
    const marks = page.locator('baolan-reader > article mark');
    await marks.first().waitFor();
    assert.ok((await marks.count()) >= 5);
    assert.ok((await marks.allInnerTexts()).every((text) => text === '民政'));
    assert.equal(await marks.first().getAttribute('aria-current'), 'true');
    assert.ok(await inView(marks.first()));
    assert.equal(await page.locator('.count').innerText(), `1/${await marks.count()}`);
    await page.getByRole('button', { name: '上一处' }).click();
    assert.equal(await marks.last().getAttribute('aria-current'), 'true');
    assert.ok(await inView(marks.last()));
    await page.getByRole('button', { name: '下一处' }).click();
    assert.equal(await marks.first().getAttribute('aria-current'), 'true');
  });
}

test('on a phone the search box and the way to the contents are under the thumb', async () => {
  const { page } = await visit({ device: PHONE });
  const { height } = PHONE.viewport;
  for (const target of [box(page), page.getByRole('link', { name: '目录' })]) {
    const { y, height: tall } = await target.boundingBox();
    assert.ok(y > height * 0.85 && y + tall <= height && tall >= 44, `${y} ${tall}`);
  }
});

test('an address opens where it was copied, query and all, and again after a reload', async () => {
  const { page } = await visit({ path: `#p1-a2?q=${encodeURIComponent('项目')}` });
  for (let time = 0; time < 2; time += 1) {
    await page.locator('baolan-reader > article mark').first().waitFor();
    assert.ok((await headline(page).innerText()).startsWith(LEAD));
    assert.equal(await box(page).inputValue(), '项目');
    await page.reload();
  }
});

test('a query in the address stands in the box, over the contents', async () => {
  const { page } = await visit({ path: '#?q=%E8%A1%99%E5%89%8D' });
  assert.equal(await box(page).inputValue(), '衙前');
  assert.ok(await page.locator('[part=contents]').isVisible());
  assert.equal(await options(page).count(), 0, 'nobody asked for the list yet');
});

for (const path of ['#p9-a9', '#%E0%A4%A', '#<script>', '#?q', '#p1-a', '#p99', '#????', '#p1-a2extra'])
  test(`the address ${path} means the contents`, async () => {
    const { page } = await visit({ path });
    assert.ok(await page.locator('[part=contents]').isVisible());
    assert.equal(await headline(page).count(), 0);
    assert.equal(page.url(), URL_OF_READER, 'and the address says so');
  });

test('an address edited by hand, or by a link outside the reader, is followed', async () => {
  const { page } = await visit();
  await page.evaluate(() => (location.hash = '#p1-a3'));
  await headline(page).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('baolan-reader').article), 'p1-a3');
});

test('the contents remember the place: back to the story that was read, in view and in focus', async () => {
  const { page } = await visit({ device: PHONE });
  const link = page.getByRole('link', { name: '文化暖冬行' }).first();
  await link.click();
  assert.match(await page.locator('baolan-reader > article').innerText(), /记者范方斌摄$/);
  await page.getByRole('link', { name: '目录' }).click();
  assert.ok(await inView(link));
  assert.equal(await link.evaluate((node) => node.getRootNode().activeElement === node), true);
  assert.equal(await link.getAttribute('aria-current'), 'true');
});

test('back from an article scrolls to where the contents were left', async () => {
  const { page } = await visit({ device: PHONE });
  await page.getByRole('link', { name: '文化暖冬行' }).first().scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 200);
  await page.getByRole('link', { name: '文化暖冬行' }).first().click();
  await page.goBack();
  await page.waitForFunction((before) => Math.abs(scrollY - before) < 40, before);
});

test('a link opened with the control key is left to the browser', async () => {
  const { page, context } = await visit();
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: INTERVIEW }).first().click({ modifiers: ['Control'] });
  const other = await opened;
  await other.locator('baolan-reader > article h1').waitFor();
  assert.equal(hash(other), '#p1-a4');
  assert.equal(await headline(page).count(), 0);
});

test('a teaser that leads nowhere says so when a search finds it', async () => {
  const { page } = await visit();
  await box(page).fill('春运首日');
  await box(page).press('Enter');
  assert.match(await page.locator('baolan-reader > article').innerText(), /春运首日火车票今天开抢\s+这是一则导读/);
});

const size = (locator) => locator.evaluate((node) => parseFloat(getComputedStyle(node).fontSize));
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
const inView = (locator) =>
  locator.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
