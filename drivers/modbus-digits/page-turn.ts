/** Of the number and the dark page of a display that is called: which has its turn, and until when. */

/** How long each of them stands: an exchange takes 20–40 ms of a line that others need. */
const pageMs = 1000;

export type PageTurn = {
  /** The first page, for as long as it takes until it stands. */
  restart(): void;
  stands(nowMs: number): void;
  /** The page whose turn it is. */
  of<Page>(pages: readonly [Page, ...Page[]], nowMs: number): Page;
  /** When the other page has its turn. */
  endsAtMs(pages: readonly unknown[]): number;
};

export function newPageTurn(): PageTurn {
  let page = 0;
  let untilMs = Infinity;

  const stands = (nowMs: number): void => {
    untilMs = nowMs + pageMs;
  };
  return {
    restart() {
      page = 0;
      untilMs = Infinity;
    },
    stands,
    of(pages, nowMs) {
      if (pages.length > 1 && untilMs <= nowMs) {
        page = 1 - page;
        stands(nowMs);
      }
      return pages[page] ?? pages[0];
    },
    endsAtMs: pages => (pages.length > 1 ? untilMs : Infinity),
  };
}
