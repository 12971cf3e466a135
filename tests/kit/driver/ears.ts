/** What a driver tells, kept for a test to look at. */
import type { Fitness, PadSaid, Report, Reporter } from '../../../drivers/device.ts';

type Of<Said, Is extends Report<Said>['is']> = Extract<Report<Said>, { is: Is }>;

export function ears<Said>() {
  const told: Report<Said>[] = [];
  let heard: Reporter<Said> = () => {};
  const all = <Is extends Report<Said>['is']>(is: Is): Of<Said, Is>[] =>
    told.filter((what): what is Of<Said, Is> => what.is === is);
  return {
    told,
    report(what: Report<Said>): void {
      told.push(what);
      heard(what);
    },
    /** Somebody is told at once, and first what was told before. */
    listen(then: Reporter<Said>): void {
      for (const what of told) then(what);
      heard = then;
    },
    said: (): Said[] => all('said').map(({ said }) => said),
    fitness: (): Fitness[] => all('fitness').map(({ fitness }) => fitness),
    shown: () => all('shown').map(({ confirmed }) => confirmed),
    ended: () => all('job-ended'),
  };
}

/** `next`, `05 ok`, `rating 4` */
export function inWords(said: PadSaid): string {
  return 'press' in said ? `${said.press} ${said.digits}`.trim() : `rating ${said.rating}`;
}

export function fitnessInWords(fitness: Fitness | undefined): string {
  if (fitness === undefined) return 'nothing';
  return 'why' in fitness ? `${fitness.is}: ${fitness.why}` : fitness.is;
}

/** `j1 done`, `j1 failed unplugged` */
export function jobInWords({ id, outcome, why = '' }: { id: string; outcome: string; why?: string }): string {
  return `${id} ${outcome} ${why}`.trim();
}
