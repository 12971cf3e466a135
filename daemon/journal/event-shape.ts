/**
 * An event of another program, or of another version of this one, is seen at the start and named: it lacks what the fold relies on,
 * or has something else in its place.
 */
import { order } from '../core/types/commands.ts';
import { eventForms } from '../core/types/events.ts';
import { type Field, type Fields, maybe, text } from '../core/types/form.ts';
import type { JournalEvent } from './journal.ts';
import { words } from './words.ts';

/** What is looked at of one field; `within`: of what it is, or of what it lists, where that has fields of its own. */
type Look = { field: string; mayLack: boolean; tags: readonly Tag[]; within: readonly Shape[] | undefined };
/** Fields, with what is looked at: worked out once, as a start looks at tens of thousands. */
type Shape = { looks: readonly Look[]; names: readonly Name[] };
/** A field that tells one of several from the others, and what stands in it. */
type Name = { field: string; among: readonly unknown[]; isItsOwn: boolean };

/** By kind; several where an event of that kind is one of several. */
const known = new Map<unknown, readonly Shape[]>(
  Object.entries(eventForms).map(([kind, { fields }]) => [kind, [fields].flat().map(shapeOf)]),
);
const ofAll = shapeOf({ order: maybe(order), orderedBy: maybe(text) });

function shapeOf(fields: Fields): Shape {
  const looks = Object.entries(fields).map(([field, form]) => ({
    field,
    mayLack: form.is === 'maybe' || form.is === 'older',
    tags: tagsOf(form),
    within: recordsIn(form)?.map(shapeOf),
  }));
  return { looks, names: Object.entries(fields).flatMap(namesIn) };
}

function namesIn([field, form]: [string, Field]): Name[] {
  if (form.is === 'exactly') return [{ field, among: [form.value], isItsOwn: true }];
  return form.is === 'one-of' ? [{ field, among: form.among, isItsOwn: false }] : [];
}

/** What of an event this program does not know; none: it is as one of its own. */
export function strangeIn(event: JournalEvent): string | undefined {
  const shapes = known.get(event.kind);
  return shapes === undefined
    ? words.strange.kind
    : (strangeAgainst(ofAll, event) ?? strangeOneOf(shapes, event));
}

/** Which of several it is, it says by a word of its own. */
function strangeOneOf(shapes: readonly Shape[], holder: object): string | undefined {
  const [first] = shapes;
  const shape = shapes.length === 1 ? first : shapes.find(one => isNamedIn(one, holder));
  if (shape !== undefined) return strangeAgainst(shape, holder);
  const name = first?.names.find(({ isItsOwn }) => isItsOwn)?.field ?? '';
  return words.strange.word(name, JSON.stringify(Reflect.get(holder, name)));
}

function isNamedIn({ names }: Shape, holder: object): boolean {
  return names.every(({ field, among }) => among.includes((holder as Record<string, unknown>)[field]));
}

function strangeAgainst({ looks }: Shape, holder: object): string | undefined {
  for (const { field, mayLack, tags, within } of looks) {
    const value = (holder as Record<string, unknown>)[field];
    if (value === undefined) {
      if (mayLack) continue;
      return words.strange.lacks(field);
    }
    const tag = tagOf(value);
    if (!tags.includes(tag)) return words.strange.type(field, tag, tags);
    if (within === undefined) continue;
    const strange = Array.isArray(value) ? strangeAmong(within, value) : strangePart(within, value);
    if (strange !== undefined) return words.strange.within(field, strange);
  }
  return undefined;
}

function strangeAmong(within: readonly Shape[], values: readonly unknown[]): string | undefined {
  for (const one of values) {
    const strange = strangePart(within, one);
    if (strange !== undefined) return strange;
  }
  return undefined;
}

function strangePart(within: readonly Shape[], one: unknown): string | undefined {
  return typeof one === 'object' && one !== null ? strangeOneOf(within, one) : words.strange.part(tagOf(one));
}

type Tag = 'text' | 'number' | 'flag' | 'list' | 'object' | 'nothing';

function tagsOf(form: Field): readonly Tag[] {
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

function tagOf(value: unknown): Tag {
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
