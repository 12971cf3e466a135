import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { scannerCodes } from '../../daemon/core/types/scan.ts';
import { type JobDispatcher, openJobDispatcher } from '../../daemon/hall/job-dispatcher.ts';
import type { PrintJob, SpeechJob } from '../../drivers/device.ts';
import { fuzhou, type Play, play } from '../kit/hall/play.ts';
import { changed } from '../kit/hall/rules.ts';
import { codesOfSlips } from '../kit/hall/slips.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';

let hall: Play;
let fit: Record<'print' | 'speech', string[]>;
let printed: PrintJob[];
let spoken: SpeechJob[];
/** The devices that were given something, in order. */
let gave: string[];

beforeEach(() => {
  hall = play();
  fit = { print: ['printer-1'], speech: ['voice-1'] };
  printed = [];
  spoken = [];
  gave = [];
});

const twoPrinters: Rules = { ...fuzhou, printers: ['printer-1', 'printer-2'] };

const openDesk = (rules = fuzhou, inDoubt?: ReadonlyMap<string, string>) =>
  openJobDispatcher(
    rules,
    {
      fitFor: is => fit[is],
      print: (device, job) => void (gave.push(device), printed.push(job)),
      speak: (device, job) => void (gave.push(device), spoken.push(job)),
    },
    { codes: scannerCodes(rules.hall), slips: codesOfSlips(rules.hall), closingOf: () => undefined },
    inDoubt,
  );

/** What the loop does at the end of a turn. */
function turn(desk: JobDispatcher, ...commands: Command[]): void {
  const from = hall.log.length;
  for (const command of commands) {
    if (command.verb === 'end-job') desk.ended(command.device);
    hall.give(command);
  }
  for (let next = desk.takeNext(hall.hall); next !== undefined; next = desk.takeNext(hall.hall))
    hall.give(next);
  for (const { event, at } of hall.log.slice(from)) desk.committed(hall.hall, event, at);
}

/** Which of those printed say 补打. */
const marks = () => printed.map(({ lines }) => lines.some(line => 'text' in line && line.text === '补打'));
const kinds = () => hall.log.map(({ event }) => event.kind);
const ended = (job: string, outcome: 'done' | 'failed', device = 'printer-1') =>
  ({ verb: 'end-job', job, device, outcome }) as const;

describe('tickets', () => {
  it('are printed one after the other, each begun in the journal before the printer gets it', () => {
    const desk = openDesk();
    hall.take('loan');
    hall.take('loan');
    turn(desk);
    expect(printed).toHaveLength(1);
    expect(kinds().filter(kind => kind === 'ticket-print-begun')).toHaveLength(1);
    turn(desk, ended(printed[0]?.id ?? '', 'done'));
    expect(printed).toHaveLength(2);
    turn(desk, ended(printed[1]?.id ?? '', 'done'));
    expect(hall.hall.jobs.size).toBe(0);
  });

  it('are printed side by side by two printers, each by one', () => {
    const desk = openDesk(twoPrinters);
    fit.print = ['printer-1', 'printer-2'];
    hall.take('loan');
    hall.take('loan');
    turn(desk);
    expect(printed.map(({ id }) => id)).toEqual([...hall.hall.jobs.keys()]);
    turn(desk);
    expect(printed).toHaveLength(2);
  });

  it('wait while the printer cannot work, and come out when it can', () => {
    const desk = openDesk();
    hall.take('loan');
    fit.print = [];
    turn(desk);
    expect(printed).toEqual([]);
    fit.print = ['printer-1'];
    turn(desk);
    expect(printed).toHaveLength(1);
  });

  it('begun before a crash are printed again and marked; never begun are printed without the mark', () => {
    hall.take('loan');
    hall.take('loan');
    turn(openDesk());
    printed = [];
    const afterCrash = openDesk();
    turn(afterCrash);
    turn(afterCrash, ended(printed[0]?.id ?? '', 'done'));
    expect(marks()).toEqual([true, false]);
  });
});

