// The manifest that is shipped, pkg/custom-elements.json, and the types beside it are held against the element as it is: what it is asked for, does
// and shows on a tour of every view there is.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { URL_OF_READER, alone, load, visit } from './browser.mjs';
import { issue } from './continued.mjs';
import { ask, found, furnished, give, keep, page as text, pin, sheet, show } from './shelf.mjs';

const SEED = '/seeds/xiaoshan-2024-01-12-p1.txt';

/** Stories of the kinds that the sample issue does not have. */
const KINDS = `春耕现场会举行

本报讯（记者 张三）昨日上午，春耕现场会在河
东乡举行，代表们察看了早稻育秧的情况，并就下
一步的工作交流了看法。
    县农业部门介绍，今年早稻面积稳中有增，农
资储备充足，各项补贴已经发到农户手中。

公益广告

节约用水从我做起

    一滴水看似微小，汇成江河却能滋养万物。请
随手关紧水龙头，让每一滴水都用在需要的地方，
也让孩子们看见珍惜的样子。

停水公告

因供水管道改造施工，定于2024年1月15日8时至20时
对柳溪街道、湖滨路沿线停止供水，请用户提前做好
储水准备。不便之处，敬请谅解。
柳溪自来水公司
2024年1月12日
`;

/** A page with nothing on it but its name. */
const EMPTY = '04文化\n';

let element;
before(async () => {
  const response = await fetch(`${URL_OF_READER}pkg/custom-elements.json`);
  const { modules } = await response.json();
  [element] = modules[0].declarations;
});

const names = (kind) => element[kind].map(({ name }) => name).sort();
const on = (page, script, ...args) => page.evaluate(script, ...args);
const set = (page, properties) => on(page, (properties) => void Object.assign(document.querySelector('baolan-reader'), properties), properties);

/** In the page, before anything of it runs: whatever the element shows, asks and says is written down. */
function witness() {
  const seen = (globalThis.seen = { parts: new Set(), slots: new Set(), read: new Set(), events: {}, silent: [] });
  const note = (node) => {
    for (const part of node.part ?? []) seen.parts.add(part);
    if (node.localName === 'slot') seen.slots.add(node.name);
    for (const child of node.children ?? []) note(child);
  };
  const { attachShadow, getAttribute, hasAttribute, dispatchEvent } = Element.prototype;
  Element.prototype.attachShadow = function (...args) {
    const root = attachShadow.apply(this, args);
    const observer = new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach(note)));
    observer.observe(root, { childList: true, subtree: true });
    return root;
  };
  const noting = (method) =>
    function (name) {
      if (this.localName === 'baolan-reader') seen.read.add(name);
      return method.call(this, name);
    };
  Element.prototype.getAttribute = noting(getAttribute);
  Element.prototype.hasAttribute = noting(hasAttribute);
  EventTarget.prototype.dispatchEvent = function (event) {
    if (this.localName === 'baolan-reader') {
      seen.events[event.type] = Object.keys(event.detail);
      if (!event.bubbles || !event.composed) seen.silent.push(event.type);
    }
    return dispatchEvent.call(this, event);
  };
}

/** What was written down on a page. */
const witnessed = (page) =>
  on(page, () => ({ parts: [...seen.parts], slots: [...seen.slots], read: [...seen.read], events: seen.events, silent: seen.silent }));

/** The reader at its first view, under observation from the beginning. */
async function observed(wish) {
  const visited = await visit(wish);
  await visited.page.addInitScript(witness);
  await visited.page.reload();
  return visited;
}

