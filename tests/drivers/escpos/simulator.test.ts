import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, printerAlone } from './bench.ts';

const asbOn = '\x1da\xff';

describe('the paper', () => {
  test('a line longer than the paper goes on in the next one, magnified ones earlier', async () => {
    const { send, advance, tickets } = printerAlone();
    send(`${'a'.repeat(40)}\n\x1d!\x11${'b'.repeat(20)}\n`, cut);
    await advance(1000);
    expect(tickets()).toEqual([['a'.repeat(32), 'a'.repeat(8), 'b'.repeat(16), 'b'.repeat(4)]]);
  });

  test('汉字 without Chinese mode are no 汉字', async () => {
    const { send, advance, tickets } = printerAlone();
    send('\xd2\xb5\n\x1c&\xd2\xb5\n', cut);
    await advance(1000);
    expect(tickets()).toEqual([['\ufffd\ufffd', '业']]);
  });

  test('commands it does not know are stepped over with their parameters', async () => {
    const { send, advance, tickets } = printerAlone();
    send('\x1b@\x1bM0\x1c(A\x02\x000\x00\x1b \x00\x1cS\x00\x00\x1b2\x1b{\x00\x1c.', 'A\n');
    send(
      '\x1d*\x01\x01abcdefgh',
      '\x1b*\x00\x03\x00xyz',
      '\x1dk\x04123\x00\x1dkI\x02zz\x1bD\x08\x10\x00',
      'B\n',
      cut,
    );
    await advance(1000);
    expect(tickets()).toEqual([['A', 'B']]);
  });

  test('an image larger than its buffer is an image, and what follows is text', async () => {
    const { send, advance, tickets } = printerAlone();
    send('A\n\x1dv0\x00\x48\x00\x64\x00');
    for (let row = 0; row < 100; row += 1) {
      send('\x48'.repeat(72));
      await advance(75);
    }
    send('B\n', cut);
    await advance(1000);
    expect(tickets()).toEqual([['A', '[image]', 'B']]);
  });

  test('the last twenty tickets are kept until somebody tears them off', async () => {
    const { simulator, send, advance, tickets } = printerAlone();
    for (let number = 1; number <= 25; number += 1) {
      send(`${number}\n`, cut);
      await advance(1000);
    }
    expect(tickets()).toHaveLength(20);
    expect(tickets()[0]).toEqual(['6']);
    expect(simulator.act({ press: 'next' })).toContain('tear');
    expect(simulator.act({ tear: true })).toBeUndefined();
    expect(simulator.shows()).toEqual({ tickets: [], paper: 'ok', cover: 'closed' });
  });

  test('any bytes, cut anywhere, leave a printer that still prints after a clear', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 300, size: 'max' }), { maxLength: 5 }),
        async chunks => {
          const { simulator, send, advance, tickets } = printerAlone();
          for (const chunk of chunks) simulator.receive(chunk);
          await advance(600_000);
          send('x\x10\x05\x02');
          await advance(600_000);
          send('\x10\x05\x02\x1b@', cut);
          await advance(1000);
          send('A003\n', cut);
          await advance(1000);
          expect(tickets().at(-1)).toEqual(['A003']);
        },
      ),
    );
  });
});

describe('what the printer answers', () => {
  test('real-time questions at once, while it is off-line and among the bytes of a ticket', () => {
    const { simulator, send, replies } = printerAlone();
    send('text\x10\x04\x01\x10\x04\x02', '\x10\x04\x04');
    expect(replies).toEqual([0x12, 0x12, 0x12]);
    simulator.fault('cover-open');
    send('\x10', '\x04', '\x01\x10\x04\x02');
    expect(replies.slice(3)).toEqual([0x1a, 0x16]);
    simulator.fault('none');
    simulator.fault('paper-out');
    send('\x10\x04\x02\x10\x04\x04');
    expect(replies.slice(5)).toEqual([0x32, 0x72]);
  });

  test('automatic status now and at each change', () => {
    const { simulator, send, replies } = printerAlone();
    send(asbOn);
    simulator.fault('paper-out');
    simulator.fault('none');
    expect(replies).toEqual([0x14, 0, 0, 0x0f, 0x1c, 0, 0x0c, 0x0f, 0x14, 0, 0, 0x0f]);
  });

  test('the fence only when the print stream has reached it', async () => {
    const { send, replies, advance } = printerAlone();
    send('a\nb\n', cut, '\x1dr1');
    await advance(200);
    expect(replies).toEqual([]);
    await advance(20);
    expect(replies).toEqual([0x00]);
  });

  test('XOFF and off-line while busy, XON after', () => {
    const { simulator, send, replies } = printerAlone();
    simulator.fault('busy');
    send('\x10\x04\x01');
    simulator.fault('none');
    expect(replies).toEqual([0x13, 0x1a, 0x11]);
  });

  test('XOFF when its buffer is nearly full, XON when it is half empty', async () => {
    const { send, replies, advance } = printerAlone();
    send('a\n'.repeat(1900));
    expect(replies).toEqual([0x13]);
    await advance(60_000);
    expect(replies).toEqual([0x13, 0x11]);
  });
});

