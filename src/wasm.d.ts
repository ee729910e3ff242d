/** An issue of a newspaper; the README and src/issue.rs say what each field is. */
export interface Issue {
  publication: string | null;
  publisher: string | null;
  date: string | null;
  number: string | null;
  edition: string | null;
  pages: Page[];
}
export interface Page {
  number: number;
  name: string | null;
  articles: Article[];
  furniture: { text: string; role: 'masthead' | 'publisher' | 'date' | 'folio' | 'credits' | 'other' }[];
}
export interface Article {
  id: string;
  kind: 'news' | 'interview' | 'photo' | 'brief' | 'teaser' | 'notice' | 'advertisement' | 'other';
  column: string | null;
  kicker: string[];
  headline: string[];
  subhead: string[];
  byline: string | null;
  dateline: string | null;
  credit: string | null;
  authors: { name: string; role: string | null }[];
  body: { text: string; role: 'paragraph' | 'heading' | 'question' | 'answer' | 'note'; speaker?: string }[];
  jumps: { direction: 'to' | 'from'; page: number | null; text: string; article?: string }[];
  spans: [number, number][];
  confidence: number;
}
/** A piece of a text; `mark` where it matches. */
export interface Run { text: string; mark: boolean }
export interface Hits {
  query: string;
  total: number;
  exact: boolean;
  meant?: string | null;
  hits: { article: string; segment?: number; score: number; matches: number; snippet: Run[] }[];
}
/** Every text of an article, each cut into runs. */
export interface Marked {
  column: Run[] | null;
  kicker: Run[][];
  headline: Run[][];
  subhead: Run[][];
  byline: Run[] | null;
  body: Run[][];
  jumps: Run[][];
}
/** How many of the found articles have a value, the most frequent first. */
export interface Facet { value: string; count: number }
export interface Facets { pages: Facet[]; sections: Facet[]; kinds: Facet[]; authors: Facet[]; dates: Facet[] }
export interface Suggestion { text: string; source: 'author' | 'earlier' | 'headline' }
/** A number and what it is made of. */
export interface Reason { value: number; what: string; of: Reason[] }
