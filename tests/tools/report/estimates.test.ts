import { describe, expect, it } from 'vitest';
import { openEstimateFigures } from '../../../daemon/history/estimate-figures.ts';
import type { EstimateSample } from '../../../daemon/history/estimates.ts';
import { estimateTables } from '../../../daemon/tools/report/estimate-tables.ts';
import type { Figures } from '../../../daemon/tools/report/figures.ts';
import { findingsOf } from '../../../daemon/tools/report/findings.ts';
import { namingOf } from '../../../daemon/tools/report/names.ts';
import { headLines } from '../../../daemon/tools/report/page-head.ts';
import { en } from '../../../daemon/tools/report/words/en.ts';
import { play } from '../../kit/hall/play.ts';
import { figuresOf } from './figures-of.ts';

const minuteMs = 60_000;

/** So many who were told 10 to 20 min and waited that long. */
function waited(many: number, minutes: number, about: Partial<EstimateSample> = {}): EstimateSample[] {
  const told = { pointMs: 15 * minuteMs, fromMs: 10 * minuteMs, untilMs: 20 * minuteMs };
  const waitedMs = minutes * minuteMs;
  const one: EstimateSample = { queue: 'approval', hour: 9, told, waitedMs, end: 'called' };
  return Array.from({ length: many }, () => ({ ...one, ...about }));
}

function figuresWith(...samples: EstimateSample[]): Figures {
  const judged = openEstimateFigures();
  for (const sample of samples) judged.add(sample);
  return { ...figuresOf(play().log), estimates: judged.result() };
}

const misled = (figures: Figures) =>
  findingsOf(figures, namingOf(figures, en)).filter(({ text }) => text.startsWith('The ranges'));

describe('how true the expected waits were', () => {
  it('is trouble when the ranges held for fewer than eight in ten of at least fifty, with the queue where most failed', () => {
    const icbc = { queue: 'icbc' };
    expect(misled(figuresWith(...waited(30, 15), ...waited(18, 30), ...waited(2, 30, icbc)))).toEqual([
      {
        is: 'trouble',
        text: 'The ranges on the tickets held for 60 % of 50 calls only; most failed in 中心审批, where they held for 63 % of 48.',
      },
    ]);
    expect(misled(figuresWith(...waited(40, 15), ...waited(10, 30)))).toEqual([]);
    expect(misled(figuresWith(...waited(49, 30)))).toEqual([]);
  });

  it('stands in one line above the report, and not at all on a day when nobody was told a wait', () => {
    const figures = figuresWith(...waited(9, 15), ...waited(1, 30), ...waited(2, 30, { end: 'walked-away' }));
    const naming = namingOf(figures, en);
    expect(headLines(figures, naming).lines.at(-1)).toBe(
      'Expected waits: of 10 calls with a wait 90 % came within the range of the ticket, nine in ten should; 2 walked away.',
    );
    expect(headLines(figuresWith(), naming).lines).toHaveLength(1);
  });

  it('tells a day before that cannot be read as such', () => {
    const figures = { ...figuresWith(), dayBefore: { day: '2026-11-23', why: 'the file is damaged' } };
    expect(headLines(figures, namingOf(figures, en)).lines.at(-1)).toBe(
      'The day before, 2026-11-23: it cannot be read (the file is damaged)',
    );
  });

  it('is told by queue, hour and what was told, and of those who went without a call in a table of their own', () => {
    const figures = figuresWith(
      ...waited(3, 15),
      ...waited(1, 30, { hour: 14 }),
      ...waited(2, 90, { end: 'walked-away' }),
      ...waited(1, 5, { end: 'closing', queue: 'icbc' }),
    );
    const [byQueue, byHour, byBand, gone] = estimateTables(figures, namingOf(figures, en));
    expect(byQueue?.rows).toEqual([
      ['中心审批', '4', '75%', '10.0', '60.0', '3.8', '3.8', '75%', '0', '0'],
      ['工商银行', '0', '-', '-', '-', '-', '-', '-', '0', '0'],
      ['all', '4', '75%', '10.0', '60.0', '3.8', '3.8', '75%', '0', '0'],
    ]);
    expect(byHour?.rows.map(([hour, told, inRange]) => [hour, told, inRange])).toEqual([
      ['09:00–10:00', '3', '100%'],
      ['14:00–15:00', '1', '0%'],
    ]);
    expect(byBand?.rows.map(([band, told]) => [band, told])).toEqual([['15–30 min', '4']]);
    expect(gone?.rows).toEqual([
      ['中心审批', '2', '15.0', '2', '0', '-'],
      ['工商银行', '0', '-', '0', '1', '15.0'],
      ['all', '2', '15.0', '2', '1', '15.0'],
    ]);
  });
});
