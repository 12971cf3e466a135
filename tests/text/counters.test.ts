/** What staff read calls a counter by its name and its number: the name stands above it, the number is typed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlarmMessage } from '../../daemon/core/types/alarm-message.ts';
import type { Refusal } from '../../daemon/core/types/refusals.ts';
import { callCounters } from '../../daemon/text/counters.ts';
import { type SpokenLanguage, speak } from '../../daemon/text/spoken.ts';
import { alarmText, refusalText } from '../../daemon/text/staff/sentences.ts';
import { alarmSamples } from './alarm-samples.ts';
import { refusalSamples } from './refusal-samples.ts';

const refused = (refused: Refusal['refused'], args: object) => refusalText({ refused, args } as Refusal);
const raised = (code: AlarmMessage['code'], args: object) => alarmText({ code, args } as AlarmMessage);

describe('a counter with a name', () => {
  beforeEach(() =>
    callCounters([
      { id: '0', name: '咨询台', names: { en: 'Information' } },
      { id: '3', name: '导办台' },
      { id: '5' },
    ]),
  );
  afterEach(() => {
    callCounters([]);
    speak('en');
  });

  it.each<[SpokenLanguage, string, string, string]>([
    ['zh-CN', '咨询台（0号）未开放；请先开放', '导办台（3号）没有人签到', '5号窗口手上没有人'],
    [
      'en',
      'Information (counter 0) is closed; open it first',
      'nobody is signed in at 导办台 (counter 3)',
      'counter 5 has called nobody',
    ],
  ])(
    'is told in %s by both, in the language of the hall where it has no other; one without stays its number',
    (language, ...told) => {
      speak(language);
      expect([
        refused('counter-closed', { counter: '0' }),
        refused('not-signed-in', { counter: '3' }),
        refused('nobody-in-hand', { counter: '5' }),
      ]).toEqual(told);
    },
  );

  it.each<[SpokenLanguage, string]>([
    ['zh-CN', '窗口 information-desk手上没有人'],
    ['en', 'counter information-desk has called nobody'],
  ])('whose key is all that it is called stands in %s once', (language, told) => {
    callCounters([{ id: 'information-desk', name: 'information-desk' }]);
    speak(language);
    expect(refused('nobody-in-hand', { counter: 'information-desk' })).toBe(told);
  });

  it('stands so in alarms, in lists too', () => {
    const help = { is: 'open', counters: ['0', '5'] };
    speak('zh-CN');
    expect(raised('supervisor-asked', { counter: '0' })).toMatch(/^咨询台（0号）请主管过去/);
    expect(raised('unserved', { queue: 'advice', waiting: 3, help })).toMatch(/：咨询台（0号）、5号窗口$/);
    speak('en');
    expect(raised('unserved', { queue: 'advice', waiting: 3, help })).toMatch(
      /: Information \(counter 0\), counter 5$/,
    );
  });

  it('is named in every sentence that tells of it', () => {
    callCounters(Array.from({ length: 100 }, (_, id) => ({ id: String(id), name: '咨询台' })));
    const said = [
      ...Object.entries(refusalSamples).flatMap(([code, samples]) =>
        samples.map(args => ({ args, text: refused(code as Refusal['refused'], args) })),
      ),
      ...Object.entries(alarmSamples).flatMap(([code, samples]) =>
        samples.map(args => ({ args, text: raised(code as AlarmMessage['code'], args) })),
      ),
    ].filter(({ args }) => {
      const { example: _, ...rest } = args as { example?: object };
      return /"(counters?|at|desks)":(\["|")/.test(JSON.stringify(rest));
    });
    expect(said.length).toBeGreaterThan(40);
    expect(said.filter(({ text }) => !text.includes('咨询台 (counter '))).toEqual([]);
  });
});
