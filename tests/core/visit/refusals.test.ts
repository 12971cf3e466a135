/** R17 否定报备: a refusal names its reason, and a supervisor confirms or overturns it on the next working day. */
import { describe, expect, it } from 'vitest';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { printedLines } from '../../../daemon/core/outputs/printed.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import { isRefusal } from '../../../daemon/core/types/refusals.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { scannerCodes } from '../../../daemon/core/types/scan.ts';
import { refusalText } from '../../../daemon/text/staff/sentences.ts';
import { alarmIn, fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';

const first = '2026-11-24-f1';
const right = '2026-11-24-A001-1-withdrawal';
const why = '5f'.repeat(32);
const refuse = (counter: string, more: object = {}) =>
  ({ verb: 'finish', counter, outcome: 'refused', reason: 1, ...more }) as const;
const confirm = (refusal = first) => ({ verb: 'refusal-confirm', refusal, text: why }) as const;
const overturn = (refusal = first) => ({ verb: 'refusal-overturn', refusal, text: why }) as const;
const come = { verb: 'come-again', slip: right, print: true } as const;
const slip = (hall: Play, id = right) => hall.hall.returnSlips.get(id);
const opened = (hall: Play) => [...hall.hall.followUps.values()];
const workweek = new Set([1, 2, 3, 4, 5]);

/** A001 was refused at approval by counter 1, after ten minutes' waiting. */
function refused(rules: Rules = untimed): Play {
  const hall = play(rules, ['1', '2', '7']);
  hall.take('withdrawal', 'icbc');
  hall.wait(600);
  hall.press('1', 'next', 'start');
  hall.give(refuse('1'));
  return hall;
}

function nextDay(hall: Play, day: string): void {
  hall.give({ verb: 'close-day' });
  hall.wait(60);
  hall.give({ verb: 'open-day', day });
  for (const counter of ['1', '2', '7']) hall.give({ verb: 'open-counter', counter });
}

function words(hall: Play, order: Command): string {
  const outcome = handle(hall.rules, hall.hall, order, hall.now());
  return isRefusal(outcome) ? refusalText(outcome) : 'done';
}

describe('a refusal', () => {
  it('names its reason: one of the list, or another in words', () => {
    const hall = play(untimed, ['1']);
    hall.take(['loan', 'withdrawal'], 'icbc');
    hall.press('1', 'next', 'start');
    expect(hall.give({ verb: 'finish', counter: '1', outcome: 'refused' })).toBe('name-reason');
    hall.give(refuse('1', { services: ['loan'] }));
    hall.press('1', 'next');
    hall.give(refuse('1', { reason: 0, because: '限购' }));
    expect(opened(hall).map(({ services, reason }) => [services, reason])).toEqual([
      [['loan'], untimed.reasons[0]],
      [['withdrawal'], '限购'],
    ]);
    expect(hall.last('visit-done')?.services).toContainEqual({
      service: 'withdrawal',
      outcome: 'refused',
      reason: 0,
      because: '限购',
    });
  });

  it('is due on the next day that is worked', () => {
    expect(opened(refused({ ...untimed, workdays: workweek }))[0]).toMatchObject({ due: '2026-11-25' });
    const holidays = new Set(['2026-11-25', '2026-11-26', '2026-11-27']);
    const calendar = { years: new Set(['2026']), holidays, workdays: new Set<string>() };
    expect(opened(refused({ ...untimed, workdays: workweek, calendar }))[0]).toMatchObject({
      due: '2026-11-30',
    });
  });

  it('is closed by the word of a supervisor alone, and nothing else has one', () => {
    const hall = refused();
    expect(hall.give({ verb: 'follow-up-close', followUp: first, text: why })).toBe('review-first');
    expect(words(hall, { verb: 'follow-up-close', followUp: first, text: why })).toContain(
      'confirm or overturn it with refusal-confirm',
    );
    hall.give({ verb: 'follow-up-open', source: 'complaint', text: why });
    expect(hall.give(confirm('2026-11-24-f2'))).toBe('nothing-to-review');
    expect(hall.give(confirm('2026-11-24-f9'))).toBe('unknown-follow-up');
    expect(hall.give(confirm())).toEqual(['refusal-confirmed']);
    expect(hall.last('refusal-confirmed')).toMatchObject({ refusal: first, text: why });
    expect(hall.hall.returnSlips.size).toBe(0);
    expect(hall.give(overturn())).toBe('unknown-follow-up');
  });
});

describe('a refusal that is overturned', () => {
  it('brings the citizen back by a slip, days later, to the step that was reached, with class and wait', () => {
    const hall = refused({ ...untimed, workdays: workweek });
    nextDay(hall, '2026-11-25');
    hall.restart();
    hall.give(overturn());
    expect(hall.last('refusal-overturned')).toMatchObject({ slip: right, until: '2026-12-16' });
    hall.restart();
    expect(slip(hall)).toMatchObject({ ticket: 'A001', day: '2026-11-24', waitedMs: 600_000 });
    expect(hall.give(come)).toEqual(['ticket-issued', 'visit-queued', 'return-slip-used']);
    expect(hall.visit('A001')).toMatchObject({
      waitedMs: 600_000,
      place: { is: 'waiting', queue: 'approval', creditMs: 600_000 },
    });
    hall.press('1', 'next', 'start', 'finish');
    expect(slip(hall), 'it is spent').toBeUndefined();
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'icbc' });
  });

  it('was told of no papers: what is missing then is told for the first time', () => {
    const hall = refused();
    hall.give(overturn());
    hall.give(come);
    hall.press('1', 'next', 'start');
    hall.give({ verb: 'finish', counter: '1', outcome: 'papers-missing', missing: [2] });
    expect(hall.last('step-finished')?.services).toEqual([
      { service: 'withdrawal', outcome: 'papers-missing', missing: [2] },
    ]);
  });

  it('has a slip for each service, beside that of one which lacks papers', () => {
    const hall = play(untimed, ['1', '7']);
    hall.take(['loan', 'withdrawal'], 'icbc');
    hall.press('1', 'next', 'start', 'finish');
    hall.press('7', 'next', 'start', 'finish');
    hall.press('1', 'next', 'start');
    hall.give({ verb: 'pick-service', counter: '1', nth: 1 });
    hall.give({ verb: 'mark', counter: '1', outcome: 'refused', nth: 1 });
    hall.give({ verb: 'finish', counter: '1', outcome: 'papers-missing', services: ['withdrawal'] });
    hall.give(overturn());
    expect([...hall.hall.returnSlips].map(([id, { services }]) => [id, services[0]?.service])).toEqual([
      ['2026-11-24-B001-3', 'withdrawal'],
      ['2026-11-24-B001-3-loan', 'loan'],
    ]);
  });

  it('says so on its paper, and of no papers', () => {
    const hall = refused();
    hall.give(overturn());
    expect(hall.give({ verb: 'slip', ticket: 'A001', day: '2026-11-24' })).toEqual(['reprint-asked']);
    const job = [...hall.hall.jobs.values()].find(one => one.is === 'print' && one.what === 'papers');
    if (job?.is !== 'print' || !('ticket' in job)) throw new Error('nothing is printed');
    const printed = (slips: { of(): string | undefined }) =>
      printedLines(hall.rules, hall.hall, job, { again: false, codes: scannerCodes('fuzhou'), slips })
        .flatMap(line => ('text' in line ? [line.text] : []))
        .join('\n');
    const { phrases } = hall.rules;
    const paper = printed({ of: () => '7H3K9QX2MV' });
    expect(paper).toContain(phrases['review-heading']);
    expect(paper).toContain('7H3K9QX2MV');
    expect(paper).not.toContain(phrases['papers-heading']);
    expect(paper).not.toContain(phrases['papers-other']);
    expect(printed({ of: () => undefined })).toContain(phrases['review-next']);
  });

  it('gives no slip to whom the desk has taken in again, today or before', () => {
    const hall = refused();
    hall.give({ verb: 'reopen', ticket: 'A001', reason: 'he is right' });
    const before = structuredClone(hall.hall);
    hall.give(overturn());
    expect(hall.last('refusal-overturned')).toEqual({
      kind: 'refusal-overturned',
      refusal: first,
      text: why,
      order: 'refusal-overturn',
    });
    expect(hall.hall.returnSlips.size).toBe(0);
    hall.hall = before;
    nextDay(hall, '2026-11-25');
    hall.give(overturn());
    expect(hall.hall.returnSlips.size).toBe(0);
  });

  it('gives one slip where the desk took them in again and they were refused again', () => {
    const hall = refused();
    hall.give({ verb: 'reopen', ticket: 'A001', reason: 'he is right' });
    hall.press('1', 'next', 'start');
    hall.give(refuse('1'));
    hall.give(overturn());
    expect(slip(hall)).toMatchObject({ ticket: 'A001' });
    hall.give(come);
    hall.give(overturn('2026-11-24-f2'));
    expect(hall.last('refusal-overturned')?.slip).toBeUndefined();
    expect(slip(hall)).toMatchObject({ usedBy: 'A002' });
  });

  it('has its slip used by whom the desk takes in again after it', () => {
    const hall = refused();
    hall.give(overturn());
    expect(hall.give({ verb: 'reopen', ticket: 'A001', reason: 'has come' })).toContain('return-slip-used');
    expect(hall.give(come)).toBe('slip-used');
  });

  it('was pressed in earnest: that press is not undone any more', () => {
    const hall = refused();
    hall.give(confirm());
    const undone = refused();
    undone.give(overturn());
    expect(undone.give({ verb: 'undo', counter: '1' })).toBe('moved-on');
    expect(hall.give({ verb: 'undo', counter: '1' })).toContain('press-undone');
  });

  it('was taken in again in earnest: the key that did so is not undone any more', () => {
    const hall = refused();
    hall.give({ verb: 'scan', ticket: 'A001', desk: '0' });
    hall.give({ verb: 'open-counter', counter: '0' });
    expect(hall.press('0', 'back')).toContain('visit-reopened');
    hall.give(overturn());
    expect(hall.press('0', 'undo')).toBe('moved-on');
  });

  it('of an older journal is a follow-up as others are, and gives no slip, for nobody knows to what', () => {
    const hall = refused();
    const index = hall.log.findIndex(({ event }) => event.kind === 'refusal-opened');
    const told = hall.log[index];
    if (told?.event.kind !== 'refusal-opened') throw new Error('nothing was opened');
    const { right: _, due: __, ...older } = told.event.followUp;
    hall.log[index] = { ...told, event: { ...told.event, kind: 'follow-up-opened', followUp: older } };
    hall.restart();
    expect(hall.give({ verb: 'follow-up-close', followUp: first, text: why })).toBe('review-first');
    hall.give(overturn());
    expect(hall.last('refusal-overturned')).toMatchObject({ refusal: first });
    expect(hall.last('refusal-overturned')?.slip).toBeUndefined();
  });
});

