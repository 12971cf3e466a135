/** R15: where a return slip is to be fetched that came out elsewhere than at the counter that gave it. */
import { describe, expect, it } from 'vitest';
import { nextDeadline } from '../../../daemon/core/deadlines/next-deadline.ts';
import { nextPrint, nextSpeech, speechText } from '../../../daemon/core/outputs/jobs.ts';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { counterBody } from '../../../daemon/mqtt/publish/payloads.ts';
import { type Play, play, untimed } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';

const printers = ['printer-1', 'printer-2', 'printer-3'];
const own: Rules = changed(
  { ...untimed, printers, spares: new Map([['printer-3', 'printer-2']]) },
  { counters: { '1': { slipPrinter: 'printer-2' } } },
);
const boardOf = (counter: string) => [...untimed.counterBoards].find(([, of]) => of === counter)?.[0] ?? '';
const [board1, board2] = [boardOf('1'), boardOf('2')];
const [main = ''] = untimed.mainBoards;

/** What is owed to paper comes out there. */
function printed(hall: Play, device: string): void {
  for (;;) {
    const job = nextPrint(hall.rules, hall.hall, new Set(), device);
    if (job === undefined) return;
    hall.give({ verb: 'begin-job', job: job.id, device });
    hall.give({ verb: 'end-job', job: job.id, device, outcome: 'done' });
  }
}

/** A001 lacks a paper at counter 1; its slip is still to come out. */
function sentAway(rules: Rules = untimed): Play {
  const hall = play(rules, ['1', '2']);
  hall.take('withdrawal', 'icbc');
  printed(hall, 'printer-1');
  hall.press('1', 'next', 'start');
  for (;;) {
    const job = nextSpeech(hall.hall, new Set());
    if (job === undefined) break;
    hall.give({ verb: 'begin-job', job: job.id, device: 'voice-1' });
    hall.give({ verb: 'end-job', job: job.id, device: 'voice-1', outcome: 'done' });
  }
  hall.give({ verb: 'finish', counter: '1', outcome: 'papers-missing', missing: [2] });
  return hall;
}

const on = ({ rules, hall, now }: Play, board: string) =>
  boardPicture(rules, hall, board, now())
    .lines.map(({ text }) => text)
    .join('\n');
const said = ({ rules, hall }: Play) => {
  const job = nextSpeech(hall, new Set());
  return job === undefined ? undefined : speechText(rules, job);
};
const fetchIt = '请A001号到取号机取告知单';

