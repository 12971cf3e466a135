/** Keeps one Modbus digit display true: what it shows stands in its registers, by the map in the config. */
import type { Board, BoardSaid, Handed } from '../device.ts';
import { newHealth } from '../health.ts';
import type { Line } from '../link/line.ts';
import { telling } from '../parts/changes.ts';
import { newBelief } from './belief.ts';
import type { ModbusMessage } from './codec.ts';
import { exceptionText, isMisfit, newRefusals, silent } from './exceptions.ts';
import { type Block, type DigitMap, type Face, layOut } from './layout.ts';
import { type Answer, type Heard, newMaster } from './master.ts';
import { newPageTurn } from './page-turn.ts';

export type ModbusDigitsOptions = DigitMap & {
  /** Of the slave, 1–247. */
  address: number;
  /** How long after our frame the display may take to answer. */
  replyWithinMs: number;
  /** How often the registers are read back, so that a display that lost power is noticed. */
  refreshMs: number;
};

/** An exchange without answer is made this often in all before the display counts as lost. */
const triesBeforeLost = 3;
const pingEveryMs = 1000;

export function modbusDigits(
  options: ModbusDigitsOptions,
  line: Line<ModbusMessage>,
  { timers, report }: Handed<BoardSaid>,
): Board {
  let face: Face | undefined;
  let urgent = false;
  /** The latest wanted picture was reported as shown. */
  let settled = false;
  let checkAtMs = Infinity;
  let linkUp = false;
  /** Another one at each up and down of the link: an answer to what was asked in an earlier one is stale. */
  let session = 0;
  let asking = false;
  let unanswered = 0;
  let heardAtMs = -Infinity;
  /** Nothing is sent before this. */
  let pausedUntilMs = -Infinity;
  let cancelWake = (): void => {};
  let closed = false;

  const tell = telling(report);
  const belief = newBelief();
  const turn = newPageTurn();
  const refusals = newRefusals(options.refreshMs);
  const health = newHealth();
  const [blank] = layOut({ lines: [] }, options).pages;
  const isLost = (): boolean => unanswered >= triesBeforeLost;

  /** Nothing is known of what it shows: it is painted whole. */
  function forget(): void {
    belief.forget();
    turn.restart();
    settled = false;
    urgent = true; // a display that shows nothing true goes before the refresh of others
    tell.notShown();
  }

  function settle(): void {
    if (settled) return;
    settled = true;
    urgent = false;
    turn.stands(timers.now());
    tell.shown();
  }

  /** Does what is due now, or comes back when something will be. */
  function step(): void {
    cancelWake();
    if (closed || !linkUp || asking) return;
    const nowMs = timers.now();
    if (pausedUntilMs > nowMs) return wakeAt(pausedUntilMs);
    if (isLost()) return void ping('ping');
    if (face === undefined) {
      // With nothing to show, a read tells whether the display is alive.
      const pingAtMs = heardAtMs + options.refreshMs;
      return pingAtMs > nowMs ? wakeAt(pingAtMs) : void ping('routine');
    }
    const blocks = [turn.of(face.pages, nowMs), ...face.also];
    if (checkAtMs <= nowMs) {
      checkAtMs = nowMs + options.refreshMs;
      belief.distrust(blocks);
    }
    const due = belief.due(blocks);
    if (due !== undefined) return void write(due);
    if (!belief.isDoubtful()) settle();
    const unsure = belief.toCheck();
    if (unsure !== undefined) return void check(unsure);
    wakeAt(Math.min(checkAtMs, turn.endsAtMs(face.pages)));
  }

  function wakeAt(atMs: number): void {
    cancelWake = timers.after(Math.max(0, atMs - timers.now()), step);
  }

  const rank = (): 'urgent' | 'routine' => (urgent && !settled ? 'urgent' : 'routine');

  async function ping(as: 'ping' | 'routine'): Promise<void> {
    const answer = await ask(() => master.read(as, blank.register, blank.values.length));
    if (answer === 'stale') return;
    if (answer.is === 'refused' && isMisfit(answer.code)) belief.blind();
    if (answer.is !== 'silent') tell.fitness({ is: 'ready' });
    step();
  }

  async function write(block: Block): Promise<void> {
    const { register, values } = block;
    const [only = 0] = values;
    const alone = options.write === 'value' || register !== options.register;
    const answer = await ask(() =>
      alone ? master.writeOne(rank(), register, only) : master.writeMany(rank(), register, values),
    );
    if (answer === 'stale') return;
    if (answer.is === 'done') {
      belief.confirmed(block);
      accept();
    } else {
      belief.unknown(register);
      if (answer.is === 'refused') refuse(answer.code);
    }
    step();
  }

  async function check({ register, values }: Block): Promise<void> {
    const answer = await ask(() => master.read(rank(), register, values.length));
    if (answer === 'stale') return;
    if (answer.is === 'read') {
      accept();
      if (!belief.agrees(answer.values)) {
        // It lost power, or somebody else writes to it.
        health.errors += 1;
        forget();
      }
    } else if (answer.is === 'refused') {
      if (isMisfit(answer.code)) belief.blind();
      else refuse(answer.code);
    }
    step();
  }

  function accept(): void {
    refusals.over();
    tell.fitness({ is: 'ready' });
  }

  function refuse(code: number): void {
    health.errors += 1;
    health.retries += 1;
    const { pauseMs, isTrouble } = refusals.again(code);
    pausedUntilMs = timers.now() + pauseMs;
    if (!isTrouble) return;
    settled = false;
    tell.notShown();
    tell.fitness({ is: 'degraded', why: exceptionText(code) });
  }

  /** One exchange. `stale`: the link went meanwhile, or all was closed. */
  async function ask(exchange: () => Promise<Answer>): Promise<Heard | 'stale'> {
    const asked = session;
    const askedAtMs = timers.now();
    asking = true;
    health.frames += 1;
    const answer = await exchange();
    asking = false;
    if (closed) return 'stale';
    if (asked !== session) {
      step();
      return 'stale';
    }
    if (answer.is === 'down') return 'stale';
    if (answer.is !== 'silent') {
      unanswered = 0;
      heardAtMs = timers.now();
      health.roundTripMs = heardAtMs - askedAtMs;
      return answer;
    }
    health.errors += 1;
    unanswered += 1;
    belief.doubt();
    if (isLost()) {
      pausedUntilMs = timers.now() + pingEveryMs;
      forget();
      tell.fitness({ is: 'lost', why: silent });
    } else health.retries += 1;
    return answer;
  }

  const seat = line.join(options.address, {
    up() {
      linkUp = true;
      session += 1;
      unanswered = 0;
      refusals.over();
      belief.renew();
      pausedUntilMs = -Infinity;
      heardAtMs = -Infinity;
      checkAtMs = timers.now() + options.refreshMs;
      forget();
      step();
    },
    down(why) {
      linkUp = false;
      session += 1;
      cancelWake();
      forget();
      tell.fitness({ is: 'lost', why });
    },
    message(message) {
      if (message.is === 'reply' && asking) master.hear(message.bytes);
      else if (message.is === 'reply' && seat.answeredLate()) {
        // Slower than ever: one that was lost is asked again, before it counts as lost once more.
        if (isLost()) pausedUntilMs = -Infinity;
        unanswered = Math.min(unanswered, triesBeforeLost - 1);
        step();
      }
    },
  });
  const master = newMaster(options.address, options.replyWithinMs, seat);

  return {
    want(picture, isUrgent) {
      const next = layOut(picture, options);
      if (JSON.stringify(next) !== JSON.stringify(face)) {
        face = next;
        settled = false;
        turn.restart();
        // A new picture may be taken where the last was refused; a display that is not heard is only pinged.
        if (!isLost()) pausedUntilMs = -Infinity;
      } else if (settled) tell.shown(); // another picture, which looks the same in these digits
      if (!settled) urgent ||= isUrgent;
      step();
    },
    health: () => ({
      ...health,
      reopened: line.reopened(),
      queueDepth: face !== undefined && !settled ? 1 : 0,
    }),
    async close() {
      closed = true;
      cancelWake();
      seat.leave();
    },
  };
}
