/** Of the events that `one-ticket replay` wrote, each on a line. */
export const seqsIn = (out: string): number[] =>
  out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line).seq);
