export type Looks = {
  /** Something may be otherwise than it was. */
  again(): void;
  /** Resolves as soon as it is so; rejects with what `why` says it never will be for. */
  until(isSo: () => boolean, why?: () => Error | undefined): Promise<void>;
};

/** Those who wait until something is so, each of whom looks again whenever it may have changed. */
export function newLooks(): Looks {
  const waiting = new Set<() => void>();
  return {
    again() {
      for (const look of waiting) look();
    },
    until: (isSo, why = () => undefined) =>
      new Promise((found, failed) => {
        const look = () => {
          const isThere = isSo();
          const never = isThere ? undefined : why();
          if (!isThere && never === undefined) return;
          waiting.delete(look);
          if (never === undefined) found();
          else failed(never);
        };
        waiting.add(look);
        look();
      }),
  };
}
