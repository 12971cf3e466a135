/** Of the number and the dark page of a display that is called: which has its turn, and until when. */

/** How long each of them stands: an exchange takes 20–40 ms of a line that others need. */
const pageMs = 1000;

export function newPageTurn() {
  let page = 0;
  let untilMs = Infinity;

  const stands = (nowMs: number): void => {
    untilMs = nowMs + pageMs;
  };
  return {
    /** The first page, for as long as it takes until it stands. */
    restart(): void {
      page = 0;
      untilMs = Infinity;
    },
    stands,
    /** The page whose turn it is. */
    of<Page>(pages: readonly [Page, ...Page[]], nowMs: number): Page {
      if (pages.length > 1 && untilMs <= nowMs) {
        page = 1 - page;
        stands(nowMs);
      }
      return pages[page] ?? pages[0];
    },
    /** When the other page has its turn. */
    endsAtMs: (pages: readonly unknown[]) => (pages.length > 1 ? untilMs : Infinity),
  };
}
