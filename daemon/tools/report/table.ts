/** One table of a report: the first `words` columns are words, the others figures. `note` stands below it. */
export type Table = {
  title: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  words: number;
  note?: string;
};
