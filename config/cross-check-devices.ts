/** That the devices fit their lines, their ports and the hall. */
import { type Draft, readEntries } from './draft.ts';
import { describe, type Finding, type Path } from './fault.ts';
import { mustBeIn, mustBeOneOf } from './references.ts';
import type { Entry } from './schema.ts';
import { defaultOf } from './schema-hall.ts';

/** An exchange at 9600 baud takes 115 to 190 ms: eight boards repaint in about 1.3 s. */
const boardsOnALine = 8;

export function crossCheckDevices(draft: Draft): { faults: Finding[]; warnings: Finding[] } {
  return {
    faults: [...sharedPorts(draft), ...membersOfLines(draft), ...devices(draft), ...voices(draft)],
    warnings: [...restlessPorts(draft)],
  };
}

function* ports(draft: Draft): Generator<{ serial: string; path: Path; owner: string }> {
  for (const [id, { serial }] of readEntries(draft.lines))
    yield { serial, path: ['lines', id, 'serial'], owner: `the line ${id}` };
  for (const [id, device] of readEntries(draft.devices))
    if ('serial' in device) yield { serial: device.serial, path: ['devices', id, 'serial'], owner: id };
}

function* sharedPorts(draft: Draft): Generator<Finding> {
  const owners = new Map<string, string>();
  for (const { serial, path, owner } of ports(draft)) {
    const other = owners.get(serial);
    if (other !== undefined)
      yield { path, on: 'value', found: `the port of ${other}`, expected: 'a port of its own' };
    else owners.set(serial, owner);
  }
}

function* restlessPorts(draft: Draft): Generator<Finding> {
  for (const { serial, path } of ports(draft))
    if (/^\/dev\/tty(USB|ACM)\d+$/.test(serial))
      yield {
        path,
        on: 'value',
        found: `${serial}, which changes with the order of plugging`,
        expected: 'a name that stays',
        example: '/dev/serial/by-id/… (two adapters without a number of their own: /dev/serial/by-path/…)',
      };
}

function* membersOfLines(draft: Draft): Generator<Finding> {
  const lines = new Map<string, { kind: string; addresses: Map<number, string>; boards: number }>();
  for (const [id, device] of readEntries(draft.devices)) {
    if (!('line' in device)) continue;
    yield* mustBeIn(draft, 'lines', device.line, ['devices', id, 'line']);
    const line = lines.get(device.line) ?? { kind: device.kind, addresses: new Map(), boards: 0 };
    lines.set(device.line, line);
    if (device.kind !== line.kind) {
      const found = `${device.kind} on a line of ${line.kind}`;
      yield { path: ['devices', id, 'line'], on: 'value', found, expected: 'one kind on one line' };
      continue;
    }
    const other = line.addresses.get(device.address);
    if (other !== undefined) {
      const found = `${device.address}, the address of ${other}`;
      yield {
        path: ['devices', id, 'address'],
        on: 'value',
        found,
        expected: `an address of its own on ${device.line}`,
      };
    } else line.addresses.set(device.address, id);
    if (device.kind === 'onbon-k' && ++line.boards > boardsOnALine)
      yield {
        path: ['devices', id, 'line'],
        on: 'value',
        found: `board ${line.boards} on ${device.line}`,
        expected: `at most ${boardsOnALine} boards on a line`,
      };
  }
}

/** Two voices would talk at the same time: a hall has one until its loudspeakers are in zones. */
function* voices(draft: Draft): Generator<Finding> {
  const ids = readEntries(draft.devices).flatMap(([id, { kind }]) => (kind === 'syn6288' ? [id] : []));
  const [first, ...others] = ids;
  for (const id of others) {
    yield {
      path: ['devices', id, 'kind'],
      on: 'value',
      found: `a second voice beside ${first}`,
      expected: 'one voice in a hall',
    };
  }
}

function* devices(draft: Draft): Generator<Finding> {
  for (const [id, device] of readEntries(draft.devices)) {
    const path = ['devices', id];
    if ('counter' in device && device.counter !== undefined)
      yield* mustBeIn(draft, 'counters', device.counter, [...path, 'counter']);
    if (device.kind === 'onbon-k' && device.expiresAfter < 2 * device.refresh)
      yield {
        path: [...path, 'expiresAfter'],
        on: 'value',
        found: `${device.expiresAfter / 1000} s`,
        expected: `at least twice refresh (${device.refresh / 1000} s), or the board goes blank between two refreshes`,
      };
    if (device.kind === 'onbon-k' && device.areaGap > device.refresh)
      yield {
        path: [...path, 'areaGap'],
        on: 'value',
        found: `${device.areaGap / 1000} s`,
        expected: `no more than refresh (${device.refresh / 1000} s), or a refresh waits for the next`,
      };
    if (device.kind === 'line-reader') yield* reader(draft, device, path);
  }
}

function* reader(
  draft: Draft,
  device: Entry<'devices'> & { kind: 'line-reader' },
  path: Path,
): Generator<Finding> {
  const { presses, scans } = device;
  if ((presses === undefined) === (scans === undefined))
    yield {
      path,
      on: 'key',
      found: presses ? 'both presses and scans' : 'neither presses nor scans',
      expected: 'one of the two',
      example: 'scans: tickets',
    };
  for (const [line, press] of Object.entries(presses ?? {})) {
    const pressPath = [...path, 'presses', line];
    if (!/^[!-~](?:[ -~]{0,62}[!-~])?$/.test(line))
      yield {
        path: pressPath,
        on: 'key',
        found: describe(line),
        expected: 'a line as the box sends it: at most 64 printable ASCII characters',
      };
    yield* mustBeIn(draft, 'services', press.service, [...pressPath, 'service']);
    const service = draft.services.entries.get(press.service);
    if (service) yield* answers(service, press, pressPath);
  }
}

/** A press answers every choice that its service asks at the ticket, and no other. */
function* answers(
  service: Entry<'services'>,
  press: { service: string; choice: Readonly<Record<string, string>> },
  path: Path,
): Generator<Finding> {
  const asked = service.route.flatMap(step => {
    const { choice, by, among = [] } = step;
    return choice !== undefined && by === 'ticket' ? [{ choice, among, otherwise: defaultOf(step) }] : [];
  });
  const given = new Map(Object.entries(press.choice));
  for (const [choice, queue] of given) {
    const question = asked.find(one => one.choice === choice);
    if (!question) {
      const names = asked.map(one => one.choice);
      yield {
        ...mustBeOneOf(`choices that ${press.service} asks at the ticket`, names, choice, [
          ...path,
          'choice',
          choice,
        ]),
        on: 'key',
      };
    } else if (!question.among.includes(queue))
      yield mustBeOneOf('queues of this choice', question.among, queue, [...path, 'choice', choice]);
  }
  for (const { choice, among, otherwise } of asked)
    if (!given.has(choice) && otherwise === 'ask')
      yield {
        path,
        on: 'key',
        found: `no answer to the choice ${choice}`,
        expected: `one of ${among.join(', ')}, because ${press.service} asks it at the ticket`,
        example: `choice: { ${choice}: ${among[0] ?? '…'} }`,
      };
}
