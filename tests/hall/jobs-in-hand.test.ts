import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../daemon/core/types/commands.ts';
import { type JobDispatcher, openJobDispatcher } from '../../daemon/hall/job-dispatcher.ts';
import { fuzhou, type Play, play } from '../kit/hall/play.ts';

let hall: Play;
let desk: JobDispatcher;
/** What the devices were given, as `device job`. */
let given: string[];

beforeEach(() => {
  hall = play();
  given = [];
  desk = openJobDispatcher(
    fuzhou,
    {
      fitFor: is => [is === 'print' ? 'printer-1' : 'voice-1'],
      print: (device, { id }) => void given.push(`${device} ${id}`),
      speak: (device, { id }) => void given.push(`${device} ${id}`),
    },
    () => undefined,
  );
});

/** What the loop does in one turn. */
function turn(...commands: Command[]): void {
  const from = hall.log.length;
  for (const command of commands) hall.give(command);
  for (let next = desk.takeNext(hall.hall); next !== undefined; next = desk.takeNext(hall.hall))
    hall.give(next);
  for (const { event, at } of hall.log.slice(from)) desk.committed(hall.hall, event, at);
}

/** The device tells the end of its job. */
function ends(job: string, device: string): void {
  desk.ended(device);
  turn({ verb: 'end-job', job, device, outcome: 'done' });
}

const advice: Command = {
  verb: 'take-ticket',
  services: ['advice'],
  class: 'normal',
  choice: new Map(),
  print: true,
};
const next = (counter: string) => ({ verb: 'call-next', counter }) as const;

describe('a ticket under way in the printer', () => {
  it('keeps the printer over the end of the day and the next morning, until the printer tells its end', () => {
    turn(advice);
    turn({ verb: 'close-day' });
    turn({ verb: 'open-day', day: '2026-11-25' }, advice);
    expect(given).toEqual(['printer-1 2026-11-24-1']);
    ends('2026-11-24-1', 'printer-1');
    expect(given).toEqual(['printer-1 2026-11-24-1', 'printer-1 2026-11-25-1']);
    // The ticket, and the closing slip of the day before.
    expect(hall.hall.jobs.size).toBe(2);
  });

  it('is not given again while the printer has it in hand', () => {
    turn(advice);
    turn({ verb: 'tick' });
    turn({ verb: 'tick' });
    expect(given).toEqual(['printer-1 2026-11-24-1']);
  });
});

describe('a call under way in the loudspeaker', () => {
  it('keeps it until its end, though it is no longer true', () => {
    turn(advice, advice, next('0'));
    turn({ verb: 'finish', counter: '0', outcome: 'approved' }, next('0'));
    const said = () => given.filter(one => one.startsWith('voice-1'));
    expect(said()).toHaveLength(1);
    ends(said()[0]?.split(' ')[1] ?? '', 'voice-1');
    expect(said()).toHaveLength(2);
  });
});

describe('a call that was dropped', () => {
  it('frees the loudspeaker in the same turn for the next one that is true', () => {
    turn(advice, advice, next('0'), { verb: 'finish', counter: '0', outcome: 'approved' }, next('0'));
    expect(hall.log.map(({ event }) => event.kind).filter(kind => kind.startsWith('speech'))).toEqual([
      'speech-ended',
      'speech-begun',
    ]);
    expect(given.filter(one => one.startsWith('voice-1'))).toHaveLength(1);
  });

  it('frees the loudspeaker also for a call of a later turn', () => {
    turn(advice, next('0'), { verb: 'finish', counter: '0', outcome: 'approved' });
    turn(advice, next('0'));
    expect(given.filter(one => one.startsWith('voice-1'))).toHaveLength(1);
  });
});
