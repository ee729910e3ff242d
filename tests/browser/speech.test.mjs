// An article read aloud, by an engine of ours (voice.mjs).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, load, visit } from './browser.mjs';
import { TURN, issue } from './continued.mjs';
import { replaceEngine } from './voice.mjs';

const INTERVIEW = 'p1-a4';
const JUMP = '下转第2版';
const BYLINE = '[data-role=byline]';

const MANDARIN = { name: 'Mandarin', lang: 'zh-CN', localService: true, default: false };

/**
 * A page with an article open, and on `window`: `engine`, `Speech`, `speech` with what it told (`states`, `followed`),
 * `article()`.
 */
async function reading({ open = INTERVIEW, texts, voices = [MANDARIN], ...wish } = {}) {
  const { page } = await visit(wish);
  if (texts) await load(page, texts);
  await page.evaluate((id) => document.querySelector('baolan-reader').open(id).then(() => {}), open);
  await page.evaluate(replaceEngine, voices);
  await page.evaluate(async () => {
    const { Speech } = await import('/www/speech.js');
    const states = [];
    const followed = [];
    const make = (on) => new Speech({ onchange: () => {}, ...on });
    const speech = make({
      onchange: (...change) => states.push(change.filter(Boolean).join(' ')),
      onfollow: (range) => followed.push(range.toString()),
    });
    const lit = () => [...(CSS.highlights.get('baolan-speech') ?? [])].join('|');
    Object.assign(window, { Speech, make, speech, states, followed, lit, article: () => document.querySelector('article') });
  });
  return page;
}

/** What is being said, as soon as something is. */
async function heard(page) {
  await page.waitForFunction(() => engine.current);
  return page.evaluate(() => engine.current.text);
}

/** Starts, and gives what is said first. */
async function start(page, selector) {
  await page.evaluate((selector) => speech.start(article(), selector && { from: article().querySelector(selector) }), selector);
  return heard(page);
}

/** Ends what is being said, and gives what is said then. */
const ended = (page) => page.evaluate(() => (engine.end(), engine.current?.text));

/** Lets the speech do one thing, and gives what is said then. */
async function after(page, name, ...args) {
  await page.evaluate(([name, ...args]) => speech[name](...args), [name, ...args]);
  return heard(page);
}

/** Has all that is left said, and gives each sentence with what was lit meanwhile. */
const rest = (page) =>
  page.evaluate(() => {
    const heard = [];
    while (states.at(-1) === 'speaking') {
      heard.push([engine.current.text, lit()]);
      engine.end();
    }
    return heard;
  });

const states = (page) => page.evaluate(() => states);
const state = async (page) => (await states(page)).at(-1);
const lit = (page) => page.evaluate(() => lit());
const said = (page) => page.evaluate(() => engine.said.map(({ text }) => text));

/** What an article says, but for what is only for the eye. */
const telling = (page) =>
  page.evaluate(() => {
    const copy = article().cloneNode(true);
    for (const role of ['byline', 'jump', 'turn', 'hint', 'column'])
      for (const part of copy.querySelectorAll(`[data-role=${role}]`)) part.remove();
    return copy.textContent.replace(/\s/g, '');
  });

const closed = (texts) => texts.join('').replace(/\s/g, '');

for (const [what, path] of [['plain', ''], ['with marks all over', '?q=的']])
  test(`an article is read once and in order, each sentence lit while it is heard (${what})`, async () => {
    const page = await reading({ path: `#${INTERVIEW}${path}` });
    await start(page);
    const heard = await rest(page);
    assert.equal(closed(heard.map(([text]) => text)), await telling(page));
    for (const [text, lit] of heard) assert.equal(lit, text);
    assert.deepEqual(await page.evaluate(() => followed), heard.map(([text]) => text));
    assert.ok(heard.every(([text]) => text.length <= 90 && !text.includes(JUMP)));
    assert.deepEqual(await states(page), ['speaking', 'idle']);
    assert.equal(await lit(page), '');
    assert.equal(await page.evaluate(() => document.querySelectorAll('mark').length > 0), path !== '', 'the fixture');
  });

