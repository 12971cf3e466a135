/** Those who give the orders of a story to a real hall: at a pad or the kiosk where one has a key for it, else over MQTT. */
import type { Command } from '../../daemon/core/types/commands.ts';
import { refusalCodes } from '../../daemon/core/types/refusals.ts';
import type { StandingHall } from '../kit/hall/standing-hall.ts';
import type { InWords } from './play-scenario.ts';
import { type Presses, pressesFor } from './presses.ts';

/**
 * The same press of the same pad within 1.6 s of when it was heard is a repeat (times.repeatWindow, and the driver's own); a
 * clerk presses again a moment later.
 */
const pressAgainAfterMs = 2_000;

/**
 * `give`: in the same instant; resolves with what was refused, as far as that can be seen by now. `inVain`: the story
 * expects a refusal; then what is chosen by number could be done as something else.
 */
export function newClerks(hall: StandingHall): {
  give(orders: readonly Command[], inVain: boolean): Promise<() => InWords[]>;
} {
  const heardBefore = new Map<string, number>();
  const pressedLast = new Set<string>();

  async function pressAgain(at: Presses): Promise<void> {
    const key = keyOf(at);
    const waitMs = (heardBefore.get(key) ?? -Infinity) + pressAgainAfterMs - performance.now();
    if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs));
    pressedLast.add(key);
  }

  /** No finger presses one button twice in the same instant: the second order is given over MQTT. */
  function wayOf(order: Command, inVain: boolean, used: Set<string>): Presses | undefined {
    const at = order.verb === 'choose-route' && inVain ? undefined : pressesFor(hall.config, order);
    if (at === undefined) return undefined;
    const key = keyOf(at);
    if (used.has(key)) return undefined;
    used.add(key);
    return at;
  }

  return {
    async give(orders, inVain) {
      // A busy hall hears late; but what had its effect was heard before.
      for (const key of pressedLast) heardBefore.set(key, performance.now());
      pressedLast.clear();
      const used = new Set<string>();
      const ways = orders.map(order => {
        const at = wayOf(order, inVain, used);
        return { order, at, refusedBefore: at === undefined ? 0 : refusals(hall, at.device) };
      });
      for (const { at } of ways) if (at !== undefined) await pressAgain(at);
      const replies = ways.flatMap(({ order, at }) => {
        if (at === undefined) return [hall.command(order.verb, argsOf(order))];
        for (const press of at.presses) hall.press(at.device, press);
        return [];
      });
      const tries = ways.flatMap(({ at }) => (at === undefined || inVain ? [] : [triesAgain(hall, at)]));
      const answered = await Promise.all(replies);
      return () => {
        for (const tryAgain of tries) tryAgain();
        return told();
      };

      function told(): InWords[] {
        return [
          ...answered.flatMap(reply =>
            reply['status'] === 'ok'
              ? []
              : [{ refused: String(reply['code']), message: String(reply['message']) }],
          ),
          ...ways.flatMap(({ at, refusedBefore }) =>
            at === undefined || refusals(hall, at.device) === refusedBefore ? [] : refusedAt(hall, at.device),
          ),
        ];
      }
    },
  };
}

const keyOf = ({ device, presses }: Presses) => `${device} ${presses.join(' ')}`;

/**
 * On a busy machine a printer may be thought lost for a moment, and then the kiosk gives no ticket. Whoever stands there presses
 * again when it is back.
 */
function triesAgain(hall: StandingHall, { device, presses }: Presses): () => void {
  const refusals = () =>
    hall
      .log()
      .split('\n')
      .filter(line => line.includes(`"device":"${device}"`) && line.includes('"refused":"no-paper"')).length;
  const hasPrinter = () =>
    [...hall.config.devices].some(
      ([id, { kind }]) => kind === 'escpos' && hall.ops.last(`device/${id}/$state`)?.['state'] === 'ready',
    );
  let known = refusals();
  return () => {
    if (refusals() === known || !hasPrinter()) return;
    known = refusals();
    for (const press of presses) hall.press(device, press);
  };
}

/** The code of the refusal before may stand on the LCD still, when this press has not been heard. */
const refusals = (hall: StandingHall, device: string): number =>
  hall
    .log()
    .split('\n')
    .filter(line => line.includes(`"device":"${device}"`) && line.includes('press refused')).length;

/** A pad tells a refusal by two digits on its LCD. */
function refusedAt({ stage }: StandingHall, device: string): InWords[] {
  const { lcd } = stage.shows(device) ?? {};
  if (typeof lcd !== 'string') return [];
  const code = Number(lcd.slice(3));
  const refused = Object.entries(refusalCodes).find(
    ([, known]) => known === code && /^ ?\d\d ?$/.test(lcd.slice(3)),
  )?.[0];
  return refused === undefined ? [] : [{ refused, message: `${device} shows ${lcd}` }];
}

function argsOf(order: Command): Record<string, unknown> {
  const { verb: _verb, ...args } = order;
  const plain = Object.entries(args).filter(([name]) => name !== 'day' && name !== 'by');
  return Object.fromEntries(
    plain.map(([name, value]) => [name, value instanceof Map ? Object.fromEntries(value) : value]),
  );
}