describe('a ticket in doubt', () => {
  let desk: JobDispatcher;
  beforeEach(() => {
    fit.print = ['printer-1', 'printer-2'];
    hall.take('loan');
    turn(openDesk(twoPrinters));
    const [job] = printed.splice(0);
    desk = openDesk(twoPrinters, new Map([['printer-1', job?.id ?? '']]));
  });

  it('is printed by no printer before the one that has it has told, and that one prints nothing else', () => {
    hall.take('loan');
    turn(desk);
    expect(gave.slice(1)).toEqual(['printer-2']);
    expect(marks()).toEqual([false]);
  });

  it('that came out is over', () => {
    const [job = ''] = hall.hall.jobs.keys();
    turn(desk, ended(job, 'done'));
    expect(printed).toEqual([]);
    expect(hall.hall.jobs.size).toBe(0);
  });

  it('of which nobody can tell is printed again and marked', () => {
    turn(desk);
    desk.ended('printer-1');
    turn(desk, { verb: 'tick' });
    expect(marks()).toEqual([true]);
  });
});

describe('a spare', () => {
  const withSpares: Rules = {
    ...fuzhou,
    printers: ['printer-1', 'printer-2'],
    voices: ['voice-1', 'voice-2'],
    spares: new Map([
      ['printer-2', 'printer-1'],
      ['voice-2', 'voice-1'],
    ]),
  };
  beforeEach(() => {
    hall = play(withSpares);
  });

  it('gets the ticket that its printer died with, marked, for part of it may have come out', () => {
    const desk = openDesk(withSpares);
    hall.take('loan');
    turn(desk);
    fit.print = ['printer-2'];
    turn(desk, ended(printed[0]?.id ?? '', 'failed'));
    expect(gave).toEqual(['printer-1', 'printer-2']);
    expect(marks()).toEqual([false, true]);
  });

  it('says its sentence to the end before the voice that is back says the next', () => {
    const desk = openDesk(withSpares);
    fit.speech = ['voice-2'];
    hall.take('loan');
    hall.take('loan');
    turn(desk, { verb: 'call-next', counter: '1' });
    fit.speech = ['voice-1'];
    turn(desk, { verb: 'call-next', counter: '2' });
    const [first] = spoken;
    expect(spoken).toHaveLength(1);
    turn(desk, ended(first?.id ?? '', 'done', 'voice-2'));
    expect(gave.filter(device => device.startsWith('voice'))).toEqual(['voice-2', 'voice-1']);
  });
});

describe('calls', () => {
  it('are said twice the first time, once when more than two wait to be said', () => {
    const desk = openDesk();
    for (const counter of ['1', '2', '3', '4', '5']) {
      hall.take('loan');
      turn(desk, { verb: 'call-next', counter });
    }
    const times: number[] = [];
    for (let job = spoken.at(-1); job !== undefined; job = times.length < 5 ? spoken.at(-1) : undefined) {
      times.push(job.times);
      turn(desk, ended(job.id, 'done', 'voice-1'));
    }
    expect(times).toEqual([2, 1, 2, 2, 2]);
  });

  it('no longer true are dropped, and the next is said at once', () => {
    const desk = openDesk();
    fit.speech = [];
    hall.take('withdrawal', 'icbc');
    hall.take('withdrawal', 'icbc');
    hall.give({ verb: 'call-next', counter: '1' });
    hall.give({ verb: 'finish', counter: '1', outcome: 'approved' });
    hall.give({ verb: 'call-next', counter: '2' });
    fit.speech = ['voice-1'];
    turn(desk);
    expect(spoken).toMatchObject([{ text: '请A零零二号到2号窗口' }]);
  });

  it('begun before a crash are said again if they are still true', () => {
    hall.take('loan');
    hall.give({ verb: 'call-next', counter: '1' });
    turn(openDesk());
    turn(openDesk());
    expect(spoken).toHaveLength(2);
    hall.give({ verb: 'start', counter: '1' });
    turn(openDesk());
    expect(spoken).toHaveLength(2);
  });
});

