/** The head of the picture: which hall, whether it is heard, its day and its totals. Pure. */
import type { Hall } from '../model/halls.ts';
import { hallNow, isOld, isSilent, type Link } from '../model/standing.ts';
import { clockTime, span as spanOf } from '../model/times.ts';
import { totalNames } from '../model/totals.ts';
import type { View } from '../model/view.ts';
import { words } from '../words.ts';
import { fit, type Line, type Look, lineWidth, type Span, span, widthOf } from './cells.ts';

/** A clock that is off by more is told. */
const clockOffMs = 60_000;

export function hallHead(hall: Hall, link: Link, view: View, now: number, width: number): Line[] {
  const { info, day, said } = hall;
  const name = info.name === undefined ? hall.id : `${info.name} ${hall.id}`;
  const state = said?.state ?? '?';
  const isGrey = isOld(hall, link, now);
  const right: Span[] = [
    ...(info.simulated === true ? [span(`  ${words.simulated}`, 'warn')] : []),
    span(`  ${words.state(state)}`, isGrey ? 'dim' : state === 'online' ? 'good' : 'bad'),
    span(`  ${clockTime(info.clock, hallNow(hall, now))}`, 'strong'),
  ];
  const about: Line = [
    span(
      day?.day === undefined ? words.noDay : words.day(day.day, day.open),
      day?.open === true ? 'strong' : 'warn',
    ),
    span('  '),
    day?.surge === undefined ? span(words.noSurge, 'dim') : span(words.surge(day.surge), 'bad'),
    ...(day !== undefined && day.followUps > 0 ? [span(`  ${words.followUps(day.followUps)}`)] : []),
    ...(day !== undefined && day.questions > 0 ? [span(`  ${words.questions(day.questions)}`)] : []),
    ...powerText(hall),
    ...filterText(hall, view),
  ];
  return [
    ends([span(name, 'title')], right, width),
    bannerOf(hall, link, now) ?? about,
    totalsOf(hall, width),
  ];
}

function powerText({ day, info }: Hall): Line {
  const { is, since } = day?.power ?? {};
  if (is !== 'failing' && is !== 'on-paper' && is !== 'enter') return [];
  const at = since === undefined ? '?' : clockTime(info.clock, since);
  return [span(`  ${words.power[is](at)}`, is === 'enter' ? 'warn' : 'bad')];
}

function totalsOf({ day }: Hall, width: number): Line {
  // Mostly nobody is away, and a small terminal has no room to say so.
  const told = totalNames.filter(total => total !== 'away' || (day?.totals.get(total) ?? 0) > 0);
  const apart = (gap: string): Line =>
    (day === undefined ? [] : told).flatMap((total, index) => [
      span(`${index === 0 ? '' : gap}${words.total(total)} `, 'dim'),
      span(String(day?.totals.get(total) ?? 0), 'strong'),
    ]);
  return lineWidth(apart('  ')) <= width ? apart('  ') : apart(' ');
}

export function listHead(
  link: Link,
  view: View,
  now: number,
  clock: Intl.DateTimeFormat,
  width: number,
): Line[] {
  const right: Line = [span(`${link.broker}  `, 'dim'), span(clockTime(clock, now), 'strong')];
  const about = view.onlyTrouble ? [span(words.onlyTrouble, 'warn')] : [];
  return [ends([span(words.title, 'title')], right, width), linkBanner(link, clock) ?? about];
}

function filterText({ info }: Hall, { institution, onlyTrouble }: View): Line {
  const of = institution === undefined ? undefined : info.institutions.get(institution) || institution;
  return [
    ...(of === undefined ? [] : [span(`  ${words.only(of)}`, 'warn')]),
    ...(onlyTrouble ? [span(`  ${words.onlyTrouble}`, 'warn')] : []),
  ];
}

/** What is wrong with the whole picture. */
function bannerOf(hall: Hall, link: Link, now: number): Line | undefined {
  const { said, heardAt, info, aheadMs = 0 } = hall;
  const lost = linkBanner(link, info.clock);
  if (lost !== undefined) return lost;
  const told = (text: string, look: Look): Line => [{ text, look, inverse: true }];
  if (said !== undefined && said.state !== 'online' && !(isSilent(hall, now) && said.state !== 'offline')) {
    const text = words.isSaid(said.state, sinceOf(hall), said.reason);
    return told(isOld(hall, link, now) ? `${text}; ${words.old}` : text, 'bad');
  }
  if (isSilent(hall, now)) {
    if (heardAt === undefined) return told(`${words.neverHeard}; ${words.old}`, 'bad');
    const last = words.lastHeard(clockTime(info.clock, heardAt));
    return told(`${words.notHeard(last, spanOf(now - heardAt))}; ${words.old}`, 'bad');
  }
  const off = Math.abs(aheadMs);
  return off > clockOffMs ? told(words.clockOff(spanOf(off), aheadMs > 0), 'warn') : undefined;
}

/** An offline one that we did not see go was still there at the last thing that it told. */
function sinceOf({ said, saidSince, toldAt, info }: Hall): string | undefined {
  if (saidSince !== undefined) return words.since(clockTime(info.clock, saidSince));
  if (said?.state !== 'offline' || toldAt === undefined) return undefined;
  return words.lastHeard(clockTime(info.clock, toldAt));
}

function linkBanner(link: Link, clock: Intl.DateTimeFormat): Line | undefined {
  if (link.is === 'lost') {
    return [
      { text: words.lost(link.broker, link.why, clockTime(clock, link.since)), look: 'bad', inverse: true },
    ];
  }
  if (link.is === 'opening') return [span(words.opening(link.broker), 'warn')];
  return link.reading ? [span(words.reading, 'warn')] : undefined;
}

/** The left one gives way. */
function ends(left: Line, right: Line, width: number): Line {
  const room = Math.max(0, width - lineWidth(right));
  const [first, ...others] = left;
  if (first === undefined) return right;
  const used = lineWidth(others);
  return [
    { ...first, text: fit(first.text, Math.min(widthOf(first.text), Math.max(0, room - used))) },
    ...others,
    span(' '.repeat(Math.max(0, room - used - widthOf(first.text)))),
    ...right,
  ];
}
