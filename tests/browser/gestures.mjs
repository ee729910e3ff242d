// What hands do, in the words of WebDriver, which are the same in both its protocols: `click(10, 20)` is a list of actions.

/** The keys that are no characters, by the names that the DOM has for them. */
const KEYS = { Enter: '\uE007', ArrowDown: '\uE015' };

const keys = (/** @type {string[]} */ values) => [
  { type: 'key', id: 'keyboard', actions: values.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) },
];

/** The mouse moves to a place in the window, and its button goes down and up. */
export const click = (/** @type {number} */ x, /** @type {number} */ y) => [
  {
    type: 'pointer',
    id: 'mouse',
    parameters: { pointerType: 'mouse' },
    actions: [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  },
];

/** A text is typed, a key a character. */
export const type = (/** @type {string} */ text) => keys([...text]);

/** One key is pressed. */
export const press = (/** @type {keyof typeof KEYS} */ key) => keys([KEYS[key]]);