test('a story that turns the page is read on, without what marks the turn', async () => {
  const page = await reading({ texts: issue(), open: 'p1-a1' });
  await start(page);
  const heard = closed((await rest(page)).map(([text]) => text));
  assert.equal(heard, await telling(page));
  assert.ok(heard.includes(closed([TURN.headline])) && !heard.includes('第2版'), heard);
});

test('the language is the article’s', async () => {
  const page = await reading();
  await start(page);
  assert.deepEqual(await page.evaluate(() => [engine.current.lang, engine.current.voice.name]), ['zh-CN', 'Mandarin']);
});

const far = (lang) => ({ ...MANDARIN, name: lang, lang, localService: false });
const near = (lang) => ({ ...MANDARIN, name: lang, lang });
const preferred = (lang) => ({ ...near(lang), default: true });

/** Languages, the voices an engine has, and which of them is right. */
const CHOICES = [
  ['zh-CN', [preferred('en-US'), near('zh-HK'), near('zh-TW'), near('zh-CN')], 'zh-CN'],
  ['zh-CN', [far('zh-CN'), near('zh-HK'), near('zh-TW')], 'zh-TW'],
  ['zh-CN', [far('zh-TW'), far('zh-CN')], 'zh-CN'],
  ['zh', [near('yue'), near('cmn')], 'cmn'],
  ['zh-CN', [near('zh_HK'), near('zh_CN')], 'zh_CN'],
  ['zh-CN', [near('cmn-latn-pinyin'), near('cmn')], 'cmn'],
  ['zh-CN', [near('zh-CN-liaoning'), near('zh-CN')], 'zh-CN'],
  ['zh-TW', [near('zh-CN'), near('zh-HK')], 'zh-CN'],
  ['zh-HK', [near('zh-CN'), near('yue')], 'yue'],
  ['zh-HK', [near('zh-TW'), far('zh-HK')], 'zh-HK'],
  ['zh-HK', [near('zh-CN'), near('zh-yue')], 'zh-yue'],
  ['zh-Hant', [near('zh-CN'), near('zh-TW')], 'zh-TW'],
  ['en-GB', [preferred('en-US'), near('en-GB')], 'en-GB'],
  ['en', [near('en-GB'), preferred('en-AU')], 'en-AU'],
  ['zh-CN', [near('zh-HK'), near('en-US'), near('')], undefined],
  ['no language', [near('en-US')], undefined],
];

test('the voice is one without network, then of the region, then the preferred, and never another language’s', async () => {
  const page = await reading();
  for (const [lang, voices, expected] of CHOICES) {
    await page.evaluate(([lang, voices]) => ((article().lang = lang), (engine.voices = voices)), [lang, voices]);
    await start(page);
    assert.equal(await page.evaluate(() => engine.current.voice?.lang), expected, `${lang} of ${voices.map(({ name }) => name)}`);
  }
});

test('voices that come late are waited for', async () => {
  const page = await reading({ voices: [] });
  const voice = await page.evaluate(async (voices) => {
    speech.start(article());
    const early = engine.current;
    engine.voices = voices;
    engine.dispatchEvent(new Event('voiceschanged'));
    return [early, engine.current.voice.name, engine.listeners];
  }, [MANDARIN]);
  assert.deepEqual(voice, [null, 'Mandarin', 0]);
  await page.evaluate(() => engine.dispatchEvent(new Event('voiceschanged')));
  assert.equal((await said(page)).length, 1);
});

test('where no voices come the engine chooses', async () => {
  const page = await reading({ voices: [] });
  await start(page);
  assert.deepEqual(await page.evaluate(() => [engine.current.voice, engine.current.lang, engine.listeners]), [null, 'zh-CN', 0]);
});

test('an engine without events of its own, as Safari’s was, is enough', async () => {
  const page = await reading({ voices: [] });
  await page.evaluate(() => (engine.addEventListener = engine.removeEventListener = undefined));
  await start(page);
  assert.equal((await said(page)).length, 1);
});

