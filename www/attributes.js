/**
 * Attributes that are properties of the same name, as the platform's own elements have them.
 *
 * `mirror(BaolanReader, ['wasm-url'])` makes `reader.wasmUrl` the attribute `wasm-url`.
 *
 * @module
 */

/**
 * @param {string} name of an attribute
 * @returns {string} of its property
 */
export const camel = (name) => name.replace(/-./g, (dash) => dash[1].toUpperCase());

/**
 * @param {typeof HTMLElement} Element
 * @param {string[]} names of attributes; their properties are strings, or null where there is none
 */
export function mirror(Element, names) {
  for (const name of names) {
    Object.defineProperty(Element.prototype, camel(name), {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(name);
      },
      set(value) {
        if (value == null) this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    });
  }
}
