import type { Board, BoardSaid, LinkEvents, OpenLink, Told } from '../../../drivers/driver.ts';
import { openLine } from '../../../drivers/link/line.ts';
import { encodeReply, type OnbonMessage, onbonProtocol } from '../../../drivers/onbon-k/codec.ts';
import { type OnbonKOptions, onbonK } from '../../../drivers/onbon-k/driver.ts';
import { simulateOnbonK } from '../../../simulators/onbon-k.ts';
import { virtualTimers } from '../../virtual-timers.ts';

export const pace = {
  areaGapMs: 1000,
  replyWithinMs: 300,
  expiresAfterS: 60,
  refreshMs: 20_000,
  localTime: () => ({ year: 2026, month: 7, day: 1, hour: 9, minute: 0, second: 0, weekday: 3 }),
};
export const card = { address: 1, width: 128, height: 64, model: '6k' } as const;
const baud = 9600;

/** What the wire does to one chunk on its way: gives what arrives. */
type Meddle = (bytes: Uint8Array) => Uint8Array;
const asItIs: Meddle = bytes => bytes;
export const swallow: Meddle = () => new Uint8Array();

/** One board, its simulated card, and the 9600 baud wire between them, on virtual time. */
export function bench(model: '5k' | '6k' = '6k', more: Partial<OnbonKOptions> = {}) {
  const time = virtualTimers();
  const { timers } = time;
  const told: Told<BoardSaid>[] = [];
  /** Every message that left the host, decoded, and when. */
  const asked: { atMs: number; message: OnbonMessage }[] = [];
  const watch = onbonProtocol.decoder();
  const wire = { toCard: asItIs, toHost: asItIs, portGone: false };
  let host: LinkEvents | undefined;

  const open: OpenLink = async on => {
    if (wire.portGone) throw new Error('no such port');
    host = on;
    return {
      async write(bytes) {
        asked.push(...watch(bytes).map(message => ({ atMs: timers.now(), message })));
        timers.after((bytes.length * 10_000) / baud, () => simulator.receive(wire.toCard(bytes)));
      },
      async close() {},
    };
  };
  const simulator = simulateOnbonK(
    { ...card, model },
    {
      send(bytes) {
        const from = host;
        timers.after((bytes.length * 10_000) / baud, () => from?.data(wire.toHost(bytes)));
      },
      timers,
      changed() {},
    },
  );
  const line = openLine(onbonProtocol, { baud, turnaroundMs: 5, echoes: false }, open, timers);
  const board: Board = onbonK({ ...card, ...pace, ...more, model }, line, timers, what => told.push(what));

  return {
    advance: (ms: number) => time.advance(ms),
    timers,
    board,
    line,
    simulator,
    told,
    asked,
    wire,
    show(...texts: string[]): void {
      board.want({ lines: texts.map(text => ({ text })) }, true);
    },
    reads: (): unknown => simulator.shows()['text'],
    fitnessTold: () => told.flatMap(what => (what.is === 'fitness' ? [what.fitness] : [])),
    shownTold: () => told.flatMap(what => (what.is === 'shown' ? [what.confirmed] : [])),
    /** What the host sent since this was called last. */
    newlyAsked: () => asked.splice(0),
    /** Bytes that come to the host out of turn. */
    hear(bytes: Uint8Array): void {
      host?.data(bytes);
    },
    unplug(): void {
      wire.toCard = swallow;
      wire.toHost = swallow;
    },
    plug(): void {
      wire.toCard = asItIs;
      wire.toHost = asItIs;
    },
    loseThePort(): void {
      wire.portGone = true;
      host?.down('the port is gone');
      host = undefined;
    },
    bringThePortBack(): void {
      wire.portGone = false;
    },
    /** The card says no to the next frames with these codes, then obeys again. */
    refuseNext(...errors: number[]): void {
      wire.toCard = bytes => {
        const error = errors.shift();
        if (error === undefined) return bytes;
        host?.data(
          encodeReply({ screen: card.address, group: 0xa0, command: 1, error, payload: new Uint8Array() }),
        );
        return new Uint8Array();
      };
    },
  };
}
