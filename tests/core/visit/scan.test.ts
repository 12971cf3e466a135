import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scannedAt } from '../../../daemon/core/counter/scanned-ticket.ts';
import { nextDeadline } from '../../../daemon/core/deadlines/next-deadline.ts';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import { readScan, shortCode, ticketCode } from '../../../daemon/core/types/scan.ts';
import { placeOf } from '../../../daemon/mqtt/publish/place.ts';
import { fuzhou, type Play, play as playOf, untimed } from '../../kit/hall/play.ts';

const play = (counters?: string[]) => playOf(untimed, counters);
const scan = (hall: Play, ticket: string) => hall.give({ verb: 'scan', ticket });
const bottom = (hall: Play) =>
  boardPicture(hall.rules, hall.hall, 'main-board', hall.now()).lines.at(-1)?.text ?? '';
/** What the main board tells first. */
const told = (hall: Play) => bottom(hall).split('  ')[0];
const due = (hall: Play) => {
  const at = nextDeadline(hall.rules, hall.hall, hall.now());
  return at === undefined ? undefined : (at - hall.now()) / 1000;
};

function call(hall: Play, counter = '1'): void {
  hall.call(counter);
}

function miss(hall: Play, counter = '1'): void {
  call(hall, counter);
  hall.wait(30);
  expect(hall.press(counter, 'miss')).toContain('visit-missed');
}

describe('what a scanner sends', () => {
  it('is read as it was printed, in small or capital letters, with white space around it', () => {
    const day = '2026-11-25';
    const hall = fc.stringMatching(/^[a-z0-9-]{1,32}$/);
    const ticket = fc.tuple(fc.constantFrom('A', 'Z'), fc.integer({ min: 1, max: 99_999 }));
    fc.assert(
      fc.property(hall, ticket, fc.boolean(), (id, [series, number], shouts) => {
        const name = `${series}${String(number).padStart(3, '0')}`;
        const code = ticketCode(id, day, name);
        const sent = ` ${shouts ? code.toUpperCase() : code.toLowerCase()}\t`;
        expect(readScan(id, sent)).toEqual({ hall: id, day, ticket: name });
      }),
    );
  });

  it('is no ticket with any character changed, lost or added', () => {
    const code = ticketCode('fuzhou', '2026-11-25', 'A001');
    const printable = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(0x20 + at));
    for (let at = 0; at < code.length; at += 1) {
      const [before, after] = [code.slice(0, at), code.slice(at + 1)];
      expect(readScan('fuzhou', before + after)).toBeUndefined();
      for (const other of printable) {
        const isOther = other.toUpperCase() !== code.charAt(at).toUpperCase();
        if (isOther) expect(readScan('fuzhou', before + other + after)).toBeUndefined();
        if (isOther && other !== ' ')
          expect(readScan('fuzhou', before + other + code.slice(at))).toBeUndefined();
      }
    }
  });

  it('may be without its check, as somebody types it', () => {
    expect(readScan('fuzhou', 'fuzhou/2026-11-25/A001')).toEqual({
      hall: 'fuzhou',
      day: '2026-11-25',
      ticket: 'A001',
    });
  });

  it('may be the address that a phone opens, whatever hall it was on, in capitals, and with its signature cut off', () => {
    const short = shortCode('fuzhou', '2026-11-25', 'A001');
    const signature = 'Ab_-'.repeat(22).slice(0, 86);
    const read = { hall: 'fuzhou', day: '2026-11-25', ticket: 'A001' };
    for (const of of ['https://queue.example.cn', 'https://t.cn:8443/t', 'HTTPS://OLD.EXAMPLE.CN/HALL', ''])
      for (const rest of [signature, signature.toUpperCase(), signature.slice(0, 7), '']) {
        expect(readScan('fuzhou', ` ${of}/t/${short}.${rest}`)).toEqual(read);
        expect(readScan('fuzhou', `${of}/t/${short}.${rest}`.toUpperCase())).toEqual(read);
        expect(readScan('fuzhou', `${of}/t/${short}.${rest}`.toLowerCase())).toEqual(read);
      }
  });

  it('is no ticket where the day, the number or the letters of an address are damaged, and where it is of another hall', () => {
    const short = shortCode('fuzhou', '2026-11-25', 'A001');
    const line = (told: string) => `https://queue.example.cn/t/${told}.${'x'.repeat(86)}`;
    expect(readScan('fuzhou', line(short))).toBeDefined();
    expect(readScan('xiamen', line(short))).toBeUndefined();
    expect(readScan('fuzhou', line(short.slice(0, -2)))).toBeUndefined();
    const printable = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(0x20 + at));
    for (let at = 0; at < short.length; at += 1) {
      const [before, after] = [short.slice(0, at), short.slice(at + 1)];
      expect(readScan('fuzhou', line(before + after))).toBeUndefined();
      for (const other of printable.filter(one => one.toUpperCase() !== short.charAt(at))) {
        expect(readScan('fuzhou', line(before + other + after))).toBeUndefined();
        expect(readScan('fuzhou', line(before + other + short.slice(at)))).toBeUndefined();
      }
    }
    // Two that a scanner ran together: nobody can tell which was meant.
    expect(readScan('fuzhou', line(short) + line(short))).toBeUndefined();
  });

  it('may be the number alone, and is nothing else', () => {
    expect(readScan('fuzhou', 'a001')).toEqual({ ticket: 'A001' });
    for (const line of [
      '',
      'A01',
      '001',
      'AA001',
      'A001 B002',
      'fuzhou/A001',
      'fuzhou/2026-11-25/',
      '/2026-11-25/A001',
    ])
      expect(readScan('fuzhou', line)).toBeUndefined();
  });
});

