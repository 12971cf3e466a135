import { describe, expect, it } from 'vitest';
import { actionFor, defaultKeys } from '../../../config/schema/keys.ts';
import { padPicture } from '../../../daemon/core/outputs/pad.ts';
import { commandOfKey } from '../../../daemon/hall/pad-keys.ts';
import { type Play, play, untimed } from '../../kit/hall/play.ts';

const rules = { ...untimed, reasons: ['不符合规定条件', '材料不真实'] };
const keys = new Map(Object.entries(defaultKeys));

/** `82 ok` at counter 1. */
function press(hall: Play, keysPressed: string, counter = '1'): string[] | string {
  const [key = '', digits = ''] = keysPressed.split(' ').toReversed();
  const action = actionFor(keys, key, digits);
  if (action === undefined) return 'unknown-key';
  const command = commandOfKey({ action, counter, digits }, { ...hall, today: () => '', now: hall.now() });
  return 'refused' in command ? command.refused : hall.give(command);
}

const picture = (hall: Play) => padPicture(hall.rules, hall.hall, '1', hall.now());

/** Two services that share their first step, and one of them its last. */
function twoAtOneStep(): Play {
  const [withdrawal, loan] = ['withdrawal', 'loan'].map(id => untimed.services.get(id));
  if (withdrawal === undefined || loan === undefined) throw new Error('no such service');
  const approval = { is: 'queue', queue: 'approval' } as const;
  const icbc = { is: 'queue', queue: 'icbc' } as const;
  const services = new Map(untimed.services)
    .set('withdrawal', { ...withdrawal, route: [approval] })
    .set('loan', { ...loan, route: [approval, icbc] });
  const hall = play({ ...rules, services });
  hall.take(['withdrawal', 'loan']);
  hall.press('1', 'next', 'start');
  return hall;
}

function withdrawal(): Play {
  const hall = play(rules);
  hall.take('withdrawal', 'icbc');
  hall.press('1', 'next');
  return hall;
}

const finished = (hall: Play) => {
  const event = hall.log.findLast(one => one.event.kind === 'step-finished')?.event;
  return event?.kind === 'step-finished' ? event.services : undefined;
};

