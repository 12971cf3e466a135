import { describe, expect, it } from 'vitest';
import { actionFor, defaultKeys } from '../../../config/schema/keys.ts';
import { padPicture } from '../../../daemon/core/outputs/pad.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import { commandOfKey } from '../../../daemon/hall/pad-keys.ts';
import { type Play, play, untimed } from '../../kit/hall/play.ts';

const keys = new Map(Object.entries(defaultKeys));

/** `3 evaluate` at that counter. */
function press(hall: Play, keysPressed: string, counter = '1'): string[] | string {
  const [key = '', digits = ''] = keysPressed.split(' ').toReversed();
  const action = actionFor(keys, key, digits);
  if (action === undefined) return 'unknown-key';
  const command = commandOfKey({ action, counter, digits }, { ...hall, today: () => '', now: hall.now() });
  return 'refused' in command ? command.refused : hall.give(command);
}

const batch = (cases: number, more: Partial<Command & { verb: 'take-ticket' }> = {}): Command => ({
  verb: 'take-ticket',
  services: ['withdrawal'],
  class: 'normal',
  choice: new Map([['bank', 'icbc']]),
  cases,
  print: false,
  ...more,
});

/** An employer's officer with so many cases, in the hand of counter 1; `behind` wait for the same. */
function officer(cases: number, behind = 0): Play {
  const hall = play(untimed, ['1']);
  hall.give(batch(cases));
  for (let other = 0; other < behind; other += 1) hall.take('withdrawal', 'icbc');
  hall.press('1', 'next', 'start');
  return hall;
}

const left = (hall: Play) => padPicture(hall.rules, hall.hall, '1', hall.now()).cases;
const doneAt = (hall: Play, ticket = 'A001') => hall.visit(ticket).steps[hall.visit(ticket).step]?.casesDone;