describe('what is under way', () => {
  const advice = takeTicket('advice', 'normal', true);
  const next: Command = { verb: 'call-next', counter: '0' };
  const finish: Command = { verb: 'finish', counter: '0', outcome: 'approved' };
  const idOf = (job: { id: string } | undefined) => job?.id ?? '';

  it('in the printer keeps it over the end of the day and the next morning, until the printer tells its end', () => {
    const desk = openDesk();
    turn(desk, advice);
    turn(desk, { verb: 'close-day' });
    turn(desk, { verb: 'open-day', day: '2026-11-25' }, advice);
    expect(printed.map(idOf)).toEqual(['2026-11-24-1']);
    turn(desk, ended('2026-11-24-1', 'done'));
    expect(printed.map(idOf)).toEqual(['2026-11-24-1', '2026-11-25-1']);
    // The ticket, and the closing slip of the day before.
    expect(hall.hall.jobs.size).toBe(2);
  });

  it('in the printer is not given again while the printer has it in hand', () => {
    const desk = openDesk();
    turn(desk, advice);
    turn(desk, { verb: 'tick' });
    turn(desk, { verb: 'tick' });
    expect(printed.map(idOf)).toEqual(['2026-11-24-1']);
  });

  it('in the loudspeaker keeps it until its end, though it is no longer true', () => {
    const desk = openDesk();
    turn(desk, advice, advice, next);
    turn(desk, finish, next);
    expect(spoken).toHaveLength(1);
    turn(desk, ended(idOf(spoken[0]), 'done', 'voice-1'));
    expect(spoken).toHaveLength(2);
  });

  it('no more, dropped, frees the loudspeaker in the same turn for the next one that is true', () => {
    turn(openDesk(), advice, advice, next, finish, next);
    expect(kinds().filter(kind => kind.startsWith('speech'))).toEqual(['speech-ended', 'speech-begun']);
    expect(spoken).toHaveLength(1);
  });

  it('no more, dropped, frees the loudspeaker also for a call of a later turn', () => {
    const desk = openDesk();
    turn(desk, advice, next, finish);
    turn(desk, advice, next);
    expect(spoken).toHaveLength(1);
  });
});

describe('a return slip', () => {
  /** Counter 1 has a printer for its slips; tickets come out at the kiosk. */
  const own = changed(
    { ...fuzhou, printers: ['printer-1', 'printer-2', 'printer-3'] },
    { counters: { '1': { slipPrinter: 'printer-2' }, '2': { slipPrinter: 'printer-3' } } },
  );
  let desk: JobDispatcher;
  beforeEach(() => {
    hall = play(own);
    fit.print = ['printer-1', 'printer-2', 'printer-3'];
    desk = openDesk(own);
  });

  function sendAway(): void {
    hall.take('withdrawal', 'icbc');
    turn(desk);
    turn(desk, ended(printed.at(-1)?.id ?? '', 'done'));
    gave = [];
    hall.press('1', 'next', 'start');
    hall.give({ verb: 'finish', counter: '1', outcome: 'papers-missing', missing: [2] });
  }

  it('comes out of its counter’s own printer, and no ticket does', () => {
    hall.take('loan');
    hall.take('loan');
    turn(desk);
    expect(gave).toEqual(['printer-1']);
    turn(desk, ended(printed[0]?.id ?? '', 'done'));
    turn(desk, ended(printed[1]?.id ?? '', 'done'));
    sendAway();
    turn(desk);
    expect(gave).toEqual(['printer-2']);
  });

  it('alone comes out there: a ticket that is owed waits until the kiosk’s printer is well', () => {
    hall.take('loan');
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'no paper' });
    fit.print = ['printer-2', 'printer-3'];
    turn(desk);
    expect(gave).toEqual([]);
  });

  it('waits for its own printer while that prints another, and comes out at the kiosk where that cannot work', () => {
    sendAway();
    turn(desk);
    sendAway();
    turn(desk);
    expect(gave).toEqual([]);
    hall.give({ verb: 'device-fit', device: 'printer-2', why: 'no paper' });
    fit.print = ['printer-1', 'printer-3'];
    turn(desk);
    expect(gave).toEqual(['printer-1']);
  });

  it('comes out at another counter where nothing else works', () => {
    for (const device of ['printer-1', 'printer-2'])
      hall.give({ verb: 'device-fit', device, why: 'no paper' });
    hall.give({ verb: 'take-ticket', services: ['loan'], class: 'normal', choice: new Map(), print: false });
    hall.press('1', 'next', 'start');
    hall.give({ verb: 'finish', counter: '1', outcome: 'papers-missing', missing: [2] });
    fit.print = ['printer-3'];
    turn(desk);
    expect(gave).toEqual(['printer-3']);
  });
});
