/** What more counters would have made of a day, in a table and in one sentence. */
import type { Rules } from '../../../core/types/rules.ts';
import type { OpenMore } from '../more-counters.ts';
import { askedOf } from '../open-request.ts';
import { minutesText } from '../time-of-day.ts';
import type { Told } from '../told.ts';
import type { Words } from '../words/en/words.ts';
import { midnightOf } from '../working-hours.ts';
import type { PlayedDay } from './played-day.ts';
import { type DayWithMore, type Effect, effectOn, together } from './what-if.ts';

/** The same day as it was played without and with them. */
export type Compared = { day: string; without: PlayedDay; then: PlayedDay; opened: DayWithMore['opened'] };

export function whatIfOf(rules: Rules, more: OpenMore, days: readonly Compared[], words: Words): Told {
  const nameOf = (queue: string): string => rules.queues.get(queue)?.name ?? queue;
  const all = effectsOf(rules, more, days);
  const rows = all.map(({ queue, people, withoutMs, withMs, longer }) => [
    queue,
    nameOf(queue),
    String(people),
    ...[withoutMs, withMs, withMs - withoutMs].map(minutesText),
    String(longer.people),
  ]);
  return [
    ...openedText(days, words),
    '',
    { head: words.like.effects, rows, words: 2 },
    '',
    sentence(rules, more, { days, all }, words),
  ];
}

/** In each queue in which somebody waited, and in the one that was asked for. */
export function effectsOf(rules: Rules, more: OpenMore, days: readonly Compared[]): Effect[] {
  const queues = [...rules.queues.keys()];
  return queues
    .map(queue => together(days.map(({ without, then }) => effectOn(queue, without.waits, then.waits))))
    .filter(({ people }, nth) => people > 0 || queues[nth] === more.queue);
}

/** In that queue, of those who waited in the time that was asked for. */
export function askedEffectOf(rules: Rules, more: OpenMore, days: readonly Compared[]): Effect {
  const during = (day: string) => {
    const midnight = midnightOf(rules, day);
    return { from: midnight + more.fromMs, until: midnight + more.untilMs };
  };
  return together(
    days.map(({ day, without, then }) => effectOn(more.queue, without.waits, then.waits, during(day))),
  );
}

/** Alike on all days, or day by day. */
function openedText(days: readonly Compared[], words: Words): string[] {
  const told = days.map(({ day, opened }) => ({ day, text: words.like.opened(opened.closed, opened.added) }));
  const [first] = told;
  if (first !== undefined && told.every(({ text }) => text === first.text)) return [first.text];
  return told.map(({ day, text }) => `${day}: ${text}`);
}

function sentence(
  rules: Rules,
  more: OpenMore,
  { days, all }: { days: readonly Compared[]; all: readonly Effect[] },
  words: Words,
): string {
  const { people, withoutMs, withMs } = askedEffectOf(rules, more, days);
  const called = (queue: string): string => words.queue(queue, rules.queues.get(queue)?.name ?? queue);
  const asked = { ...askedOf(rules, more, words), days: days.length };
  if (people === 0) return words.like.nobodyWaited(asked);
  const isLittle = Math.abs(withMs - withoutMs) < halfMinuteMs;
  const means = { people, from: roundly(withoutMs), to: roundly(withMs) };
  const effect = isLittle
    ? words.like.hardly(asked, means)
    : withMs < withoutMs
      ? words.like.cut(asked, means)
      : words.like.lengthened(asked, means);
  const longer = all
    .filter(one => one.longer.people > 0)
    .sort((one, other) => other.longer.people - one.longer.people);
  const others = all.map(({ queue }) => queue).filter(queue => queue !== more.queue);
  const price =
    longer.length === 0
      ? words.like.nobodyLonger(others.map(called))
      : words.like.longer(
          longer.map(one => ({
            queue: called(one.queue),
            people: one.longer.people,
            by: roundly(one.longer.byMs),
          })),
        );
  return words.like.sentence(effect, price);
}

const minuteMs = 60_000;
const halfMinuteMs = 30_000;

/** Whole minutes; below ten, tenths. */
function roundly(ms: number): string {
  return ms < 10 * minuteMs ? minutesText(ms) : String(Math.round(ms / minuteMs));
}