describe('who holds a ticket under the scanner', () => {
  it('is told no minutes where no counter is open, or one is free', () => {
    const closed = play([]);
    closed.take('loan');
    scan(closed, 'B001');
    expect(told(closed)).toBe('B001 前面等候 0 人');
    const free = play(['1']);
    free.take('loan');
    scan(free, 'B001');
    expect(told(free)).toBe('B001 前面等候 0 人');
  });

  it('and is called, served, or sent away for something is told the counter', () => {
    const hall = play();
    hall.take('loan');
    for (const reach of [
      () => call(hall, '3'),
      () => hall.press('3', 'start'),
      () => hall.press('3', 'park'),
    ]) {
      reach();
      hall.wait(3);
      scan(hall, 'B001');
      expect(told(hall)).toBe('B001 请到3号窗口');
    }
  });

  it('and comes back to a counter that is ready is called at once: that stands on the board instead', () => {
    const hall = play(['1']);
    hall.take('loan');
    miss(hall);
    hall.press('1', 'next');
    expect(scan(hall, 'B001')).toEqual(['visit-rejoined', 'visit-queued', 'place-asked', 'visit-called']);
    expect(boardPicture(hall.rules, hall.hall, 'main-board', hall.now()).lines[0]?.text).toBe(
      'B001 请到1号窗口',
    );
    expect(bottom(hall)).toBe('');
  });

  it('too late after a missed call is sent to the desk, also before the hall has noticed', () => {
    const hall = play();
    hall.take('loan');
    miss(hall);
    hall.wait(1800);
    expect(scan(hall, 'B001')).toEqual(['place-asked']);
    expect(told(hall)).toBe('B001 过号已超时，请到咨询台');
    hall.pass(0);
    expect(hall.visit('B001').place.is).toBe('left');
    expect(told(hall)).toBe('B001 过号已超时，请到咨询台');
    hall.wait(15);
    scan(hall, 'B001');
    expect(told(hall)).toBe('B001 过号已超时，请到咨询台');
    hall.give({ verb: 'reopen', ticket: 'B001', reason: 'the desk knows why' });
    expect(told(hall)).not.toContain('过号');
  });
});