describe('its macro', () => {
  const defined = '\x1d:\x1dr\x01\x1d:';

  test('is obeyed as it is made, and as often as it is run; ESC @ does not forget it', () => {
    const { send, replies } = printerAlone();
    send('\x1d^\x05\x00\x00');
    expect(replies).toEqual([]);
    send(defined, '\x1b@');
    expect(replies).toEqual([0]);
    send('\x1d^\x05\x00\x00');
    expect(replies).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('is gone when the power was, when it is made of nothing, and when it is run while it is made', async () => {
    const { simulator, send, advance, replies } = printerAlone();
    const isGone = () => {
      replies.splice(0);
      send('\x1d^\x05\x00\x00');
      expect(replies).toEqual([]);
    };
    send(defined);
    simulator.fault('power-cycle');
    await advance(2100);
    isGone();
    send(defined, '\x1d:\x1d:');
    isGone();
    send(defined, '\x1d:\x1dr\x01');
    isGone();
    isGone();
  });
});

describe('faults', () => {
  test('without a clear, the buffered rest comes out when the cover is closed', async () => {
    const { simulator, send, advance, tickets } = printerAlone();
    send('a\nb\nc\n', cut);
    await advance(10);
    simulator.fault('cover-open');
    await advance(60_000);
    expect(tickets()).toEqual([]);
    simulator.fault('none');
    await advance(1000);
    expect(tickets()).toEqual([['b', 'c']]);
  });

  test('DLE ENQ 2 throws the rest away', async () => {
    const { simulator, send, advance, tickets } = printerAlone();
    send('a\nb\nc\n', cut);
    await advance(10);
    simulator.fault('paper-out');
    send('\x10\x05\x02');
    simulator.fault('none');
    await advance(1000);
    expect(tickets()).toEqual([]);
  });

  test('a power cycle loses the buffer, the modes and two seconds', async () => {
    const { simulator, send, advance, tickets, replies } = printerAlone();
    send(asbOn, 'a\nb\nc\n', cut);
    await advance(10);
    replies.length = 0;
    simulator.fault('power-cycle');
    send('\x10\x04\x01');
    await advance(1900);
    expect(replies).toEqual([]);
    await advance(200);
    send('\x10\x04\x01');
    expect(replies).toEqual([0x12]);
    expect(tickets()).toEqual([]);
  });

  test('a roll that is nearly used up is told by the near-end sensor, and prints on', async () => {
    const { simulator, send, advance, tickets, replies } = printerAlone();
    send(asbOn);
    expect(simulator.act({ paper: 'low' })).toBeUndefined();
    send('\x10\x04\x01\x10\x04\x04');
    expect(replies.slice(4)).toEqual([0x14, 0, 0x03, 0x0f, 0x12, 0x1e]);
    expect(simulator.shows()).toMatchObject({ paper: 'low' });
    send('a\n', cut);
    await advance(1000);
    expect(tickets()).toEqual([['a']]);
    simulator.act({ paper: 'full' });
    send('\x10\x04\x04');
    expect(replies.slice(-5)).toEqual([0x14, 0, 0, 0x0f, 0x12]);
  });

  test('a blocked knife is an error at the next cut: off-line, cutter, and the ticket hangs uncut', async () => {
    const { simulator, send, advance, tickets, replies } = printerAlone();
    send(asbOn);
    simulator.act({ cutter: 'block' });
    send('\x10\x04\x02');
    expect(replies.slice(-1)).toEqual([0x12]);
    send('a\n', cut, 'b\n', cut);
    await advance(1000);
    expect(replies.slice(-4)).toEqual([0x1c, 0x08, 0, 0x0f]);
    send('\x10\x04\x01\x10\x04\x02\x10\x04\x03');
    expect(replies.slice(-3)).toEqual([0x1a, 0x52, 0x1a]);
    expect(simulator.shows()).toEqual({ tickets: [], paper: 'ok', cover: 'closed', cutter: 'jammed' });
    simulator.fault('none');
    await advance(1000);
    expect(tickets()).toEqual([['b']]);
  });

  test('the faults of the wire are not its own', () => {
    const { simulator } = printerAlone();
    expect((['unplug', 'mute', 'slow', 'garble'] as const).map(name => simulator.fault(name))).not.toContain(
      true,
    );
  });
});