describe('a return slip that comes out elsewhere', () => {
  it('is told by voice and boards once it lies there, and no sooner', () => {
    const hall = sentAway();
    expect(said(hall)).toBeUndefined();
    expect(on(hall, main)).not.toContain('告知单');
    printed(hall, 'printer-1');
    expect(said(hall)).toBe('请A零零一号到取号机取告知单');
    expect(on(hall, main)).toContain(fetchIt);
    expect(on(hall, board1)).toContain(fetchIt);
    expect(on(hall, board2)).not.toContain('告知单');
    expect(on(hall, main).startsWith('欢迎')).toBe(true);
    expect(counterBody(hall.rules, hall.hall, '1', hall.now()).slip).toEqual({
      ticket: 'A001',
      place: '取号机',
    });
  });

  it('gives way on its counter’s board to the next number, and goes after two minutes', () => {
    const hall = sentAway();
    printed(hall, 'printer-1');
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    expect(on(hall, board1)).toBe('A002');
    expect(on(hall, main)).toContain(fetchIt);
    const until = hall.now() + 120_000;
    hall.wait(119);
    expect(nextDeadline(hall.rules, hall.hall, hall.now())).toBeLessThanOrEqual(until);
    expect(on(hall, main)).toContain(fetchIt);
    hall.wait(1);
    expect(on(hall, main)).not.toContain('告知单');
  });

  it('is told in both languages, by what its printer is called', () => {
    const english = {
      ...untimed.phrases,
      'fetch-slip': 'Ticket {number}, your slip is at {place}',
      digits: '0 1 2 3 4 5 6 7 8 9',
    };
    const place = { name: '大门左侧', names: { en: 'the left of the door' } };
    const hall = sentAway({
      ...untimed,
      secondLocale: 'en',
      secondPhrases: english,
      printerPlaces: new Map([['printer-1', place]]),
    });
    printed(hall, 'printer-1');
    expect(said(hall)).toBe(
      '请A零零一号到大门左侧取告知单。Ticket A 0 0 1, your slip is at the left of the door',
    );
  });

  it('at another counter’s printer is fetched at that counter', () => {
    const hall = sentAway(
      changed(own, { counters: { '2': { slipPrinter: 'printer-2' }, '1': { slipPrinter: 'none' } } }),
    );
    for (const device of ['printer-1', 'none']) hall.give({ verb: 'device-fit', device, why: 'no paper' });
    printed(hall, 'printer-2');
    expect(said(hall)).toBe('请A零零一号到2号窗口取告知单');
  });

  it.each(['printer-2', 'printer-3'])('is told of none that comes out at its counter, by %s', device => {
    const hall = sentAway(own);
    if (device === 'printer-3') hall.give({ verb: 'device-fit', device: 'printer-2', why: 'no paper' });
    printed(hall, device);
    expect(hall.hall.jobs.size).toBe(0);
    expect(on(hall, main)).not.toContain('告知单');
  });

  it('is told where its own printer cannot work and it comes out at the kiosk', () => {
    const hall = sentAway(own);
    for (const device of ['printer-2', 'printer-3'])
      hall.give({ verb: 'device-fit', device, why: 'no paper' });
    printed(hall, 'printer-1');
    expect(said(hall)).toContain('取号机');
  });

  it('is not told any more when its press is taken back, or somebody has come by it', () => {
    const hall = sentAway();
    printed(hall, 'printer-1');
    hall.give({ verb: 'undo', counter: '1' });
    expect(on(hall, main)).not.toContain('告知单');
    const job = nextSpeech(hall.hall, new Set())?.id ?? '';
    hall.give({ verb: 'begin-job', job, device: 'voice-1' });
    expect(hall.last('speech-ended')).toMatchObject({ job, outcome: 'dropped' });
    hall.press('1', 'finish');
    const again = sentAway();
    printed(again, 'printer-1');
    again.give({ verb: 'come-again', slip: '2026-11-24-A001-1', print: false });
    expect(on(again, main)).not.toContain('告知单');
  });

  it('that is printed again at the desk is told to nobody: who asked for it stands there', () => {
    const hall = sentAway(own);
    printed(hall, 'printer-2');
    hall.give({ verb: 'slip', ticket: 'A001' });
    printed(hall, 'printer-1');
    expect(on(hall, main)).not.toContain('告知单');
    expect(nextSpeech(hall.hall, new Set())).toBeUndefined();
  });

  it('stays told after a restart, and gives no other job another number', () => {
    const hall = sentAway();
    printed(hall, 'printer-1');
    const made = hall.hall.jobsMade;
    hall.restart();
    expect(on(hall, main)).toContain(fetchIt);
    expect(hall.hall.jobsMade).toBe(made);
  });
});

describe('a kiosk', () => {
  it('has no paper though a counter’s own printer has', () => {
    const hall = play(own, ['1']);
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'no paper' });
    expect(() => hall.take('loan')).toThrow('no-paper');
    expect(on(hall, main)).toContain('取号机暂停');
  });

  it('prints all the same where the hall has no other', () => {
    const hall = play(changed(untimed, { counters: { '1': { slipPrinter: 'printer-1' } } }), ['1']);
    hall.take('loan');
    expect(nextPrint(hall.rules, hall.hall, new Set(), 'printer-1')).toBeDefined();
  });
});
