/** The config of a hall from the answers, as a technician would write it by hand: its comments say why. Pure. */
import type { Answers, Device, Queue, Service, Step } from './answers.ts';
import { buttons, choiceName } from './presses.ts';
import { comments } from './words.ts';
import { flow, flowOf, key, list, scalar } from './yaml-text.ts';

/** `file`: how the commands in its head name it. */
export function configText(answers: Answers, file: string): string {
  const says = comments(answers.locale);
  const parts: (readonly [comment: string, ...lines: string[]])[] = [
    [says.head(file)],
    [
      says.hall,
      `hall: ${scalar(answers.hall)}`,
      `name: ${scalar(answers.name)}`,
      `timeZone: ${scalar(answers.timeZone)}`,
      `locale: ${answers.locale}`,
      ...commented(says.supervisionPhone),
      `supervisionPhone: ${scalar(answers.supervisionPhone)}`,
    ],
    answers.broker === undefined
      ? [says.noBroker]
      : [says.broker, 'mqtt:', `  url: ${scalar(answers.broker)}`],
    answers.staff.length === 0 ? [says.noStaff] : [says.staff, 'staff:', ...staffLines(answers)],
    hours(answers),
    [says.institutions, ...section('institutions', institutionLines(answers))],
    [says.queues, ...section('queues', queueLines(answers))],
    [says.counters, ...section('counters', counterLines(answers))],
    [says.services, ...section('services', answers.services.flatMap(serviceLines(answers)))],
  ];
  if (answers.lines.length > 0)
    parts.push([
      says.lines,
      'lines:',
      ...answers.lines.map(({ id, keys }) => `  ${key(id)}: ${flowOf(keys)}`),
    ]);
  parts.push(
    answers.devices.length === 0
      ? [says.noDevices]
      : [says.devices, 'devices:', ...answers.devices.flatMap(deviceLines(answers))],
  );
  parts.push([says.rest]);
  return parts.map(([comment, ...lines]) => `${[...commented(comment), ...lines].join('\n')}\n`).join('\n');
}

/** What is no printable sign would end a comment. */
const commented = (comment: string): string[] =>
  comment.split('\n').map(line => `# ${line.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')}`.trimEnd());

/** One without entries is a fault that `check` names. */
const section = (name: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [`${name}: {}`] : [`${name}:`, ...lines];

function hours({ locale, sessions, workdays }: Answers): [string, ...string[]] {
  const says = comments(locale);
  if (sessions.length === 0) return [says.noSessions];
  return [
    says.sessions,
    'sessions:',
    ...sessions.map(session => `  - ${flowOf(session)}`),
    ...commented(says.workdays),
    `workdays: ${list(workdays)}`,
  ];
}

const staffLines = ({ staff }: Answers): string[] =>
  staff.map(({ number, name, institution, role }) => {
    const where: Record<string, string> = institution === undefined ? {} : { institution };
    return `  ${JSON.stringify(number)}: ${flowOf({ name, ...where, role })}`;
  });

const institutionLines = ({ institutions }: Answers): string[] =>
  institutions.map(({ id, name }) => `  ${key(id)}: ${flowOf({ name })}`);

const queueLines = ({ institutions }: Answers): string[] =>
  institutions.flatMap(({ id: institution, queues }) =>
    queues.map(({ id, name }) => `  ${key(id)}: ${flowOf({ institution, name })}`),
  );

function counterLines({ locale, institutions, desk }: Answers): string[] {
  const says = comments(locale);
  return institutions.flatMap(({ id, name, queues }) => {
    const counters = [...platesOf(queues)].map(([plate, served]) => {
      const isDesk = plate === desk;
      const pieces = [['institution', scalar(id)] as const, ['queues', list(served)] as const];
      const line = `  ${JSON.stringify(plate)}: ${flow(isDesk ? [...pieces, ['desk', 'true']] : pieces)}`;
      return isDesk ? [...commented(says.desk).map(text => `  ${text}`), line] : [line];
    });
    return [...commented(name).map(text => `  ${text}`), ...counters.flat()];
  });
}

/** Of each plate, the queues it serves. */
function platesOf(queues: readonly Queue[]): Map<string, string[]> {
  const served = new Map<string, string[]>();
  for (const { id, plates } of queues)
    for (const plate of new Set(plates)) served.set(plate, [...(served.get(plate) ?? []), id]);
  return served;
}

const serviceLines =
  (answers: Answers) =>
  (service: Service): string[] => {
    const { id, series, name, papers, steps } = service;
    return [
      `  ${key(id)}:`,
      `    series: ${scalar(series)}`,
      `    name: ${scalar(name)}`,
      ...(papers.length === 0 ? [] : ['    papers:', ...papers.map(paper => `      - ${scalar(paper)}`)]),
      ...(steps.length === 0 ? ['    route: []'] : ['    route:', ...stepLines(answers, steps)]),
    ];
  };

const stepLines = ({ locale }: Answers, steps: readonly Step[]): string[] =>
  steps.flatMap((step, index) => {
    const [only = '', ...more] = step.queues;
    if (more.length === 0) return [`      - ${flowOf({ queue: only })}`];
    const otherwise = step.by === 'shortest' ? [] : [['default', 'ask'] as const];
    const pieces = [
      ['choice', choiceName(steps, index)] as const,
      ['by', step.by] as const,
      ['among', list(step.queues)] as const,
      ...otherwise,
    ];
    return [`      # ${comments(locale).by[step.by]}`, `      - ${flow(pieces)}`];
  });

const deviceLines =
  (answers: Answers) =>
  (device: Device): string[] => {
    const { id, kind, keys, reads } = device;
    if (reads === undefined) return [`  ${key(id)}: ${flow(deviceKeys({ kind, ...keys }))}`];
    if (reads === 'scans') return [`  ${key(id)}: ${flow(deviceKeys({ kind, ...keys, scans: 'tickets' }))}`];
    return [
      ...commented(comments(answers.locale).presses(id)).map(text => `  ${text}`),
      `  ${key(id)}:`,
      ...deviceKeys({ kind, ...keys }).map(([name, text]) => `    ${key(name)}: ${text}`),
      '    presses:',
      ...buttons(answers, device).map(({ line, service, choice, isGreen }) => {
        const chosen = Object.keys(choice).length === 0 ? [] : [['choice', flowOf(choice)] as const];
        const green = isGreen ? [['class', 'green'] as const] : [];
        return `      ${key(line)}: ${flow([['service', scalar(service)], ...chosen, ...green])}`;
      }),
    ];
  };

/** The number on a plate is quoted here, too. */
const deviceKeys = (keys: Device['keys']): [key: string, yaml: string][] =>
  Object.entries(keys).map(([name, text]) => [
    name,
    name === 'counter' ? JSON.stringify(text) : scalar(text),
  ]);
