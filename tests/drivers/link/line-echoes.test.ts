import { describe, expect, test } from 'vitest';
import { theLine } from '../../kit/driver/pairs-line.ts';

describe('a line whose adapter hears itself', () => {
  test('does not take its own bytes for a message', async () => {
    const { port, told, member, ask, advance } = theLine({ echoes: true });
    const seat = member(1);
    await advance(0);
    ask(seat, '0102', { replyWithinMs: 50 });
    await advance(3);
    port.say('01');
    port.say('020107');
    await advance(0);
    expect(told).toEqual(['1 up', '1 heard 7', '0102 answered at 3']);
  });

  test('hears a pad that says the very same bytes later', async () => {
    const { port, told, member, ask, advance } = theLine({ echoes: true });
    const seat = member(1);
    await advance(0);
    ask(seat, '0102');
    await advance(2);
    port.say('0102');
    await advance(5);
    port.say('0102');
    expect(told).toEqual(['1 up', '0102 sent at 2', '1 heard 2']);
  });

  test('waits for its own bytes a little longer than the wire takes', async () => {
    const { port, told, member, ask, advance } = theLine({ echoes: true });
    const seat = member(1);
    await advance(0);
    ask(seat, '0102');
    await advance(20);
    port.say('0102');
    await advance(50);
    expect(told).toEqual(['1 up', '0102 sent at 20']);
  });

  test('gives up its own bytes when they never come, and hears what looked like their beginning', async () => {
    const { port, told, member, ask, advance } = theLine({ echoes: true });
    const seat = member(1);
    await advance(0);
    ask(seat, '010203');
    await advance(10);
    port.say('0102');
    await advance(90);
    expect(told).toEqual(['1 up', '1 heard 2', '010203 sent at 53']);
  });
});

test('without that setting, bytes equal to ours are a member that spoke', async () => {
  const { port, told, member, ask, advance } = theLine();
  const seat = member(1, false);
  await advance(0);
  ask(seat, '0102');
  port.say('0102');
  await advance(10);
  expect(told).toEqual(['1 up', '1 heard 2', '0102 sent at 2']);
});
