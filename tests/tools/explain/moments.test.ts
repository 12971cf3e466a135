import { describe, expect, it } from 'vitest';
import type { Event } from '../../../daemon/core/types/events.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';
import { storyOf } from './day-journal.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;
const start = (counter: string) => ({ verb: 'start', counter }) as const;
const finish = (counter: string) => ({ verb: 'finish', counter, outcome: 'approved' }) as const;

/** A001 for icbc, served at counter 1. */
function served(): Play {
  const hall = play();
  hall.take('withdrawal', 'icbc');
  hall.give(next('1'));
  hall.sayAll();
  hall.give(start('1'));
  return hall;
}

/** What is told of A001 after it was served first, without the times. */
async function rest(hall: Play): Promise<string[]> {
  const lines = await storyOf(hall, 'A001');
  const served = lines.findIndex(line => line.includes('served at counter 1'));
  return lines.slice(served + 1, lines.indexOf('')).map(line => line.slice(10));
}

/** Written by hand: what the core tells only after a long day, or for a hall with other devices. */
function tell(hall: Play, ...events: Event[]): Play {
  hall.log.push(...events.map(event => ({ event, at: hall.now() })));
  return hall;
}

describe('the story of a visit tells', () => {
  it('how it was sent on: to a counter, a queue, later, back, or misrouted', async () => {
    const hall = served();
    hall.give({
      verb: 'transfer',
      counter: '1',
      to: { counter: '2' },
      when: 'after',
      reason: 'knows the case',
    });
    hall.give(finish('1'));
    hall.give(next('2'));
    hall.give({ verb: 'transfer', counter: '2', to: { queue: 'ccb' }, when: 'now', reason: 'misrouted' });
    hall.give(next('10'));
    hall.give({ verb: 'return-to', counter: '10', to: { queue: 'approval' } });
    const lines = await rest(hall);
    expect(lines).toEqual(
      expect.arrayContaining([
        'sent by counter 1 to counter 2 (queue approval) once this step is finished: "knows the case"',
        'joined the queue approval, kept for counter 2 until 09:05:05, no wait expected',
        'sent by counter 2 to the queue ccb: misrouted, so it keeps the time at which it had joined',
        'sent by counter 10 to the queue approval, to come here again afterwards',
        'joined the queue approval, kept for counter 1 until 09:05:05, no wait expected',
      ]),
    );
  });

  it('that it is not kept for a counter any more', async () => {
    const hall = served();
    hall.give({ verb: 'transfer', counter: '1', to: { counter: '2' }, when: 'now' });
    hall.give({ verb: 'close-counter', counter: '2', force: false });
    expect((await rest(hall)).at(-1)).toBe('waits on in the queue approval for any of its counters');
  });

  it('what was marked for its services before the step was finished, and what was taken back', async () => {
    const hall = served();
    const mark = (outcome: 'refused' | 'papers-missing', nth: number) =>
      hall.give({ verb: 'mark', counter: '1', outcome, nth });
    hall.give({ verb: 'pick-service', counter: '1', nth: 1 });
    mark('papers-missing', 2);
    mark('papers-missing', 0);
    mark('papers-missing', 2);
    mark('refused', 1);
    hall.give({ verb: 'cancel', counter: '1' });
    mark('refused', 0);
    hall.give(finish('1'));
    expect((await rest(hall)).slice(0, 8)).toEqual([
      'counter 1 picked the service withdrawal: the marks that follow are for it',
      'counter 1 marked withdrawal: papers-missing (paper 2)',
      'counter 1 marked withdrawal: papers-missing (one written by hand)',
      'counter 1 took back its mark for withdrawal: papers-missing (paper 2)',
      'counter 1 marked withdrawal: refused (reason 1)',
      'counter 1 took back all its marks',
      'counter 1 marked withdrawal: refused (reason of its own)',
      'finished at counter 1 (approval) after 0 s: refused (reason of its own)',
    ]);
  });

  it('what the supervisor has on record of a service that was sent away, in words', async () => {
    const hall = served();
    hall.give({ verb: 'finish', counter: '1', outcome: 'papers-missing', missing: [2, 4] });
    hall.give({ verb: 'reopen', ticket: 'A001', reason: 'brought them' });
    hall.give(next('1'));
    hall.give({ verb: 'finish', counter: '1', outcome: 'refused', reason: 2 });
    const lines = (await rest(hall)).filter(line => line.includes('was opened'));
    expect(lines).toEqual([
      'follow-up 2026-11-24-f1 was opened (papers-missing): withdrawal at approval: without 住房公积金提取申请表, 本人银行卡',
      'follow-up 2026-11-24-f2 was opened (refused): withdrawal at approval: 材料不真实',
    ]);
  });

  it('how its bank was chosen', async () => {
    const hall = play();
    hall.take('loan');
    hall.give(next('1'));
    hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
    expect((await storyOf(hall, 'B001')).join('\n')).toContain('its bank is ccb: chosen at counter 1');
    const chosen = { kind: 'route-chosen', ticket: 'B001', choice: 'bank', queue: 'icbc' } as const;
    const told = await storyOf(
      tell(hall, { ...chosen, by: 'shortest' }, { ...chosen, by: 'default' }),
      'B001',
    );
    expect(told.join('\n')).toContain('its bank is icbc: the shortest wait was expected there');
    expect(told.join('\n')).toContain('its bank is icbc: nobody chose, and that is its default');
  });

  it('who ordered it over MQTT, once an order, and nothing of whoever pressed a pad', async () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    const signed = hall.log.length;
    hall.give(next('1'));
    hall.sayAll();
    hall.give(start('1'));
    hall.give(finish('1'));
    const byLin = hall.log.slice(signed).map(({ event, at }) => ({
      at,
      event: event.order === 'call-next' || event.order === 'finish' ? { ...event, orderedBy: 'lin' } : event,
    }));
    hall.log.splice(signed, byLin.length, ...byLin);
    const lines = await storyOf(hall, 'A001');
    expect(lines.filter(line => line.includes('ordered by')).map(line => line.slice(10))).toEqual([
      expect.stringMatching(/^called to counter 1 after .* \(ordered by lin over MQTT\)$/),
      expect.stringMatching(/^finished at counter 1 \(approval\).*: approved \(ordered by lin over MQTT\)$/),
    ]);
  });

  it('that it was parked and came back', async () => {
    const hall = served();
    hall.give({ verb: 'park', counter: '1' });
    hall.give({ verb: 'resume', counter: '1' });
    expect(await rest(hall)).toEqual([
      'parked: counter 1 sent it away for something',
      'taken up again by counter 1',
    ]);
  });

  it('that it was called again, missed, came back behind others, and left', async () => {
    const hall = play();
    hall.take('loan');
    hall.wait(60);
    for (let visit = 0; visit < 3; visit += 1) hall.take('loan');
    hall.give(next('1'));
    hall.sayAll();
    hall.wait(10);
    hall.give({ verb: 'recall', counter: '1' });
    hall.sayAll();
    hall.wait(60);
    hall.give({ verb: 'miss', counter: '1' });
    hall.wait(60);
    hall.give({ verb: 'bring-back', counter: '1' });
    hall.give({ verb: 'abandon', ticket: 'B001', reason: 'no time' });
    hall.give({ verb: 'reopen', ticket: 'B001', reason: 'has time after all' });
    const lines = (await storyOf(hall, 'B001')).join('\n');
    for (const told of [
      'called again to counter 1: call 2',
      'missed: it did not come to counter 1',
      'came back after its missed call (key at counter 1)',
      'joined the queue approval, counted as joined at 09:01:00, ',
      'left: "no time"',
      'opened again: "has time after all"',
    ]) {
      expect(lines).toContain(told);
    }
  });

  it('that it did not come back in time after its missed call', async () => {
    const left = { kind: 'visit-left', ticket: 'A001', reason: 'missed' } as const;
    expect(await rest(tell(served(), left))).toEqual([
      'left: it did not come back in time after its missed call',
    ]);
  });

  it('how each step was started, and that a rating was asked for where a clerk had to', async () => {
    const hall = play();
    hall.take('loan');
    hall.give(next('1'));
    hall.sayAll();
    hall.wait(60);
    hall.give({ verb: 'tick' });
    hall.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
    hall.give(finish('1'));
    const finished = hall.log.findLast(({ event }) => event.kind === 'step-finished')?.event;
    if (finished?.kind === 'step-finished') finished.askRating = true;
    hall.give(next('7'));
    hall.wait(60);
    hall.give(finish('7'));
    const lines = (await storyOf(hall, 'B001')).join('\n');
    expect(lines).toContain('presumed to have come to counter 1: nobody pressed start in time');
    expect(lines).toContain('finished at counter 1 (approval) after 0 s: approved; a rating was asked for');
    expect(lines).toContain('served at counter 7: the clerk finished it without pressing start');
    expect(lines).toContain('finished at counter 7 (icbc) after 1 min: approved');
  });

  it('that nobody knew whether it had come: the clerk was asked, or it was finished so', async () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.give(next('1'));
    hall.sayAll();
    hall.pass(30);
    hall.give(next('1'));
    hall.pass(90);
    hall.give(next('1'));
    const lines = (await storyOf(hall, 'A001')).join('\n');
    expect(lines).toContain('presumed to have come to counter 1: nobody pressed start in time');
    expect(lines).toContain(
      'next was pressed at counter 1, and nobody knew whether it had come: the clerk was asked',
    );
    expect(lines).toContain('approved; by next, and nobody knew whether it had come');
  });

  it('that it was refused, rated badly, and what came of it', async () => {
    const hall = served();
    hall.give({ verb: 'sign-in', counter: '1', clerk: '07' });
    hall.give({ verb: 'finish', counter: '1', outcome: 'refused' });
    hall.give({ verb: 'rate', counter: '1', grade: 1, from: 'mqtt' });
    const lines = await rest(hall);
    expect(lines).toContain('done: refused');
    expect(lines).toContain('rated 1 at counter 1 (clerk 07), over MQTT');
    const opened = hall.log.findLast(({ event }) => event.kind === 'follow-up-opened')?.event;
    if (opened?.kind !== 'follow-up-opened') throw new Error('no follow-up');
    const { id } = opened.followUp;
    expect(lines).toContain(`follow-up ${id} was opened (rating): grade 1 of 5`);
    hall.give({ verb: 'follow-up-close', followUp: id, text: 'called back' });
    expect(await rest(hall)).toContain(`follow-up ${id} was closed: "called back"`);
  });

  it('its class: claimed, confirmed, taken away, given, denied, and lapsed as it once did', async () => {
    const hall = play();
    hall.claim('loan');
    expect((await storyOf(hall, 'B001'))[0]).toContain(
      'class normal; green was asked for and waits to be confirmed',
    );
    hall.give({ verb: 'sign-in', counter: '0', clerk: '41' });
    hall.give({ verb: 'set-class', ticket: 'B001', class: 'green', counter: '0' });
    hall.give({ verb: 'set-class', ticket: 'B001', class: 'normal' });
    hall.give({ verb: 'set-class', ticket: 'B001', class: 'green', counter: '1' });
    const lapsed = {
      kind: 'class-set',
      ticket: 'B001',
      class: 'normal',
      counter: '1',
      lapsed: true,
    } as const;
    const lines = (await storyOf(tell(hall, lapsed), 'B001')).join('\n');
    expect(lines).toContain(
      '  green confirmed at counter 0 by clerk 41: it counts as green since it joined\n',
    );
    expect(lines).toContain('  class normal; it counts from now on\n');
    expect(lines).toContain('  class green, set at counter 1; it counts from now on\n');
    expect(lines).toContain('class normal: green was asked for and nobody confirmed it');
    hall.claim('loan');
    hall.give({ verb: 'set-class', ticket: 'B002', class: 'normal', counter: '1' });
    expect((await storyOf(hall, 'B002')).join('\n')).toContain(
      'green denied at counter 1, for the whole visit',
    );
  });

  it('another service on the same ticket', async () => {
    const hall = served();
    hall.give({ verb: 'add-service', ticket: 'A001', service: 'collection' });
    expect(await rest(hall)).toEqual([
      expect.stringMatching(/^collection was added to the ticket; its way: approval → icbc/),
    ]);
  });

  it('what a press did that was taken back', async () => {
    const hall = served();
    hall.wait(10);
    hall.give(finish('1'));
    hall.wait(5);
    hall.give({ verb: 'undo', counter: '1' });
    expect(await rest(hall)).toEqual([
      'finished at counter 1 (approval) after 10 s: approved (taken back at 09:00:20)',
      'joined the queue icbc, no wait expected (taken back at 09:00:20)',
      'counter 1 took back its press finish',
    ]);
    hall.give({ verb: 'park', counter: '1' });
    expect((await rest(hall)).at(-1)).toBe('parked: counter 1 sent it away for something');
  });

  it('that one called wrongly was asked to wait on', async () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.give(next('1'));
    hall.sayAll();
    hall.give({ verb: 'undo', counter: '1' });
    hall.sayAll();
    const lines = (await storyOf(hall, 'A001')).join('\n');
    expect(lines).toContain('counter 1 took back its press call-next; it was asked to wait on');
    expect(lines).toMatch(/said: "请A零零一号稍候/);
    expect(lines).toContain('waits in the queue approval since 09:00:00');
  });

  it('what was printed and said, and what was not', async () => {
    const hall = served();
    const speech = { job: 'x', device: 'voice-1', ticket: 'A001', counter: '1' } as const;
    const paper = { job: 'y', device: 'printer-1', ticket: 'A001' } as const;
    tell(
      hall,
      { kind: 'speech-ended', job: 'w', outcome: 'dropped', ticket: 'A001', counter: '1' },
      { kind: 'speech-ended', job: 'v', outcome: 'dropped', why: 'too late', ticket: 'A001', counter: '1' },
      { kind: 'speech-begun', ...speech, text: '请A零零一号' },
      { kind: 'speech-ended', job: 'x', outcome: 'failed', why: 'no answer', ticket: 'A001', counter: '1' },
      { kind: 'reprint-asked', ticket: 'A001' },
      { kind: 'ticket-print-begun', ...paper, again: true, what: 'ticket' },
      { kind: 'ticket-print-failed', ...paper, why: 'paper out' },
      { kind: 'ticket-print-begun', ...paper, job: 'z', again: false, what: 'papers' },
      { kind: 'ticket-printed', ...paper, job: 'z' },
    );
    expect(await rest(hall)).toEqual([
      'a call was not said: it was no longer true',
      'not said: it came too late',
      'not said: "请A零零一号" (no answer)',
      'a reprint was asked for',
      'the ticket (marked as a reprint) was not printed by printer-1: paper out',
      'the slip of missing papers was printed by printer-1',
    ]);
  });

  it('what whoever held it under a scanner was told', async () => {
    const hall = served();
    hall.give({ verb: 'scan', ticket: 'A001' });
    const ticket = 'A001';
    tell(
      hall,
      {
        kind: 'place-asked',
        ticket,
        answer: { is: 'waiting', queue: 'icbc', ahead: 3, expectedMin: [15, 20] },
      },
      { kind: 'place-asked', ticket, answer: { is: 'waiting', queue: 'icbc', ahead: 0 } },
      { kind: 'place-asked', ticket, answer: { is: 'waiting', queue: 'icbc', ahead: 1, presumed: true } },
      { kind: 'place-asked', ticket, answer: { is: 'missed-twice' } },
      { kind: 'place-asked', ticket, answer: { is: 'left' } },
      // A ticket of yesterday is not this visit.
      { kind: 'place-asked', answer: { is: 'another-day', found: ticket } },
    );
    expect(await rest(hall)).toEqual([
      'held under the scanner: told to go to counter 1',
      'held under the scanner: told 3 ahead in the queue icbc, expected wait 15–20 min',
      'held under the scanner: told 0 ahead in the queue icbc',
      'held under the scanner: told 1 ahead in the queue icbc, and to ask if nobody had served it before',
      'held under the scanner: sent to the desk: it had missed its call twice in one queue',
      'held under the scanner: sent to the staff',
    ]);
  });

  it('how it came back: by the desk, by its number, and when the counter that had sent it away was gone', async () => {
    const hall = served();
    hall.give({ verb: 'park', counter: '1' });
    hall.give({ verb: 'close-counter', counter: '1', force: false });
    hall.give({ verb: 'scan', ticket: 'A001' });
    hall.give(next('2'));
    hall.sayAll();
    hall.wait(60);
    hall.give({ verb: 'miss', counter: '2' });
    hall.give({ verb: 'bring-back', counter: '2', number: 1 });
    hall.give({ verb: 'finish', counter: '2', outcome: 'refused' });
    hall.give({ verb: 'scan', ticket: 'A001', desk: '0' });
    hall.give({ verb: 'bring-back', counter: '0' });
    const lines = (await rest(hall)).join('\n');
    for (const told of [
      'came back for the counter that had sent it away for something; that is not open, and its queue has it again',
      'came to counter 2 after its missed call, and was taken at once by its number',
      'opened again (key at counter 0): "scanned at the desk"',
    ])
      expect(lines).toContain(told);
  });

  it('what a credit is for: a step that should come soon, and waits before it', async () => {
    const sealedAfter = async (seconds: number): Promise<string | undefined> => {
      const hall = play(fuzhou, ['1', '7']);
      hall.take('loan');
      hall.wait(seconds);
      hall.give(next('1'));
      hall.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
      hall.give(finish('1'));
      hall.give(next('7'));
      hall.give(finish('7'));
      return (await storyOf(hall, 'B001')).findLast(line => line.includes('joined the queue approval'));
    };
    expect(await sealedAfter(0)).toContain(', with 20 min credit for a step that should come soon, ');
    expect(await sealedAfter(120)).toContain(
      ', with 22 min credit for having waited before and for a step that should come soon, ',
    );
  });

  it('that the day goes on which was closed by mistake, and where it stands', async () => {
    const hall = play(fuzhou, ['1']);
    hall.take('loan');
    hall.take('loan', undefined, 'appointment');
    hall.wait(60);
    hall.give({ verb: 'call-number', counter: '1', ticket: 'B001', reason: 'unwell' });
    hall.wait(60);
    hall.give({ verb: 'close-day' });
    hall.wait(60);
    hall.give({ verb: 'open-day', day: '2026-11-24' });
    const goesOn = 'the day had been closed by mistake and goes on: it';
    expect((await storyOf(hall, 'B002')).join('\n')).toContain(
      `${goesOn} waits in the queue approval as before`,
    );
    expect((await storyOf(hall, 'B001')).join('\n')).toContain(
      `${goesOn} had been at counter 1 and waits in the queue approval before all who waited there, ` +
        'with 13 min credit so that it stands there',
    );
  });

  it('the alarms about it', async () => {
    const hall = tell(
      served(),
      {
        kind: 'alarm-raised',
        alarm: 'parked-A001',
        severity: 'warning',
        text: 'A001 is away for more than 120 min',
        subject: { ticket: 'A001' },
      },
      { kind: 'alarm-acknowledged', alarm: 'parked-A001', by: 'ops' },
      { kind: 'alarm-cleared', alarm: 'parked-A001' },
    );
    expect(await rest(hall)).toEqual([
      'alarm: A001 is away for more than 120 min',
      'alarm seen by ops: A001 is away for more than 120 min',
      'alarm over: A001 is away for more than 120 min',
    ]);
  });

  it('what it was told to expect, and how long it waited in the end', async () => {
    const hall = play(fuzhou, ['1']);
    hall.take('loan');
    hall.take('loan');
    hall.wait(600);
    hall.give(next('1'));
    hall.sayAll();
    hall.give(start('1'));
    hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
    hall.give(finish('1'));
    hall.give(next('1'));
    expect((await storyOf(hall, 'B002')).at(-1)).toBe(
      'waited 10.1 min in the queue approval, 5.9 min less than the 16 min expected',
    );
    const lines = await storyOf(hall, 'B001');
    expect(lines.at(-1)).toBe('waits in the queue ccb since 09:10:05');
    expect(lines.join('\n')).toContain(
      'joined the queue ccb, with 10 min credit for having waited before, ' +
        'no counter was open for it, so no wait could be expected',
    );
  });
});
