/** R17: what became of a visit's follow-ups and questions is told also where it happened on another day than the visit's own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exitCodes } from '../../../daemon/process/exit-codes.ts';
import { oneTicket } from '../../kit/hall/command-line.ts';
import { type Play, play, untimed } from '../../kit/hall/play.ts';
import { journalled } from '../../kit/hall/played-journal.ts';
import { at } from '../../kit/hall/steps.ts';

const refusal = '2026-11-24-f1';
const rating = '2026-11-24-f2';
const question = '2026-11-24-q1';
const told = (hall: Play, ...more: string[]) =>
  oneTicket('explain', 'A001', '--day', '2026-11-24', '--state', journalled(hall), ...more);

/** A001 has asked something, is refused and rates that badly; D001 is refused, too. */
function badDay(): Play {
  const hall = play(untimed, ['0', '1']);
  hall.give(at('1').signIn('06'));
  hall.take('withdrawal', 'icbc');
  hall.take('advice');
  hall.press('1', 'next', 'start');
  hall.give({ verb: 'question-open', counter: '1' });
  hall.press('1', 'resume', 'refused');
  hall.give({ verb: 'rate', counter: '1', grade: 1, from: 'rater' });
  hall.press('0', 'next', 'start', 'refused');
  return hall;
}

function nextDay(hall: Play, day: string): void {
  hall.give({ verb: 'close-day' });
  hall.wait(24 * 60 * 60);
  hall.give({ verb: 'open-day', day });
}

/** The day after all but the rating of A001 is answered; that on the day after the weekend. */
function answered(): Play {
  const hall = badDay();
  nextDay(hall, '2026-11-25');
  hall.give({ verb: 'refusal-overturn', refusal, text: 'it was in the other file' });
  hall.give({ verb: 'question-close', question, text: 'twice a year', told: 'phone' });
  hall.give({ verb: 'refusal-confirm', refusal: '2026-11-24-f3', text: 'of somebody else' });
  nextDay(hall, '2026-11-26');
  nextDay(hall, '2026-11-27');
  hall.give({ verb: 'follow-up-close', followUp: rating, text: 'called and apologized' });
  nextDay(hall, '2026-11-28');
  return hall;
}

test('what was answered on later days is told with its day, and nothing of others', async () => {
  const { out, code } = await told(answered());
  expect(code).toBe(exitCodes.ok);
  expect(out.split('\n').filter(line => /^\d{4}-/u.test(line))).toEqual([
    '2026-11-25 09:00:00  a supervisor has overturned the refusal 2026-11-24-f1, a return slip good until 2026-12-16: "it was in the other file"',
    '2026-11-25 09:00:00  question 2026-11-24-q1 was answered (phone): "twice a year"',
    '2026-11-27 09:00:00  follow-up 2026-11-24-f2 was closed: "called and apologized"',
  ]);
});

test('what nobody has answered is told as open, in Chinese, too', async () => {
  const hall = badDay();
  nextDay(hall, '2026-11-25');
  hall.give({ verb: 'refusal-confirm', refusal, text: 'rightly' });
  const { out } = await told(hall);
  expect(out).toContain(`2026-11-25  ${question} was still open\n2026-11-25  ${rating} was still open\n`);
  const chinese = await told(hall, '--locale', 'zh-CN');
  expect(chinese.out).toContain(
    `2026-11-25 09:00:00  主管维持否定 ${refusal}：“rightly”\n2026-11-25  ${question} 仍未答复\n`,
  );
});

test('a program is told the events with their days', async () => {
  const { out } = await told(answered(), '--json');
  expect(JSON.parse(out).later).toMatchObject([
    { day: '2026-11-25', kind: 'refusal-overturned', refusal },
    { day: '2026-11-25', kind: 'question-closed', question },
    { day: '2026-11-27', kind: 'follow-up-closed', followUp: rating },
  ]);
});

test('a later day that cannot be read is told, and what came before it stands', async () => {
  const state = journalled(answered());
  writeFileSync(join(state, 'journal', '2026-11-26.db'), 'not a database, whatever its name says');
  const { out, code } = await oneTicket('explain', 'A001', '--day', '2026-11-24', '--state', state);
  expect(code).toBe(exitCodes.ok);
  expect(out).toContain('2026-11-25 09:00:00  question 2026-11-24-q1 was answered');
  expect(out).toMatch(/what came after that is not known: .*2026-11-26\.db/u);
});

test('no more than a month of days is read', async () => {
  const hall = badDay();
  const dayOf = (nth: number) => new Date(Date.UTC(2026, 10, 24 + nth)).toISOString().slice(0, 10);
  for (let nth = 1; nth <= 32; nth += 1) nextDay(hall, dayOf(nth));
  hall.give({ verb: 'follow-up-close', followUp: rating, text: 'far too late' });
  const { out } = await told(hall);
  expect(out).toContain(`${dayOf(31)}  ${rating} was still open`);
  expect(out).not.toContain('far too late');
});