describe('outcomes marked at the pad', () => {
  it('41 ok, 82 ok, evaluate: papers are missing for the first service, and the second goes on', () => {
    const hall = twoAtOneStep();
    expect(press(hall, '82 ok')).toBe('which-service');
    expect(press(hall, '41 ok')).toEqual(['service-picked']);
    expect(press(hall, '82 ok')).toEqual(['outcome-marked']);
    expect(press(hall, 'evaluate')).toEqual([
      'step-finished',
      'return-slip-issued',
      'visit-queued',
      'follow-up-opened',
    ]);
    expect(finished(hall)).toEqual([
      { service: 'withdrawal', outcome: 'papers-missing', missing: [2] },
      { service: 'loan', outcome: 'approved' },
    ]);
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'icbc' });
    expect([...hall.hall.followUps.values()]).toMatchObject([
      { source: 'papers-missing', services: ['withdrawal'], missing: ['住房公积金提取申请表'] },
    ]);
  });

  it('stand for several services in turn, and next finishes with them too', () => {
    const hall = twoAtOneStep();
    for (const one of ['41 ok', '81 ok', '83 ok', '42 ok', '72 ok']) press(hall, one);
    expect(press(hall, 'next')).toContain('visit-done');
    expect(finished(hall)).toEqual([
      { service: 'withdrawal', outcome: 'papers-missing', missing: [1, 3] },
      { service: 'loan', outcome: 'refused', reason: 2 },
    ]);
    expect([...hall.hall.followUps.values()].map(({ reason }) => reason)).toEqual([undefined, '材料不真实']);
  });

  it('go by the same key again, one by one, and by cancel all together', () => {
    const hall = withdrawal();
    press(hall, '81 ok');
    press(hall, '82 ok');
    press(hall, '81 ok');
    expect(hall.hall.counters.get('1')?.marks?.set).toEqual([
      { service: 'withdrawal', outcome: 'papers-missing', number: 2 },
    ]);
    expect(press(hall, 'cancel')).toEqual(['marks-cleared']);
    expect(press(hall, 'cancel')).toBe('not-ready');
    press(hall, 'evaluate');
    expect(finished(hall)).toEqual([{ service: 'withdrawal', outcome: 'approved' }]);
  });

  it('a service has one outcome and a refusal one reason: the later takes the place of the earlier', () => {
    const hall = withdrawal();
    for (const one of ['81 ok', '71 ok', '72 ok']) press(hall, one);
    expect(hall.hall.counters.get('1')?.marks?.set).toEqual([
      { service: 'withdrawal', outcome: 'refused', number: 2 },
    ]);
  });

  it('stand on the LCD: 7 refused, 8 papers missing, the last of them', () => {
    const hall = twoAtOneStep();
    press(hall, '41 ok');
    expect(picture(hall)).not.toHaveProperty('mark');
    press(hall, '70 ok');
    expect(picture(hall)).toMatchObject({ mark: 'refused', number: 1 });
    press(hall, '42 ok');
    press(hall, '80 ok');
    expect(picture(hall)).toMatchObject({ mark: 'papers-missing' });
    press(hall, 'cancel');
    expect(picture(hall)).not.toHaveProperty('mark');
  });

  it('are there after a restart, and gone with the visit', () => {
    const hall = withdrawal();
    press(hall, '82 ok');
    hall.restart();
    expect(picture(hall)).toMatchObject({ mark: 'papers-missing' });
    hall.press('1', 'park', 'resume');
    expect(picture(hall)).not.toHaveProperty('mark');
  });

  it('tell that somebody came, whoever was called or only presumed', () => {
    const called = withdrawal();
    expect(press(called, '82 ok')).toEqual(['visit-started', 'outcome-marked']);
    const presumed = withdrawal();
    presumed.sayAll();
    presumed.pass(120);
    expect(presumed.visit('A001').place).toMatchObject({ is: 'serving' });
    expect(presumed.visit('A001').place).toHaveProperty('presumed');
    press(presumed, '82 ok');
    expect(presumed.visit('A001').place).not.toHaveProperty('presumed');
  });

  it.each([
    ['82 ok', 'nobody-in-hand'],
    ['41 ok', 'nobody-in-hand'],
    ['7 ok', 'nobody-in-hand'],
  ])('%s with nobody in hand is refused: %s', (pressed, code) => {
    expect(press(play(rules), pressed)).toBe(code);
  });

  it.each([
    ['7 ok', 'name-reason'],
    ['8 ok', 'name-papers'],
    ['73 ok', 'name-reason'],
    ['85 ok', 'unknown-paper'],
    ['42 ok', 'unknown-service'],
  ])('%s is refused: %s', (pressed, code) => {
    expect(press(withdrawal(), pressed)).toBe(code);
  });

  it('a paper of another service of the ticket is none of this one', () => {
    const hall = twoAtOneStep();
    press(hall, '41 ok');
    expect(press(hall, '85 ok')).toBe('unknown-paper');
    press(hall, '42 ok');
    expect(press(hall, '85 ok')).toEqual(['outcome-marked']);
    expect(press(hall, '82 ok')).toBe('unknown-paper');
  });
});

describe('a finish over MQTT', () => {
  const end = (more: object) =>
    ({ verb: 'finish', counter: '1', outcome: 'papers-missing', ...more }) as const;

  it('names services, papers and reason, and counts what is marked at the pad for the services it does not name', () => {
    const hall = twoAtOneStep();
    press(hall, '42 ok');
    press(hall, '71 ok');
    hall.give(end({ services: ['withdrawal'], missing: [2, 0] }));
    expect(finished(hall)).toEqual([
      { service: 'withdrawal', outcome: 'papers-missing', missing: [0, 2] },
      { service: 'loan', outcome: 'refused', reason: 1 },
    ]);
  });

  it('without services means all of the step, whatever is marked', () => {
    const hall = twoAtOneStep();
    press(hall, '42 ok');
    press(hall, '71 ok');
    hall.give({ verb: 'finish', counter: '1', outcome: 'refused', reason: 0 });
    expect(finished(hall)).toEqual([
      { service: 'withdrawal', outcome: 'refused', reason: 0 },
      { service: 'loan', outcome: 'refused', reason: 0 },
    ]);
  });

  it('is refused in words where it names what there is not', () => {
    const hall = twoAtOneStep();
    expect(hall.give(end({ missing: [9] }))).toBe('unknown-paper');
    expect(hall.give(end({ services: ['withdrawal'], missing: [5] }))).toBe('unknown-paper');
    // Papers of one only, and both would end.
    expect(hall.give(end({ missing: [2] }))).toBe('which-service');
    expect(hall.give(end({ services: ['post'] }))).toBe('unknown-service');
    expect(hall.give({ verb: 'finish', counter: '1', outcome: 'approved', reason: 1 })).toBe('name-reason');
    expect(hall.give({ verb: 'finish', counter: '1', outcome: 'approved', missing: [1] })).toBe(
      'name-papers',
    );
    expect(hall.give({ verb: 'finish', counter: '1', outcome: 'refused', reason: 3 })).toBe('name-reason');
  });
});
