// SQLite compiled to wasm with FTS5, whatever its tokenizer: `sqlite({ columns, shown, condition })` is an engine.

import start from '@sqlite.org/sqlite-wasm';

const BM25 = 'bm25(articles, 3.0, 1.0)';

/** An engine of one table: `columns` as FTS5 declares them, `shown(text)` what is stored of a text, `condition(query)` of a query. */
export function sqlite({ columns, shown, condition }) {
  let sqlite3;
  let database;
  let statements;
  return {
    async start() {
      sqlite3 = await start({ print() {}, printErr() {} });
    },
    build(articles) {
      database = new sqlite3.oo1.DB(':memory:');
      database.exec(`CREATE VIRTUAL TABLE articles USING fts5(${columns}); BEGIN`);
      const insert = database.prepare('INSERT INTO articles (rowid, title, body) VALUES (?, ?, ?)');
      articles.forEach(({ title, body }, number) => insert.bind([number + 1, shown(title), shown(body)]).stepReset());
      insert.finalize();
      database.exec("COMMIT; INSERT INTO articles (articles) VALUES ('optimize'); VACUUM");
    },
    save: () => sqlite3.capi.sqlite3_js_db_export(database.pointer),
    open(bytes) {
      database = new sqlite3.oo1.DB();
      statements = new Map();
      const { sqlite3_deserialize: deserialize, SQLITE_DESERIALIZE_FREEONCLOSE: FREE } = sqlite3.capi;
      const address = sqlite3.wasm.allocFromTypedArray(bytes);
      database.checkRc(deserialize(database.pointer, 'main', address, bytes.length, bytes.length, FREE));
    },
    search(query, limit) {
      const { match, like } = condition(query);
      const statement = prepared(match !== undefined, like.length);
      const patterns = like.flatMap((part) => [`%${part}%`, `%${part}%`]);
      statement.bind([...(match === undefined ? [] : [match]), ...patterns, limit]);
      const found = [];
      while (statement.step()) found.push(statement.getInt(0) - 1);
      statement.reset();
      return found;
    },
    memory: () => sqlite3.wasm.heap8().byteLength,
  };

  /** The statement for a query with or without MATCH and so many LIKE, prepared once. */
  function prepared(matches, likes) {
    const conditions = [
      ...(matches ? ['articles MATCH ?'] : []),
      ...Array(likes).fill('(title LIKE ? OR body LIKE ?)'),
    ];
    const order = matches ? `ORDER BY ${BM25}` : '';
    const sql = `SELECT rowid FROM articles WHERE ${conditions.join(' AND ')} ${order} LIMIT ?`;
    if (!statements.has(sql)) statements.set(sql, database.prepare(sql));
    return statements.get(sql);
  }
}

/** A string that FTS5 looks for as it stands. */
export const quoted = (part) => `"${part.replaceAll('"', '""')}"`;
