/** The schema of a form, always the same one for the same form. */
import { z } from 'zod';
import type { Field, Fields, Form, Of } from '../../core/types/form.ts';

const made = new WeakMap<object, z.ZodType>();

export function zodOf<F extends Field>(form: F): z.ZodType<Of<F>> {
  const schema = made.get(form) ?? newOf(form);
  made.set(form, schema);
  return schema as z.ZodType<Of<F>>;
}

export function shapeOf(fields: Fields): z.ZodRawShape {
  return Object.fromEntries(Object.entries(fields).map(([field, form]) => [field, zodOf(form)]));
}

export const objectOf = ({ fields }: { fields: Fields }): z.ZodObject => z.strictObject(shapeOf(fields));

function newOf(form: Field): z.ZodType {
  switch (form.is) {
    case 'text':
      return form.like === undefined ? z.string() : z.string().regex(form.like);
    case 'number':
      return numberOf(form);
    case 'flag':
      return z.boolean();
    case 'anything':
      return z.unknown();
    case 'exactly':
      return z.literal(form.value);
    case 'one-of':
      return z.enum(form.among);
    case 'list':
      return z.array(zodOf(form.of));
    case 'pair':
      return z.tuple([zodOf(form.of), zodOf(form.of)]);
    case 'map':
      return z.record(z.string(), zodOf(form.of));
    case 'record':
      return objectOf(form);
    case 'either':
      return z.union(form.among.map(one => zodOf(one)));
    case 'said':
      return zodOf(form.of).describe(form.says);
    case 'older':
    case 'written':
      return zodOf(form.of);
    case 'maybe': {
      const left = zodOf(form.of).optional();
      return form.says === undefined ? left : left.describe(form.says);
    }
  }
}

function numberOf({ whole, from, above, to }: Extract<Form, { is: 'number' }>): z.ZodType {
  let schema: z.ZodNumber = whole === true ? z.int() : z.number();
  if (from !== undefined) schema = schema.gte(from);
  if (above !== undefined) schema = schema.gt(above);
  return to === undefined ? schema : schema.lte(to);
}
