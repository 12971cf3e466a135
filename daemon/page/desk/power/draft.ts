/** The line that is being typed. It is kept while somebody looks at another part, or loads the page anew. */
import { effect, signal } from '@preact/signals';
import type { Hall } from '../told/hall.ts';
import type { Power } from '../told/payloads.ts';
import { clockTime, hallTime, infoTold } from '../told/source.ts';
import { enter, lines } from './pending.ts';
import { type Asked, askedOf, type Known, lineOf, type Typed, type Wrong } from './typed.ts';

const empty: Typed = {
  number: '',
  service: '',
  choice: {},
  counter: '',
  outcome: 'approved',
  reason: '',
  papers: '',
  time: '',
};
const kept = 'desk-paper-line';

export const typed = signal<Typed>(restored());
effect(() => sessionStorage.setItem(kept, JSON.stringify(typed.value)));
export const wrong = signal<Wrong | undefined>(undefined);

function restored(): Typed {
  try {
    return { ...empty, ...JSON.parse(sessionStorage.getItem(kept) ?? '{}') };
  } catch {
    return empty;
  }
}

export function change(change: Partial<Typed>): void {
  typed.value = { ...typed.value, ...change };
  wrong.value = undefined;
}

/** The first was served when the lists were printed, until somebody types another time. */
export function startWith({ failedAt, printedAt = failedAt }: Power): void {
  if (typed.value.time === '') change({ time: clockTime(printedAt) });
}

function knownNow(hall: Hall, power: Power): Known {
  const mine = lines.value.filter(({ is }) => is !== 'refused').map(({ order }) => order.args);
  const told = power.last.map(({ servedAt, ...line }) => ({
    ...line,
    ...(servedAt !== undefined && { at: servedAt }),
  }));
  return { hall, power, entered: [...mine, ...told] };
}

export function asked(hall: Hall, power: Power): Asked | undefined {
  const now = askedOf(typed.value.number, knownNow(hall, power));
  return 'is' in now ? undefined : now;
}

/** What is not right of it; undefined: it is on its way, and the next one has its counter and its time. */
export function enterLine(hall: Hall, power: Power): Wrong | undefined {
  const now = { at: hallTime.value, timeZone: infoTold.value?.timeZone };
  const line = lineOf(typed.value, knownNow(hall, power), now);
  if ('field' in line) {
    wrong.value = line;
    return line;
  }
  enter(line, typed.value);
  const { counter, time } = typed.value;
  typed.value = { ...empty, counter, time };
  wrong.value = undefined;
  return undefined;
}
