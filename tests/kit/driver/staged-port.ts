import type { Config } from '../../../config/schema/config.ts';
import type { LinkEvents, OpenLink } from '../../../drivers/device.ts';
import type { EndEvents } from '../../../simulators/broker/device-connection.ts';
import { type Haste, unhurried } from '../../../simulators/devices/parts/haste.ts';
import type { Message } from '../../../simulators/stage/damage.ts';
import { stage } from '../../../simulators/stage/stage.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { fakeBroker } from './fake-broker.ts';

/** The simulated devices of one port, or of a broker, on virtual time, paced, with what comes in cut where `cuts` says. */
export function stagedPort(
  config: Pick<Config, 'devices'> & Partial<Pick<Config, 'lines'>>,
  { cuts = [], haste = unhurried, seed }: { cuts?: readonly number[]; haste?: Haste; seed?: number } = {},
) {
  const time = virtualTimers();
  let fromHost = (_bytes: Uint8Array): void => {};
  let host: LinkEvents | undefined;
  let gone = false;
  let turn = 0;
  let latencyMs = (): number => 0;
  let lastAtMs = 0;

  const broker = fakeBroker();
  /** What each says of itself when its connection is made. */
  const words = new Map<EndEvents, string | undefined>();
  const simulated = stage(
    { lines: new Map(), ...config },
    {
      timers: time.timers,
      paced: true,
      haste,
      ...(seed !== undefined && { seed }),
      openPort: ({ data }) => {
        fromHost = data;
        return { path: '/dev/pts/0', write: hearLater, close: () => {} };
      },
      joinBroker(_device, peer) {
        let isIn = false;
        const plug = (next: boolean): void => {
          if (next === isIn) return;
          isIn = next;
          if (isIn) broker.plug(peer);
          else broker.unplug(peer);
        };
        // It has not its own end of the connection before this has returned.
        queueMicrotask(() => {
          plug(true);
          words.set(peer, wordOf(peer));
        });
        const publish = ({ topic, payload, retain }: Message): void => broker.say(topic, payload, { retain });
        return { publish, plug, close: () => {} };
      },
    },
  );

  /** On their way. Whichever timer of the same moment comes first, the first of them is heard. */
  const onTheWay: Uint8Array[] = [];

  function hearLater(bytes: Uint8Array): void {
    lastAtMs = Math.max(lastAtMs, time.timers.now() + latencyMs());
    const stillMs = lastAtMs - time.timers.now();
    if (stillMs === 0 && onTheWay.length === 0) return hearInPieces(bytes);
    onTheWay.push(bytes);
    time.timers.after(stillMs, () => hearInPieces(onTheWay.shift() ?? bytes));
  }

  function hearInPieces(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const end = at + (cuts.length === 0 ? bytes.length : (cuts[turn++ % cuts.length] ?? 1));
      host?.data(bytes.subarray(at, end));
      at = end;
    }
  }

  let sent = 0;

  const wordOf = ({ will }: EndEvents) => will && broker.retained.get(will.topic);

  function putIn(): void {
    if (gone) broker.up();
    gone = false;
  }

  const open: OpenLink = async on => {
    if (gone) throw new Error('no such port');
    host = on;
    return {
      async write(bytes) {
        sent += bytes.length;
        if (host === on) fromHost(bytes);
      },
      async close() {
        if (host === on) host = undefined;
      },
    };
  };

  return {
    open,
    broker,
    isOpen: () => host !== undefined,
    /** How much the hosts have sent. */
    sent: () => sent + broker.published.length,
    timers: time.timers,
    advance: (ms: number) => time.advance(ms),
    simulated,
    /** From now on its devices take so long to answer; what is said later waits behind what was said before. */
    answersAfter(ms: () => number): void {
      latencyMs = ms;
    },
    /** The adapter is pulled out of the computer, and the broker ends; both come back. */
    pullOut(): void {
      if (gone) return;
      gone = true;
      const on = host;
      host = undefined;
      on?.down('the port is gone');
      broker.down();
    },
    putIn,
    /** Noise on the line. */
    noise: hearInPieces,
    heal(): void {
      putIn();
      for (const device of simulated.devices) simulated.do(device, { fault: 'none' });
      // Nothing is lost over a broker but with its connection: what was lost by a fault is said again.
      for (const [peer, word] of words) if (wordOf(peer) !== word) peer.connected();
    },
  };
}
