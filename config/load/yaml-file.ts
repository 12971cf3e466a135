/** Reads a YAML file so that every value knows its line and column. Never throws: whatever is wrong is a fault. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Coded, Path } from '../../drivers/settings/finding.ts';
import type { YamlFaultArgs } from '../checks/fault-args.ts';
import type { ConfigFinding } from '../checks/finding.ts';
import { type Fault, pathText } from './fault.ts';

export type YamlFile = {
  text: string;
  /** Maps, lists and texts: every scalar is the text as it is written. */
  value: unknown;
  /** What is wrong, but hides nothing else: a key that stands twice. */
  faults: Fault[];
  locate: (finding: ConfigFinding) => Fault;
  /** Of a key. */
  lineOf: (path: Path) => number;
};
export type YamlRead = { ok: true; yaml: YamlFile } | { ok: false; faults: Fault[] };

const maxBytes = 256 * 1024;
const maxDepth = 16;
type YamlFault = Coded<YamlFaultArgs>;

export function readYaml(file: string): YamlRead {
  const refuse = (fault: YamlFault): YamlRead => ({
    ok: false,
    faults: [{ file, line: 1, column: 1, path: '', ...fault }],
  });
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse({ code: 'file-unreadable', args: { why } });
  }
  if (bytes.length > maxBytes)
    return refuse({ code: 'file-too-large', args: { bytes: bytes.length, atMostBytes: maxBytes } });
  // An editor on a Chinese Windows may have saved the file as GB18030.
  if (!isUtf8(bytes)) return refuse({ code: 'not-utf-8', args: {} });
  return parseYaml(file, new TextDecoder().decode(bytes));
}

/** Of a file that is not written yet: its faults name it all the same. */
export function parseYaml(file: string, text: string): YamlRead {
  const lines = new LineCounter();
  // The failsafe schema keeps `07`, `no` and a phone number as they are written.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults = [...document.errors, ...document.warnings].map(
    ({ code, message, pos: [offset] }): Fault => ({
      ...at(offset),
      path: '',
      ...yamlTrouble(code, message),
    }),
  );
  for (const { offset, ...fault } of notPlain(document.contents, 0))
    faults.push({ ...at(offset), path: '', ...fault });
  // A key that stands twice is the one trouble that leaves the rest readable.
  if (faults.some(({ code }) => code !== 'key-twice')) return { ok: false, faults };

  const locate = ({ path, on, ...found }: ConfigFinding): Fault => ({
    ...at(offsetOf(document, path, on)),
    path: pathText(path),
    ...found,
  });
  const lineOf = (path: Path) => at(offsetOf(document, path, 'key')).line;
  return { ok: true, yaml: { text, value: document.toJS(), faults, locate, lineOf } };
}

function yamlTrouble(code: string, message: string): YamlFault {
  if (code === 'DUPLICATE_KEY') return { code: 'key-twice', args: {} };
  if (code === 'MULTIPLE_DOCS') return { code: 'second-document', args: {} };
  return { code: 'yaml-error', args: { why: message.split('\n')[0] ?? '' } };
}

type NotPlain = { offset: number } & YamlFault;

/** Anchors, tags, maps as keys and deep nesting: legal YAML that a hall's config never needs. */
function* notPlain(node: unknown, depth: number, from = 0): Generator<NotPlain> {
  const offset = startOf(node) ?? from;
  if (depth > maxDepth) yield { offset, code: 'too-deep', args: { atMost: maxDepth } };
  else if (isAlias(node)) yield { offset, code: 'yaml-alias', args: { name: node.source } };
  else if ((isScalar(node) || isMap(node) || isSeq(node)) && node.tag !== undefined)
    yield { offset, code: 'yaml-tag', args: { tag: node.tag } };
  else if (isSeq(node)) for (const item of node.items) yield* notPlain(item, depth + 1, offset);
  else if (isMap(node))
    for (const { key, value } of node.items) {
      // `__proto__` as a key of a JavaScript object is a trap, and no word of the domain.
      if (!isScalar(key) || typeof key.value !== 'string' || key.value === '__proto__')
        yield { offset: startOf(key) ?? offset, code: 'key-no-word', args: {} };
      else yield* notPlain(value, depth + 1, startOf(key) ?? offset);
    }
}

/** Where a path stands; of a path that is not there, the key of the nearest map above it. */
function offsetOf(document: Document.Parsed, path: Path, on: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let keyOffset = startOf(node) ?? 0;
  let valueOffset = keyOffset;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && item.key.value === step);
      if (!pair) return keyOffset;
      keyOffset = startOf(pair.key) ?? keyOffset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number' && step in node.items) {
      node = node.items[step];
      keyOffset = startOf(node) ?? keyOffset;
    } else return keyOffset;
    const written = isScalar(node) && node.value === '' && !node.source ? undefined : startOf(node);
    valueOffset = written ?? keyOffset;
  }
  return on === 'key' ? keyOffset : valueOffset;
}

const startOf = (node: unknown) =>
  isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
