/** A hall says a sentence for staff its own way, with what ours is made of. */
import { afterEach, describe, expect, it } from 'vitest';
import type { AlarmMessage } from '../../daemon/core/types/alarm-message.ts';
import type { Refusal } from '../../daemon/core/types/refusals.ts';
import { callCounters } from '../../daemon/text/counters.ts';
import { languages, speak } from '../../daemon/text/spoken.ts';
import { staffGaps } from '../../daemon/text/staff/gaps.ts';
import { sayOwn } from '../../daemon/text/staff/own.ts';
import { alarmText, refusalText, remarkText } from '../../daemon/text/staff/sentences.ts';
import { alarmSamples } from './alarm-samples.ts';
import { latinWords } from './filled-in.ts';
import { refusalSamples } from './refusal-samples.ts';

const refused = (refused: string, args: object) => refusalText({ refused, args } as Refusal);
const raised = (code: string, args: object) => alarmText({ code, args } as AlarmMessage);

afterEach(() => {
  sayOwn({});
  callCounters([]);
  speak('en');
});

const wait = {
  ticket: 'A007',
  queue: 'loan',
  waitedMs: 1_260_000,
  promisedMs: 1_200_000,
  help: { is: 'open', counters: ['0', '3'] },
};

describe('a sentence of the hall’s own', () => {
  it('stands in place of ours in its language alone, and all others stay ours', () => {
    sayOwn({ 'zh-CN': { 'refusals.nobody-waiting': '{counter}现在没有人等' } });
    speak('zh-CN');
    expect(refused('nobody-waiting', { counter: '3' })).toBe('3号窗口现在没有人等');
    expect(refused('nobody-in-hand', { counter: '3' })).toBe('3号窗口手上没有人');
    speak('en');
    expect(refused('nobody-waiting', { counter: '3' })).toBe('nobody waits for counter 3');
  });

  it('has counters, times, states and help in words, as ours has them', () => {
    callCounters([{ id: '0', name: '咨询台' }]);
    sayOwn({
      'zh-CN': {
        'alarms.wait': '{ticket} 等了 {waitedMs}（承诺 {promisedMs}）：{help}',
        'refusals.not-away': '{ticket}：{is}',
      },
      en: { 'alarms.wait': '{ticket}: {waitedMs} of {promisedMs} in {queue}; {help}' },
    });
    speak('zh-CN');
    expect(raised('wait', wait)).toBe(
      'A007 等了 21 分钟（承诺 20 分钟）：请开放能办理的窗口：咨询台（0号）、3号窗口',
    );
    expect(refused('not-away', { ticket: 'A007', is: 'serving' })).toBe('A007：办理中');
    speak('en');
    expect(raised('wait', wait)).toBe(
      'A007: 21 min of 20 min in loan; open a counter that serves it: 咨询台 (counter 0), counter 3',
    );
  });

  it('may have ours in it, whole', () => {
    sayOwn({ en: { 'alarms.wait': 'Hall manager: {ours}.', 'remarks.no-printer': '{ours}! Call 110' } });
    expect(raised('wait', wait)).toBe(
      'Hall manager: A007 has waited 21 min in queue loan, promised are at most 20 min; open a counter that serves it: counters 0, 3.',
    );
    expect(remarkText({ code: 'no-printer', args: {} })).toBe(
      'no printer works: no tickets are printed! Call 110',
    );
  });

  it('is of one case of a code, where the code has several', () => {
    sayOwn({ en: { 'refusals.choose-first.first-step': 'ask which bank' } });
    expect(refused('choose-first', { is: 'first-step' })).toBe('ask which bank');
    expect(refused('choose-first', { is: 'no-such-choice', choice: 'bank' })).toMatch(/^choice bank/);
  });

  it('leaves out what is not known', () => {
    sayOwn({ en: { 'alarms.supervisor-asked': '{counter}: supervisor! {clerk}' } });
    expect(raised('supervisor-asked', { counter: '3' })).toBe('counter 3: supervisor! ');
  });
});

type Sample = { code: string; args: Readonly<Record<string, unknown>>; gaps: readonly string[] };

/** Of each sample that the sentences are tried with, what may stand in its own. */
function samples(): Sample[] {
  const all = [
    ...Object.entries(refusalSamples).map(([code, args]) => ['refusals', code, args] as const),
    ...Object.entries(alarmSamples).map(([code, args]) => ['alarms', code, args] as const),
  ];
  return all.flatMap(([kind, code, list]) =>
    list.map(one => {
      const args = one as Sample['args'];
      const known = (staffGaps[kind] as Readonly<Record<string, unknown>>)[code];
      const gaps = Array.isArray(known)
        ? known
        : (known as Readonly<Record<string, readonly string[]>>)[String(args['is'])];
      return { code: `${kind}.${code}`, args, gaps: (gaps ?? ['is not listed']) as readonly string[] };
    }),
  );
}

it.each(languages)('whatever may stand in one is there to be told, in words of %s', language => {
  speak(language);
  for (const { code, args, gaps } of samples()) {
    const [kind = '', name = ''] = code.split('.');
    const needed = gaps.filter(gap => !gap.endsWith('?'));
    expect([code, ...needed.filter(gap => args[gap] === undefined)]).toEqual([code]);
    sayOwn({ [language]: { [code]: gaps.map(gap => `{${gap.replace('?', '')}}`).join(' ') } });
    const text = kind === 'alarms' ? raised(name, args) : refused(name, args);
    expect(text).not.toMatch(/\[object|undefined|\{\w+\}/);
    const known = ['is', ...gaps.map(gap => gap.replace('?', ''))];
    const plain = Object.entries(args).filter(
      ([, arg]) => typeof arg === 'string' || typeof arg === 'number',
    );
    expect([code, ...plain.filter(([arg]) => !known.includes(arg))]).toEqual([code]);
    const typed = JSON.stringify(args);
    const english = latinWords(text).filter(
      word =>
        !typed.includes(word) &&
        !['cmd', 'take-ticket', 'print', 'false', 'call-next', 'rejoin'].includes(word),
    );
    if (language === 'zh-CN') expect([code, ...english]).toEqual([code]);
  }
});
