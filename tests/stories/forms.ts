/**
 * Sentences with blanks: `counter {counter} parks`, `{ticket} is done[, {outcome}]`. What stands in [ ] may be left out.
 * Each blank takes only what its name allows, so that a mistyped word is found where it stands.
 */

const id = '[a-z0-9][a-z0-9-]*';
const ticket = '[A-Z]\\d{3,}';
const listOf = (one: string) => `${one}(?: ${one})*`;

/** What may stand in a blank. */
const blanks = {
  alarm: '[A-Za-z0-9][A-Za-z0-9-]*',
  by: 'priority|guard|backup|taken-over|number',
  choice: id,
  class: 'normal|green|appointment',
  clerk: '\\d+',
  code: '\\S+',
  counter: id,
  counters: listOf(id),
  date: '\\d{4}-\\d\\d-\\d\\d',
  device: id,
  first: ticket,
  followup: '\\S+',
  grade: '[1-5]',
  last: ticket,
  lcd: '[0-9-]{3} [0-9-]{3}',
  level: 'attention|busy|emergency',
  lines: '.+',
  many: '\\d+',
  nth: '\\d',
  number: '\\d{1,2}',
  outcome: 'refused|papers-missing',
  papers: listOf('\\d'),
  path: '\\S+',
  paths: listOf('\\S+'),
  person: '[a-z]+',
  queue: id,
  reason: '.+',
  refusal: '[a-z-]+',
  second: id,
  sender: id,
  service: id,
  sources: listOf('[a-z-]+'),
  slip: '\\d{4}-\\d\\d-\\d\\d-[A-Z]\\d{3,}-\\d(?:-[a-z-]+)?',
  status: 'closed|open|ready|pausing|paused',
  text: '.+',
  ticket,
  tickets: listOf(ticket),
  time: '\\d\\d:\\d\\d(?::\\d\\d)?',
  value: '.+',
  way: '.+',
} as const;
type Blank = keyof typeof blanks;

type NamesIn<Form extends string> = Form extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type OptionalIn<Form extends string> = Form extends `${string}[${infer Inner}]${infer Rest}`
  ? NamesIn<Inner> | OptionalIn<Rest>
  : never;
type WordsOf<Form extends string> = {
  readonly [Name in NamesIn<Form>]: Name extends OptionalIn<Form> ? string | undefined : string;
};

export type Sentence<Meaning> = { form: string; read(line: string): Meaning | undefined };

/** A sentence and what it means; `line` is the whole of what was written. */
export function sentence<const Form extends string, Meaning>(
  form: Form,
  meaning: (words: WordsOf<Form>, line: string) => Meaning,
): Sentence<Meaning> {
  const pattern = new RegExp(`^${patternOf(form)}$`, 'u');
  return {
    form,
    read(line) {
      const match = pattern.exec(line);
      return match === null ? undefined : meaning({ ...match.groups } as WordsOf<Form>, line);
    },
  };
}

function patternOf(form: string): string {
  return form.replaceAll(/\[|\]|\{(\w+)\}|[.*+?^$()|\\]/g, (sign, name?: string) => {
    if (sign === '[') return '(?:';
    if (sign === ']') return ')?';
    if (name === undefined) return `\\${sign}`;
    if (!isBlank(name)) throw new Error(`the sentence "${form}" has an unknown blank {${name}}`);
    return `(?<${name}>${blanks[name]})`;
  });
}

const isBlank = (name: string): name is Blank => Object.hasOwn(blanks, name);

/** The forms that share most words with the line: what was probably meant. */
export function nearest(line: string, forms: readonly string[]): string[] {
  const words = new Set(line.split(/[ ,]+/u));
  const shared = (form: string) => form.split(/[ ,[\]]+/u).filter(word => words.has(word)).length;
  const most = Math.max(...forms.map(shared));
  return forms.filter(form => shared(form) === most);
}
