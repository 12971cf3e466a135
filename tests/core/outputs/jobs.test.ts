/** R12, R13: what is owed to the paper and to the ears, and what becomes of it when it fails. */
import { describe, expect, it } from 'vitest';
import { fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';

const owed = (hall: Play, is: string) => [...hall.hall.jobs.values()].find(job => job.is === is)?.id ?? '';

/** It is tried three times and fails; what the events said of each. */
function fail(hall: Play, job: string, device: string) {
  return [1, 2, 3].map(() => {
    hall.give({ verb: 'begin-job', job, device });
    const begun = hall.log.at(-1)?.event;
    hall.give({ verb: 'end-job', job, device, outcome: 'failed', why: 'rejected' });
    return begun;
  });
}

describe('a call', () => {
  it('that failed is said again while it is true; given up, it counts as said', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next');
    expect(hall.visit('B001').place).not.toHaveProperty('call.saidAt');
    const begun = fail(hall, owed(hall, 'call'), 'voice-1').map(event => event?.kind);
    expect(begun).toEqual(['speech-begun', 'speech-begun', 'speech-begun']);
    expect(hall.visit('B001').place).toHaveProperty('call.saidAt', hall.now());
  });

  it('that is no longer true is dropped unsaid', () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'finish');
    expect(hall.sayAll()).toEqual([]);
    expect(hall.log.at(-1)?.event).toMatchObject({ kind: 'speech-ended', outcome: 'dropped' });
  });

  it('of before, of the same counter, is not taken for the present one', () => {
    const hall = play();
    hall.take('loan');
    hall.press('1', 'next');
    const first = owed(hall, 'call');
    hall.give({ verb: 'begin-job', job: first, device: 'voice-1' });
    hall.give({ verb: 'close-counter', counter: '1', force: true });
    hall.press('1', 'open', 'next');
    hall.give({ verb: 'end-job', job: first, device: 'voice-1', outcome: 'done' });
    expect(hall.visit('B001').place).toMatchObject({ is: 'called', call: { nth: 1 } });
    expect(hall.visit('B001').place).not.toHaveProperty('call.saidAt');
    expect(hall.sayAll()).toEqual(['请B零零一号到1号窗口']);
  });

  it('is not owed in a hall without a voice, and the board counts from the call', () => {
    const hall = play({ ...untimed, voices: [] });
    hall.take('loan');
    hall.press('1', 'next', 'line');
    expect([...hall.hall.jobs.values()].filter(job => job.is !== 'print')).toEqual([]);
    // Where only the board could tell nobody may be missed, nor presumed to have come, before a minute has passed.
    expect(hall.pass(59)).toEqual([]);
    expect(hall.pass(1)).toEqual(['visit-started']);
  });
});

describe('a ticket', () => {
  it('that was sent to a printer without a word is printed once, and nobody says that it is out', () => {
    const hall = play();
    hall.take('loan');
    const job = owed(hall, 'print');
    hall.give({ verb: 'begin-job', job, device: 'printer-1' });
    hall.give({ verb: 'end-job', job, device: 'printer-1', outcome: 'sent' });
    expect(hall.log.at(-1)?.event).toEqual({
      kind: 'ticket-printed',
      job,
      ticket: 'B001',
      device: 'printer-1',
      unconfirmed: true,
      order: 'end-job',
    });
    expect(hall.hall.jobs.size).toBe(0);
  });

  it('whose print failed is printed again with the mark, and given up after the third time', () => {
    const hall = play();
    hall.take('loan');
    expect(fail(hall, owed(hall, 'print'), 'printer-1')).toMatchObject([
      { again: false },
      { again: true },
      { again: true },
    ]);
    expect(hall.hall.jobs.size).toBe(0);
  });

  it('tells who was ahead, and its reprint does not say it again', () => {
    const hall = play();
    hall.take('loan');
    hall.give({ verb: 'reprint', ticket: 'B001' });
    const jobs = [...hall.hall.jobs.values()];
    expect(jobs).toMatchObject([{ again: false, ahead: 0 }, { again: true }]);
    expect(jobs[1]).not.toHaveProperty('ahead');
  });

  it('is neither issued nor printed again while no printer is ready, unless none is to be printed', () => {
    const hall = play({ ...fuzhou, desks: new Set() });
    hall.take('loan');
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
    expect(hall.give({ verb: 'reprint', ticket: 'B001' })).toBe('no-paper');
    expect(hall.ask('loan')).toBe('no-paper');
    const silent = { services: ['loan'], class: 'normal', choice: new Map(), print: false } as const;
    expect(hall.give({ verb: 'take-ticket', ...silent })).toEqual(['ticket-issued', 'visit-queued']);
    hall.give({ verb: 'device-fit', device: 'printer-1' });
    expect(hall.take('loan')).toBe('B003');
  });
});
