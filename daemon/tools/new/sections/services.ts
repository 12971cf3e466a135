/** What people come for, and its way through the queues. */
import { type Answers, allQueues, freeId, type Service, type Step } from '../answers.ts';
import { wrongAt } from '../faults.ts';
import { idOf } from '../ids.ts';
import { askMaybe, askOne, askSome, askText, askYes } from '../prompts.ts';
import { words } from '../words.ts';
import { askList } from './menu.ts';

export async function askServices(answers: Answers): Promise<Answers> {
  let { services } = answers;
  const whole = (now: readonly Service[]): Answers => ({ ...answers, services: now });
  if (services.length === 0) {
    do services = await added(whole(services));
    while (await askYes(words.services.another, true));
  }
  services = await askList(services, {
    what: words.sections.services,
    nameOf: ({ series, name, steps }) => words.services.line(series, name, routeText(answers, steps)),
    add: now => added(whole(now)),
    change: (now, index) => changed(whole(now), index, false),
  });
  return whole(services);
}

function routeText(answers: Answers, steps: readonly Step[]): string {
  const names = new Map(allQueues(answers).map(({ id, name }) => [id, name]));
  return steps.map(({ queues }) => queues.map(id => names.get(id) ?? id).join(' | ')).join(' → ');
}

const letters = Array.from({ length: 26 }, (_, nth) => String.fromCodePoint(65 + nth));

async function added(answers: Answers): Promise<readonly Service[]> {
  const { services } = answers;
  const series = letters.find(letter => services.every(one => one.series !== letter)) ?? 'A';
  const first = allQueues(answers)[0]?.id ?? '';
  const id = freeId(
    `service-${series.toLowerCase()}`,
    services.map(one => one.id),
  );
  const steps: Step[] = [{ queues: [first], by: 'ticket' }];
  const fresh = { id, series, name: words.services.defaultName(series), papers: [], steps };
  return await changed({ ...answers, services: [...services, fresh] }, services.length, true);
}

async function changed(answers: Answers, index: number, isNew: boolean): Promise<readonly Service[]> {
  const before = answers.services[index];
  if (before === undefined) return answers.services;
  let now = before;
  const whole = (service: Service): Answers => ({
    ...answers,
    services: answers.services.with(index, service),
  });
  const at = (key: string): string => `services.${now.id}.${key}`;
  const name = await askText(words.services.name, now.name, entered =>
    wrongAt(whole({ ...now, name: entered }), at('name')),
  );
  const others = answers.services.filter(one => one !== before).map(({ id }) => id);
  now = { ...now, name, id: isNew ? freeId(idOf(name, before.id), others) : before.id };
  const series = await askText(words.services.series, now.series, entered =>
    wrongAt(whole({ ...now, series: entered.toUpperCase() }), at('series')),
  );
  now = { ...now, series: series.toUpperCase() };
  const papers = await askMaybe(words.services.papers, now.papers.join('、'), entered =>
    wrongAt(whole({ ...now, papers: papersOf(entered) }), at('papers')),
  );
  now = { ...now, papers: papersOf(papers) };
  return whole({ ...now, steps: await askSteps(answers, isNew ? [] : before.steps) }).services;
}

export const papersOf = (entered: string): string[] =>
  entered
    .split(/[,，、;；]/)
    .map(paper => paper.trim())
    .filter(paper => paper !== '');

/** Longer ways are written by hand. */
const mostSteps = 8;

async function askSteps(answers: Answers, before: readonly Step[]): Promise<Step[]> {
  const queues = allQueues(answers).map(({ id, name }) => ({ name, value: id }));
  const steps: Step[] = [];
  while (steps.length < mostSteps) {
    const old = before[steps.length];
    const [only = '', ...more] = old?.queues ?? [];
    // No id has capitals.
    const picked = await askOne<string>(
      words.services.step(steps.length + 1),
      [
        ...(steps.length === 0 ? [] : [{ name: words.services.over, value: 'OVER' }]),
        ...queues,
        ...(queues.length < 2 ? [] : [{ name: words.services.several, value: 'SEVERAL' }]),
      ],
      more.length > 0 ? 'SEVERAL' : only === '' ? undefined : only,
    );
    if (picked === 'OVER') break;
    steps.push(picked === 'SEVERAL' ? await askChoice(queues, old) : { queues: [picked], by: 'ticket' });
  }
  return steps;
}

async function askChoice(
  queues: readonly { name: string; value: string }[],
  old: Step | undefined,
): Promise<Step> {
  const among = await askSome(words.services.among, queues, { picked: old?.queues ?? [], atLeast: 2 });
  const { chooser } = words.services;
  const by = await askOne(
    words.services.by,
    (['ticket', 'clerk', 'shortest'] as const).map(value => ({ name: chooser[value], value })),
    old?.by,
  );
  return { queues: among, by };
}
