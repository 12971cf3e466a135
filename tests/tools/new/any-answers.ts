/** Answers as a technician may give them: every hall that can be answered for. */
import fc from 'fast-check';
import { weekdays } from '../../../config/schema/hall.ts';
import { languages } from '../../../daemon/text/spoken.ts';
import type { Answers, Device, Entry, Institution, Service } from '../../../daemon/tools/new/answers.ts';

/** All that means something to YAML, and what a hall is written in. */
const signs = Array.from(`aZ09 :#,[]{}&*!|>'"%@\`?-~=<._/()…、（）公积金提取工行贷款审批`);
/** Words that YAML has a meaning for, or a person would take for something else. */
const words = ['true', 'null', '07', '08:30', '1e3', '- a', 'a: b', 'a #b', '"', "it's", '*a', '是'];

export const anyName = fc.oneof(
  fc.constantFrom(...words),
  fc
    .string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 200, size: 'max' })
    .map(text => text.trim())
    .filter(text => text !== ''),
);

const anySessions = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 60 }), { minLength: 2, maxLength: 6 })
  .chain(minutes => {
    const times = minutes.toSorted((one, other) => one - other);
    const sessions = times.flatMap((until, at) =>
      at % 2 === 1 ? [[times[at - 1] ?? 0, until] as const] : [],
    );
    return fc.tuple(
      ...sessions.map(([from, until]) =>
        fc.option(fc.integer({ min: from + 1, max: until }), { nil: undefined }).map(last => ({
          from: timeText(from),
          until: timeText(until),
          ...(last !== undefined && { lastTicket: timeText(last) }),
        })),
      ),
    );
  });

const timeText = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map(part => `${part}`.padStart(2, '0')).join(':');

/** Each queue has a counter; a counter may serve several, of one institution. */
const anyInstitutions: fc.Arbitrary<Institution[]> = fc
  .array(
    fc.record({
      name: anyName,
      queues: fc.array(
        fc.record({ name: anyName, plates: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 5 }) }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(all =>
    all.map(({ name, queues }, nth) => ({
      id: `institution-${nth}`,
      name,
      queues: queues.map((queue, of) => ({
        id: `queue-${nth}-${of}`,
        name: queue.name,
        plates: queue.plates.map(plate => `${nth * 5 + plate}`),
      })),
    })),
  );

const anyServices = (queues: readonly string[]): fc.Arbitrary<Service[]> => {
  const among = fc.shuffledSubarray([...queues], { minLength: Math.min(2, queues.length) });
  const one = fc.constantFrom(...queues).map(queue => [queue]);
  const step = fc.record({
    queues: fc.oneof(one, among),
    by: fc.constantFrom('ticket' as const, 'clerk' as const, 'shortest' as const),
  });
  const service = fc.record({
    name: anyName,
    papers: fc.array(anyName, { maxLength: 4 }),
    steps: fc.array(step, { minLength: 1, maxLength: 3 }),
  });
  return fc.array(service, { minLength: 1, maxLength: 4 }).map(all =>
    all.map((each, nth) => ({
      ...each,
      id: `service-${nth}`,
      series: String.fromCodePoint(65 + nth),
    })),
  );
};

const anyStaff = (institutions: readonly Institution[]) =>
  fc
    .array(
      fc.record({
        name: anyName,
        institution: fc.constantFrom(...institutions.map(({ id }) => id)),
        role: fc.constantFrom('viewer', 'attendant', 'supervisor', 'engineer'),
        isWhole: fc.boolean(),
      }),
      { maxLength: 4 },
    )
    .map(all =>
      all.map(({ name, institution, role, isWhole }, nth) => ({
        number: `${nth + 1}`.padStart(2, '0'),
        name,
        role,
        ...((!isWhole || role === 'attendant') && { institution }),
      })),
    );

function devicesAt(plates: readonly string[]): Device[] {
  return [
    ...plates.map((counter, nth): Device => {
      const keys = { line: 'pads', address: `${nth}`, counter };
      return { id: `pad-${nth}`, kind: 'ff68-pad', keys };
    }),
    ...plates.slice(0, 8).map((counter, nth): Device => {
      const size = { width: '96', height: '32', model: '6k' };
      return {
        id: `board-${nth}`,
        kind: 'onbon-k',
        keys: { line: 'boards', address: `${nth + 1}`, counter, ...size },
      };
    }),
    { id: 'printer-1', kind: 'escpos', keys: { tcp: '192.168.1.60:9100', columns: '48' } },
    { id: 'voice-1', kind: 'say', keys: {} },
    { id: 'voice-2', kind: 'syn6288', keys: { serial: '/dev/serial/by-id/voice', spareFor: 'voice-1' } },
    { id: 'kiosk-1', kind: 'line-reader', keys: { serial: '0403:6001:KIOSK' }, reads: 'presses' },
    { id: 'scanner-1', kind: 'hid-reader', keys: { hid: '0c2e:0b61' }, reads: 'scans' },
  ];
}

const bothLines: readonly Entry[] = [
  { id: 'pads', keys: { serial: '/dev/serial/by-id/pads' } },
  { id: 'boards', keys: { serial: '/dev/serial/by-id/boards', baud: '57600' } },
];

export const anyAnswers: fc.Arbitrary<Answers> = anyInstitutions.chain(institutions => {
  const queues = institutions.flatMap(one => one.queues);
  const plates = [...new Set(queues.flatMap(one => one.plates))];
  const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
  return fc
    .record({
      locale: fc.constantFrom(...languages),
      hall: fc.constantFrom('mawei', 'a', 'true', '07'),
      name: anyName,
      timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'UTC'),
      supervisionPhone: anyName,
      sessions: fc.oneof(fc.constant([]), anySessions),
      workdays: fc.subarray([...weekdays], { minLength: 1 }),
      desk: optional(fc.constantFrom(...plates)),
      services: anyServices(queues.map(({ id }) => id)),
      staff: anyStaff(institutions),
      broker: optional(fc.constantFrom('mqtt://127.0.0.1:1883', 'mqtts://broker.hall.lan:8883')),
      hasDevices: fc.boolean(),
    })
    .map(({ desk, broker, hasDevices, ...rest }) => ({
      ...rest,
      institutions,
      ...(desk !== undefined && { desk }),
      ...(broker !== undefined && { broker }),
      lines: hasDevices ? bothLines : [],
      devices: hasDevices ? devicesAt(plates) : [],
    }));
});
