import { describe, expect, test } from 'vitest';
import { swallow } from '../../kit/driver/virtual-line.ts';
import { bench, pace, updates } from './bench.ts';

describe('a card that refuses', () => {
  test('a refresh because it is busy for a while shows its picture again when it is free', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(2000);
    b.simulator.fault('busy');
    await b.advance(pace.refreshMs + 5000);
    expect(b.shownTold()).toEqual(['acked', 'none']);
    b.simulator.fault('none');
    await b.advance(2000);
    expect(b.shownTold()).toEqual(['acked', 'none', 'acked']);
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'ready' });
  });

  test('because the frame was damaged on the wire gets it again at once', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(2000);
    b.wire.toDevices = bytes => {
      b.plug();
      return bytes.with(60, (bytes[60] ?? 0) ^ 1);
    };
    b.show('A002');
    await b.advance(600);
    expect(b.reads()).toBe('A002');
    expect(b.board.health()).toMatchObject({ errors: 1, retries: 1 });
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }]);
  });

  test('for want of a font is degraded, not asked again before the next refresh, and takes another picture', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(2000);
    b.newlyAsked();
    b.refuseNext(12);
    b.show('A002');
    await b.advance(10_000);
    expect(updates(b.asked)).toEqual([[0]]);
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'degraded', why: 'font missing on the card (code 12)' });
    expect(b.shownTold()).toEqual(['acked', 'none']);
    b.show('A003');
    await b.advance(1000);
    expect(b.reads()).toBe('A003');
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'ready' });
    expect(b.shownTold()).toEqual(['acked', 'none', 'acked']);
  });
});

describe('a bad wire', () => {
  test('that brings an answer too late confirms nothing', async () => {
    const b = bench();
    const replies: Uint8Array[] = [];
    b.wire.toHost = bytes => {
      replies.push(bytes);
      return swallow(bytes);
    };
    b.show('A001');
    await b.advance(600);
    expect(replies).toHaveLength(1);
    b.wire.toDevices = swallow;
    for (const late of replies) b.hear(late);
    await b.advance(1500);
    expect(b.shownTold()).toEqual([]);
  });

  test('that confirms with a late answer a picture that was lost has no row of the old one after the refresh', async () => {
    const b = bench();
    const late: Uint8Array[] = [];
    b.wire.toHost = bytes => {
      late.push(bytes);
      return swallow(bytes);
    };
    b.show('A001', '3号窗口');
    await b.advance(450);
    b.wire.toDevices = swallow;
    b.show('暂停');
    await b.advance(1100);
    b.plug();
    for (const bytes of late) b.hear(bytes);
    await b.advance(1);
    expect([b.reads(), b.shownTold()]).toEqual(['A001\n3号窗口', ['acked']]);
    b.newlyAsked();
    await b.advance(2 * pace.refreshMs + 1000);
    expect(b.reads()).toBe('暂停');
    expect(updates(b.asked)).toEqual([['all', 0], [0]]);
  });
});