test('a pause cuts the sentence off, and going on begins it again', async () => {
  const page = await reading();
  const first = await start(page);
  const second = await ended(page);
  assert.notEqual(second, first);
  await page.evaluate(() => speech.pause());
  assert.equal(await state(page), 'paused');
  assert.equal(await page.evaluate(() => engine.current), null);
  assert.equal(await lit(page), second, 'its place stays lit');
  assert.equal(await after(page, 'resume'), second);
  assert.deepEqual(await states(page), ['speaking', 'paused', 'speaking']);
});

test('a pause before the first sound keeps it from coming', async () => {
  const page = await reading({ voices: [] });
  await page.evaluate(() => {
    speech.start(article());
    speech.pause();
    engine.dispatchEvent(new Event('voiceschanged'));
  });
  assert.deepEqual(await said(page), []);
});

test('stopping ends it, and nothing is left behind', async () => {
  const page = await reading();
  await page.evaluate(() => {
    const { addEventListener, removeEventListener } = window;
    window.listening = 0;
    const count = (by, name) => (window.listening += name === 'pagehide' ? by : 0);
    window.addEventListener = (...listener) => (count(1, listener[0]), addEventListener(...listener));
    window.removeEventListener = (...listener) => (count(-1, listener[0]), removeEventListener(...listener));
  });
  await start(page);
  assert.equal(await page.evaluate(() => listening), 1);
  await page.evaluate(() => speech.stop());
  assert.deepEqual(await states(page), ['speaking', 'idle']);
  assert.deepEqual(await page.evaluate(() => [listening, engine.current, lit()]), [0, null, '']);
  await page.evaluate(() => {
    for (const name of ['stop', 'pause', 'resume']) speech[name]();
    speech.step(1);
  });
  assert.deepEqual(await states(page), ['speaking', 'idle'], 'and what is pressed then does nothing');
});

test('steps go from sentence to sentence', async () => {
  const page = await reading();
  const first = await start(page);
  const second = await after(page, 'step', 1);
  assert.notEqual(second, first);
  assert.equal(await after(page, 'step', -1), first);
  assert.equal(await after(page, 'step', -1), first, 'there is none before the first');
  await page.evaluate(() => (speech.pause(), speech.step(1)));
  assert.equal(await lit(page), second, 'a step in a pause moves the place');
  assert.equal(await state(page), 'paused');
  assert.equal(await after(page, 'resume'), second);
});

test('a step behind the last sentence ends it', async () => {
  const page = await reading();
  await start(page);
  await page.evaluate(() => speech.step(1000));
  assert.deepEqual(await page.evaluate(() => [states.at(-1), engine.current, lit()]), ['idle', null, '']);
});

test('it begins at what is given', async () => {
  const page = await reading({ path: `#${INTERVIEW}?q=民政` });
  const mark = await page.locator('article p mark').last().evaluate((node) => (node.id = 'here'));
  const block = await page.locator(`#${mark}`).evaluate((node) => node.closest('p').textContent);
  const text = await start(page, `#${mark}`);
  assert.ok(text.includes('民政') && block.includes(text), text);
});

test('it begins at a selection, in the sentence that holds its first character', async () => {
  const page = await reading();
  const [first, second] = await page.evaluate(async () => {
    const { sentences } = await import('/www/sentences.js');
    const block = [...article().querySelectorAll('p')].find(({ textContent }) => sentences(textContent, 'zh-CN').length > 2);
    block.id = 'here';
    return sentences(block.textContent, 'zh-CN').map(([start, end]) => block.textContent.slice(start, end));
  });
  const from = async (offset) => {
    await page.evaluate((offset) => {
      const range = new Range();
      const texts = document.createTreeWalker(document.querySelector('#here'), NodeFilter.SHOW_TEXT);
      while (texts.nextNode() && offset >= texts.currentNode.length) offset -= texts.currentNode.length;
      range.setStart(texts.currentNode, offset);
      speech.start(article(), { from: range });
    }, offset);
    return heard(page);
  };
  assert.equal(await from(0), first);
  assert.equal(await from(first.length - 1), first);
  assert.equal(await from(first.length), second, 'where one ends the next begins');
  assert.equal(await from(first.length + 1), second);
});

