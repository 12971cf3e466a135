/** What was out of the ordinary, for whoever reads a report in twenty seconds: one sentence each, the worst first. */
import { say } from '../../core/outputs/phrases.ts';
import { surgeLevels } from '../../core/types/rules.ts';
import { whyText } from '../../text/staff/sentences.ts';
import { rounded } from './figure-list.ts';
import { type Figures, isMonth } from './figures.ts';
import type { Naming } from './names.ts';
import { hallOf } from './sections.ts';

/** `trouble`: somebody should do something about it. */
export type Finding = { is: 'trouble' | 'note'; text: string };

export function findingsOf(figures: Figures, naming: Naming): Finding[] {
  const { words } = naming;
  const about = aboutDays(figures, naming);
  const found = [
    ...powerCuts(figures, naming),
    ...brokenPromises(figures, naming),
    ...misled(figures, naming),
    ...longest(figures, naming),
    ...surge(figures, naming),
    ...people(figures, naming),
    ...toldTwice(figures, naming),
    ...devices(figures, naming),
  ];
  const isEmpty = hallOf(figures.groups).tickets === 0;
  if (isEmpty) return [...about, { is: 'note', text: words.findings.empty }, ...found];
  const isQuiet = found.every(({ is }) => is === 'note');
  return [...about, ...found, ...(isQuiet ? [{ is: 'note', text: words.findings.none } as const] : [])];
}

function aboutDays(figures: Figures, { words, time }: Naming): Finding[] {
  const { openDays, bareDays, inside, last } = figures;
  const [day] = openDays;
  const open = isMonth(figures)
    ? say(words.findings.daysNotClosed, { days: openDays.join(', ') })
    : say(words.findings.notClosed, { day: day ?? '', until: time(last.until), inside });
  return [
    ...(day === undefined ? [] : [{ is: 'note', text: open } as const]),
    ...(bareDays.length === 0
      ? []
      : [{ is: 'note', text: say(words.findings.bare, { days: bareDays.join(', ') }) } as const]),
  ];
}

/** What flickered while nobody was served by paper troubled nobody. */
const flickersMs = 30_000;

function powerCuts(figures: Figures, { words, name, time, dateTime }: Naming): Finding[] {
  const shown = isMonth(figures) ? dateTime : time;
  const { power } = words;
  const queues = (ids: readonly string[]) => ids.map(id => name('queue', id)).join(power.and);
  return figures.powerCuts
    .filter(
      ({ from, until = Number.POSITIVE_INFINITY, lists, steps, newcomers }) =>
        until - from >= flickersMs || lists.length + steps + newcomers > 0,
    )
    .map(({ from, until, lists, out, steps, newcomers }) => {
      const missing = lists.filter(queue => !out.includes(queue));
      const paper = [
        out.length === 0 ? power.noLists : say(power.lists, { queues: queues(out) }),
        ...(missing.length === 0 ? [] : [say(power.missing, { queues: queues(missing) })]),
        say(power.entered, { steps, newcomers }),
      ].join(power.between);
      const cut = until === undefined ? power.failing : power.cut;
      const ends = until === undefined ? '' : shown(until);
      return { is: 'trouble', text: say(cut, { from: shown(from), until: ends, paper }) };
    });
}

function brokenPromises({ groups, layout }: Figures, { words, name }: Naming): Finding[] {
  return [...groups.queue]
    .filter(([, { promised, kept }]) => kept < promised)
    .sort(([, one], [, other]) => other.promised - other.kept - (one.promised - one.kept))
    .map(([id, { promised, kept }]) => {
      const promiseMs = layout?.queues.find(queue => queue.id === id)?.promiseMs ?? 0;
      const text = say(words.findings.broken, {
        queue: name('queue', id),
        promised,
        broken: promised - kept,
        minutes: rounded(promiseMs / 60_000, 'minutes'),
        kept: rounded((100 * kept) / promised, 'percent'),
      });
      return { is: 'trouble', text };
    });
}

/** R11: nine in ten are aimed at, and few days of a hall whose tickets are true fall below this. */
const leastCoverage = 0.8;
const fewestJudged = 50;

