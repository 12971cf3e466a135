/** A visit's own story: its calls, and who overtook it. */
import { type Check, check, type Told, ticket, time, word } from './held.ts';
import { reasons } from './held-answers.ts';
import { holdCall } from './held-calls.ts';
import { holdJoining } from './held-joinings.ts';
import type { NaiveDay, Person } from './naive-scenes.ts';

type Line = { sentence: string; wrong: string[] };

/** Those who were called from its queue while it waited there, and had come later. */
function overtakers(told: readonly Told[], mine: string): { one: Told; rival: Person }[] {
  return told.flatMap(one => {
    const { called, choice } = one;
    const rival = choice.person(mine);
    if (rival === undefined || rival === called || rival.place !== 'waiting' || rival.queue !== called.queue)
      return [];
    const isLater =
      called.waitsSince > rival.waitsSince ||
      (called.waitsSince === rival.waitsSince && called.order > rival.order);
    return isLater ? [{ one, rival }] : [];
  });
}

const overtaken: readonly Check<Told & { rival: Person }>[] = [
  [
    String.raw`  overtaken by ${ticket('other')}, which waited since ${time('since')}(?:, counted as joined at ${time('joined')},)? and was called to counter ${word('counter')} because (?<reason>.*?)(?: \(taken back at ${time('undone')}\))?`,
    (one, found) => [
      one.called.ticket !== found('other') && 'another overtook it',
      String(one.called.waitsSince) !== found('since') && `it came at ${one.called.waitsSince}`,
      (one.called.joinedAt === one.called.waitsSince ? '' : String(one.called.joinedAt)) !==
        found('joined') && `it counts as joined at ${one.called.joinedAt}`,
      one.scene.call.event.counter !== found('counter') && 'at another counter',
      String(one.scene.undoneAt ?? '') !== found('undone') && 'it was taken back at another time',
      ...check(reasons, one, found('reason')),
    ],
  ],
];

export function holdOwn(
  told: readonly Told[],
  { joinings }: NaiveDay,
  mine: string,
  lines: readonly string[],
): Line[] {
  const texts = lines.map(line => line.replace(/^@\d+ {2}/, ''));
  const calls = told.filter(({ called }) => called.ticket === mine);
  const called = texts.filter(text => text.startsWith('called to counter'));
  const came = joinings.filter(({ ticket: who }) => who === mine);
  const joined = texts.filter(text => text.startsWith('joined the queue'));
  const over = overtakers(told, mine);
  const overLines = texts.filter(text => text.startsWith('  overtaken by'));
  const held: Line[] = called.map((line, index) => {
    const one = calls[index];
    const sentence = line.replace(/ \(taken back at @\d+\)$/, '');
    return { sentence: line, wrong: one === undefined ? ['it was not called'] : holdCall(one, sentence) };
  });
  held.push(
    ...overLines.map(line => {
      const who = /overtaken by (\w+)/.exec(line)?.[1];
      const index = over.findIndex(({ one }) => one.called.ticket === who);
      const [found] = index < 0 ? [] : over.splice(index, 1);
      return {
        sentence: line,
        wrong:
          found === undefined
            ? ['nobody overtook it']
            : check(overtaken, { ...found.one, rival: found.rival }, line),
      };
    }),
  );
  held.push(
    ...joined.map((line, index) => {
      const one = came[index];
      return { sentence: line, wrong: one === undefined ? ['it did not'] : holdJoining(one, line) };
    }),
  );
  if (came.length !== joined.length)
    held.push({ sentence: `the story of ${mine}`, wrong: [`it joined ${came.length} times`] });
  if (calls.length !== called.length || over.length > 0)
    held.push({
      sentence: `the story of ${mine}`,
      wrong: [`${called.length} calls are told of ${calls.length}, ${over.length} who overtook it are not`],
    });
  return held;
}