describe('the answer on the main board', () => {
  it('stands before everything else, for a quarter of a minute, and time alone takes it away', () => {
    const hall = play();
    hall.take('loan');
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
    hall.pass(0);
    scan(hall, 'B001');
    expect(bottom(hall)).toMatch(/^B001 前面等候 0 人 {2}取号机暂停/);
    expect(due(hall)).toBe(15);
    hall.wait(14.999);
    expect(told(hall)).toBe('B001 前面等候 0 人');
    hall.wait(0.001);
    expect(told(hall)).toBe('取号机暂停 请到咨询台取号');
    expect(due(hall)).not.toBe(0);
    hall.give({ verb: 'close-day' });
    expect(due(hall)).toBeUndefined();
  });

  it('does not outlive the queue that it speaks of: the next one has figures of its own', () => {
    const hall = play(['1']);
    hall.take('withdrawal', 'icbc');
    scan(hall, 'A001');
    call(hall);
    hall.press('1', 'finish');
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'icbc' });
    expect(told(hall)).toBe('请准备 A001');
  });

  it('does not outlive the call that it names: whoever is missed right after is not sent there', () => {
    const hall = play(['1']);
    hall.take('loan');
    call(hall);
    hall.wait(29);
    scan(hall, 'B001');
    expect(told(hall)).toBe('B001 请到1号窗口');
    hall.wait(1);
    expect(hall.press('1', 'miss')).toContain('visit-missed');
    expect(bottom(hall)).toBe('过号 B001');
  });

  it('of a ticket that the scanner reads again within two seconds is one', () => {
    const hall = play();
    hall.take('loan');
    hall.take('loan');
    scan(hall, 'B001');
    hall.wait(1.999);
    expect(scan(hall, 'B001')).toEqual([]);
    hall.wait(0.001);
    expect(scan(hall, 'B001')).toEqual(['place-asked']);
    expect(scan(hall, 'B002')).toEqual(['place-asked']);
    const yesterday = { verb: 'scan', ticket: 'B001', day: '2026-11-23' } as const;
    expect(hall.give(yesterday)).toEqual(['place-asked']);
    expect(hall.give(yesterday)).toEqual([]);
  });

  it('is there again after a restart, and gone with the day', () => {
    const hall = play();
    hall.take('loan');
    scan(hall, 'B001');
    hall.restart();
    expect(told(hall)).toBe('B001 前面等候 0 人');
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    expect(bottom(hall)).toBe('');
  });

  it('is none in a hall without a main board; the scan works all the same', () => {
    const hall = playOf({ ...untimed, mainBoards: [] });
    hall.take('loan');
    miss(hall);
    expect(scan(hall, 'B001')).toContain('visit-rejoined');
  });

  it('tells the figures that are kept in the journal, the same as `ask` over MQTT', () => {
    const hall = playOf(fuzhou);
    for (let n = 0; n < 4; n += 1) hall.take('withdrawal', 'icbc');
    scan(hall, 'A004');
    const { ahead, expectedWaitMin } = placeOf(hall.rules, hall.hall, hall.visit('A004'), hall.now());
    expect(ahead).toBe(3);
    const answer = { is: 'waiting', queue: 'approval', ahead, expectedMin: expectedWaitMin };
    expect(hall.log.at(-1)?.event).toMatchObject({ kind: 'place-asked', ticket: 'A004', answer });
  });
});

describe('the desk', () => {
  const atDesk = (hall: Play, ticket: string) => hall.give({ verb: 'scan', ticket, desk: '0' });
  const inHand = (hall: Play) => scannedAt(hall.hall, '0', hall.now())?.ticket;

  it('has what is held under its scanner in hand for half a minute, and over a restart', () => {
    const hall = play();
    hall.take('loan');
    scan(hall, 'B001');
    expect(inHand(hall)).toBeUndefined();
    hall.wait(3);
    expect(atDesk(hall, 'B001')).toEqual(['place-asked']);
    hall.restart();
    hall.wait(29.999);
    expect(inHand(hall)).toBe('B001');
    hall.wait(0.001);
    expect(inHand(hall)).toBeUndefined();
  });

  it('has the newest in hand, and none after a code that is none of today', () => {
    const hall = play();
    hall.take('loan');
    hall.take('loan');
    atDesk(hall, 'B001');
    atDesk(hall, 'B002');
    expect(inHand(hall)).toBe('B002');
    atDesk(hall, 'B777');
    expect(inHand(hall)).toBeUndefined();
  });

  it('has it in hand at once when another scanner has just read it', () => {
    const hall = play();
    hall.take('loan');
    scan(hall, 'B001');
    expect(atDesk(hall, 'B001')).toEqual(['place-asked']);
    expect(inHand(hall)).toBe('B001');
  });

  it('keeps it in hand when the press before is taken back', () => {
    const hall = play();
    hall.take('advice');
    hall.take('loan');
    hall.press('0', 'next');
    atDesk(hall, 'B002');
    expect(hall.press('0', 'undo')).toContain('press-undone');
    expect(inHand(hall)).toBe('B002');
  });
});