function misled({ estimates: { overall, queues } }: Figures, { words, name }: Naming): Finding[] {
  const { held } = overall;
  if (held === undefined || held.count < fewestJudged || held.coverage >= leastCoverage) return [];
  const judged = [...queues].flatMap(([queue, one]) =>
    one.held === undefined ? [] : [{ queue, ...one.held }],
  );
  // Where the most were misled, not where one of two was.
  const [worst] = judged.sort(
    (one, other) => other.count * (1 - other.coverage) - one.count * (1 - one.coverage),
  );
  if (worst === undefined) return [];
  const percent = (share: number) => Math.round(100 * share);
  const text = say(words.estimates.misled, {
    share: percent(held.coverage),
    count: held.count,
    queue: name('queue', worst.queue),
    ofQueue: percent(worst.coverage),
    inQueue: worst.count,
  });
  return [{ is: 'trouble', text }];
}

function longest(figures: Figures, { words, name, time, dateTime }: Naming): Finding[] {
  const { longestWait, layout } = figures;
  if (longestWait === undefined) return [];
  const { ticket, queue, waitedMs, at } = longestWait;
  const promiseMs = layout?.queues.find(({ id }) => id === queue)?.promiseMs;
  const text = say(words.findings.longest, {
    minutes: Math.round(waitedMs / 60_000),
    ticket,
    queue: name('queue', queue),
    time: isMonth(figures) ? dateTime(at) : time(at),
  });
  return [{ is: promiseMs !== undefined && waitedMs > promiseMs ? 'trouble' : 'note', text }];
}

function surge({ surge: times }: Figures, { words, level, lasts }: Naming): Finding[] {
  return surgeLevels
    .toReversed()
    .filter(one => (times.get(one) ?? 0) > 0)
    .map(one => ({
      is: one === 'attention' ? 'note' : 'trouble',
      text: say(words.findings.surge, { level: level(one), time: lasts(times.get(one) ?? 0) }),
    }));
}

function people(figures: Figures, { words, dateTime }: Naming): Finding[] {
  const { groups, openFollowUps, openQuestions, notPrinted } = figures;
  const { left, ratings, badRatings, forgotten } = hallOf(groups);
  const closing = left.get('closing') ?? 0;
  const since = Math.min(...openFollowUps.map(({ openedAt }) => openedAt));
  const sentences: [boolean, string][] = [
    [closing > 0, say(words.findings.closing, { count: closing })],
    [
      openFollowUps.length > 0,
      openFollowUps.length === 0
        ? ''
        : say(words.findings.followUps, { count: openFollowUps.length, since: dateTime(since) }),
    ],
    [
      openQuestions.length > 0,
      say(words.findings.questions, {
        count: openQuestions.length,
        since: dateTime(openQuestions[0]?.openedAt ?? 0),
      }),
    ],
    [
      badRatings > 0,
      say(words.findings.badRatings, {
        count: badRatings,
        ratings,
        share: rounded((100 * badRatings) / Math.max(1, ratings), 'percent'),
      }),
    ],
    [forgotten > 0, say(words.findings.forgotten, { count: forgotten })],
    [
      notPrinted.length > 0,
      say(words.findings.notPrinted, {
        count: notPrinted.length,
        tickets: notPrinted.map(({ ticket }) => ticket).join(', '),
      }),
    ],
  ];
  return sentences.filter(([isSo]) => isSo).map(([, text]) => ({ is: 'trouble', text }));
}

/** 一次性告知制: with those whose slip did not name all. */
function toldTwice({ groups }: Figures, { words, name }: Naming): Finding[] {
  const count = hallOf(groups).toldTwice;
  if (count === 0) return [];
  const counters = [...groups.counter].flatMap(([id, group]) =>
    group.toldTwice === 0 ? [] : [name('counter', id)],
  );
  const text = say(words.findings.toldTwice, { count, counters: counters.join(', ') });
  return [{ is: 'trouble', text }];
}

function devices({ repairs, downMs }: Figures, { words, lasts }: Naming): Finding[] {
  return repairs.flatMap(({ device, count, last }) => {
    const down = downMs.get(device) ?? 0;
    // What broke and was mended while nobody worked troubled nobody.
    if (down === 0 && last.mendedAt !== undefined) return [];
    const [mended, notMended] =
      count === 1
        ? [words.findings.device, words.findings.deviceStill]
        : [words.findings.deviceOften, words.findings.deviceOftenStill];
    const sentence = last.mendedAt === undefined ? notMended : mended;
    const text = say(sentence, { device, count, time: lasts(down), why: whyText(last.why) });
    return [{ is: 'trouble', text } as const];
  });
}
