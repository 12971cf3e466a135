import fc from 'fast-check';

/** Plays round after round until so many were played, each with cases of its own: with one seed (tests/seed.ts) all would be the first. */
export function inRounds(enough: number, play: () => number): void {
  const given = fc.readConfigureGlobal();
  try {
    for (let played = 0, round = 0; played < enough; round += 1) {
      fc.configureGlobal({ ...given, seed: (given.seed ?? 0) + round });
      played += play();
    }
  } finally {
    fc.configureGlobal(given);
  }
}
