/**
 * A serial port far away, carried over MQTT by Tasmota's SerialBridge (xdrv_08_serial_bridge.ino; tasmota/docs Commands.md):
 * `SSerialSend5` takes bytes in hex, `SSerialReceived` gives them, cut anywhere.
 */
import type { Broker, BrokerSeat, Link, LinkEvents, OpenLink, Timers } from '../device.ts';
import { asObject, jsonOf } from './payload.ts';
import { isOnline, tasmotaTopics } from './tasmota.ts';

/**
 * PubSubClient of Tasmota takes packets of 1200 bytes, topic and all. Frames of up to 256 bytes (SYN6288, Modbus) stay in
 * one piece, because between two commands there is a pause on the line.
 */
const mostBytesACommand = 256;
const openWithinMs = 2000;
/** Beyond the wire time of the bytes, which the bridge writes out before it answers. */
const doneWithinMs = 2000;
const longestBacklogBytes = 16 * 1024;
/** Commands.md: no delimiter, and what is received is given in hex. */
const hexDelimiter = '254';

/** `baud` is set in the bridge at each open; the answer to that proves that the bridge is there. */
export function tasmotaBridge(
  options: { topic: string; baud: number },
  broker: Broker,
  timers: Timers,
): OpenLink {
  const topics = tasmotaTopics(options.topic);
  const name = `the Tasmota bridge ${options.topic}`;
  return on =>
    new Promise<Link>((resolve, reject) => {
      const wire = newWire(options.baud, timers);
      let isOpen = false;
      let over = false;

      function lose(why: string): void {
        if (over) return;
        over = true;
        leave();
        if (isOpen) on.down(why);
        else reject(new Error(why));
      }
      function leave(): void {
        cancelWait();
        wire.end();
        seat.leave();
      }

      const cancelWait = timers.after(openWithinMs, () => lose(`${name} does not answer`));
      const seat = broker.join([topics.answers, topics.tells], {
        up() {
          void seat.publish(topics.command('SerialDelimiter'), hexDelimiter);
          void seat.publish(topics.command('SSerialConfig'), '8N1');
          void seat.publish(topics.command('SBaudrate'), `${options.baud}`);
        },
        down: lose,
        message(topic, payload, retained) {
          if (topic === topics.lwt) {
            const online = isOnline(payload);
            if (online === false) lose(`${name} is offline`);
            else if (online === true && !retained && isOpen) lose(`${name} has started again`);
            return;
          }
          const said = retained ? undefined : jsonOf(payload);
          if (said === undefined || over) return;
          if (said['SBaudrate'] === options.baud && !isOpen) begin();
          if (said['SSerialSend'] === 'Done' || said['SSerialSend5'] === 'Done') wire.done();
          if (isOpen) hear(said['SSerialReceived'], on);
        },
      });

      function begin(): void {
        isOpen = true;
        cancelWait();
        resolve({
          write: bytes =>
            over
              ? Promise.reject(new Error(`${name} is gone`))
              : wire.write(bytes, hex => seat.publish(topics.command('SSerialSend5'), hex), name),
          close() {
            over = true;
            leave();
            return Promise.resolve();
          },
        });
      }
    });
}

/** Rules expand it to `{"Data": …}`. */
function hear(received: unknown, on: LinkEvents): void {
  const hex = asObject(received)?.['Data'] ?? received;
  if (typeof hex !== 'string' || !/^(?:[\da-f]{2})+$/i.test(hex)) return;
  on.data(Uint8Array.from(Buffer.from(hex, 'hex')));
}

type Publish = (hex: string) => ReturnType<BrokerSeat['publish']>;

/** One command at a time: the bridge has no buffer for a second while it writes the first out. */
function newWire(baud: number, timers: Timers) {
  let last: Promise<void> = Promise.resolve();
  let backlog = 0;
  let ended = (_outcome: 'done' | 'late' | 'gone'): void => {};
  let isOver = false;

  async function send(bytes: Uint8Array, publish: Publish, name: string): Promise<void> {
    for (let at = 0; at < bytes.length; at += mostBytesACommand) {
      if (isOver) throw new Error(`${name} is gone`);
      const part = bytes.subarray(at, at + mostBytesACommand);
      const outcome = new Promise<'done' | 'late' | 'gone'>(resolve => {
        const end = (how: 'done' | 'late' | 'gone'): void => {
          cancel();
          resolve(how);
        };
        const cancel = timers.after((part.length * 10_000) / baud + doneWithinMs, () => end('late'));
        ended = end;
        const hex = Buffer.from(part).toString('hex').toUpperCase();
        void publish(hex).then(taken => {
          if (!taken) end('gone');
        });
      });
      const how = await outcome;
      if (how !== 'done') throw new Error(how === 'late' ? `${name} does not answer` : `${name} is gone`);
    }
  }

  return {
    write(bytes: Uint8Array, publish: Publish, name: string): Promise<void> {
      if (backlog > longestBacklogBytes) return Promise.reject(new Error(`${name} takes no bytes`));
      // At once when nothing waits: a last word before `close` still goes.
      const isFree = backlog === 0;
      backlog += bytes.length;
      const sent = (
        isFree ? send(bytes, publish, name) : last.then(() => send(bytes, publish, name))
      ).finally(() => {
        backlog -= bytes.length;
      });
      last = sent.catch(() => {});
      return sent;
    },
    done: () => ended('done'),
    end(): void {
      isOver = true;
      ended('gone');
    },
  };
}
