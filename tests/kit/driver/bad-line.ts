/** A day on a bad line: the same people press, and the same numbers are called, as on a good one; what came of both is compared. */

import { readScan, ticketCode } from '../../../daemon/core/types/scan.ts';
import { type Chance, chanceOf, oneOf } from '../../../daemon/people/chance.ts';
import type { PadSaid, ReaderSaid, Timers } from '../../../drivers/device.ts';
import type { Degree, FaultName } from '../../../simulators/stage/fault-names.ts';
import { fitnessInWords, inWords } from './ears.ts';
import { type Group, keysOf } from './every-kind.ts';
import { type Is, only, type Staged, stagedDevices } from './staged-devices.ts';

export type BadLine = { fault: FaultName } & Degree;
/** `seed`: of what people do, and of the luck of the line; `acts`: how often somebody presses, or a number is called. */
export type Day = { seed: number; acts: number; withDigits?: boolean };

/** `sinceMs`: what lies there until it is looked for was laid there then. */
type Taken = { what: string; atMs: number; sinceMs?: number };

/** By device. */
export type Lived = {
  /** What was taken of it that somebody pressed or scanned, as the hall takes it. */
  taken: ReadonlyMap<string, readonly Taken[]>;
  /** Everything that stood on a board for a moment. */
  shown: ReadonlyMap<string, ReadonlySet<string>>;
  fitness: ReadonlyMap<string, readonly string[]>;
  /** When the line was good again: what each is, shows and does. */
  afterwards: ReadonlyMap<string, object>;
};

const settleMs = 10_000;
/** Nobody presses the same key sooner: the hall would take it for a repeat. */
const betweenMs = 3000;
const repeatWindowMs = 1600;

/** `bad` undefined: the line is good all day. What is fit to press is without digits unless `withDigits`. */
export async function live(group: Group, bad: BadLine | undefined, day: Day): Promise<Lived> {
  const port = await stagedDevices(group.devices, { seed: day.seed });
  const { members, simulated, advance } = port;
  const laidAt = new Map<string, number>();
  const { taken, shown } = watched(group, port, laidAt);
  await advance(settleMs);
  const hand = handAt(group, port, day, { chance: chanceOf(day.seed), laidAt });
  if (bad !== undefined) for (const { id } of members) simulated.do(id, bad);
  for (let nth = 0; nth < day.acts; nth += 1) {
    hand(nth);
    await advance(betweenMs);
  }
  await advance(settleMs);
  const lived = {
    taken: new Map([...taken].map(([id, all]) => [id, [...all]])),
    shown: new Map([...shown].map(([id, all]) => [id, new Set(all)])),
    fitness: new Map(members.map(({ id, ears }) => [id, ears.fitness().map(fitnessInWords)])),
  };
  port.heal();
  return { ...lived, afterwards: await workAgain(group, port, taken) };
}

function watched(group: Group, port: Staged, laidAt: ReadonlyMap<string, number>) {
  const { members, simulated, timers } = port;
  const taken = new Map(members.map(({ id }): [string, Taken[]] => [id, []]));
  const shown = new Map(members.map(({ id }): [string, Set<string>] => [id, new Set()]));
  const take = (id: string, what: string | undefined): void =>
    void (what !== undefined && taken.get(id)?.push({ what, atMs: timers.now() }));
  for (const { id, driver, ears } of only('pad', port)) {
    const isRepeat = repeats(timers);
    ears.listen(what => {
      if (what.is !== 'said' || 'line' in what.said) return;
      const is = isRepeat(what.said) ? 'repeat' : 'done';
      if (is === 'done') take(id, inWords(what.said));
      driver.answer(what.said, { is });
    });
  }
  for (const { id, ears } of only('reader', port))
    ears.listen(what => what.is === 'said' && 'line' in what.said && take(id, meant(group, id, what.said)));
  for (const { id, ears } of only('card-reader', port))
    ears.listen(what => {
      if (what.is !== 'laid') return;
      const sinceMs = laidAt.get(id);
      const said = { what: what.identity.number(), atMs: timers.now() };
      taken.get(id)?.push({ ...said, ...(sinceMs !== undefined && { sinceMs }) });
    });
  const look = (id: string): void => void shown.get(id)?.add(textOn(port, id));
  simulated.onShows(look);
  for (const id of shown.keys()) look(id);
  return { taken, shown };
}

function textOn({ simulated }: Staged, id: string): string {
  const text = simulated.shows(id)?.['text'];
  return typeof text === 'string' ? text.trim() : '';
}

/** As the hall has it (daemon/hall/inputs.ts): the same frame within the window of its first is the pad asking again. */
export function repeats(timers: Timers): (said: PadSaid) => boolean {
  const firsts = new Map<string, number>();
  return said => {
    if (said.frame === undefined) return false;
    const frame = `${Buffer.from(said.frame).toString('hex')} ${'press' in said ? said.digits : ''}`;
    if (timers.now() - (firsts.get(frame) ?? Number.NEGATIVE_INFINITY) < repeatWindowMs) return true;
    firsts.set(frame, timers.now());
    return false;
  };
}

