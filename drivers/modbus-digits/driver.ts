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

/** Of one up of the link; an answer to what was asked in an earlier one is stale. */
type Session = {
  is: 'up';
  unanswered: number;
  heardAtMs: number;
  /** Nothing is sent before this. */
  pausedUntilMs: number;
  checkAtMs: number;
};
type LinkState = { is: 'down' } | Session | { is: 'closed' };

const isLost = ({ unanswered }: Session): boolean => unanswered >= triesBeforeLost;

export function modbusDigits(
  options: ModbusDigitsOptions,
  line: Line<ModbusMessage>,
  { timers, report }: Handed<BoardSaid>,
): Board {
  let face: Face | undefined;
  let urgent = false;
  /** The latest wanted picture was reported as shown. */
  let settled = false;
  let link: LinkState = { is: 'down' };
  /** Also in an earlier session. */
  let asking = false;
  let cancelWake = (): void => {};

  const tell = telling(report);
  const belief = newBelief();
  const turn = newPageTurn();
  const refusals = newRefusals(options.refreshMs);
  const health = newHealth();
  const [blank] = layOut({ lines: [] }, options).pages;

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
    if (link.is !== 'up' || asking) return;
    const session = link;
    const nowMs = timers.now();
    if (session.pausedUntilMs > nowMs) return wakeAt(session.pausedUntilMs);
    if (isLost(session)) return void ping(session, 'ping');
    if (face === undefined) {
      // With nothing to show, a read tells whether the display is alive.
      const pingAtMs = session.heardAtMs + options.refreshMs;
      return pingAtMs > nowMs ? wakeAt(pingAtMs) : void ping(session, 'routine');
    }
    const blocks = [turn.of(face.pages, nowMs), ...face.also];
    if (session.checkAtMs <= nowMs) {
      session.checkAtMs = nowMs + options.refreshMs;
      belief.distrust(blocks);
    }
    const due = belief.due(blocks);
    if (due !== undefined) return void write(session, due);
    if (!belief.isDoubtful()) settle();
    const unsure = belief.toCheck();
    if (unsure !== undefined) return void check(session, unsure);
    wakeAt(Math.min(session.checkAtMs, turn.endsAtMs(face.pages)));
  }

  function wakeAt(atMs: number): void {
    cancelWake = timers.after(Math.max(0, atMs - timers.now()), step);
  }

  const rank = (): 'urgent' | 'routine' => (urgent && !settled ? 'urgent' : 'routine');

  async function ping(session: Session, as: 'ping' | 'routine'): Promise<void> {
    const answer = await ask(session, () => master.read(as, blank.register, blank.values.length));
    if (answer === 'stale') return;
    if (answer.is === 'refused' && isMisfit(answer.code)) belief.blind();
    if (answer.is !== 'silent') tell.fitness({ is: 'ready' });
    step();
  }

  async function write(session: Session, block: Block): Promise<void> {
    const { register, values } = block;
    const [only = 0] = values;
    const alone = options.write === 'value' || register !== options.register;
    const answer = await ask(session, () =>
      alone ? master.writeOne(rank(), register, only) : master.writeMany(rank(), register, values),
    );
    if (answer === 'stale') return;
    if (answer.is === 'done') {
      belief.confirmed(block);
      accept();
    } else {
      belief.unknown(register);
      if (answer.is === 'refused') refuse(session, answer.code);
    }
    step();
  }

  async function check(session: Session, { register, values }: Block): Promise<void> {
    const answer = await ask(session, () => master.read(rank(), register, values.length));
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
      else refuse(session, answer.code);
    }
    step();
  }

  function accept(): void {
    refusals.over();
    tell.fitness({ is: 'ready' });
  }

  function refuse(session: Session, code: number): void {
    health.errors += 1;
    health.retries += 1;
    const { pauseMs, isTrouble } = refusals.again(code);
    session.pausedUntilMs = timers.now() + pauseMs;
    if (!isTrouble) return;
    settled = false;
    tell.notShown();
    tell.fitness({ is: 'degraded', why: exceptionText(code) });
  }

  /** One exchange. `stale`: the link went meanwhile, or all was closed. */
  async function ask(session: Session, exchange: () => Promise<Answer>): Promise<Heard | 'stale'> {
    const askedAtMs = timers.now();
    asking = true;
    health.frames += 1;
    const answer = await exchange();
    asking = false;
    if (link !== session) {
      step();
      return 'stale';
    }
    if (answer.is === 'down') return 'stale';
    if (answer.is !== 'silent') {
      session.unanswered = 0;
      session.heardAtMs = timers.now();
      health.roundTripMs = session.heardAtMs - askedAtMs;
      return answer;
    }
    health.errors += 1;
    session.unanswered += 1;
    belief.doubt();
    if (isLost(session)) {
      session.pausedUntilMs = timers.now() + pingEveryMs;
      forget();
      tell.fitness({ is: 'lost', why: silent });
    } else health.retries += 1;
    return answer;
  }

  const seat = line.join(options.address, {
    up() {
      const checkAtMs = timers.now() + options.refreshMs;
      link = { is: 'up', unanswered: 0, heardAtMs: -Infinity, pausedUntilMs: -Infinity, checkAtMs };
      refusals.over();
      belief.renew();
      forget();
      step();
    },
    down(why) {
      link = { is: 'down' };
      cancelWake();
      forget();
      tell.fitness({ is: 'lost', why });
    },
    message(message) {
      if (message.is === 'reply' && asking) master.hear(message.bytes);
      else if (message.is === 'reply' && seat.answeredLate() && link.is === 'up') {
        // Slower than ever: one that was lost is asked again, before it counts as lost once more.
        if (isLost(link)) link.pausedUntilMs = -Infinity;
        link.unanswered = Math.min(link.unanswered, triesBeforeLost - 1);
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
        if (link.is === 'up' && !isLost(link)) link.pausedUntilMs = -Infinity;
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
      link = { is: 'closed' };
      cancelWake();
      seat.leave();
    },
  };
}
