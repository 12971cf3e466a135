/** Tells the hall about a board only what has changed. */
import type { BoardSaid, Fitness, Report } from '../driver.ts';

export function telling(report: Report<BoardSaid>) {
  let told: Fitness | undefined;
  let shown = false;

  return {
    isDegraded: () => told?.is === 'degraded',
    fitness(fitness: Fitness): void {
      if (told !== undefined && same(told, fitness)) return;
      told = fitness;
      report({ is: 'fitness', fitness });
    },
    /** The picture wanted last is confirmed by the card; told for each picture. */
    shown(): void {
      shown = true;
      report({ is: 'shown', confirmed: 'acked' });
    },
    notShown(): void {
      if (!shown) return;
      shown = false;
      report({ is: 'shown', confirmed: 'none' });
    },
  };
}

function same(a: Fitness, b: Fitness): boolean {
  return a.is === b.is && (a.is === 'ready' || b.is === 'ready' || a.why === b.why);
}