/** Of a reader; undefined: of a ticket. */
function pressesOf({ devices }: Group, id: string): readonly string[] | undefined {
  const device = devices.get(id);
  return device !== undefined && 'reads' in device && device.reads.are === 'presses'
    ? [...device.reads.presses.keys()]
    : undefined;
}

/** What the hall makes of a line; undefined: it is refused as no press, or as no ticket. */
function meant(group: Group, id: string, { line }: ReaderSaid): string | undefined {
  const presses = pressesOf(group, id);
  return presses === undefined ? readScan('every-kind', line)?.ticket : presses.find(press => press === line);
}

/** Of invented people. */
const cardsOf = ['11010519491231002X', '350102200002291230'] as const;
/** A card lies there for a while, and is taken away. */
const cardActs = cardsOf.flatMap(lay => [{ lay }, {}, {}, { take: true }, {}, {}, {}]);

const numberOf = (nth: number): string => `A${100 + (nth % 900)}`;

/** One act of a day: a key at a pad or a reader, a number on a board, a ticket, a speech. */
function handAt(
  group: Group,
  { members, simulated, timers }: Staged,
  { withDigits }: Day,
  { chance, laidAt }: { chance: Chance; laidAt: Map<string, number> },
) {
  const keys = (id: string): string[] =>
    keysOf(group, id).filter(key => withDigits === true || !/^\d$/.test(key));
  return (nth: number): void => {
    const member = oneOf(chance, members);
    const { id } = member;
    const number = numberOf(nth);
    if (member.is === 'board') member.driver.want({ lines: [{ text: number }], ticket: number }, true);
    else if (member.is === 'pad') simulated.do(id, { press: oneOf(chance, keys(id)) });
    else if (member.is === 'reader') simulated.do(id, atReader(group, id, number, chance));
    else if (member.is === 'card-reader') {
      const act = cardActs[nth % cardActs.length] ?? {};
      if ('lay' in act) laidAt.set(id, timers.now());
      simulated.do(id, act);
    } else if (member.driver.health().queueDepth === 0) give(member, `j${nth}`, number);
  };
}

function atReader(
  group: Group,
  id: string,
  number: string,
  chance: Chance,
): { press: string } | { scan: string } {
  const presses = pressesOf(group, id);
  if (presses !== undefined) return { press: oneOf(chance, presses) };
  return { scan: ticketCode('every-kind', '2026-07-01', number) };
}

/** To a printer or a voice. */
function give(member: Is<'printer'> | Is<'voice'>, id: string, text: string): void {
  if (member.is === 'printer') member.driver.do({ id, lines: [{ text }] });
  else member.driver.do({ id, text, times: 1 });
}

const restMs = 65_000;
const workMs = 15_000;

/** Everything is done again that is done there; twice, because what was half heard when the line was bad may spoil the first. */
async function workAgain(
  group: Group,
  port: Staged,
  taken: ReadonlyMap<string, readonly Taken[]>,
): Promise<Map<string, object>> {
  const { members, simulated, advance } = port;
  await advance(restMs);
  for (const nth of [998, 999]) {
    for (const member of members) {
      const { id } = member;
      if (member.is === 'board')
        member.driver.want({ lines: [{ text: `A${nth}` }], ticket: `A${nth}` }, true);
      else if (member.is === 'pad')
        simulated.do(id, { press: keysOf(group, id).find(key => !/^\d$/.test(key)) });
      else if (member.is === 'card-reader') simulated.do(id, { lay: cardsOf[nth % cardsOf.length] });
      else if (member.is === 'reader')
        simulated.do(
          id,
          atReader(group, id, `A${nth}`, () => 0),
        );
      else if (member.driver.health().queueDepth === 0) give(member, `again ${nth}`, `A${nth}`);
    }
    await advance(workMs);
  }
  return new Map(
    members.map(({ id, ears }) => [
      id,
      {
        is: fitnessInWords(ears.fitness().at(-1)),
        shows: textOn(port, id),
        taken: taken.get(id)?.at(-1)?.what,
        ended: ears.ended().at(-1),
      },
    ]),
  );
}

/** How long after it was done a press may be taken: a pad says it four times. A line that lost a byte is sooner there. */
const sayingMs = { least: -100, most: 2500 };

/** Of what was taken, what nobody did shortly before. `lateMs`: how late the line may be. */
export function takenWrongly(good: Lived, bad: Lived, lateMs = 0): string[] {
  return [...bad.taken].flatMap(([id, taken]) => {
    const done = [...(good.taken.get(id) ?? [])];
    return taken.flatMap(({ what, atMs }) => {
      const at = done.findIndex(
        one =>
          one.what === what &&
          atMs >= (one.sinceMs ?? one.atMs + sayingMs.least) &&
          atMs - one.atMs <= sayingMs.most + lateMs,
      );
      if (at === -1) return [`${id}: ${what}`];
      done.splice(at, 1);
      return [];
    });
  });
}

/** What stood on a board, and never did on a good line. */
export function shownWrongly(good: Lived, bad: Lived): string[] {
  return [...bad.shown].flatMap(([id, texts]) =>
    [...texts].flatMap(text => (good.shown.get(id)?.has(text) === true ? [] : [`${id}: ${text}`])),
  );
}
