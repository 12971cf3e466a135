import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { retainedOutbox } from '../../daemon/mqtt/publish/retained-outbox.ts';

/** A broker that acknowledges when it is told to. */
function slowBroker() {
  const sent: { topic: string; payload: string; acked: () => void }[] = [];
  const stands = new Map<string, Record<string, unknown>>();
  return {
    sent,
    stands,
    send: (topic: string, payload: string, acked: () => void) => void sent.push({ topic, payload, acked }),
    acknowledge(most = Number.POSITIVE_INFINITY) {
      for (let count = 0; count < most; count += 1) {
        const one = sent.shift();
        if (one === undefined) return;
        if (one.payload === '') stands.delete(one.topic);
        else stands.set(one.topic, JSON.parse(one.payload));
        one.acked();
      }
    },
  };
}

test('what has not changed is not said again, and rev counts what has', () => {
  const broker = slowBroker();
  const outbox = retainedOutbox();
  outbox.up(broker.send, () => undefined);
  outbox.want('queue', { waiting: 1 }, { ts: 1 });
  outbox.want('queue', { waiting: 1 }, { ts: 2 });
  broker.acknowledge();
  expect(broker.stands.get('queue')).toEqual({ v: 1, ts: 1, waiting: 1, rev: 1 });
  outbox.want('queue', { waiting: 2 }, { ts: 3 });
  broker.acknowledge();
  expect(broker.stands.get('queue')).toEqual({ v: 1, ts: 3, waiting: 2, rev: 2 });
});

test('what others have laid down stands as it is, and can be said once more', () => {
  const broker = slowBroker();
  const outbox = retainedOutbox();
  outbox.again('config');
  outbox.up(broker.send, () => undefined);
  outbox.wantText('config', '{"dev":1}');
  outbox.wantText('config', '{"dev":1}');
  broker.acknowledge();
  expect(broker.stands.get('config')).toEqual({ dev: 1 });
  outbox.again('config');
  expect(broker.sent.map(({ topic, payload }) => [topic, payload])).toEqual([['config', '{"dev":1}']]);
});

test('what is cleared while everything is said again is waited for as well', () => {
  const broker = slowBroker();
  const outbox = retainedOutbox();
  outbox.want('queue', { waiting: 1 }, {});
  let settled = false;
  outbox.up(broker.send, () => {
    settled = true;
  });
  outbox.clear('a visit of yesterday');
  broker.acknowledge(1);
  expect(settled).toBe(false);
  broker.acknowledge(1);
  expect(settled).toBe(true);
});

test('while one is under way the latest waits, and those between are never sent', () => {
  const broker = slowBroker();
  const outbox = retainedOutbox();
  outbox.up(broker.send, () => undefined);
  for (const waiting of [1, 2, 3, 4]) outbox.want('queue', { waiting }, {});
  expect(broker.sent).toHaveLength(1);
  broker.acknowledge(1);
  expect(broker.sent.map(({ payload }) => JSON.parse(payload))).toEqual([{ v: 1, waiting: 4, rev: 4 }]);
});

test('a new connection gets everything again, and is settled when all of it was acknowledged', () => {
  const outbox = retainedOutbox();
  for (let topic = 0; topic < 200; topic += 1) outbox.want(`visit ${topic}`, { topic }, {});
  for (let connection = 0; connection < 2; connection += 1) {
    const broker = slowBroker();
    let settled = 0;
    outbox.up(broker.send, () => {
      settled += 1;
    });
    expect(broker.sent).toHaveLength(64);
    broker.acknowledge(199);
    expect(settled).toBe(0);
    broker.acknowledge();
    expect(settled).toBe(1);
    expect(broker.stands.size).toBe(200);
    outbox.down();
  }
});

test('a visit that left the hall while the broker was away is emptied, and then forgotten', () => {
  const broker = slowBroker();
  const outbox = retainedOutbox();
  outbox.want('visit', { place: 'waiting' }, {});
  outbox.up(broker.send, () => undefined);
  broker.acknowledge();
  outbox.down();
  outbox.clear('visit');
  expect(outbox.has('visit')).toBe(false);
  outbox.up(broker.send, () => undefined);
  expect(broker.sent.map(({ payload }) => payload)).toEqual(['']);
  broker.acknowledge();
  expect(broker.stands.size).toBe(0);
  outbox.down();
  outbox.up(broker.send, () => undefined);
  expect(broker.sent).toEqual([]);
});

test('many days of tickets that come and go while the broker is away are not remembered', () => {
  const broker = slowBroker();
  const outbox = retainedOutbox();
  outbox.want('queue', { waiting: 1 }, {});
  for (let ticket = 0; ticket < 10_000; ticket += 1) {
    outbox.want(`visit ${ticket}`, { place: 'waiting' }, {});
    outbox.clear(`visit ${ticket}`);
  }
  let settled = false;
  const told: string[] = [];
  outbox.up(
    (topic, payload, acked) => {
      told.push(topic);
      broker.send(topic, payload, acked);
    },
    () => {
      settled = true;
    },
  );
  broker.acknowledge();
  expect(settled).toBe(true);
  expect(told).toHaveLength(1 + 1024);
  expect(told.slice(0, 2)).toEqual(['queue', 'visit 8976']);
  // What is left of one that was forgotten comes back from the broker, and is cleared as that of an earlier run is.
  expect(outbox.has('visit 1')).toBe(false);
  outbox.clear('visit 1');
  expect(broker.sent).toMatchObject([{ topic: 'visit 1', payload: '' }]);
});

test('whatever happens, the broker ends with what was wanted last', () => {
  const step = fc.oneof(
    fc.record({ is: fc.constant('want' as const), topic: fc.constantFrom('a', 'b', 'c'), n: fc.nat(3) }),
    fc.record({ is: fc.constant('clear' as const), topic: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ is: fc.constant('acknowledge' as const), most: fc.nat(3) }),
    fc.record({ is: fc.constantFrom('down' as const, 'up' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100, size: 'max' }), steps => {
      const broker = slowBroker();
      const outbox = retainedOutbox();
      const wanted = new Map<string, number>();
      for (const one of steps) {
        if (one.is === 'want') {
          outbox.want(one.topic, { n: one.n }, {});
          wanted.set(one.topic, one.n);
        } else if (one.is === 'clear') {
          outbox.clear(one.topic);
          wanted.delete(one.topic);
        } else if (one.is === 'acknowledge') broker.acknowledge(one.most);
        else {
          outbox.down();
          broker.sent.length = 0;
          if (one.is === 'up') outbox.up(broker.send, () => undefined);
        }
        expect(broker.sent.length).toBeLessThanOrEqual(3);
      }
      outbox.down();
      broker.sent.length = 0;
      outbox.up(broker.send, () => undefined);
      broker.acknowledge();
      expect(new Map([...broker.stands].map(([topic, { n }]) => [topic, n]))).toEqual(wanted);
    }),
  );
});
