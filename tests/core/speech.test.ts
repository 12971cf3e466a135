import { describe, expect, it } from 'vitest';
import { readLocale } from '../../config/read-locale.ts';
import { emptyHall } from '../../daemon/core/empty-hall.ts';
import { speechText, speechTimes } from '../../daemon/core/jobs.ts';
import type { SpeechJob } from '../../daemon/core/model.ts';
import { closingSoon } from '../../daemon/core/phrases.ts';
import type { Phrases, Rules } from '../../daemon/core/rules.ts';
import { fuzhou, play } from './play.ts';

const owed = { id: 'speech-1', begun: false, failures: 0 };
const call: SpeechJob = { ...owed, is: 'call', ticket: 'A003', counter: '12', nth: 1 };
const wait: SpeechJob = { ...owed, is: 'wait', ticket: 'A1000', counter: '12' };

const english = phrasesOf('en');
const inEnglish: Rules = { ...fuzhou, phrases: english };
const inBoth: Rules = { ...fuzhou, secondPhrases: english };

function phrasesOf(tag: string): Phrases {
  const { phrases } = readLocale(`config/locales/${tag}.yaml`);
  if (phrases === undefined) throw new Error(`${tag}.yaml has faults`);
  return phrases;
}

describe('what the voice says', () => {
  it('calls a number digit by digit', () => {
    expect(speechText(fuzhou, call)).toBe('请A零零三号到12号窗口');
    expect(speechText(inEnglish, call)).toBe('Ticket A 0 0 3, please go to counter 12');
  });

  it('says digits as words where the language has words for them', () => {
    const digits = 'zero one two three four five six seven eight nine';
    const rules = { ...inEnglish, phrases: { ...english, digits } };
    expect(speechText(rules, call)).toBe('Ticket A zero zero three, please go to counter 12');
  });

  it('asks whoever was called by mistake to wait', () => {
    expect(speechText(fuzhou, wait)).toBe('请A一零零零号稍候');
    expect(speechText(inEnglish, wait)).toBe('Ticket A 1 0 0 0, please wait a moment');
  });

  it('says it in the second language straight after the first, each with its own digits', () => {
    expect(speechText(inBoth, call)).toBe('请A零零三号到12号窗口。Ticket A 0 0 3, please go to counter 12');
    expect(speechText(inBoth, { ...owed, is: 'line', counter: '1' })).toBe(
      '请在一米线外等候。Please wait behind the one-metre line',
    );
  });

  it('says a notice as it was written', () => {
    expect(speechText(inBoth, { ...owed, is: 'notice', text: '请勿吸烟' })).toBe('请勿吸烟');
  });

  it('tells when no more tickets are taken, by the clock of the hall', () => {
    const halfPastFive = Date.UTC(2026, 10, 24, 9, 30);
    expect(closingSoon(fuzhou, halfPastFive)).toContain('本厅将于17点30分停止取号');
    const fivePastNine = Date.UTC(2026, 10, 24, 1, 5);
    expect(closingSoon(inBoth, fivePastNine)).toMatch(/9点05分停止取号.*。Attention.* after 9:05\./);
  });
});

describe('how often it is said', () => {
  it('a first call twice, but once while more than two others wait to be said', () => {
    const hall = play();
    for (const _ of [1, 2, 3, 4]) hall.take('loan');
    const times = () =>
      hall.hall.jobs
        .values()
        .filter(job => job.is === 'call')
        .map(job => speechTimes(fuzhou, hall.hall, job));
    for (const counter of ['1', '2', '3']) hall.give({ verb: 'call-next', counter });
    expect([...times()]).toEqual([2, 2, 2]);
    hall.give({ verb: 'call-next', counter: '4' });
    expect([...times()]).toEqual([1, 1, 1, 1]);
  });

  it('a recall and everything else once', () => {
    const hall = emptyHall(fuzhou);
    expect(speechTimes(fuzhou, hall, { ...call, nth: 2 })).toBe(1);
    expect(speechTimes(fuzhou, hall, wait)).toBe(1);
    expect(speechTimes(fuzhou, hall, call)).toBe(2);
  });
});