for (const [what, make] of [
  ['elsewhere', () => document.body],
  ['behind the last sentence', () => article().appendChild(document.createElement('p'))],
])
  test(`where what is given is ${what}, it begins at the top`, async () => {
    const page = await reading();
    const handle = await page.evaluateHandle(make);
    await handle.evaluate((from) => speech.start(article(), { from }));
    assert.equal(await heard(page), await start(page));
  });

test('a byline that is given leads to what stands behind it', async () => {
  const page = await reading();
  const text = await start(page, BYLINE);
  assert.ok(await page.locator(BYLINE).evaluate((byline, text) => {
    const next = [...article().querySelectorAll('p, h2')].find((block) => byline.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING);
    return next.textContent.startsWith(text);
  }, text));
});

for (const [what, remove] of [
  ['is removed', () => article().remove()],
  ['is gone with its reader', () => document.querySelector('baolan-reader').remove()],
  ['is set anew', () => (document.querySelector('baolan-reader').q = '民政')],
  ['has another text', () => (article().querySelector('h1').firstElementChild.firstChild.data = '别的')],
])
  test(`an article that ${what} falls silent`, async () => {
    const page = await reading();
    await start(page, 'h1');
    await page.evaluate(remove);
    assert.deepEqual(await page.evaluate(() => [states.at(-1), engine.current, lit()]), ['idle', null, '']);
  });

test('an article that was never on the page, or says nothing, is not read', async () => {
  const page = await reading();
  await page.evaluate(() => {
    speech.start(article().cloneNode(true));
    speech.start(document.createElement('article'));
  });
  assert.deepEqual(await states(page), ['speaking', 'idle', 'speaking', 'idle']);
  assert.deepEqual(await said(page), []);
});

test('marks that are set within the sentence leave it lit and heard', async () => {
  const page = await reading();
  const text = await start(page, 'h1');
  await page.evaluate(() => {
    const line = article().querySelector('h1 [data-line]');
    const mark = document.createElement('mark');
    mark.textContent = line.textContent;
    line.replaceChildren(mark);
  });
  assert.equal(await lit(page), text);
  assert.equal(await page.evaluate(() => engine.current.text), text);
});

test('of two on a page one speaks, and one that stops leaves the other’s sentence lit', async () => {
  const page = await reading();
  await start(page);
  await page.evaluate(() => {
    window.others = [];
    make({ onchange: (state) => others.push(state) }).start(article(), { from: article().querySelector('h1') });
  });
  assert.equal(await state(page), 'idle');
  const text = await heard(page);
  await page.evaluate(() => speech.stop());
  assert.deepEqual(await page.evaluate(() => [others.at(-1), engine.current.text, lit()]), ['speaking', text, text]);
  await start(page);
  assert.deepEqual(await page.evaluate(() => [states.at(-1), others.at(-1)]), ['speaking', 'idle']);
});

test('an engine that fails ends it and says why', async () => {
  const page = await reading();
  await start(page);
  await page.evaluate(() => engine.fail('network'));
  assert.deepEqual(await states(page), ['speaking', 'idle network']);
});

test('another script that takes the engine is left to speak', async () => {
  const page = await reading();
  await start(page);
  const foreign = await page.evaluate(async () => {
    engine.cancel();
    engine.speak(new SpeechSynthesisUtterance('别的'));
    await null;
    return engine.current?.text;
  });
  assert.equal(foreign, '别的');
  assert.deepEqual(await states(page), ['speaking', 'idle'], 'and that is no error');
});

test('another script that is speaking is cut off', async () => {
  const page = await reading();
  await page.evaluate(() => engine.speak(Object.assign(new SpeechSynthesisUtterance('别的'), { onerror() {} })));
  await page.evaluate(() => speech.start(article()));
  await page.waitForFunction(() => engine.said.length === 2);
  assert.deepEqual(await states(page), ['speaking']);
});

