/** What a card is told and tells of its clock, part by part (potocol.md §8). */
import type { LocalTime } from '../device.ts';
import type { Parts } from '../parts/frame/parts.ts';

/** BCD: gives the digits. */
function digits(parts: Parts, name: string, value = 0, bytes = 1): string {
  const written = (bcd: number): string =>
    bcd
      .toString(16)
      .toUpperCase()
      .padStart(2 * bytes, '0');
  return written(parts.low(name, bytes, Number.parseInt(`${value}`, 16), written));
}

function dateParts(parts: Parts, time?: LocalTime): string {
  const year = digits(parts, 'SystemTime year', time?.year, 2);
  return [year, digits(parts, 'month', time?.month), digits(parts, 'day', time?.day)].join('-');
}

function timeParts(parts: Parts, time?: LocalTime): string {
  const hour = digits(parts, 'hour', time?.hour);
  return [hour, digits(parts, 'minute', time?.minute), digits(parts, 'second', time?.second)].join(':');
}

const weekdayPart = (parts: Parts, time?: LocalTime): number =>
  parts.byte('weekday', time?.weekday, day => `${day} of 1 (Monday) to 7`);

/** §8.10 */
export function clockParts(parts: Parts, time?: LocalTime): { date: string; time: string } {
  const told = { date: dateParts(parts, time), time: timeParts(parts, time) };
  weekdayPart(parts, time);
  return told;
}

/** As a card tells of itself; `areas`: their ids. */
type Card = { lit: boolean; brightness: number; time: LocalTime; areas: Uint8Array };

/** §8.4. `tellsSpecial`: a BX-5K1 has no special dynamic area to tell of. */
export function statusParts(parts: Parts, tellsSpecial: boolean, card?: Card) {
  const power = parts.byte('OnOff', card?.lit ? 1 : 2, flag => (flag === 1 ? 'on' : 'off'));
  const brightness = parts.byte('Brightness', card?.brightness, level => `${level} of 0 to 15`);
  const date = dateParts(parts, card?.time);
  weekdayPart(parts, card?.time);
  const time = timeParts(parts, card?.time);
  parts.byte('ProgramNUM', 1, count => `${count} programmes`);
  const latin = (name: Uint8Array): string => `${Buffer.from(name).toString('latin1')} is shown`;
  parts.bytes('FileName', 4, Buffer.from('P000', 'latin1'), latin);
  parts.bytes('SpecialDynaArea, PageNum', tellsSpecial ? 2 : 0);
  const areas = parts.byte('DynaAreaNum', card?.areas.length, count => `${count} areas`);
  parts.bytes('DynaAreaID', areas, card?.areas, ids => [...ids].join(', '));
  parts.bytes('BarCode', 16);
  parts.bytes('CustomId', 12);
  return { power, brightness, date, time, areas };
}
