import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../daemon/exit-codes.ts';
import { fuzhou, play } from '../core/play.ts';
import { journalled, oneTicket } from '../explain/day-journal.ts';
import { stateFolder } from '../journal/helpers.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;

describe('report', () => {
  it('tells how far the expected waits were off, of each queue and of all', async () => {
    const hall = play(fuzhou, ['0', '1']);
    for (let visit = 0; visit < 2; visit += 1) hall.take('loan');
    hall.take('advice');
    hall.wait(240);
    hall.give(next('0'));
    hall.give(next('1'));
    hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
    hall.give(next('1'));
    hall.give({ verb: 'finish', counter: '1', outcome: 'refused' });
    hall.give(next('1'));
    const said = await oneTicket('report', '--state', journalled(hall));
    expect(said).toEqual({
      code: exitCodes.ok,
      err: '',
      out: [
        'Expected waits of 2026-11-24',
        '',
        'queue     calls  error  bias  within 5 min',
        'advice        1    4.0   4.0         100 %',
        'approval      2    8.0  -4.0          50 %',
        'all           3    6.7  -1.3          67 %',
        '',
        'error: the mean distance between the wait that was expected at joining and the real one, in minutes (MAE)',
        'bias: the mean of real minus expected, in minutes; above 0, people waited longer than they were told',
        '',
      ].join('\n'),
    });
  });

  it('tells which devices could not work, who has seen it, and how long, over days', async () => {
    const hall = play(fuzhou, []);
    hall.give({ verb: 'device-fit', device: 'board-1', why: 'no answer' });
    hall.pass(60);
    hall.give({ verb: 'alarm-ack', alarm: 'device-board-1', by: 'ops' });
    hall.give({ verb: 'close-day' });
    hall.wait(24 * 3600);
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    hall.give({ verb: 'device-fit', device: 'voice-1', why: 'idle' });
    hall.give({ verb: 'device-fit', device: 'voice-1', why: 'no answer' });
    hall.wait(30);
    hall.give({ verb: 'device-fit', device: 'voice-1' });
    hall.wait(300);
    hall.give({ verb: 'device-fit', device: 'board-1' });
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
    const said = await oneTicket('report', '--state', journalled(hall));
    expect(said.out.split('\n').slice(-7)).toEqual([
      'Repairs of 2026-11-25',
      '',
      'device     opened            seen by  mended            why              down',
      'board-1    2026-11-24 09:00  ops      2026-11-25 09:06  no answer  24 h 7 min',
      'voice-1    2026-11-25 09:01  -        2026-11-25 09:01  idle             30 s',
      'printer-1  2026-11-25 09:06  -        not yet           paper out           -',
      '',
    ]);
  });

  it('says so while nobody was called', async () => {
    const said = await oneTicket('report', '--day', '2026-11-24', '--state', journalled(play()));
    expect(said).toMatchObject({
      code: exitCodes.ok,
      out: 'Expected waits of 2026-11-24\n\nNobody was called yet who had been told an expected wait.\n',
    });
  });

  it('says what is wrong where there is no journal', async () => {
    const said = await oneTicket('report', '--state', stateFolder());
    expect(said).toMatchObject({
      code: exitCodes.io,
      out: '',
      err: expect.stringContaining('found no journal'),
    });
  });
});
