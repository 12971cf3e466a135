/** Reads a YAML file so that every value knows its line and column. Never throws: whatever is wrong is a fault. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { type Finding, type Path } from '../../drivers/settings/finding.ts';
import { type Fault, pathText } from './fault.ts';

export type YamlFile = {
  text: string;
  /** Maps, lists and texts: every scalar is the text as it is written. */
  value: unknown;
  /** What is wrong, but hides nothing else: a key that stands twice. */
  faults: Fault[];
  locate: (finding: Finding) => Fault;
};
export type YamlRead = { ok: true; yaml: YamlFile } | { ok: false; faults: Fault[] };

const maxBytes = 256 * 1024;
const maxDepth = 16;
/** The one trouble of a YAML text that leaves the rest readable. */
const onceOnly = 'every key once';

export function readYaml(file: string): YamlRead {
  const refuse = (found: string, expected: string): YamlRead => ({
    ok: false,
    faults: [{ file, line: 1, column: 1, path: '', found, expected }],
  });
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error), 'a file that can be read');
  }
  if (bytes.length > maxBytes) return refuse(`${bytes.length} bytes`, `at most ${maxBytes} bytes`);
  // An editor on a Chinese Windows may have saved the file as GB18030.
  if (!isUtf8(bytes)) return refuse('another encoding', 'UTF-8');
  return parse(file, new TextDecoder().decode(bytes));
}

function parse(file: string, text: string): YamlRead {
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
  for (const { offset, found, expected } of notPlain(document.contents, 0))
    faults.push({ ...at(offset), path: '', found, expected });
  if (faults.some(fault => fault.expected !== onceOnly)) return { ok: false, faults };

  const locate = ({ path, on, ...rest }: Finding): Fault => {
    const { example, meant, ...needed } = rest;
    return {
      ...at(offsetOf(document, path, on)),
      path: pathText(path),
      ...needed,
      ...(example !== undefined && { example }),
      ...(meant !== undefined && { meant }),
    };
  };
  return { ok: true, yaml: { text, value: document.toJS(), faults, locate } };
}

function yamlTrouble(code: string, message: string): Pick<Fault, 'found' | 'expected'> {
  if (code === 'DUPLICATE_KEY')
    return { found: 'a key that stands twice in the same map', expected: onceOnly };
  if (code === 'MULTIPLE_DOCS') return { found: 'a second document', expected: 'one document in a file' };
  return { found: `a YAML error: ${message.split('\n')[0]}`, expected: 'well-formed YAML' };
}

type NotPlain = { offset: number; found: string; expected: string };

/** Anchors, tags, maps as keys and deep nesting: legal YAML that a hall's config never needs. */
function* notPlain(node: unknown, depth: number, from = 0): Generator<NotPlain> {
  const offset = startOf(node) ?? from;
  if (depth > maxDepth)
    yield { offset, found: 'lists or maps in one another', expected: `at most ${maxDepth} deep` };
  else if (isAlias(node))
    yield { offset, found: `the alias *${node.source}`, expected: 'the value itself, written out' };
  else if ((isScalar(node) || isMap(node) || isSeq(node)) && node.tag !== undefined)
    yield { offset, found: `the tag ${node.tag}`, expected: 'a value without a tag' };
  else if (isSeq(node)) for (const item of node.items) yield* notPlain(item, depth + 1, offset);
  else if (isMap(node))
    for (const { key, value } of node.items) {
      // `__proto__` as a key of a JavaScript object is a trap, and no word of the domain.
      if (!isScalar(key) || typeof key.value !== 'string' || key.value === '__proto__')
        yield { offset: startOf(key) ?? offset, found: 'a key that is no word', expected: 'a word as key' };
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
