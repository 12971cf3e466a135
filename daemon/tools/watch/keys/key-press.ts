/** What a key changes in what is looked at, and what it asks of the hall. Pure. */
import type { Hall, Halls } from '../model/halls.ts';
import { hallRows, rowsOf } from '../model/rows.ts';
import { isOld, type Link } from '../model/standing.ts';
import {
  type Cursor,
  moved,
  type Order,
  placeOf,
  type Question,
  type SectionName,
  sectionNames,
  type View,
} from '../model/view.ts';
import { counterText } from '../picture/names.ts';
import { words } from '../words.ts';
import type { Key } from './key-names.ts';
import { type Meant, meantBy, stillHolds } from './orders.ts';

/** `order`: to be sent now. */
export type Then = { view: View; order?: Order; quit?: true; redraw?: true };

export type HallsNow = { halls: Halls; link: Link; now: number };

const pageRows = 10;

export function pressed(key: Key, before: View, hallsNow: HallsNow): Then {
  if (key === 'interrupt') return { view: before, quit: true };
  if (key === 'redraw') return { view: before, redraw: true };
  const view: View = { ...before, told: undefined };
  if (view.helps) return { view: { ...view, helps: false } };
  if (view.asks?.is === 'pick') return { view: pick(key, view, view.asks) };
  if (view.asks?.is === 'confirm') return confirm(key, { ...view, asks: undefined }, view.asks, hallsNow);
  const by = stepOf(key);
  const hall = view.hall === undefined ? undefined : hallsNow.halls.get(view.hall);
  if (isSign(key, 'q')) return { view, quit: true };
  if (isSign(key, '?')) return { view: { ...view, helps: true } };
  if (isSign(key, '!')) return { view: { ...view, onlyTrouble: !view.onlyTrouble } };
  if (hall === undefined) return { view: inList(key, by, view, hallsNow) };
  if (by !== undefined) return { view: moveIn(hall, view, by) };
  return inHall(key, hall, view, hallsNow);
}

/** What is pointed at stays pointed at, whatever comes before it later. */
export function pinned(view: View, { halls, now }: Omit<HallsNow, 'link'>): View {
  const hall = view.hall === undefined ? undefined : halls.get(view.hall);
  const pin = (cursor: Cursor, ids: readonly string[]) =>
    cursor.id === undefined || !ids.includes(cursor.id) ? moved(cursor, ids, 0) : cursor;
  if (hall === undefined) {
    const ids = hallRows(halls, view, now).map(({ id }) => id);
    return { ...view, hall: undefined, list: pin(view.list, ids) };
  }
  const { section } = view;
  const ids = rowsOf(hall, view)[section].map(({ id }) => id);
  return { ...view, cursors: { ...view.cursors, [section]: pin(view.cursors[section], ids) } };
}

const isSign = (key: Key, sign: string) => typeof key === 'object' && key.sign === sign;

/** How many rows on; none: the key moves nothing. */
function stepOf(key: Key): number | undefined {
  if (key === 'up' || isSign(key, 'k')) return -1;
  if (key === 'down' || isSign(key, 'j')) return 1;
  if (key === 'pageup') return -pageRows;
  if (key === 'pagedown') return pageRows;
  if (key === 'home' || isSign(key, 'g')) return Number.NEGATIVE_INFINITY;
  return key === 'end' || isSign(key, 'G') ? Number.POSITIVE_INFINITY : undefined;
}

function inList(key: Key, by: number | undefined, view: View, { halls, now }: HallsNow): View {
  const ids = hallRows(halls, view, now).map(({ id }) => id);
  if (by !== undefined) return { ...view, list: moved(view.list, ids, by) };
  const hall = ids[placeOf(view.list, ids)];
  return key === 'enter' && hall !== undefined ? { ...view, hall, institution: undefined } : view;
}

function moveIn(hall: Hall, view: View, by: number): View {
  const ids = rowsOf(hall, view)[view.section].map(({ id }) => id);
  return {
    ...view,
    cursors: { ...view.cursors, [view.section]: moved(view.cursors[view.section], ids, by) },
  };
}

function inHall(key: Key, hall: Hall, view: View, hallsNow: HallsNow): Then {
  if (key === 'escape') return { view: { ...view, hall: undefined, list: { id: hall.id, index: 0 } } };
  if (key === 'tab' || key === 'right') return { view: { ...view, section: sectionFrom(view.section, 1) } };
  if (key === 'back-tab' || key === 'left')
    return { view: { ...view, section: sectionFrom(view.section, -1) } };
  if (typeof key !== 'object') return { view };
  if (key.sign === 'f') return { view: nextInstitution(hall, view) };
  const meant = meantBy(key.sign, hall, view);
  return meant === undefined ? { view } : meet(meant, view, hallsNow);
}

function sectionFrom(section: SectionName, by: number): SectionName {
  const index = (sectionNames.indexOf(section) + by + sectionNames.length) % sectionNames.length;
  return sectionNames[index] ?? section;
}

/** Each of them, and then all again. */
function nextInstitution({ info }: Hall, view: View): View {
  const ids = [...info.institutions.keys()];
  if (ids.length === 0) return badly(view, words.told.oneInstitution);
  const next = view.institution === undefined ? 0 : ids.indexOf(view.institution) + 1;
  return { ...view, institution: ids[next] };
}

function meet(meant: Meant, view: View, hallsNow: HallsNow): Then {
  if (meant.is === 'not') return { view: badly(view, meant.why) };
  if (meant.is === 'order') return send(meant.order, view, hallsNow);
  return { view: { ...view, asks: meant } };
}

function pick(key: Key, view: View, asks: Question & { is: 'pick' }): View {
  const by = stepOf(key);
  const chosen = asks.options[asks.index];
  if (by !== undefined) {
    const index = Math.max(0, Math.min(asks.index + by, asks.options.length - 1));
    return { ...view, asks: { ...asks, index } };
  }
  return { ...view, asks: key === 'enter' ? chosen?.then : undefined };
}

function confirm(key: Key, view: View, { order }: Question & { is: 'confirm' }, hallsNow: HallsNow): Then {
  if (!isSign(key, 'y')) return { view: badly(view, words.told.notSent(order.says)) };
  return send(order, view, hallsNow);
}

function send(order: Order, view: View, { halls, link, now }: HallsNow): Then {
  const hall = halls.get(order.hall);
  if (hall === undefined || isOld(hall, link, now))
    return { view: badly(view, words.told.isOld(order.says)) };
  if (!stillHolds(hall, order)) {
    const { counter = '', ticket } = order.stillWith ?? {};
    return { view: badly(view, words.told.moved(order.says, counterText(hall, counter), ticket)) };
  }
  return { view: { ...view, told: { text: words.told.asked(order.says), how: 'waiting' } }, order };
}

function badly(view: View, text: string): View {
  return { ...view, told: { text, how: 'badly' } };
}