test('it ends with the page', async () => {
  const page = await reading();
  await start(page);
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  assert.deepEqual(await page.evaluate(() => [states.at(-1), engine.current]), ['idle', null]);
});

/** Where the middle of the sentence stands in the window. */
const middle = (page) =>
  page.evaluate(() => {
    const { left, right, top, bottom } = [...CSS.highlights.get('baolan-speech')][0].getBoundingClientRect();
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  });

test('a sentence out of view comes to the middle, and one in view stays', async () => {
  const page = await reading({ device: { ...PHONE, reducedMotion: 'reduce' } });
  await page.evaluate(() => {
    window.scrolls = [];
    const { scrollBy } = window;
    window.scrollBy = (where) => (scrolls.push(where.behavior), scrollBy(where));
    scrollTo(0, document.documentElement.scrollHeight / 2);
  });
  await start(page, 'h1');
  assert.deepEqual(await page.evaluate(() => scrolls), ['instant']);
  await page.evaluate(() => {
    scrollTo(0, 0);
    article().querySelector('p:nth-last-of-type(6)').id = 'here';
  });
  await start(page, '#here');
  assert.ok(Math.abs((await middle(page)).y - PHONE.viewport.height / 2) < 2);
  const count = await page.evaluate(() => scrolls.length);
  await after(page, 'step', 1);
  assert.equal(await page.evaluate(() => scrolls.length), count, 'the next one is near enough');
});

test('it scrolls smoothly for those who do not mind', async () => {
  const page = await reading({ device: PHONE });
  const behavior = await page.evaluate(async () => {
    article().querySelector('p:nth-last-of-type(6)').id = 'here';
    const scrolled = new Promise((resolve) => (window.scrollBy = ({ behavior }) => resolve(behavior)));
    speech.start(article(), { from: document.querySelector('#here') });
    return scrolled;
  });
  assert.equal(behavior, 'smooth');
});

for (const [what, overflow, expected] of [
  ['the page', '', DESKTOP.viewport.width / 2],
  ['the box it stands in', 'auto', 300],
])
  test(`in columns from right to left ${what} is scrolled sideways`, async () => {
    const page = await reading({ device: { ...DESKTOP, reducedMotion: 'reduce' } });
    await page.evaluate((overflow) => {
      const text = article().cloneNode(true);
      const box = Object.assign(document.createElement('div'), { id: 'box' });
      Object.assign(box.style, { writingMode: 'vertical-rl', height: '200px', overflow, width: overflow && '600px' });
      if (!overflow) document.documentElement.style.writingMode = 'vertical-rl';
      document.body.style.margin = 0;
      document.body.replaceChildren(box);
      box.append(text);
      const blocks = [...text.querySelectorAll('p')];
      speech.start(text, { from: blocks[Math.floor(blocks.length / 2)] });
    }, overflow);
    await heard(page);
    assert.deepEqual(await page.evaluate(() => [box.scrollLeft + scrollX < 0, box.scrollTop + scrollY]), [true, 0]);
    const { x } = await middle(page);
    assert.ok(Math.abs(x - expected) < 2, `${x}`);
  });

test('without highlights it is read all the same', async () => {
  const { page } = await visit({ path: `#${INTERVIEW}` });
  await page.evaluate(replaceEngine, [MANDARIN]);
  await page.evaluate(async () => {
    delete window.Highlight;
    Object.defineProperty(CSS, 'highlights', { value: undefined, configurable: true });
    const { Speech } = await import('/www/speech.js');
    new Speech({ onchange: () => {} }).start(document.querySelector('article'));
  });
  const first = await heard(page);
  assert.notEqual(await ended(page), first);
});

test('it is possible where there is an engine', async () => {
  const page = await reading();
  assert.equal(await page.evaluate(() => Speech.possible), true);
  await page.evaluate(() => Object.defineProperty(window, 'speechSynthesis', { value: undefined }));
  assert.equal(await page.evaluate(() => Speech.possible), false);
});
