/** Who shares the hall, what people wait for there, and at which counters. */
import { type Answers, allPlates, allQueues, freeId, type Institution, type Queue } from '../answers.ts';
import { wrongAt } from '../faults.ts';
import { idOf } from '../ids.ts';
import { askOne, askText, askYes } from '../prompts.ts';
import { words } from '../words.ts';
import { askList } from './menu.ts';

export async function askInstitutions(answers: Answers): Promise<Answers> {
  let { institutions } = answers;
  const whole = (now: readonly Institution[]): Answers => ({ ...answers, institutions: now });
  if (institutions.length === 0) {
    do institutions = await added(whole(institutions));
    while (await askYes(words.institutions.another, institutions.length === 1));
  }
  institutions = await askList(institutions, {
    what: words.sections.institutions,
    nameOf: institutionLine,
    add: now => added(whole(now)),
    change: (now, index) => changed(whole(now), index),
  });
  return await askDesk(whole(institutions));
}

const institutionLine = ({ name, queues }: Institution): string =>
  words.institutions.line(name, queues.map(queueLine).join('  '));

const queueLine = ({ name, plates }: Queue): string => words.institutions.queueLine(name, platesText(plates));

async function added(answers: Answers): Promise<readonly Institution[]> {
  const { institutions } = answers;
  const nth = institutions.length + 1;
  const id = freeId(
    `institution-${nth}`,
    institutions.map(one => one.id),
  );
  const name = words.institutions.defaultName(nth);
  return await changed({ ...answers, institutions: [...institutions, { id, name, queues: [] }] }, nth - 1);
}

/** A new one has no queue yet, and its id comes from its name. */
async function changed(answers: Answers, index: number): Promise<readonly Institution[]> {
  const before = answers.institutions[index];
  if (before === undefined) return answers.institutions;
  const others = answers.institutions.filter(one => one !== before).map(({ id }) => id);
  let now = before;
  const whole = (changed: Institution): Answers => ({
    ...answers,
    institutions: answers.institutions.with(index, changed),
  });
  const name = await askText(words.institutions.name, now.name, entered =>
    wrongAt(whole({ ...now, name: entered }), `institutions.${now.id}`),
  );
  now = { ...now, name };
  const isNew = before.queues.length === 0;
  if (isNew) now = { ...now, id: freeId(idOf(name, before.id), others) };
  const isOne = await askYes(words.institutions.same(name), before.queues.length < 2);
  const queues: Queue[] = [];
  for (;;) {
    const all = whole({ ...now, queues });
    queues.push(await askQueue(all, index, before.queues[queues.length], isOne));
    const isOver =
      isOne || !(await askYes(words.institutions.anotherKind, queues.length < before.queues.length));
    if (isOver) return whole({ ...now, queues }).institutions;
  }
}

/** `isOnly`: nothing tells it from its institution. */
async function askQueue(
  answers: Answers,
  index: number,
  before: Queue | undefined,
  isOnly: boolean,
): Promise<Queue> {
  const institution = answers.institutions[index];
  if (institution === undefined) throw new Error(`no institution ${index}`);
  const whole = (queue: Queue): Answers => ({
    ...answers,
    institutions: answers.institutions.with(index, {
      ...institution,
      queues: [...institution.queues, queue],
    }),
  });
  const usual = before?.name ?? (isOnly ? institution.name : '');
  const fresh = before ?? { id: 'new', name: usual, plates: [nextPlate(answers)] };
  const name = await askText(words.institutions.queue(institution.queues.length + 1), usual, entered =>
    wrongAt(whole({ ...fresh, name: entered }), `queues.${fresh.id}`),
  );
  const taken = allQueues(answers).map(({ id }) => id);
  const id = before?.id ?? freeId(idOf(name, isOnly ? institution.id : `${institution.id}-queue`), taken);
  const plates = await askText(words.institutions.plates(name), platesText(fresh.plates), entered => {
    const entry = numbersOf(entered);
    if (entry.length > mostCounters) return words.institutions.tooMany(entry.length, mostCounters);
    const now = whole({ id, name, plates: entry });
    return platesTwice(now) ?? wrongAt(now, ...entry.map(plate => `counters.${plate}`), `queues.${id}`);
  });
  return { id, name, plates: numbersOf(plates) };
}

/** A transfer names a counter by two digits. */
const mostCounters = 99;

function nextPlate(answers: Answers): string {
  const numbers = allPlates(answers).map(Number).filter(Number.isInteger);
  return `${Math.max(0, ...numbers) + 1}`;
}

function platesTwice({ institutions }: Answers): string | undefined {
  const owners = new Map<string, Institution>();
  for (const institution of institutions)
    for (const plate of institution.queues.flatMap(({ plates }) => plates)) {
      const owner = owners.get(plate) ?? institution;
      if (owner !== institution) return words.institutions.taken(plate, owner.name);
      owners.set(plate, owner);
    }
  return undefined;
}

/** 1-3, 7: each of them. What is no number stands as it is; nothing at all is one without a name. */
export function numbersOf(entered: string): string[] {
  const pieces = entered.split(/[\s,，、;；]+/).flatMap(piece => {
    const [, from = '', to = ''] = /^(\d{1,4})[-–—~～至到](\d{1,4})$/.exec(piece) ?? [];
    const count = Number(to) - Number(from) + 1;
    if (from === '' || count < 1) return [piece];
    return Array.from({ length: count }, (_, nth) => `${Number(from) + nth}`);
  });
  return [...new Set(pieces)];
}

/** As it may be typed again: 1-3,7. */
export function platesText(plates: readonly string[]): string {
  const pieces: string[] = [];
  for (let at = 0; at < plates.length; ) {
    const from = plates[at] ?? '';
    let to = at;
    while (/^(?:0|[1-9]\d*)$/.test(from) && plates[to + 1] === `${Number(from) + to + 1 - at}`) to += 1;
    pieces.push(to - at > 1 ? `${from}-${plates[to]}` : plates.slice(at, to + 1).join(','));
    at = to + 1;
  }
  return pieces.join(',');
}

async function askDesk(answers: Answers): Promise<Answers> {
  const { desk: before, ...without } = answers;
  const desk = await askOne<string>(
    words.institutions.desk,
    [
      { name: words.none, value: '' },
      ...allPlates(answers).map(plate => ({ name: words.institutions.counter(plate), value: plate })),
    ],
    before ?? '',
  );
  return desk === '' ? without : { ...without, desk };
}
