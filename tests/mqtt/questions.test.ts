/** R17: who may order what of a question over MQTT, and where what was asked stands (R19). */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { mqttOf } from '../../config/schema/mqtt.ts';
import { handle } from '../../daemon/core/decide/handle.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import { type Rights, rightsOf } from '../../daemon/mqtt/commands/roles.ts';
import { openPrivateQuestions, type PrivateQuestions } from '../../daemon/mqtt/publish/private-question.ts';
import { topicsOf } from '../../daemon/mqtt/topics.ts';
import { refusalText } from '../../daemon/text/staff/sentences.ts';
import { type ADesk, openDesk } from '../kit/hall/desk.ts';
import { type SmallHall, smallHall } from '../kit/hall/small-hall.ts';

const persons = {
  zhao: { role: 'supervisor', person: '05', institution: 'centre' },
  chen: { role: 'attendant', person: '06', institution: 'centre' },
  wang: { role: 'attendant', person: '07', institution: 'centre' },
  lin: { role: 'supervisor', person: '21', institution: 'icbc' },
} as const;
const users = { pad: { role: 'attendant', counter: '2' } } as const;
const staff = new Map([
  ['05', { name: '赵伟', institution: 'centre' }],
  ['06', { name: '陈敏', institution: 'centre' }],
  ['07', { name: '王芳', institution: 'centre' }],
  ['21', { name: '林涛', institution: 'icbc' }],
]);
const asked = '5f'.repeat(32);
const first = '2026-03-02-q1';
const open = (person: string) => ({ verb: 'question-open', person, text: asked }) as const;
const pass = (to: string) => ({ verb: 'question-pass', question: first, to }) as const;
const accept = { verb: 'question-accept', question: first } as const;
const close = { verb: 'question-close', question: first, text: asked, told: 'phone' } as const;

let small: SmallHall;
let rights: Rights;
beforeEach(() => {
  small = smallHall({ staff });
  rights = rightsOf(mqttOf({ url: 'mqtt://127.0.0.1:1883', roles: {}, users }, persons), small.rules);
  for (const counter of ['1', '2']) small.do(0, { verb: 'open-counter', counter });
  small.do(0, { verb: 'sign-in', counter: '1', clerk: '06' });
});

/** The kinds of the events, or why it is refused. */
function ordered(user: string, order: Command): string[] | string {
  const refused = rights.atTheDoor(order.verb, user) ?? rights.inItsTurn(order, user, small.hall);
  if (refused !== undefined) return refusalText(refused);
  const outcome = handle(small.rules, small.hall, rights.signed(order, user, small.hall), 1000);
  return isRefusal(outcome) ? outcome.refused : outcome.map(({ kind }) => kind);
}

describe('a clerk', () => {
  it('opens questions of their own, where they are signed in', () => {
    expect(ordered('chen', open('06'))).toEqual(['question-opened']);
    expect(ordered('chen', open('07'))).toMatch(
      /may not question-open for person 07; a supervisor of centre/,
    );
    expect(ordered('wang', open('07'))).toMatch(/signed in at no counter/);
    expect(ordered('pad', open('06'))).toMatch(/may not question-open for counter 1/);
  });

  it('orders of their own alone, and accepts for nobody else', () => {
    ordered('zhao', open('06'));
    small.do(0, { verb: 'sign-in', counter: '2', clerk: '07' });
    expect(ordered('wang', close)).toBe('not-owner');
    expect(ordered('wang', accept)).toBe('not-owner');
    expect(ordered('chen', pass('07'))).toEqual(['question-passed']);
    expect(ordered('chen', accept)).toBe('not-owner');
    expect(ordered('zhao', accept)).toBe('not-owner');
    expect(ordered('wang', accept)).toEqual(['question-accepted']);
    expect(ordered('chen', close)).toBe('not-owner');
    expect(ordered('wang', close)).toEqual(['question-closed']);
  });

  it('at a machine is whoever is signed in at its counter', () => {
    ordered('zhao', open('06'));
    expect(ordered('pad', close)).toBe('not-owner');
    small.do(0, { verb: 'sign-in', counter: '2', clerk: '06' });
    expect(ordered('pad', close)).toEqual(['question-closed']);
  });
});

describe('a supervisor', () => {
  it('orders of every question of the institution, and of no other', () => {
    ordered('zhao', open('06'));
    expect(ordered('lin', close)).toMatch(
      /lin is a supervisor of icbc and may not question-close for the question 2026-03-02-q1; a supervisor of centre/,
    );
    expect(ordered('lin', open('07'))).toMatch(/may not question-open for person 07/);
    expect(ordered('lin', { verb: 'erase', of: first, texts: [asked], by: 'order' })).toMatch(
      /may not erase/,
    );
    expect(ordered('zhao', { verb: 'question-write', question: first, text: asked })).toEqual([
      'question-written',
    ]);
    // Whoever is asked to accepts, wherever they work.
    ordered('zhao', pass('21'));
    expect(ordered('lin', accept)).toEqual(['question-accepted']);
    expect(ordered('zhao', close)).toMatch(/may not question-close/);
    expect(ordered('lin', close)).toEqual(['question-closed']);
  });
});

