/**
 * The daemon is killed again and again while tickets are printed, at moments by chance. What lies in the tray afterwards tells
 * how often a ticket came out twice, and that none was lost. `ONE_TICKET_KILLS=300` for figures that mean something, and
 * `ONE_TICKET_SEED` for other moments.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

const kills = Number(process.env['ONE_TICKET_KILLS'] ?? 10);
const seed = Number(process.env['ONE_TICKET_SEED'] ?? 15);
/** From the moment the hall is there again to the next kill. */
const livesMs = { from: 300, to: 2300 };
/** A busy machine takes this for one of them. */
const aKillMs = 15_000;
/** A busy minute: so many always wait for their paper. */
const owedAtOnce = 3;
/** People ask again when nothing happened for this long. */
const patienceMs = 2000;

/** The same moments at each run, whatever the machine then makes of them. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const passed = (ms: number) => new Promise<undefined>(resolve => setTimeout(resolve, ms, undefined));

/** What was cut off, since it was looked at last. */
function takePaper(hall: StandingHall): string[][] {
  const pieces = hall.tickets();
  hall.stage.do('printer-1', { tear: true });
  return pieces;
}

const rate = (times: number) => `${(times / kills).toFixed(2)} a kill`;
const count = (hall: StandingHall, kind: string) =>
  hall.events().filter(event => event['kind'] === kind).length;

/** Tickets are taken until `isOver`, each by one order that is repeated until it is answered. */
async function takeTickets(hall: StandingHall, isOver: () => boolean): Promise<void> {
  for (let nth = 1; !isOver(); nth += 1) {
    await hall.ops.until(
      () => isOver() || count(hall, 'ticket-issued') - count(hall, 'ticket-printed') < owedAtOnce,
    );
    const order = { id: `ticket-${nth}`, args: { service: 'withdrawal' } };
    let reply: Record<string, unknown> | undefined;
    while (reply === undefined && !isOver())
      reply = await Promise.race([hall.ops.command('take-ticket', order), passed(patienceMs)]);
  }
}

/** A piece of paper may have on it what a killed daemon left of one ticket, and the next. */
function whole(pieces: readonly string[][], ticket: string): { marked: boolean }[] {
  return pieces
    .filter(lines => lines.includes(ticket) && lines.at(-1)?.startsWith('取号时间'))
    .map(lines => ({ marked: lines.includes('补打') }));
}

test(
  'a daemon killed while it prints: no ticket is lost, and hardly one comes out twice',
  async () => {
    // A ticket of more than a second.
    const papers = 'papers: [身份证原件, 结婚证或户口簿, 购房合同, 首付款发票, 银行卡, 收入证明, 征信报告]';
    const hall = await standHall('config/halls/small.yaml', {
      edit: text => text.replace('papers: [身份证原件]', papers),
    });
    try {
      const chance = chances(seed);
      const pieces: string[][] = [];
      let isOver = false;
      await hall.start();
      await hall.command('open-day', {});
      // What was compiled is kept by a process that ends in order; who is killed would compile it at each start.
      await hall.end('SIGTERM');
      await hall.start();
      const killing = async (): Promise<void> => {
        for (let nth = 1; nth <= kills; nth += 1) {
          await passed(livesMs.from + chance() * (livesMs.to - livesMs.from));
          await hall.end('SIGKILL');
          pieces.push(...takePaper(hall));
          await hall.start();
        }
        isOver = true;
      };
      await Promise.all([takeTickets(hall, () => isOver), killing()]);
      await hall.until(() => count(hall, 'ticket-issued') === count(hall, 'ticket-printed'), 30_000);
      pieces.push(...takePaper(hall));

      const tickets = hall
        .events()
        .flatMap(event => (event['kind'] === 'ticket-issued' ? [String(event['ticket'])] : []));
      const copies = tickets.map(ticket => whole(pieces, ticket));
      const second = pieces.filter(lines => lines.includes('补打')).length;
      const needless = copies.filter(of => of.length > 1).length;
      const lost = tickets.filter((_, index) => copies[index]?.length === 0);
      const logged = (text: string) => hall.log().split(text).length - 1;
      process.stderr.write(
        `seed ${seed}, ${kills} kills, ${tickets.length} tickets: printed a second time ${second} (${rate(second)}), ` +
          `of these whole before ${needless} (${rate(needless)}); found to be out ${logged('it was out before')}, ` +
          `not known ${logged('nobody can tell')}; lost ${lost.length}\n`,
      );
      expect(lost).toEqual([]);
      expect(copies.filter(of => of.filter(({ marked }) => !marked).length > 1)).toEqual([]);
    } finally {
      await hall.close();
    }
  },
  120_000 + kills * aKillMs,
);

/**
 * When all of a ticket has arrived its last lines are still to be printed. A busy machine may miss that moment, so there are
 * more; how many were taken, those before among them.
 */
async function killedInTheMidst(hall: StandingHall, before: number): Promise<number> {
  const isInTheMidst = () => readFileSync(join(hall.state, 'arrived.json'), 'utf8').includes('printer-1');
  for (let taken = before + 1; taken <= before + 9; taken += 1) {
    await hall.command('take-ticket', { service: 'withdrawal' });
    await hall.until(() => isInTheMidst() || count(hall, 'ticket-printed') === taken, 30_000);
    await hall.end('SIGKILL');
    if (isInTheMidst()) return taken;
    await hall.start();
  }
  throw new Error('of nine tickets none was caught in the printer');
}

test('a ticket that was whole in the printer when the daemon was killed is asked for, and not printed again', async () => {
  const hall = await standHall('config/halls/small.yaml');
  try {
    await hall.open('1');
    const answered = () => hall.log().split('it was out before the restart').length - 1;
    const marked = () => hall.tickets().filter(lines => lines.includes('补打')).length;
    let taken = 0;
    let before = 0;
    // On a busy machine the kill may come when it was just recorded as printed, and a printer that is held up in the midst of its
    // answer has not said for sure: then there is another.
    for (let asked = 0; asked < 10 && answered() === 0; asked += 1) {
      taken = await killedInTheMidst(hall, taken);
      before = marked();
      await hall.start();
      await hall.untilDevice('printer-1', 'ready');
      await hall.until(() => count(hall, 'ticket-printed') === taken, 30_000);
    }
    expect(answered()).toBe(1);
    expect(marked()).toBe(before);
    expect(hall.tickets().filter(lines => lines.includes(`A${String(taken).padStart(3, '0')}`))).toHaveLength(
      1,
    );
  } finally {
    await hall.close();
  }
}, 120_000);
