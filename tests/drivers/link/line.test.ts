import { describe, expect, test } from 'vitest';
import { theLine } from '../../kit/driver/pairs-line.ts';

describe('a shared line', () => {
  test('tells each member once that the port is up, also one that joins later', async () => {
    const { told, member, advance } = theLine();
    member(1);
    await advance(10);
    member(2);
    expect(told).toEqual(['1 up']);
    await advance(0);
    expect(told).toEqual(['1 up', '2 up']);
  });

  test('tells a member that joins during an outage why', async () => {
    const { port, told, member, advance } = theLine();
    port.opens = 'fail';
    await advance(0);
    port.unplug('cable');
    await advance(500);
    member(1);
    await advance(0);
    expect(told).toEqual(['1 down cable']);
  });

  test('sends one exchange at a time, each after its wire time and the silence between', async () => {
    const { port, told, member, ask, advance } = theLine();
    const seat = member(1);
    await advance(0);
    ask(seat, '01020304');
    ask(seat, '0506');
    await advance(8);
    expect(port.written).toEqual(['01020304']);
    await advance(20);
    expect(told).toEqual(['1 up', '01020304 sent at 4', '0506 sent at 11']);
  });

  test('answers a pad before a changed number, that before a refresh, and a ping last', async () => {
    const { port, member, ask, advance } = theLine();
    const seat = member(1);
    await advance(0);
    ask(seat, '00');
    ask(seat, '04', { rank: 'ping' });
    ask(seat, '03', { rank: 'routine' });
    ask(seat, '02', { rank: 'urgent' });
    ask(member(2), '01', { rank: 'answer' });
    await advance(100);
    expect(port.written).toEqual(['00', '01', '02', '03', '04']);
  });

  test('waits for who was never heard as long as that may take, whoever else wants the line', async () => {
    const { told, member, ask, advance } = theLine();
    const slow = member(1);
    const other = member(2);
    await advance(0);
    ask(slow, '01', { replyWithinMs: 2000 });
    ask(other, '02');
    await advance(2100);
    expect(told.slice(2)).toEqual(['01 silent at 2001', '02 sent at 2007']);
  });

  test('waits for who was silent only until somebody else wants the line, and 150 ms in any case', async () => {
    const { told, member, ask, advance } = theLine();
    const dead = member(1);
    const other = member(2);
    await advance(0);
    ask(dead, '01', { replyWithinMs: 2000 });
    await advance(3000);
    ask(dead, '03', { replyWithinMs: 2000 });
    await advance(800);
    ask(other, '04');
    await advance(1000);
    ask(dead, '05', { replyWithinMs: 2000 });
    ask(other, '06');
    await advance(1000);
    expect(told.slice(2)).toEqual([
      '01 silent at 2001',
      '03 silent at 3800',
      '04 sent at 3806',
      '05 silent at 4951',
      '06 sent at 4957',
    ]);
  });

  test('waits for who was heard, while others want the line, twice as long as the longest that he took', async () => {
    const { port, told, member, ask, advance } = theLine();
    const seat = member(1);
    await advance(0);
    ask(seat, '01', { replyWithinMs: 2000 });
    await advance(401);
    port.say('0107');
    await advance(100);
    ask(seat, '02', { replyWithinMs: 2000 });
    ask(member(2), '04');
    await advance(1500);
    expect(seat.answeredLate()).toBe(true);
    expect(seat.answeredLate()).toBe(false);
    ask(seat, '03', { replyWithinMs: 2000 });
    await advance(3000);
    expect(seat.answeredLate()).toBe(false);
    ask(seat, '05', { replyWithinMs: 2000 });
    await advance(3000);
    expect(told.filter(line => / at /.test(line))).toEqual([
      '01 answered at 401',
      '02 silent at 1302',
      '04 sent at 1308',
      '03 silent at 4002',
      '05 silent at 7002',
    ]);
  });

  test('does not send what its member takes back before its turn, and nobody loses his turn by it', async () => {
    const { port, told, member, ask, advance } = theLine();
    const seat = member(1);
    const other = member(2);
    await advance(0);
    ask(other, '0201');
    ask(seat, '0101');
    await advance(8);
    ask(seat, '0102', { rank: 'ping' });
    ask(other, '0202');
    seat.takeBack();
    ask(seat, '0103');
    await advance(100);
    expect(port.written).toEqual(['0201', '0101', '0202', '0103']);
    expect(told.slice(3, 5)).toEqual(['0102 takenBack at 8', '0101 sent at 9']);
  });

  test('goes on as soon as the reply is recognised', async () => {
    const { port, told, member, ask, advance } = theLine();
    const seat = member(1);
    await advance(0);
    ask(seat, '0102', { replyWithinMs: 150 });
    ask(seat, '0103', { replyWithinMs: 150 });
    await advance(30);
    port.say('0107');
    await advance(5);
    expect(told).toEqual(['1 up', '1 heard 7', '0102 answered at 30']);
    expect(port.written).toEqual(['0102', '0103']);
  });

  test('waits for a silent member its wire time and its time to reply, and never lets it stall the others', async () => {
    const { told, member, ask, advance } = theLine();
    const dead = member(1);
    const alive = member(2);
    await advance(0);
    ask(dead, '0101', { replyWithinMs: 150 });
    ask(dead, '0102', { replyWithinMs: 150 });
    ask(alive, '0201');
    await advance(200);
    expect(told.slice(2)).toEqual(['0101 silent at 152', '0201 sent at 159']);
  });

  test('waits for a reply that is still arriving when its time is up', async () => {
    const { port, told, member, ask, advance } = theLine();
    const seat = member(1);
    await advance(0);
    ask(seat, '0101', { replyWithinMs: 50 });
    await advance(45);
    port.say('01');
    await advance(15);
    port.say('09');
    await advance(0);
    expect(told).toEqual(['1 up', '1 heard 9', '0101 answered at 60']);
  });

  test('waits no longer when a reply stops half-way', async () => {
    const { port, told, member, ask, advance } = theLine();
    const seat = member(1);
    await advance(0);
    ask(seat, '0101', { replyWithinMs: 50 });
    await advance(45);
    port.say('01');
    await advance(100);
    expect(told).toEqual(['1 up', '0101 silent at 65']);
  });

  test('does not wait for the end of a noise that never ends', async () => {
    const { port, told, member, ask, advance } = theLine();
    const seat = member(1);
    await advance(0);
    ask(seat, '0101', { replyWithinMs: 50 });
    ask(seat, '0102');
    for (let ms = 0; ms < 2000; ms += 2) {
      port.say('ff');
      await advance(2);
    }
    expect(told.some(what => what.startsWith('0101 silent'))).toBe(true);
    expect(told.some(what => what.startsWith('0102 collided'))).toBe(true);
  });

  test('keeps silent while another speaks and for the turnaround after', async () => {
    const { port, member, ask, advance } = theLine();
    const seat = member(1, false);
    await advance(0);
    port.say('01');
    ask(seat, 'aa');
    await advance(10);
    port.say('05');
    await advance(4);
    expect(port.written).toEqual([]);
    await advance(1);
    expect(port.written).toEqual(['aa']);
  });

  test('hands each message to its own member, and junk to nobody', async () => {
    const { port, told, member, advance } = theLine();
    member(1);
    member(2);
    await advance(0);
    port.say('0105 0206 ff07 0308 0109');
    expect(told.slice(2)).toEqual(['1 heard 5', '2 heard 6', '1 heard 9']);
  });

  test('does not take the word of one member for the reply of another', async () => {
    const { port, told, member, ask, advance } = theLine();
    const asked = member(1);
    member(2);
    await advance(0);
    ask(asked, '0101', { replyWithinMs: 50 });
    await advance(10);
    port.say('0205');
    await advance(100);
    expect(told.slice(2)).toEqual(['2 heard 5', '0101 silent at 52']);
  });

  test('tells that somebody spoke while it sent, unless all of it was understood', async () => {
    const { port, told, member, ask, advance } = theLine();
    const seat = member(1, false);
    await advance(0);
    for (const [hex, heard] of [
      ['0101', 'ff07'],
      ['0102', '07'],
      ['0103', 'ff070105'],
      ['0104', '0105'],
    ] as const) {
      ask(seat, hex);
      await advance(1);
      port.say(heard);
      await advance(50);
      port.say(heard.length % 4 === 0 ? '' : '08');
      await advance(50);
    }
    expect(told.filter(what => what.includes(' at '))).toEqual([
      '0101 collided at 2',
      '0102 collided at 103',
      '0103 collided at 204',
      '0104 sent at 305',
    ]);
  });

  test('tells every member of what is nobody’s', async () => {
    const { line, port, advance } = theLine();
    const heard: string[] = [];
    for (const address of [1, 2])
      line.join(address, {
        up() {},
        down() {},
        message: ({ content }) => heard.push(`${address} heard ${content}`),
        noise: ({ content }) => heard.push(`${address} noise ${content}`),
      });
    await advance(0);
    port.say('0105 ff07');
    expect(heard).toEqual(['1 heard 5', '1 noise 7', '2 noise 7']);
  });

  test('fails all that waits at once when the port goes, and begins anew when it is back', async () => {
    const { line, port, told, member, ask, advance } = theLine();
    const seat = member(1);
    await advance(2000);
    port.say('01');
    ask(seat, '0101', { replyWithinMs: 150 });
    ask(seat, '0102');
    port.unplug('cable');
    await advance(0);
    ask(seat, '0103');
    await advance(0);
    expect(told.slice(1)).toEqual([
      '1 down cable',
      '0101 down at 2000',
      '0102 down at 2000',
      '0103 down at 2000',
    ]);
    await advance(100);
    // The half message of before the outage is forgotten.
    port.say('0109');
    expect(told.slice(5)).toEqual(['1 up', '1 heard 9']);
    expect(line.reopened()).toBe(1);
  });

  test('forgets what a member that leaves had waiting', async () => {
    const { port, told, member, ask, advance } = theLine();
    const seat = member(1);
    await advance(0);
    ask(seat, '00');
    ask(seat, '01');
    seat.leave();
    ask(seat, '02');
    await advance(50);
    port.say('0105');
    expect(port.written).toEqual(['00']);
    expect(told).toEqual(['1 up', '01 down at 0', '02 down at 0', '00 sent at 1']);
  });

  test('that is closed fails what waits and leaves nothing open', async () => {
    const { line, port, told, member, ask, advance } = theLine();
    const seat = member(1);
    await advance(0);
    ask(seat, '00');
    ask(seat, '01');
    await line.close();
    ask(seat, '02');
    await advance(2000);
    expect(told).toEqual(['1 up', '00 down at 0', '01 down at 0', '02 down at 0']);
    expect(port.standing).toBe(0);
  });
});

describe('while this process stands still, a member', () => {
  test('that has answered is not taken for silent: what came is read first', async () => {
    const { port, told, member, ask, advance, standStill } = theLine();
    const seat = member(1);
    await advance(0);
    ask(seat, '0101', { replyWithinMs: 100 });
    await advance(50);
    standStill(500);
    await advance(60);
    port.say('0102');
    await advance(0);
    expect(told).toEqual(['1 up', '1 heard 2', expect.stringMatching('^0101 answered')]);
  });

  test('that says nothing is silent a moment later', async () => {
    const { told, member, ask, advance, standStill } = theLine();
    const seat = member(1);
    await advance(0);
    ask(seat, '0101', { replyWithinMs: 100 });
    await advance(50);
    standStill(500);
    await advance(120);
    expect(told).toEqual(['1 up', expect.stringMatching('^0101 silent')]);
  });

  test('that is not asked for an answer holds nobody up', async () => {
    const { told, member, ask, advance, standStill } = theLine();
    const seat = member(1);
    await advance(0);
    ask(seat, '0101');
    standStill(500);
    await advance(5);
    expect(told).toEqual(['1 up', expect.stringMatching('^0101 sent')]);
  });
});
