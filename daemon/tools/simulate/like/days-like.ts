/** The days of the journal that `--like` names, read beside a running daemon as `report` reads them. */
import type { Event } from '../../../core/types/events.ts';
import type { Rules } from '../../../core/types/rules.ts';
import { openDayBook } from '../../../history/day-book.ts';
import { type DayFault, daysOf, tellDay } from '../../../journal/reader.ts';
import type { Unknown } from '../words/asked.ts';
import type { Words } from '../words/en/words.ts';
import type { RecordedDay } from './recorded-day.ts';
import { openRecording } from './recording.ts';
import { type Wait, waitsOf } from './waits.ts';

export type DayLike = { recorded: RecordedDay; waits: readonly Wait[] };

const form = /^(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?$/;

/** `config`: the file that `rules` are from. */
export function daysLike(
  { state, like, config }: { state: string; like: string; config: string },
  rules: Rules,
  words: Words['like'],
): { ok: true; days: DayLike[] } | DayFault {
  const [, from, until = from] = form.exec(like) ?? [];
  if (from === undefined || until === undefined || from > until)
    return { ok: false, fault: 'usage', message: words.faults.form(like) };
  const found = daysOf(state);
  if (!found.ok) return found;
  const wanted = found.days.filter(day => from <= day && day <= until);
  if (wanted.length === 0)
    return {
      ok: false,
      fault: 'usage',
      message: words.faults.noDay(state, like, [found.days[0] ?? '', found.days.at(-1) ?? '']),
    };
  const days: DayLike[] = [];
  for (const day of wanted) {
    const recording = openRecording(rules);
    const book = openDayBook(day);
    const told = tellDay(state, day, ({ at, event, seq }) => {
      recording.saw(event as Event, at);
      book.saw(event as Event, at, seq);
    });
    if (!told.ok) return told;
    const recorded = recording.recorded();
    const strange = unknownIn(rules, recorded);
    if (Object.values(strange).some(names => names.length > 0))
      return { ok: false, fault: 'usage', message: words.faults.otherConfig(day, config, strange) };
    if (recorded.people.length === 0) return { ok: false, fault: 'usage', message: words.faults.nobody(day) };
    days.push({ recorded, waits: waitsOf(book.told(), ticket => ticket) });
  }
  return { ok: true, days };
}

function unknownIn(rules: Rules, { people, shifts }: RecordedDay): Unknown {
  const unknown = (known: ReadonlyMap<string, unknown>, named: Iterable<string>): string[] =>
    [...new Set(named)].filter(one => one !== '' && !known.has(one)).sort();
  return {
    queues: unknown(
      rules.queues,
      people.flatMap(({ stays }) => stays.map(({ queue }) => queue)),
    ),
    counters: unknown(rules.counters, shifts.keys()),
    services: unknown(
      rules.services,
      people.flatMap(({ services }) => services),
    ),
  };
}