describe('several cases on one ticket', () => {
  it('some of them are done, and the rest stands behind the next three', () => {
    const hall = officer(40, 5);
    expect(left(hall)).toBe(40);
    expect(press(hall, '3 evaluate')).toEqual(['cases-finished', 'visit-queued']);
    expect(hall.last('cases-finished')).toMatchObject({ ticket: 'A001', cases: 3, left: 37 });
    expect(hall.calls('1', 5)).toEqual(['A002', 'A003', 'A004', 'A001', 'A005']);
  });

  it('evaluate alone says that all are done that are in hand, and so does next', () => {
    const hall = officer(12, 1);
    expect(press(hall, 'evaluate')).toEqual(['cases-finished', 'visit-queued']);
    expect(doneAt(hall)).toBe(5);
    hall.press('1', 'next', 'start', 'next');
    expect(hall.inHand('1')).toBe('A001');
    hall.press('1', 'start');
    expect(hall.press('1', 'next')).toContain('cases-finished');
    expect(doneAt(hall)).toBe(10);
  });

  it('with nobody else waiting the rest is called again at once, by its number', () => {
    const hall = officer(7);
    hall.press('1', 'next');
    expect(hall.inHand('1')).toBe('A001');
    expect(left(hall)).toBe(2);
  });

  it('the last of them ends the step, and all come to the next one', () => {
    const hall = officer(6);
    hall.press('1', 'next', 'start');
    expect(press(hall, '1 evaluate')).toEqual(['step-finished', 'visit-queued']);
    expect(hall.last('step-finished')).not.toHaveProperty('cases');
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'icbc' });
    expect(doneAt(hall)).toBeUndefined();
    expect(hall.visit('A001').cases).toBe(6);
  });

  it.each(['0', '6', '40', '99'])('%s evaluate is refused: from 1 to 5 are done at a time', typed => {
    const hall = officer(40);
    expect(press(hall, `${typed} evaluate`)).toBe('name-cases');
    expect(doneAt(hall)).toBeUndefined();
  });

  it('no more are done than are left', () => {
    const hall = officer(7);
    press(hall, '5 evaluate');
    hall.press('1', 'next', 'start');
    expect(press(hall, '3 evaluate')).toBe('name-cases');
    expect(press(hall, '2 evaluate')).toContain('step-finished');
  });

  it('a ticket of one case knows 1 evaluate alone', () => {
    const hall = play(untimed, ['1']);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start');
    expect(left(hall)).toBeUndefined();
    expect(press(hall, '2 evaluate')).toBe('name-cases');
    expect(press(hall, '1 evaluate')).toContain('step-finished');
  });

  it('what is refused, or lacks papers, ends for all of them', () => {
    const hall = officer(40, 1);
    press(hall, '70 ok');
    expect(press(hall, '2 evaluate')).toContain('step-finished');
    expect(hall.visit('A001').place).toMatchObject({ is: 'done', outcome: 'refused' });
  });

  it('a press that is taken back takes back what was done, and they are in hand again', () => {
    const hall = officer(40, 4);
    press(hall, '3 evaluate');
    hall.press('1', 'undo');
    expect(hall.inHand('1')).toBe('A001');
    expect(doneAt(hall)).toBeUndefined();
    expect(hall.hall.cycles.get('approval')).toBeUndefined();
  });

  it('whoever is sent to another queue, missed, parked or away has the rest there', () => {
    const hall = officer(40, 3);
    press(hall, '4 evaluate');
    expect(hall.give({ verb: 'step-away', ticket: 'A001' })).toContain('visit-stepped-away');
    hall.give({ verb: 'step-back', ticket: 'A001' });
    hall.press('1', 'next', 'start', 'next', 'start', 'next', 'start', 'next', 'start', 'park');
    hall.press('1', 'resume');
    expect(hall.inHand('1')).toBe('A001');
    hall.give({ verb: 'transfer', counter: '1', to: { queue: 'advice' }, when: 'now' });
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'advice' });
    expect(doneAt(hall)).toBe(4);
  });

  it('sent back for something short, the rest of them is done here again', () => {
    const hall = officer(6);
    hall.press('1', 'next', 'start', 'next');
    hall.give({ verb: 'open-counter', counter: '7' });
    hall.press('7', 'next', 'start');
    press(hall, '2 evaluate', '7');
    hall.press('7', 'next', 'start');
    hall.give({ verb: 'return-to', counter: '7', to: { queue: 'approval' } });
    const { steps, step } = hall.visit('A001');
    expect(steps.slice(step).map(({ casesDone }) => casesDone)).toEqual([undefined, 2]);
  });

  it('a counter closed by force puts the rest back where it stood', () => {
    const hall = officer(40, 2);
    press(hall, '5 evaluate');
    hall.press('1', 'next', 'start', 'next', 'start', 'next', 'start');
    hall.give({ verb: 'close-counter', counter: '1', force: true });
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'approval' });
    expect(doneAt(hall)).toBe(5);
  });

  it('missing papers bring a slip for the rest', () => {
    const hall = officer(40);
    press(hall, '5 evaluate');
    hall.press('1', 'next', 'start', 'papers-missing');
    const slip = hall.last('return-slip-issued')?.slip ?? '';
    hall.give({ verb: 'come-again', slip, print: false });
    expect(hall.last('ticket-issued')).toMatchObject({ cases: 40, steps: [{ casesDone: 5 }, {}] });
  });

  it('each case in hand takes its part of the time, and has as long as a ticket of one', () => {
    const hall = officer(40);
    hall.wait(600);
    press(hall, '5 evaluate');
    expect(hall.hall.cycles.get('approval')).toEqual([120_000]);
    hall.restart();
    expect(hall.hall.cycles.get('approval')).toEqual([120_000]);
  });

  it('a forgotten one is so after as long for each of them', () => {
    const hall = officer(2);
    expect(hall.pass(119 * 60)).not.toContain('alarm-raised');
    expect(hall.pass(2 * 60)).toContain('alarm-raised');
  });

  it('the rest is kept for no counter: whoever is free goes on', () => {
    const hall = officer(40);
    hall.give({ verb: 'open-counter', counter: '2' });
    hall.press('2', 'next');
    expect(press(hall, '5 evaluate')).toContain('visit-called');
    expect(hall.inHand('2')).toBe('A001');
  });

  it('when the day ends the rest leaves, and a day that goes on has it again', () => {
    const hall = officer(40);
    press(hall, '5 evaluate');
    hall.give({ verb: 'close-day' });
    expect(hall.visit('A001').place).toMatchObject({ is: 'left', reason: 'closing' });
    hall.give({ verb: 'open-day', day: '2026-11-24' });
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'approval' });
    expect(doneAt(hall)).toBe(5);
  });

  it.each([
    ['none', batch(0)],
    ['more than the config lets ride on it', batch(101)],
    ['those of several services', batch(2, { services: ['withdrawal', 'loan'] })],
  ])('no ticket is taken for %s', (_, command) => {
    expect(play(untimed).give(command)).toBe('name-cases');
  });

  it('one of one case says so nowhere', () => {
    const hall = play(untimed);
    hall.give(batch(1));
    expect(hall.last('ticket-issued')).not.toHaveProperty('cases');
    expect(hall.give({ verb: 'add-service', ticket: 'A001', service: 'loan' })).toContain('service-added');
  });

  it('no service is added to several cases', () => {
    const hall = play(untimed);
    hall.give(batch(2));
    expect(hall.give({ verb: 'add-service', ticket: 'A001', service: 'loan' })).toBe('name-cases');
  });
});
