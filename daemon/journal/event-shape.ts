/**
 * An event of another program, or of another version of this one, is seen at the start and named: it lacks what the fold relies on,
 * or has something else in its place.
 */
import { order } from '../core/types/commands.ts';
import { eventForms } from '../core/types/events.ts';
import { type Field, type Fields, maybe, text } from '../core/types/form.ts';
import type { JournalEvent } from './journal.ts';
import { words } from './words.ts';

/** By kind; several where an event of that kind is one of several. */
const known = new Map<unknown, readonly Fields[]>(
  Object.entries(eventForms).map(([kind, { fields }]) => [kind, [fields].flat()]),
);
const ofAll: Fields = { order: maybe(order), orderedBy: maybe(text) };

/** What of an event this program does not know; none: it is as one of its own. */
export function strangeIn(event: JournalEvent): string | undefined {
  const sets = known.get(event.kind);
  return sets === undefined ? words.strange.kind : (strangeFields(ofAll, event) ?? strangeOneOf(sets, event));
}

/** Which of several it is, it says by a word of its own. */
function strangeOneOf(sets: readonly Fields[], holder: object): string | undefined {
  const [first = {}] = sets;
  const fields = sets.length === 1 ? first : sets.find(one => isNamedIn(one, holder));
  if (fields !== undefined) return strangeFields(fields, holder);
  const name = Object.keys(first).find(field => first[field]?.is === 'exactly') ?? '';
  return words.strange.word(name, JSON.stringify(Reflect.get(holder, name)));
}

function isNamedIn(fields: Fields, holder: object): boolean {
  return Object.entries(fields).every(([field, form]) => {
    const word: unknown = Reflect.get(holder, field);
    if (form.is === 'exactly') return word === form.value;
    return form.is !== 'one-of' || form.among.some(one => one === word);
  });
}

function strangeFields(fields: Fields, holder: object): string | undefined {
  for (const field in fields) {
    const form = fields[field];
    const value: unknown = Reflect.get(holder, field);
    if (form === undefined) continue;
    if (value === undefined) {
      if (form.is === 'maybe' || form.is === 'older') continue;
      return words.strange.lacks(field);
    }
    const tags = tagsOf(form);
    if (!tags.includes(tagOf(value))) return words.strange.type(field, tagOf(value), tags);
    const inner = recordsIn(form);
    if (inner === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      const strange =
        typeof one === 'object' && one !== null ? strangeOneOf(inner, one) : words.strange.part(tagOf(one));
      if (strange !== undefined) return words.strange.within(field, strange);
    }
  }
  return undefined;
}

function tagsOf(form: Field): readonly string[] {
  switch (form.is) {
    case 'text':
    case 'one-of':
      return ['text'];
    case 'exactly':
      return [tagOf(form.value)];
    case 'list':
    case 'pair':
      return ['list'];
    case 'map':
    case 'record':
      return ['object'];
    case 'either':
      return [...new Set(form.among.flatMap(tagsOf))];
    case 'said':
    case 'maybe':
    case 'older':
    case 'written':
      return tagsOf(form.of);
    case 'number':
    case 'flag':
      return [form.is];
    case 'anything':
      return ['text', 'number', 'flag', 'list', 'object'];
  }
}

/** The sets of fields of what it is, or of what it lists; none: nothing in it has fields of its own. */
function recordsIn(form: Field): readonly Fields[] | undefined {
  switch (form.is) {
    case 'record':
      return [form.fields];
    case 'either': {
      const sets = form.among.flatMap(one => (one.is === 'record' ? [one.fields] : []));
      return sets.length === form.among.length ? sets : undefined;
    }
    case 'list':
    case 'said':
    case 'maybe':
    case 'older':
    case 'written':
      return recordsIn(form.of);
    case 'text':
    case 'number':
    case 'flag':
    case 'exactly':
    case 'one-of':
    case 'pair':
    case 'map':
    case 'anything':
      return undefined;
  }
}

function tagOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'flag';
    default:
      return value === null || value === undefined ? 'nothing' : Array.isArray(value) ? 'list' : 'object';
  }
}