describe('a refusal that nobody looks at', () => {
  const waiting = (hall: Play) => alarmIn(hall.hall, 'refusal-open');

  it('is an alarm from the end of its day on, and ages by days that are worked', () => {
    const hall = refused(fuzhou);
    nextDay(hall, '2026-11-25');
    hall.wait(23 * 3600);
    hall.pass(9 * 3600);
    expect(waiting(hall), 'at a quarter past five').toBeUndefined();
    hall.pass(1200);
    expect(waiting(hall)).toMatchObject({ severity: 'warning' });
    expect(waiting(hall)?.text).toContain("a refusal has waited past the day for a supervisor's word");
    hall.give(confirm());
    hall.pass(0);
    expect(waiting(hall)).toBeUndefined();
  });

  it('is told as how many there are, the first of them, and for how long', () => {
    const hall = refused({ ...untimed, workdays: workweek });
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start');
    hall.give(refuse('1'));
    nextDay(hall, '2026-11-25');
    hall.pass(0);
    expect(waiting(hall), 'without sessions a day is good until its end').toBeUndefined();
    nextDay(hall, '2026-11-26');
    hall.pass(0);
    expect(waiting(hall)?.text).toContain(
      "2 refusals have waited past the day for a supervisor's word, the first of them 2026-11-24-f1 (A001), due on 2026-11-25, 1 working day ago",
    );
    expect(waiting(hall)).toMatchObject({ severity: 'warning' });
    hall.give(overturn());
    hall.pass(0);
    expect(waiting(hall)?.text).toContain('a refusal has');
    nextDay(hall, '2026-11-30');
    hall.pass(0);
    expect(waiting(hall)).toMatchObject({ severity: 'critical' });
    expect(waiting(hall)?.text).toContain('3 working days ago');
  });
});
