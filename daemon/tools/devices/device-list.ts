/** The list of `one-ticket devices`: everything plugged in, every entry of the config, and what would add the rest. */
import type { Config } from '../../../config/schema/config.ts';
import { type Plugged, pluggedIn } from '../../../drivers/link/plugged.ts';
import type { DeviceSaid } from '../../mqtt/client/running-daemon.ts';
import { systemTimers } from '../../process/clock.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { tableText } from '../../text/table.ts';
import { entriesOf, portsOf } from './entries.ts';
import type { HeldHall } from './hall-file.ts';
import { probePort } from './port-probe.ts';
import { fits, presenceOf } from './presence.ts';
import { reasonOf, say, tell } from './terminal.ts';
import { words } from './words.ts';
import { type NewId, proposals, usbOf } from './yaml-lines.ts';

/** What this computer can tell of what is plugged in. */
export type Computer = {
  plugged(): ReturnType<typeof pluggedIn>;
  probe(path: string): ReturnType<typeof probePort>;
};

const thisComputer: Computer = {
  plugged: pluggedIn,
  probe: path => probePort(path, systemTimers, (kind, baud) => tell(words.list.asking(path, kind, baud))),
};

/** Resolves with the exit code. `hall`: what is compared with. */
export async function listDevices(hall: HeldHall | undefined, computer = thisComputer): Promise<number> {
  const { plugged: all, trouble } = await computer.plugged();
  for (const sentence of trouble) tell(sentence);
  const plugged = worthTelling(all);
  const ports = hall === undefined ? [] : portsOf(hall.config);
  const owners = (one: Plugged) => ports.flatMap(({ owner, port }) => (fits(port, one) ? [owner] : []));

  if (hall === undefined) {
    tell(words.list.noHall);
  } else sayEntries(hall, plugged);
  if (plugged.length > 0) {
    say(hall === undefined ? '' : `\n${words.list.plugged}`);
    say(
      tableText(
        words.list.portHead,
        plugged.map(one => [
          one.path,
          (one.is !== 'printer' && usbOf(one)) || '-',
          makerOf(one),
          owners(one).join(', ') || words.list.noEntry,
        ]),
        4,
      ),
    );
  }
  const strangers = plugged.filter(one => owners(one).length === 0);
  const newId = newIds(hall?.config);
  let introduced = 0;
  for (const one of strangers) if (await introduce(one, newId, computer)) introduced += 1;
  if (introduced === 0) say(`\n${hall === undefined ? words.list.nothing : words.list.nothingElse}`);
  return exitCodes.ok;
}

function sayEntries(hall: HeldHall, plugged: readonly Plugged[]): void {
  const { config, file, daemon } = hall;
  say(
    tableText(
      words.list.entryHead,
      entriesOf(config, file).map(({ id, kind, disabled, reach, port, place }) => {
        const said = daemon?.devices.get(id);
        const alone = disabled ? words.list.disabled : words.list.presence[presenceOf(port, plugged)];
        return [id, kind, reach, daemon === undefined ? alone : stateText(said), place];
      }),
      5,
    ),
  );
  say(
    hall.daemon === undefined
      ? `\n${words.list.withoutDaemon(config.hall, hall.alone)}`
      : `\n${words.list.withDaemon(config.hall)}`,
  );
  if (config.simulated) say(words.list.allSimulated);
}

function stateText(said: DeviceSaid | undefined): string {
  return said === undefined ? words.list.unknown : words.list.state(said.state, said.why, said.simulated);
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

/** What it is, and the lines that would add it. False: no device of a hall. */
async function introduce(stranger: Plugged, newId: NewId, computer: Computer): Promise<boolean> {
  const found = stranger.is === 'serial' ? await probed(stranger.path, computer) : { answered: undefined };
  if ('why' in found) {
    say(`\n${words.list.notAsked(stranger.path, found.why)}`);
    return true;
  }
  const { answered } = found;
  const proposed = proposals(stranger, answered, newId);
  const [only] = proposed;
  if (only === undefined) return false;
  say('');
  if (answered !== undefined) say(words.list.answers(stranger.path, answered.what, answered.baud));
  else if (stranger.is === 'serial') say(words.list.silent(stranger.path));
  else say(words.list.is(stranger.path, makerOf(stranger)));
  for (const { asIf, lines, yours } of proposed) {
    say(`  ${words.list.write(asIf, yours)}`);
    for (const line of lines) say(`    ${line}`);
  }
  return true;
}

type Found = { answered: Awaited<ReturnType<typeof probePort>> } | { why: string };

async function probed(path: string, { probe }: Computer): Promise<Found> {
  try {
    return { answered: await probe(path) };
  } catch (error) {
    return { why: reasonOf(error) };
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

function makerOf(one: Plugged): string {
  return (one.is === 'printer' ? undefined : one.maker) ?? words.list.maker[one.is];
}