describe('what was asked', () => {
  const words = new Map([[asked, 'may a loan be paid back in parts?']]);
  let told: PrivateQuestions;
  const stands = () =>
    [...told.told()].map(([topic, body]) => [
      topic.slice('one-ticket/v1/small/'.length),
      body === undefined ? 'gone' : body.text,
    ]);
  function give(command: Command, at = 1000): void {
    for (const event of small.do(at, command)) told.saw(event);
  }
  beforeEach(() => {
    told = openPrivateQuestions({
      rules: small.rules,
      hall: small.hall,
      persons: new Map(Object.entries(persons).map(([user, { person }]) => [user, person])),
      words: hash => words.get(hash),
      topics: topicsOf('small'),
    });
  });

  it('stands for supervisors, for who owns it and for who was asked to take it over', () => {
    give(open('06'));
    const text = 'may a loan be paid back in parts?';
    expect(stands()).toEqual([
      [`private/question/${first}`, text],
      [`private/of/chen/question/${first}`, text],
    ]);
    expect(stands()).toEqual([]);
    give(pass('07'));
    expect(stands().map(([topic]) => topic)).toEqual([
      `private/question/${first}`,
      `private/of/chen/question/${first}`,
      `private/of/wang/question/${first}`,
    ]);
    give(accept);
    expect(stands()).toEqual([
      [`private/question/${first}`, text],
      [`private/of/chen/question/${first}`, 'gone'],
      [`private/of/wang/question/${first}`, text],
    ]);
    give(close);
    expect(stands()).toEqual([
      [`private/question/${first}`, 'gone'],
      [`private/of/wang/question/${first}`, 'gone'],
    ]);
  });

  it('stands nowhere once it was erased, and the question is still open', () => {
    give(open('06'));
    stands();
    give({ verb: 'erase', of: first, texts: [asked], by: 'order' });
    expect(stands()).toEqual([
      [`private/question/${first}`, 'gone'],
      [`private/of/chen/question/${first}`, 'gone'],
    ]);
    expect(small.hall.questions.size).toBe(1);
  });

  it('says when it is due, and tells it anew when who asked has gone', () => {
    small.do(0, {
      verb: 'take-ticket',
      services: ['advice'],
      class: 'normal',
      choice: new Map(),
      print: false,
    });
    give({ ...open('06'), ticket: 'D001' });
    expect([...told.told()][0]?.[1]).toMatchObject({ dueAt: 1000 + small.rules.times.questionWithinMs });
    give({ verb: 'abandon', ticket: 'D001', reason: 'gave up' });
    const anew = [...told.told()][0]?.[1];
    expect(anew).toMatchObject({ ticket: 'D001' });
    expect(anew?.dueAt).toBeUndefined();
  });
});

describe('the words of a question', () => {
  let desk: ADesk;
  const give = (verb: string, id: string, args: object) => desk.command(verb, { id, args });
  const written = () => [...desk.journal.since(0)].map(({ event }) => JSON.stringify(event)).join('\n');
  beforeEach(async () => {
    desk = openDesk();
    await desk.command('open-day', { id: 'day' });
    await give('sign-in', 'in', { counter: '1', clerk: '01' });
  });

  it('lie apart from the journal, and those that belong to a question go with it', async () => {
    await give('question-open', '1', { person: '01', text: '能否分期还款' });
    await give('question-write', '2', { question: first, text: '能否按月还款' });
    await give('question-close', '3', { question: first, answer: '可以，每年两次', told: 'phone' });
    expect(written()).not.toContain('还款');
    expect(await give('erase', '4', { of: first })).toMatchObject({ status: 'ok' });
    const erased = [...desk.journal.since(0)].find(({ event }) => event.kind === 'text-erased')?.event;
    expect(erased?.['texts']).toHaveLength(3);
  });

  it('of an open one that were erased in another history are gone at the next start', async () => {
    await give('question-open', '1', { person: '01', text: '能否分期还款' });
    const hash = [...desk.hall.hall.questions.values()][0]?.text ?? '';
    expect(desk.texts.words(hash)).toBe('能否分期还款');
    desk.texts.drop(hash);
    const again = desk.again();
    await nextTurn();
    expect(again.hall.hall.questions.get(first)).toMatchObject({ erased: true });
  });

  it('told by whatever is no way of the list and longer than 60 characters is refused', async () => {
    await give('question-open', '1', { person: '01', text: '能否分期还款' });
    expect(
      await give('question-close', '2', { question: first, answer: '可以', told: '字'.repeat(61) }),
    ).toMatchObject({ code: 'wrong-type' });
    expect(
      await give('question-close', '3', { question: first, answer: '可以', told: '当面告知其子' }),
    ).toMatchObject({
      status: 'ok',
    });
    expect(
      await give('question-close', '4', { question: first, answer: '可以', told: 'phone' }),
    ).toMatchObject({
      code: 'unknown-question',
    });
  });
});
