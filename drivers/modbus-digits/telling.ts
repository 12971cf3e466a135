/** Tells the hall about a display only what has changed. */
import type { BoardSaid, Fitness, Report } from '../driver.ts';

export function telling(report: Report<BoardSaid>) {
  let told = '';
  let isShown = false;

  return {
    fitness(fitness: Fitness): void {
      const tale = JSON.stringify(fitness);
      if (told === tale) return;
      told = tale;
      report({ is: 'fitness', fitness });
    },
    /** The picture wanted last is confirmed by the display; told for each picture. */
    shown(): void {
      isShown = true;
      report({ is: 'shown', confirmed: 'acked' });
    },
    notShown(): void {
      if (!isShown) return;
      isShown = false;
      report({ is: 'shown', confirmed: 'none' });
    },
  };
}
