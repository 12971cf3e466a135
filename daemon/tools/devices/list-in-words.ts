/** The list of `one-ticket devices` for whoever installs: tables, and the lines to write. */
import type { Plugged } from '../../../drivers/link/plugged.ts';
import type { DeviceSaid } from '../../mqtt/client/running-daemon.ts';
import { tableText } from '../../text/table.ts';
import type { Fitting, ListTeller, Stranger } from './device-list.ts';
import { entriesOf, ownerText, reachText } from './entries.ts';
import type { HeldHall } from './hall-file.ts';
import { presenceOf } from './presence.ts';
import { say, tell } from './terminal.ts';
import { words } from './words.ts';
import { usbOf } from './yaml-lines.ts';

export function listInWords(): ListTeller {
  let introduced = 0;
  let hasHall = false;
  return {
    begins(hall, plugged, trouble) {
      hasHall = hall !== undefined;
      for (const sentence of trouble) tell(sentence);
      if (hall === undefined) tell(words.list.noHall);
      else
        sayEntries(
          hall,
          plugged.map(({ one }) => one),
        );
      if (plugged.length > 0) sayPlugged(hall, plugged);
    },
    stranger(stranger) {
      if (introduce(stranger)) introduced += 1;
    },
    ends() {
      if (introduced === 0) say(`\n${hasHall ? words.list.nothingElse : words.list.nothing}`);
    },
  };
}

function sayEntries({ config, file, ...held }: HeldHall, plugged: readonly Plugged[]): void {
  const { daemon } = held;
  say(
    tableText(
      words.list.entryHead,
      entriesOf(config, file).map(({ id, kind, disabled, way, port, place }) => {
        const alone = disabled ? words.list.disabled : words.list.presence[presenceOf(port, plugged)];
        const state = daemon === undefined ? alone : stateText(daemon.devices.get(id));
        return [id, kind, reachText({ way, ...(port && { port }) }), state, place];
      }),
      5,
    ),
  );
  say(
    held.daemon === undefined
      ? `\n${words.list.withoutDaemon(config.hall, held.alone)}`
      : `\n${words.list.withDaemon(config.hall)}`,
  );
  if (config.simulated) say(words.list.allSimulated);
}

function sayPlugged(hall: HeldHall | undefined, plugged: readonly Fitting[]): void {
  say(hall === undefined ? '' : `\n${words.list.plugged}`);
  say(
    tableText(
      words.list.portHead,
      plugged.map(({ one, owners }) => [
        one.path,
        (one.is !== 'printer' && usbOf(one)) || '-',
        makerOf(one),
        owners.map(ownerText).join(', ') || words.list.noEntry,
      ]),
      4,
    ),
  );
}

function stateText(said: DeviceSaid | undefined): string {
  return said === undefined ? words.list.unknown : words.list.state(said.state, said.why, said.simulated);
}

/** False: no device of a hall. */
function introduce({ one, answered, why, proposed }: Stranger): boolean {
  if (why !== undefined) {
    say(`\n${words.list.notAsked(one.path, why)}`);
    return true;
  }
  if (proposed.length === 0) return false;
  say('');
  if (answered !== undefined) say(words.list.answers(one.path, answered.what, answered.baud));
  else if (one.is === 'serial') say(words.list.silent(one.path));
  else say(words.list.is(one.path, makerOf(one)));
  for (const { asIf, lines, yours } of proposed) {
    say(`  ${words.list.write(asIf, yours)}`);
    for (const line of lines) say(`    ${line}`);
  }
  return true;
}

function makerOf(one: Plugged): string {
  return (one.is === 'printer' ? undefined : one.maker) ?? words.list.maker[one.is];
}
