/** R17 首问责任: who was asked owns the question until it is answered, or until somebody else has accepted it. */
import { describe, expect, it } from 'vitest';
import { alarmIn, fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';
import { at } from '../../kit/hall/steps.ts';

const first = '2026-11-24-q1';
const asked = '5f'.repeat(32);
const answer = 'a0'.repeat(32);
const staff = new Map([
  ['06', { name: '蔡琳', institution: 'centre' }],
  ['07', { name: '许航', institution: 'centre' }],
  ['21', { name: '林涛', institution: 'icbc' }],
]);
const rules = { ...untimed, staff, workdays: new Set([1, 2, 3, 4, 5]) };
const open = (counter: string) => ({ verb: 'question-open', counter }) as const;
const openFor = (person: string, ticket?: string) =>
  ({ verb: 'question-open', person, text: asked, ...(ticket !== undefined && { ticket }) }) as const;
const write = (question = first, by?: string) =>
  ({ verb: 'question-write', question, text: asked, ...(by !== undefined && { by }) }) as const;
const pass = (to: string, by?: string) =>
  ({ verb: 'question-pass', question: first, to, ...(by !== undefined && { by }) }) as const;
const accept = (by?: string) =>
  ({ verb: 'question-accept', question: first, ...(by !== undefined && { by }) }) as const;
const close = (question = first, by?: string) =>
  ({
    verb: 'question-close',
    question,
    text: answer,
    told: 'phone',
    ...(by !== undefined && { by }),
  }) as const;
const question = (hall: Play, id = first) => hall.hall.questions.get(id);
const due = (hall: Play) => alarmIn(hall.hall, 'question-due');

/** A001 is served at counter 1 by 06. */
function served(of = rules): Play {
  const hall = play(of, ['0', '1', '2', '7']);
  hall.give(at('1').signIn('06'));
  hall.take('withdrawal', 'icbc');
  hall.press('1', 'next', 'start');
  return hall;
}

function askedAt1(of = rules): Play {
  const hall = served(of);
  hall.give(open('1'));
  return hall;
}

function nextDay(hall: Play, day: string): void {
  hall.give({ verb: 'close-day' });
  hall.wait(60);
  hall.give({ verb: 'open-day', day });
  hall.pass(0);
}

describe('a question at a counter', () => {
  it('is of who is signed in there, and parks who asked: they come back to this counter', () => {
    const hall = served();
    expect(hall.give(open('1'))).toEqual(['question-opened', 'visit-parked']);
    expect(question(hall)).toMatchObject({
      owner: '06',
      institution: 'centre',
      counter: '1',
      ticket: 'A001',
      due: '2026-11-26',
    });
    expect(hall.visit('A001').place).toMatchObject({ is: 'parked', counter: '1' });
    hall.press('1', 'resume');
    expect(hall.inHand('1')).toBe('A001');
    // The same citizen has another question.
    hall.give(open('1'));
    expect([...hall.hall.questions.keys()]).toEqual([first, '2026-11-24-q2']);
  });

  it('is nobody’s where nobody is signed in, and waits until who was called has come', () => {
    const hall = play(rules, ['1']);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    expect(hall.give(open('1'))).toBe('not-signed-in');
    hall.give(at('1').signIn('06'));
    expect(hall.give(open('1'))).toBe('not-started');
    hall.press('1', 'start');
    expect(hall.give(open('1'))).toContain('visit-parked');
  });

  it('of who was just scanned at the desk notes that ticket, and moves nobody', () => {
    const hall = play(rules, ['0', '1']);
    hall.give(at('0').signIn('07'));
    hall.take('withdrawal', 'icbc');
    hall.give({ verb: 'scan', ticket: 'A001', desk: '0' });
    expect(hall.give(open('0'))).toEqual(['question-opened']);
    expect(question(hall)?.ticket).toBe('A001');
    hall.wait(31);
    hall.give(open('0'));
    expect(question(hall, '2026-11-24-q2')).not.toHaveProperty('ticket');
  });

  it('presumed to have come, who asks has come', () => {
    const hall = play(rules, ['1']);
    hall.give(at('1').signIn('06'));
    hall.take('withdrawal', 'icbc');
    hall.call('1');
    hall.pass(40);
    expect(hall.give(open('1'))).toEqual(['question-opened', 'visit-started', 'visit-parked']);
  });

  it('takes a pause that was pressed before', () => {
    const hall = served();
    hall.press('1', 'pause');
    expect(hall.give(open('1'))).toEqual(['question-opened', 'visit-parked', 'counter-paused']);
  });

  it('is taken back with its press, unless somebody has done something about it since', () => {
    const hall = askedAt1();
    expect(hall.press('1', 'undo')).toEqual(['press-undone', 'question-closed']);
    expect(hall.inHand('1')).toBe('A001');
    expect(hall.hall.questions.size).toBe(0);
    for (const order of [write('2026-11-24-q2'), { ...pass('07'), question: '2026-11-24-q2' }]) {
      const other = askedAt1();
      other.press('1', 'undo');
      other.give(open('1'));
      other.give(order);
      expect(other.press('1', 'undo')).toBe('moved-on');
      expect(other.hall.questions.size).toBe(1);
    }
    hall.give(open('1'));
    hall.give(close('2026-11-24-q2'));
    hall.restart();
    expect(hall.press('1', 'undo')).toBe('moved-on');
  });
});

describe('a question over MQTT', () => {
  it('is of the person of the staff list who was asked, and parks who is served at their counter', () => {
    const hall = served();
    expect(hall.give(openFor('99'))).toBe('unknown-person');
    expect(hall.give(openFor('06', 'A009'))).toBe('unknown-ticket');
    hall.give(at('2').signIn('07'));
    expect(hall.give(openFor('07', 'A001'))).toEqual(['question-opened']);
    expect(hall.inHand('1')).toBe('A001');
    expect(hall.give(openFor('06', 'A001'))).toEqual(['question-opened', 'visit-parked']);
    expect(hall.last('question-opened')).toMatchObject({ person: '06', counter: '1', text: asked });
    expect(question(hall)).toMatchObject({ owner: '07', institution: 'centre' });
  });

  it('without a staff list is of whoever is signed in, whatever the number', () => {
    const { staff: _, ...any } = rules;
    const hall = served(any as typeof rules);
    expect(hall.give(openFor('88'))).toBe('unknown-person');
    expect(hall.give(openFor('06'))).toEqual(['question-opened']);
    expect(hall.give(pass('88'))).toBe('unknown-person');
    hall.give(at('2').signIn('88'));
    expect(hall.give(pass('88'))).toEqual(['question-passed']);
  });

  it('is taken after hours, too; before the first day there is nothing to write it to', () => {
    const hall = askedAt1();
    hall.give({ verb: 'close-day' });
    expect(hall.give(openFor('07'))).toEqual(['question-opened']);
  });
});

describe('a question has one owner', () => {
  it('who passes it on, and stays its owner until that one has accepted', () => {
    const hall = askedAt1();
    expect(hall.give(pass('21', '06'))).toEqual(['question-passed']);
    expect(question(hall)).toMatchObject({ owner: '06', passedTo: '21' });
    expect(hall.give(close(first, '21'))).toBe('not-owner');
    expect(hall.give(accept('07'))).toBe('not-owner');
    expect(hall.give(accept('21'))).toEqual(['question-accepted']);
    expect(question(hall)).toMatchObject({ owner: '21', institution: 'icbc' });
    expect(question(hall)).not.toHaveProperty('passedTo');
    expect(hall.give(write(first, '06'))).toBe('not-owner');
    expect(hall.give(pass('07', '06'))).toBe('not-owner');
    expect(hall.give(accept('21'))).toBe('not-owner');
    expect(hall.give(close(first, '21'))).toEqual(['question-closed']);
    expect(hall.give(close(first, '21'))).toBe('unknown-question');
  });

  it('and is passed neither to its owner nor to somebody who has left the staff', () => {
    const hall = askedAt1();
    expect(hall.give(pass('06', '06'))).toBe('to-itself');
    expect(hall.give(pass('99', '06'))).toBe('unknown-person');
    hall.give(pass('07', '06'));
    hall.restart({ ...rules, staff: new Map([...staff].filter(([number]) => number !== '07')) });
    expect(hall.give(accept('07'))).toBe('unknown-person');
    expect(question(hall)?.owner).toBe('06');
  });

  it('stays whose it is when they sign out, until it is due: then it is the supervisor’s', () => {
    const hall = askedAt1();
    hall.give(at('1').signOut);
    hall.pass(29 * 60);
    expect(question(hall)?.owner).toBe('06');
    expect(hall.pass(60)).toContain('question-passed');
    expect(question(hall)).not.toHaveProperty('owner');
    expect(hall.give(close(first, '06'))).toBe('not-owner');
    expect(hall.give(close())).toEqual(['question-closed']);
  });

  it('who is there keeps it however late it is, and loses it as they go', () => {
    const hall = askedAt1();
    hall.pass(40 * 60);
    expect(question(hall)?.owner).toBe('06');
    hall.give(at('1').signOut);
    expect(hall.pass(0)).toContain('question-passed');
  });

  it.each(['another signs in there', 'the counter is closed'])('and loses it as %s', how => {
    const hall = askedAt1();
    hall.pass(40 * 60);
    expect(question(hall)?.owner).toBe('06');
    hall.give(how === 'the counter is closed' ? at('1').close : at('1').signIn('07'));
    expect(hall.pass(0)).toContain('question-passed');
    expect(question(hall)).not.toHaveProperty('owner');
  });

  it('who is on the staff list no more loses it when it is due', () => {
    const hall = askedAt1();
    hall.restart({ ...rules, staff: new Map([...staff].filter(([number]) => number !== '06')) });
    hall.pass(0);
    expect(question(hall)?.owner).toBe('06');
    hall.pass(31 * 60);
    expect(question(hall)).not.toHaveProperty('owner');
  });
});

describe('a question is due', () => {
  it('while who asked is in the hall within half an hour, breaks left out; twice that is grave', () => {
    const hall = askedAt1({ ...fuzhou, staff, workdays: rules.workdays });
    hall.pass(29 * 60);
    expect(due(hall)).toBeUndefined();
    hall.pass(2 * 60);
    expect(due(hall)).toMatchObject({ severity: 'warning', args: { open: 1, here: 1, days: 0 } });
    expect(due(hall)?.text).toContain('2026-11-24-q1 of A001, asked at 2026-11-24 09:00, owned by 06');
    hall.restart();
    hall.pass(30 * 60);
    expect(due(hall)?.severity).toBe('critical');
    hall.give(close());
    expect(hall.last('question-closed')).toMatchObject({ late: true, told: 'phone', text: answer });
    hall.pass(0);
    expect(due(hall)).toBeUndefined();
  });

  it('once they have gone within two days that are worked, a holiday by decree left out', () => {
    const hall = askedAt1({ ...fuzhou, staff, workdays: rules.workdays });
    hall.give({ verb: 'abandon', ticket: 'A001', reason: 'gave up' });
    hall.pass(60 * 60);
    expect(due(hall)).toBeUndefined();
    const holidays = new Set(['2026-11-26']);
    hall.rules = { ...hall.rules, calendar: { years: new Set(['2026']), holidays, workdays: new Set() } };
    nextDay(hall, '2026-11-27');
    expect(due(hall)).toBeUndefined();
    nextDay(hall, '2026-11-30');
    expect(due(hall)).toMatchObject({ severity: 'warning', args: { here: 0, days: 1 } });
    nextDay(hall, '2026-12-01');
    expect(due(hall)?.severity).toBe('critical');
  });

  it('on its last day when its last session ends', () => {
    const hall = play({ ...fuzhou, staff, workdays: rules.workdays }, ['1']);
    hall.give(at('1').signIn('06'));
    hall.give(openFor('06'));
    nextDay(hall, '2026-11-26');
    hall.give(close());
    expect(hall.last('question-closed')).not.toHaveProperty('late');
  });

  it('stays due when who asked has waited in vain and gone, overnight, too', () => {
    const hall = askedAt1();
    hall.pass(31 * 60);
    hall.give({ verb: 'abandon', ticket: 'A001', reason: 'gave up' });
    hall.pass(0);
    expect(due(hall)).toMatchObject({ args: { open: 1, here: 0 } });
    nextDay(hall, '2026-11-25');
    expect(question(hall)?.late).toBe(true);
    expect(due(hall)).toBeDefined();
  });

  it('of one who was done before they asked by its day alone', () => {
    const hall = played();
    hall.give({ verb: 'scan', ticket: 'D001', desk: '0' });
    hall.give(open('0'));
    expect(question(hall)?.ticket).toBe('D001');
    hall.pass(60 * 60);
    expect(due(hall)).toBeUndefined();
  });
});

function played(): Play {
  const hall = play(rules, ['0']);
  hall.give(at('0').signIn('07'));
  hall.take('advice');
  hall.press('0', 'next', 'start', 'finish');
  return hall;
}

describe('an open question', () => {
  it('outlives the night in which who asked it has left, and tells nothing of a ticket of another day', () => {
    const hall = askedAt1();
    hall.give({ verb: 'question-write', question: first, text: asked });
    hall.give(pass('07', '06'));
    nextDay(hall, '2026-11-25');
    expect(hall.visit.bind(undefined, 'A001')).toThrow('no visit');
    hall.restart();
    expect(question(hall)).toMatchObject({ owner: '06', passedTo: '07', ticket: 'A001', text: asked });
    // Another has that number today, and waits.
    hall.take('withdrawal', 'icbc');
    hall.pass(60 * 60);
    expect(due(hall)).toBeUndefined();
    hall.give(openFor('06'));
    expect(hall.last('question-opened')?.question).toBe('2026-11-25-q1');
  });

  it('is one of two hundred that a day carries on; the oldest of more lapse', () => {
    const hall = play(rules, ['1']);
    for (let many = 0; many < 203; many += 1) hall.give(openFor('06'));
    nextDay(hall, '2026-11-25');
    expect(hall.hall.questions.size).toBe(200);
    expect(hall.hall.questions.has('2026-11-24-q4')).toBe(true);
    const lapsed = hall.log.filter(({ event }) => event.kind === 'question-closed');
    expect(lapsed.map(({ event }) => event)).toContainEqual({
      kind: 'question-closed',
      question: '2026-11-24-q3',
      code: 'lapsed',
    });
  });

  it('has no words once they were erased, and is still to be answered', () => {
    const hall = play(rules, ['1']);
    hall.give(openFor('06'));
    hall.give({ verb: 'erase', of: first, texts: [asked], by: 'order' });
    expect(question(hall)).toMatchObject({ erased: true });
    expect(question(hall)).not.toHaveProperty('text');
    hall.give(write());
    expect(question(hall)).not.toHaveProperty('erased');
    expect(hall.give(close())).toEqual(['question-closed']);
  });
});
