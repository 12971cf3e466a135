import { expect, it } from 'vitest';
import { readLocale } from '../../../config/load/locale.ts';
import { queueListLines } from '../../../daemon/core/outputs/queue-list.ts';
import type { PrintJob } from '../../../daemon/core/types/job.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';
import { pictureOf } from './paper.ts';

/** One at a counter, one away, three who wait, and one who missed a call. */
function dark(rules: Rules, waiting = 6): Play {
  const hall = play(rules, ['0', '1', '2']);
  for (let taken = 0; taken < waiting; taken += 1) hall.take('withdrawal', 'icbc');
  hall.miss('1');
  hall.press('2', 'next', 'start');
  hall.give({ verb: 'step-away', ticket: 'A004' });
  hall.give({ verb: 'power-failing', battery: 'low' });
  hall.give({ verb: 'tick' });
  return hall;
}

function listOf(hall: Play): PrintJob & { what: 'queue' } {
  for (const job of hall.hall.jobs.values()) if (job.is === 'print' && job.what === 'queue') return job;
  throw new Error('no queue is printed');
}

function linesOf(hall: Play, again = false) {
  return queueListLines(hall.rules, hall.hall, listOf(hall), { again, now: hall.now() });
}

it('a queue on paper: who is where, who is next, and numbers to be torn off', async () => {
  const { phrases } = readLocale('config/locales/en.yaml');
  const inEnglish = { ...fuzhou, ...(phrases !== undefined && { phrases }) };
  for (const [name, rules] of [
    ['queue-list', fuzhou],
    ['queue-list-english', inEnglish],
  ] as const) {
    const lines = linesOf(dark(rules));
    const pictures = [await pictureOf(lines, 32), '', await pictureOf(lines, 48), ''];
    await expect(pictures.join('\n')).toMatchFileSnapshot(`../../golden/${name}.txt`);
  }
});

it('a long queue takes no more paper than eighty lines: the others are counted', () => {
  const texts = linesOf(dark(fuzhou, 100)).flatMap(line => ('text' in line ? [line.text] : []));
  expect(texts).toContain('另有 17 人未列出，按号票先后叫号');
  expect(texts.filter(text => text.includes('□'))).toHaveLength(80);
  // 58 mm paper: 4 mm a line, 8 where it is large.
  expect(texts.length).toBeLessThan(160);
});

it('it is as the queue stands when it is printed, and again it says so', () => {
  const hall = dark(fuzhou);
  const before = linesOf(hall);
  hall.give({ verb: 'abandon', ticket: 'A005', reason: 'gave up' });
  const texts = linesOf(hall, true).flatMap(line => ('text' in line ? [line.text] : []));
  expect(texts).toContain('补打');
  expect(texts.some(text => text.includes('A005'))).toBe(false);
  expect(JSON.stringify(before)).toContain('A005');
});
