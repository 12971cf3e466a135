/** The hall itself, its hours and its broker. */
import { weekdays } from '../../../../config/schema/hall.ts';
import type { Answers, Session } from '../answers.ts';
import { wrongAt } from '../faults.ts';
import { idOf } from '../ids.ts';
import { askMaybe, askSome, askText, askYes } from '../prompts.ts';
import { words } from '../words.ts';

export async function askHall(answers: Answers): Promise<Answers> {
  let now = answers;
  const ask = async (message: string, key: 'name' | 'hall' | 'timeZone' | 'supervisionPhone') => {
    const changed = (entered: string) => ({ ...now, [key]: entered });
    now = changed(await askText(message, now[key], entered => wrongAt(changed(entered), key)));
  };
  await ask(words.hall.name, 'name');
  if (now.hall === '') now = { ...now, hall: idOf(now.name, 'hall') };
  await ask(words.hall.id, 'hall');
  await ask(words.hall.timeZone, 'timeZone');
  await ask(words.hall.phone, 'supervisionPhone');
  return now;
}

const usualSessions: readonly Session[] = [
  { from: '08:30', until: '12:00' },
  { from: '14:00', until: '17:30' },
];

export async function askHours(answers: Answers): Promise<Answers> {
  if (!(await askYes(words.hours.fixed, true))) return { ...answers, sessions: [] };
  const before = answers.sessions.length === 0 ? usualSessions : answers.sessions;
  const withSessions = (entered: string): Answers => ({ ...answers, sessions: sessionsOf(entered) });
  const typed = await askText(words.hours.sessions, sessionsText(before), entered =>
    wrongAt(withSessions(entered), 'sessions'),
  );
  const now = withSessions(typed);
  const withLast = (entered: string): Answers => ({
    ...now,
    sessions: now.sessions.map((session, index) =>
      entered === '' || index < now.sessions.length - 1
        ? session
        : { ...session, lastTicket: timeOf(entered) },
    ),
  });
  const last = await askMaybe(words.hours.lastTicket, before.at(-1)?.lastTicket ?? '', entered =>
    wrongAt(withLast(entered), 'sessions'),
  );
  const days = weekdays.map(day => ({ name: words.hours.days[day], value: day }));
  const workdays = await askSome(words.hours.workdays, days, { picked: answers.workdays, atLeast: 1 });
  return { ...withLast(last), workdays };
}

const sessionsText = (sessions: readonly Session[]): string =>
  sessions.map(({ from, until }) => `${from}-${until}`).join(' ');

/** What is no time is kept as it is: the check says so. No session at all is one without times. */
export function sessionsOf(entered: string): Session[] {
  return entered.split(/[\s,，、;；]+/).map(piece => {
    const [from = '', until = ''] = piece.split(/[-–—~～至到]+/);
    return { from: timeOf(from), until: timeOf(until) };
  });
}

/** 8:30 and 8：30 are as clear as 08:30. */
const timeOf = (entered: string): string => entered.replace('：', ':').replace(/^(\d):/, '0$1:');

export async function askBroker(answers: Answers): Promise<Answers> {
  const { broker: before, ...without } = answers;
  if (!(await askYes(words.broker.is, true))) return without;
  const changed = (broker: string): Answers => ({ ...answers, broker });
  const usual = before ?? 'mqtt://127.0.0.1:1883';
  return changed(await askText(words.broker.url, usual, entered => wrongAt(changed(entered), 'mqtt')));
}