/** Ways through all that the element shows; each gives its page. */
const TOURS = {
  'an article, its tools and the search': async () => {
    // What is still on its way when the network goes, the browser says.
    const { page, context } = await observed({ expected: /ERR_INTERNET_DISCONNECTED/ });
    await furnished(page);
    await load(page, [KINDS]);
    await on(page, (src) => Object.assign(document.querySelector('baolan-reader'), { src }).ready.then(() => {}), `${SEED}?again`);
    await set(page, { article: 'p1-a4', view: 'lines' });
    await page.locator('.original').waitFor();
    await set(page, { writingMode: 'vertical' });
    await page.getByRole('button', { name: '版式' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '版面' }).click();
    await page.keyboard.press('Escape');
    await page.locator('baolan-reader > article').focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox').fill('合作杜');
    await page.locator('.meant').waitFor();
    await page.getByRole('combobox').fill('萧山');
    await page.locator('.aid').first().waitFor();
    await page.getByRole('option').first().waitFor();
    await page.getByRole('combobox').press('Enter');
    await page.locator('.matches').waitFor();
    await context.setOffline(true);
    await page.waitForFunction(() => 'baolan-offline' in seen.events);
    return page;
  },
  'an issue of several pages, one of them empty': async () => {
    const { page } = await observed();
    await load(page, [...issue(), EMPTY]);
    await page.locator('.folios').waitFor();
    await set(page, { page: '2' });
    await page.locator('.turns').first().waitFor();
    await set(page, { page: '4' });
    await page.locator('.nothing').waitFor();
    await page.getByRole('button', { name: '版面' }).click();
    await page.locator('.all .thumbnail').first().waitFor();
    return page;
  },
  'an issue that can’t be opened': async () => {
    const { page } = await observed({ expected: /404/ });
    await alone(page, { src: `${SEED} /seeds/none.txt` });
    await page.locator('.failure .which').waitFor();
    return page;
  },
  'the library': async () => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    const { page } = await observed({ routes: { '**/baolan_papers_bg.wasm': async (route) => (await held, route.continue()) } });
    await furnished(page);
    await pin(page);
    await give(page, { '1.txt': issue()[0] });
    await sheet(page).locator('.progressing').waitFor();
    release();
    await sheet(page).locator('.proof').waitFor();
    await page.keyboard.press('Escape');
    await keep(page, { '1.txt': text('春天来了') }, { publication: '城乡报', date: '2023-05-06' });
    await give(page, { '1.pdf': '%PDF-1.7' });
    await sheet(page).getByRole('alert').waitFor();
    await sheet(page).getByRole('alert').getByRole('button').click();
    await sheet(page).locator('.calendar').waitFor();
    await page.keyboard.press('Escape');
    await ask(page, '春天');
    await found(page).first().waitFor();
    return page;
  },
};

/** @type {Awaited<ReturnType<typeof witnessed>>[]} of each tour */
const all = [];
for (const [name, tour] of Object.entries(TOURS)) test(`the tour: ${name}`, async () => void all.push(await witnessed(await tour())));

const everything = (kind) => {
  assert.equal(all.length, Object.keys(TOURS).length, 'a tour came to nothing');
  return [...new Set(all.flatMap((seen) => seen[kind]))].sort();
};

test('the parts that are seen are those of the manifest', () => {
  const seen = everything('parts');
  const named = names('cssParts');
  assert.deepEqual(seen.filter((part) => !named.includes(part)), [], 'seen, and not in the manifest');
  assert.deepEqual(named.filter((part) => !seen.includes(part)), [], 'in the manifest, and not seen');
});

test('the slots that are seen are those of the manifest', () => assert.deepEqual(everything('slots'), names('slots')));

test('the attributes that are observed or read are those of the manifest', async () => {
  const { page } = await visit();
  const { observedAttributes } = await on(page, () => ({ observedAttributes: customElements.get('baolan-reader').observedAttributes }));
  assert.deepEqual([...new Set([...observedAttributes, ...everything('read')])].sort(), names('attributes'));
});

test('the events that are heard are those of the manifest, each with its detail, bubbling and composed', () => {
  const heard = Object.assign({}, ...all.map(({ events }) => events));
  assert.deepEqual(Object.keys(heard).sort(), names('events'));
  assert.deepEqual(everything('silent'), []);
  for (const { name, type } of element.events) {
    const detail = /^CustomEvent<\{ (.*) \}>$/.exec(type.text)?.[1];
    if (detail) assert.deepEqual(heard[name], detail.split(', ').map((field) => field.replace(/\??:.*/, '')), name);
  }
});

