/** R6: the claim goes to the staff, not the weak to the desk. */
import { describe, expect, it } from 'vitest';
import { attentionAfter } from '../../../daemon/core/counter/desk.ts';
import { nextDeadline } from '../../../daemon/core/deadlines/next-deadline.ts';
import { padPicture } from '../../../daemon/core/outputs/pad.ts';
import { commandOfKey } from '../../../daemon/hall/pad-keys.ts';
import { type Play, play, untimed } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';

/** Nobody starts by time before the desk has fetched them. */
const patient = changed(untimed, { times: { autoStartMs: 600_000, autoStartGreenMs: 600_000 } });

/** The mark that counter's pad shows, and the number. */
function lcd(hall: Play, counter = '0'): string {
  const { mark, number } = padPicture(hall.rules, hall.hall, counter, hall.now());
  return `${mark ?? '-'} ${number ?? '-'}`;
}

function press(
  hall: Play,
  counter: string,
  action: 'set-class-green' | 'set-class-normal',
): string[] | string {
  const meant = commandOfKey(
    { action, counter, digits: '' },
    { ...hall, today: () => '2026-11-24', now: hall.now() },
  );
  return 'refused' in meant ? meant.refused : hall.give(meant);
}

/** To what, and the clerks of which counters, have looked up unasked. */
const lookedUp = (hall: Play) =>
  hall.log.flatMap(({ event }) =>
    attentionAfter(hall.rules, event).map(({ counter, to }) => `${to} ${counter}`),
  );

describe('a claim', () => {
  it('is told once at the desk, and stands there for two minutes', () => {
    const hall = play(patient);
    expect(lcd(hall)).toBe('- -');
    hall.claim('loan');
    expect(lookedUp(hall)).toEqual(['claim 0']);
    expect(lcd(hall)).toBe('claim 1');
    expect(lcd(hall, '1')).toBe('- -');
    hall.pass(119);
    expect(lcd(hall)).toBe('claim 1');
    expect(nextDeadline(hall.rules, hall.hall, hall.now())).toBe(hall.now() + 1000);
    hall.pass(1);
    expect(lcd(hall)).toBe('- -');
    expect(lookedUp(hall)).toEqual(['claim 0']);
  });

  it('is not told to the desk where green needs no confirmation', () => {
    const hall = play({ ...patient, confirmGreen: false });
    hall.claim('loan');
    expect(lookedUp(hall)).toEqual([]);
    expect(lcd(hall)).toBe('- -');
  });

  it('stands there while another is in hand, and the keys mean the number that is shown', () => {
    const hall = play(patient);
    hall.take('advice');
    hall.press('0', 'next', 'start');
    const claimed = hall.claim('loan');
    expect(lcd(hall)).toBe('claim 2');
    press(hall, '0', 'set-class-green');
    expect(hall.visit(claimed).class).toBe('green');
    expect(lcd(hall)).toBe('- 1');
    press(hall, '0', 'set-class-green');
    expect(hall.visit('D001').class).toBe('green');
  });

  it('waits its turn behind an earlier one, so that no number changes under the hand', () => {
    const hall = play(patient);
    hall.claim('loan');
    hall.wait(60);
    hall.claim('loan');
    expect(lcd(hall)).toBe('claim 1');
    hall.pass(60);
    expect(lcd(hall)).toBe('claim 2');
    hall.pass(119);
    expect(lcd(hall)).toBe('claim 2');
    hall.pass(1);
    expect(lcd(hall)).toBe('- -');
  });

  it('makes room as soon as it is answered, or called', () => {
    const hall = play(patient);
    for (let nth = 0; nth < 3; nth += 1) hall.claim('loan');
    press(hall, '0', 'set-class-normal');
    expect(lcd(hall)).toBe('claim 2');
    hall.give({ verb: 'call-number', counter: '1', ticket: 'B002', reason: 'asked' });
    expect(lcd(hall)).toBe('claim 3');
  });

  it('of whom five others have claimed since is shown no more', () => {
    const hall = play(patient);
    for (let nth = 0; nth < 6; nth += 1) hall.claim('loan');
    expect(lcd(hall)).toBe('claim 2');
    expect(hall.hall.claims).toHaveLength(5);
  });

  it('is seen by whoever calls it, until it is answered', () => {
    const hall = play(patient);
    const claimed = hall.claim('loan');
    hall.press('1', 'next');
    expect(lcd(hall, '1')).toBe('claim 1');
    expect(press(hall, '1', 'set-class-normal')).toEqual(['class-set']);
    expect(lcd(hall, '1')).toBe('- 1');
    expect(press(hall, '1', 'set-class-green')).toBe('green-denied');
    // Unlike another counter, the desk may put it right.
    hall.give({ verb: 'scan', ticket: claimed, desk: '0' });
    expect(press(hall, '0', 'set-class-green')).toEqual(['class-set']);
    expect(hall.visit(claimed).class).toBe('green');
  });

  it('is still shown after a restart', () => {
    const hall = play(patient);
    hall.claim('loan');
    hall.restart();
    expect(lcd(hall)).toBe('claim 1');
  });
});

describe('who was called and has not come', () => {
  const called = (hall: Play) => {
    hall.call('1');
  };

  it('is fetched: half a minute after it was said the desk is told once, and shows the number', () => {
    const hall = play(patient);
    hall.take('loan', undefined, 'green');
    called(hall);
    expect(hall.pass(29)).toEqual([]);
    expect(lcd(hall)).toBe('- -');
    expect(hall.pass(1)).toEqual(['fetch-asked']);
    expect(lcd(hall)).toBe('fetch 1');
    expect(lookedUp(hall)).toEqual(['claim 0', 'fetch 0']);
    expect(hall.pass(300)).not.toContain('fetch-asked');
    hall.restart();
    expect(lcd(hall)).toBe('fetch 1');
  });

  it.each([
    ['starts', { verb: 'start', counter: '1' }],
    ['is recalled', { verb: 'recall', counter: '1' }],
    ['is missed', { verb: 'miss', counter: '1' }],
  ] as const)('is shown until it %s', (_, order) => {
    const hall = play(patient);
    hall.claim('loan');
    called(hall);
    hall.pass(120);
    expect(lcd(hall)).toBe('fetch 1');
    expect(hall.give(order)).toHaveLength(1);
    expect(lcd(hall)).toBe('- -');
  });

  it('is fetched if the claim is not answered yet, but not where it was denied, and nobody else is', () => {
    const hall = play(patient);
    const denied = hall.claim('loan');
    hall.give({ verb: 'set-class', ticket: denied, class: 'normal', counter: '0' });
    hall.take('advice');
    hall.claim('withdrawal', 'icbc');
    for (const counter of ['1', '2', '0']) hall.press(counter, 'next');
    hall.sayAll();
    hall.pass(60);
    expect(hall.log.flatMap(({ event }) => (event.kind === 'fetch-asked' ? [event.ticket] : []))).toEqual([
      'A003',
    ]);
  });

  it('is asked of nobody in a hall without a desk', () => {
    const hall = play({ ...patient, desks: new Set() });
    hall.take('loan', undefined, 'green');
    called(hall);
    expect(hall.pass(60)).toEqual([]);
    expect(lookedUp(hall)).toEqual([]);
  });
});
