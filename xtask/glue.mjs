// Makes what wasm-bindgen writes to start a wasm smaller, by what the reader has no use for: in comes pkg/baolan_wasm.js, out goes
// the same with less to say.
//
//   withoutSpares(source)     initSync({ module }) takes a compiled module in an object, and nothing else
//
// wasm-bindgen writes for who calls it in any way, from any engine. The reader calls it in one, in browsers that have all it asks for.

// What is cut, and what is left in its place.
const SPARES = [
  // The reader frees each edition itself, so none is told to a registry that would.
  [/^const EditionFinalization = [^;]*;$/m, ''],
  [/^ *EditionFinalization\.(?:un)?register\(.*\);\n/gm, ''],
  // A wasm that takes strings always brings a way to grow one.
  [/^ *if \(realloc === undefined\) \{[^}]*\}\n/m, ''],
  // What is compiled already, and comes in an object.
  [/^ *if \(module !== undefined\) \{\s*if \(Object\.getPrototypeOf\(module\)[^{]*\{\s*(\(\{module\} = module\))\s*\} else \{[^}]*\}\s*\}\n/m, '$1;\n'],
  [/^ *if \(!\(module instanceof WebAssembly\.Module\)\) \{[^}]*\}\n/m, ''],
  // Every browser has a clock.
  [/typeof performance === 'undefined' \? undefined : performance;\s*return isLikeNone\(ret\) \? 0 : (addToExternrefTable0\(ret\));/, 'performance; return $1;'],
];

/** The source without its spares; what wasm-bindgen says otherwise one day is an error, so that it is seen. */
export function withoutSpares(source) {
  return SPARES.reduce((left, [spare, instead]) => {
    const less = left.replace(spare, instead);
    if (less === left) throw new Error(`wasm-bindgen no longer writes ${spare}`);
    return less;
  }, source);
}