test('the properties and methods are those of the manifest', async () => {
  const { page } = await visit();
  const own = await on(page, () => {
    const { prototype } = customElements.get('baolan-reader');
    const described = Object.entries(Object.getOwnPropertyDescriptors(prototype));
    const of = (wanted) => described.filter(([name, descriptor]) => wanted(descriptor) && !/^constructor$|Callback$/.test(name)).map(([name]) => name).sort();
    return {
      methods: of(({ value }) => typeof value === 'function'),
      readonly: of(({ get, set }) => get && !set),
      mirrored: of(({ set }) => set),
      loose: Object.getOwnPropertyNames(document.querySelector('baolan-reader')),
    };
  });
  const members = (wanted) => element.members.filter(wanted).map(({ name }) => name).sort();
  assert.deepEqual(own, {
    methods: members(({ kind }) => kind === 'method'),
    readonly: members(({ readonly }) => readonly),
    mirrored: members(({ reflects }) => reflects),
    loose: [],
  });
});

test('each property is the attribute that the manifest says', async () => {
  const { page } = await visit();
  const mirrored = element.members.filter(({ reflects }) => reflects);
  const pairs = element.attributes.filter(({ fieldName }) => fieldName).map(({ name, fieldName }) => [name, fieldName]);
  assert.deepEqual(mirrored.map(({ attribute, name }) => [attribute, name]), pairs);
  const wrong = await on(page, (mirrored) => {
    const reader = document.createElement('baolan-reader');
    return mirrored.filter(({ name, attribute }) => {
      reader[name] = '1';
      const there = reader.getAttribute(attribute) === '1';
      reader.removeAttribute(attribute);
      return !there || reader[name] !== null;
    });
  }, mirrored);
  assert.deepEqual(wrong, []);
});

/** How all that a reader shows looks, as far as custom properties may say: as it is, and with a property set to each of some values. At one moment. */
const looks = (page, name, values) =>
  on(page, ([name, values]) => {
    const reader = document.querySelector('baolan-reader');
    const nodes = [reader, ...reader.shadowRoot.querySelectorAll('*'), ...reader.querySelectorAll(':scope > article, :scope > article *')];
    const borders = ['Top', 'Right', 'Bottom', 'Left'].map((side) => `border${side}Color`);
    const names = ['color', 'backgroundColor', ...borders, 'fontFamily', 'fontSize', 'lineHeight', 'maxInlineSize'];
    const looks = ['', ...values].map((value) => {
      reader.style.setProperty(name, value);
      return nodes.map((node) => {
        const style = getComputedStyle(node);
        return names.map((name) => style[name]).join();
      });
    });
    reader.style.removeProperty(name);
    return looks;
  }, [name, values]);

/** Another value of each syntax than any default. */
const OTHERS = { '<color>': 'rgb(1, 2, 3)', '<string>#': '"Nobody’s"', '<length>': '17px', '<number>': '3' };

test('the custom properties that the styles ask for are those of the manifest, and each is its default unless it is set', async () => {
  const { page } = await visit();
  await furnished(page);
  await set(page, { article: 'p1-a4', q: '民政' });
  await page.locator('baolan-reader > article mark').first().waitFor();
  const asked = await on(page, () => {
    const { shadowRoot } = document.querySelector('baolan-reader');
    const text = [...shadowRoot.adoptedStyleSheets, ...document.adoptedStyleSheets].flatMap(({ cssRules }) => [...cssRules]).map(({ cssText }) => cssText).join();
    return [...new Set(text.match(/(?<=var\()--baolan-[\w-]+/g))].sort();
  });
  assert.deepEqual(asked, names('cssProperties'));
  for (const { name, default: value, syntax } of element.cssProperties) {
    const [unset, set, other] = await looks(page, name, [value, OTHERS[syntax]]);
    assert.deepEqual(set, unset, `${name} is ${value}`);
    assert.notDeepEqual(other, unset, `${name} changes something`);
  }
});
