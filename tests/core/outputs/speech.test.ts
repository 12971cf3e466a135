import { describe, expect, it } from 'vitest';
import { readLocale } from '../../../config/load/locale.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../../daemon/core/evolve/evolve.ts';
import { speechText, speechTimes } from '../../../daemon/core/outputs/jobs.ts';
import { closingSoon } from '../../../daemon/core/outputs/phrases.ts';
import type { SpeechJob } from '../../../daemon/core/types/job.ts';
import type { Phrases } from '../../../daemon/core/types/phrase-names.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';

const owed = { id: 'speech-1', begun: false, failures: 0 };
const call: SpeechJob = { ...owed, is: 'call', ticket: 'A003', counter: '12', nth: 1 };
const wait: SpeechJob = { ...owed, is: 'wait', ticket: 'A1000', counter: '12', owedAt: 0 };

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
    expect(speechText(inBoth, { ...owed, is: 'line', counter: '1', owedAt: 0 })).toBe(
      '请在一米线外等候。Please wait behind the one-metre line',
    );
  });

  it('says a notice as it was written', () => {
    expect(speechText(inBoth, { ...owed, is: 'notice', text: '请勿吸烟', owedAt: 0 })).toBe('请勿吸烟');
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
        .map(job => speechTimes(fuzhou, hall.hall, job, hall.now()));
    for (const counter of ['1', '2', '3']) hall.press(counter, 'next');
    expect([...times()]).toEqual([2, 2, 2]);
    hall.press('4', 'next');
    expect([...times()]).toEqual([1, 1, 1, 1]);
  });

  it('a recall and everything else once', () => {
    const hall = emptyHall(fuzhou);
    expect(speechTimes(fuzhou, hall, { ...call, nth: 2 }, 0)).toBe(1);
    expect(speechTimes(fuzhou, hall, wait, 0)).toBe(1);
    expect(speechTimes(fuzhou, hall, call, 0)).toBe(2);
  });
});

describe('what a voice that was away has missed', () => {
  const line = (hall: Play, counter: string) => hall.press(counter, 'line');
  const ends = (hall: Play) =>
    hall.log.flatMap(({ event }) => (event.kind === 'speech-ended' ? [event] : []));
  const afterSeconds = (owe: (hall: Play) => void, seconds: number) => {
    const hall = play(untimed);
    owe(hall);
    hall.wait(seconds);
    return { hall, said: hall.sayAll() };
  };
  const wronglyCalled = (hall: Play) => {
    hall.take('loan');
    hall.call('1');
    hall.press('1', 'undo');
  };
  const announced = (hall: Play) => {
    const event = { kind: 'announced', what: 'closing-soon', text: '将停止取号' } as const;
    evolve(hall.rules, hall.hall, event, hall.now());
    hall.log.push({ event, at: hall.now() });
  };
  const surge = (hall: Play) => {
    const event = { kind: 'surge-changed', level: 'busy', by: 'plan', spoken: '人多请耐心等候' } as const;
    evolve(hall.rules, hall.hall, event, hall.now());
    hall.log.push({ event, at: hall.now() });
  };

  it.each([
    ['the one-metre line', (hall: Play) => void line(hall, '1'), 30, '请在一米线外等候', { counter: '1' }],
    ['a call that was taken back', wronglyCalled, 60, '请B零零一号稍候', { ticket: 'B001', counter: '1' }],
    ['that the hall closes soon', announced, 600, '将停止取号', {}],
    ['the notice of the surge plan', surge, 600, '人多请耐心等候', {}],
  ])('%s is said for a while, then dropped and recorded', (_, owe, seconds, text, about) => {
    expect(afterSeconds(owe, seconds).said).toEqual([text]);
    const { hall, said } = afterSeconds(owe, seconds + 1);
    expect(said).toEqual([]);
    expect(ends(hall).at(-1)).toEqual({
      kind: 'speech-ended',
      order: 'begin-job',
      job: expect.any(String),
      outcome: 'dropped',
      why: 'too late',
      ...about,
    });
    expect([...hall.hall.jobs.values()].filter(({ is }) => is !== 'print')).toEqual([]);
  });

  it('is forgotten also after a restart, and what was begun is said again only while it is worth it', () => {
    const hall = play(untimed);
    line(hall, '1');
    const [job = ''] = hall.hall.jobs.keys();
    hall.give({ verb: 'begin-job', job, device: 'voice-1' });
    const before = structuredClone(hall.hall.jobs);
    hall.restart();
    expect(hall.hall.jobs).toEqual(before);
    hall.wait(31);
    expect(hall.sayAll()).toEqual([]);
    expect(hall.hall.jobs.size).toBe(0);
  });

  it('of one line key is one sentence, worth saying from the last press on', () => {
    const hall = play(untimed);
    line(hall, '1');
    hall.wait(29);
    expect(line(hall, '1')).toEqual(['line-asked']);
    expect(hall.hall.jobs.size).toBe(1);
    hall.restart();
    hall.wait(29);
    expect(hall.sayAll()).toEqual(['请在一米线外等候']);
  });

  it('a line key pressed while its sentence is said asks for nothing, but after one that never ended it does', () => {
    const hall = play(untimed);
    line(hall, '1');
    const [job = ''] = hall.hall.jobs.keys();
    hall.give({ verb: 'begin-job', job, device: 'voice-1' });
    hall.wait(30);
    expect(line(hall, '1')).toEqual([]);
    hall.wait(1);
    expect(line(hall, '1')).toEqual(['line-asked']);
    expect(hall.sayAll()).toEqual(['请在一米线外等候']);
  });

  it('does not make a first call shorter', () => {
    const hall = play(untimed);
    for (const counter of ['1', '2', '3']) line(hall, counter);
    hall.take('loan');
    hall.press('4', 'next');
    const call = [...hall.hall.jobs.values()].find(job => job.is === 'call');
    if (call === undefined) throw new Error('nobody was called');
    expect(speechTimes(untimed, hall.hall, call, hall.now())).toBe(1);
    hall.wait(31);
    expect(speechTimes(untimed, hall.hall, call, hall.now())).toBe(2);
  });
});
