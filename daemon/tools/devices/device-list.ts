/** The list of `one-ticket devices`: everything plugged in, every entry of the config, and what would add the rest. */
import type { Config } from '../../../config/schema/config.ts';
import { type Plugged, pluggedIn } from '../../../drivers/link/plugged.ts';
import { systemTimers } from '../../process/clock.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { type Owner, portsOf } from './entries.ts';
import type { HeldHall } from './hall-file.ts';
import { type Answered, probePort } from './port-probe.ts';
import { fits } from './presence.ts';
import { reasonOf, tell } from './terminal.ts';
import { words } from './words.ts';
import { type NewId, type Proposal, proposals, usbOf } from './yaml-lines.ts';

/** What this computer can tell of what is plugged in. */
export type Computer = {
  plugged(): ReturnType<typeof pluggedIn>;
  probe(path: string): ReturnType<typeof probePort>;
};

const thisComputer: Computer = {
  plugged: pluggedIn,
  probe: path => probePort(path, systemTimers, (kind, baud) => tell(words.list.asking(path, kind, baud))),
};

/** `owners`: whose entries it fits. */
export type Fitting = { one: Plugged; owners: readonly Owner[] };
/** What no entry names. `why`: it was not asked what it is. `proposed`: none for what is no device of a hall. */
export type Stranger = { one: Plugged; answered?: Answered; why?: string; proposed: readonly Proposal[] };

/** To whom the list is told, piece by piece: asking what a stranger is takes seconds. */
export type ListTeller = {
  /** `trouble`: where it could not be looked. */
  begins(hall: HeldHall | undefined, plugged: readonly Fitting[], trouble: readonly string[]): void;
  stranger(stranger: Stranger): void;
  ends(): void;
};

/** Resolves with the exit code. `hall`: what is compared with. */
export async function listDevices(
  hall: HeldHall | undefined,
  teller: ListTeller,
  computer = thisComputer,
): Promise<number> {
  const { plugged: all, trouble } = await computer.plugged();
  const ports = hall === undefined ? [] : portsOf(hall.config);
  const plugged = worthTelling(all).map(one => ({
    one,
    owners: ports.flatMap(({ owner, port }) => (fits(port, one) ? [owner] : [])),
  }));
  teller.begins(hall, plugged, trouble);
  const newId = newIds(hall?.config);
  for (const { one, owners } of plugged)
    if (owners.length === 0) teller.stranger(await introduced(one, newId, computer));
  teller.ends();
  return exitCodes.ok;
}

/** An X-keys or a keyboard by the interface that is its keys, everything else on USB once. */
function worthTelling(all: readonly Plugged[]): Plugged[] {
  const devices = Map.groupBy(all, one => (one.is === 'hid' ? `usb ${usbOf(one)}` : one.path));
  return [...devices.values()].flatMap(interfaces => {
    const keys = interfaces.filter(one => one.is === 'hid' && isPadLike(one));
    const first = Math.min(...keys.map(one => (one.is === 'hid' ? one.interface : 0)));
    const best = keys.filter(one => one.is === 'hid' && one.interface === first);
    const once = new Map((best.length === 0 ? interfaces.slice(0, 1) : best).map(one => [one.path, one]));
    return [...once.values()];
  });
}

const isPadLike = (one: Plugged & { is: 'hid' }): boolean =>
  proposals(one, undefined, stem => stem).length > 0;

/** What it is, and the lines that would add it. */
async function introduced(one: Plugged, newId: NewId, { probe }: Computer): Promise<Stranger> {
  if (one.is !== 'serial') return { one, proposed: proposals(one, undefined, newId) };
  try {
    const answered = await probe(one.path);
    return { one, ...(answered && { answered }), proposed: proposals(one, answered, newId) };
  } catch (error) {
    return { one, why: reasonOf(error), proposed: [] };
  }
}

/** Ids that neither the config nor another proposal has. */
function newIds(config: Pick<Config, 'devices' | 'lines'> | undefined): NewId {
  const taken = new Set([...(config?.devices.keys() ?? []), ...(config?.lines.keys() ?? [])]);
  return stem => {
    let number = 1;
    while (taken.has(`${stem}-${number}`)) number += 1;
    taken.add(`${stem}-${number}`);
    return `${stem}-${number}`;
  };
}
