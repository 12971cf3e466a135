/**
 * A config as far as it could be read. An entry with a fault of its own is there without a value: its id is still known,
 * so that whoever names it is not blamed too.
 */
import { z } from 'zod';
import { type Finding, wrongValue } from '../../drivers/settings/finding.ts';
import { idExpectation, isId } from '../../drivers/settings/scalars.ts';
import { type Entry, type SectionName, sectionSchemas } from '../schema/config.ts';
import { type Top, topSchema } from '../schema/hall.ts';
import { findingsOf, unknownKey, withoutConsequences } from './findings.ts';

export type Draft = {
  top: Partial<Top>;
  /** It names a broker, if only with a fault of its own. */
  hasBroker: boolean;
  /** The same of a staff list. */
  hasStaff: boolean;
  institutions: Section<'institutions'>;
  queues: Section<'queues'>;
  counters: Section<'counters'>;
  services: Section<'services'>;
  lines: Section<'lines'>;
  devices: Section<'devices'>;
};
export type Section<Name extends SectionName> = {
  /** False where the section itself is missing or no map. */
  readable: boolean;
  entries: ReadonlyMap<string, Entry<Name> | undefined>;
};

/** The entries of a section that could be read. */
export function* readEntries<Name extends SectionName>(
  section: Section<Name>,
): Generator<[string, Entry<Name>]> {
  for (const [id, entry] of section.entries) if (entry !== undefined) yield [id, entry];
}

type Raw = Readonly<Record<string, unknown>>;

/** A hall has at least one of each; lines and devices may be left out. */
const needed: ReadonlySet<SectionName> = new Set(['institutions', 'queues', 'counters', 'services']);

/** `top` is there when nothing in it is faulty. */
export function readDraft(file: Raw): { draft: Draft; top: Top | undefined; findings: Finding[] } {
  const findings = unknownTopKeys(file);
  const mistyped = new Set(findings.map(({ meant }) => meant));
  const section = <Name extends SectionName>(name: Name, schema: z.ZodType<Entry<Name>>): Section<Name> => {
    const entries = new Map<string, Entry<Name> | undefined>();
    const raw = file[name] ?? (needed.has(name) || mistyped.has(name) ? undefined : {});
    if (!isRaw(raw) || (needed.has(name) && Object.keys(raw).length === 0)) {
      findings.push(wrongValue([name], file[name], { expected: { is: 'entries', of: name } }));
      return { readable: false, entries };
    }
    for (const [id, value] of Object.entries(raw)) {
      if (!isId(id)) {
        const args = { found: { is: 'this-key' }, ...idExpectation } as const;
        findings.push({ path: [name, id], on: 'key', code: 'value', args });
      }
      const read = readLeniently(schema, value, [name, id]);
      findings.push(...read.findings);
      entries.set(id, read.value);
    }
    return { readable: true, entries };
  };

  const top = readTop(file, findings);
  const draft: Draft = {
    top: top.part,
    hasBroker: 'mqtt' in file || mistyped.has('mqtt'),
    hasStaff: 'staff' in file || mistyped.has('staff'),
    institutions: section('institutions', sectionSchemas.institutions),
    queues: section('queues', sectionSchemas.queues),
    counters: section('counters', sectionSchemas.counters),
    services: section('services', sectionSchemas.services),
    lines: section('lines', sectionSchemas.lines),
    devices: section('devices', sectionSchemas.devices),
  };
  return { draft, top: top.whole, findings: withoutConsequences(findings) };
}

function unknownTopKeys(file: Raw): Finding[] {
  const known = [...Object.keys(topSchema.shape), ...Object.keys(sectionSchemas)];
  return Object.keys(file)
    .filter(key => !known.includes(key))
    .map(key => unknownKey([key], known));
}

function readTop(file: Raw, findings: Finding[]): { whole?: Top; part: Partial<Top> } {
  const own = pick(file, key => key in topSchema.shape);
  const read = topSchema.safeParse(own);
  if (read.success) return { whole: read.data, part: read.data };
  findings.push(...findingsOf(read.error.issues, own, []));
  const faulty = new Set(read.error.issues.map(({ path }) => path[0]));
  return { part: topSchema.partial().safeParse(pick(own, key => !faulty.has(key))).data ?? {} };
}

/** Reads an entry. One whose only fault is a key that belongs nowhere still has its value. */
function readLeniently<T>(schema: z.ZodType<T>, value: unknown, path: readonly string[]) {
  const read = schema.safeParse(value);
  if (read.success) return { value: read.data, findings: [] };
  const findings = findingsOf(read.error.issues, value, path);
  const surplus = read.error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );
  const isMistyped = findings.some(({ meant }) => meant !== undefined);
  if (surplus.length === 0 || isMistyped || !isRaw(value)) return { findings };
  return { value: schema.safeParse(pick(value, key => !surplus.includes(key))).data, findings };
}

const pick = (from: Raw, wanted: (key: string) => boolean): Raw =>
  Object.fromEntries(Object.entries(from).filter(([key]) => wanted(key)));

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
