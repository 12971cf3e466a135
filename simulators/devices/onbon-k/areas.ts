/** A3 06, the dynamic areas of a card, area by area (potocol.md §8.2.1 and §9.1). */
import { decodeAreaUpdate, displayModes, untilExpired } from '../../../drivers/onbon-k/codec.ts';
import { counted, type FieldTable, littleEndian } from '../../frames/field-table.ts';
import type { Told } from '../../frames/told.ts';
import { readAreas } from './face.ts';

const allAreas = 0xff;
const inPixels = 0x8000;

export function areaParts(table: FieldTable, payload: Uint8Array): void {
  const afterPayload = table.left() - payload.length;
  const [remove = 0] = table.part('DeleteAreaNum', 1, ([count = 0]) =>
    count === allAreas ? 'deletes all areas' : `deletes ${counted(count, 'area')}`,
  );
  table.part('DeleteAreaId', remove === allAreas ? 0 : remove, ids => [...ids].join(', '));
  const [areas = 0] = table.part('AreaNum', 1, ([count = 0]) => `draws ${counted(count, 'area')}`);
  for (let nth = 0; nth < areas && table.left() > afterPayload; nth += 1) onePart(table);
}

function onePart(table: FieldTable): void {
  const number = (bytes: Uint8Array): string => `${littleEndian(bytes)}`;
  const pixels = (bytes: Uint8Array): string => {
    const value = littleEndian(bytes);
    return `${value & inPixels ? value & ~inPixels : value * 8} pixels`;
  };
  table.part('AreaDataLen', 2, bytes => counted(littleEndian(bytes), 'byte'));
  table.part('AreaType', 1, '');
  table.part('AreaX', 2, pixels);
  table.part('AreaY', 2, bytes => `${littleEndian(bytes)} pixels`);
  table.part('AreaWidth', 2, pixels);
  table.part('AreaHeight', 2, bytes => `${littleEndian(bytes)} pixels`);
  table.part('DynamicAreaLoc', 1, ([id]) => `area ${id}`);
  table.part('Lines_sizes', 1, number);
  table.part('RunMode', 1, ([mode]) =>
    mode === untilExpired ? 'over and over until it expires' : `mode ${mode}`,
  );
  table.part('Timeout', 2, bytes => `expires after ${littleEndian(bytes)} s`);
  const [sound = 0] = table.part('SoundMode', 1, ([mode]) => (mode === 0 ? 'no sound' : 'with sound'));
  if (sound !== 0) {
    table.part('SoundPerson, SoundVolume, SoundSpeed', 3, '');
    if (sound === 2) table.part('SoundData', littleEndian(table.part('SoundDataLen', 4, number)), textOf);
  }
  const [extended = 0] = table.part('ExtendParaLen', 1, number);
  table.part('ExtendPara', extended, '');
  table.part('TextAlignment', 1, ([how = 0]) => ['left', 'right', 'centred'][how & 3] ?? '');
  table.part('SingleLine', 1, ([how]) => (how === 1 ? 'one line' : 'several lines'));
  table.part('NewLine', 1, ([how]) => (how === 1 ? 'breaks where the text says' : 'breaks by itself'));
  table.part('DisplayMode', 1, ([mode = 0]) => modeNames[mode] ?? `mode ${mode}`);
  table.part('ExitMode', 1, '');
  table.part('Speed', 1, ([speed]) => `${speed} of 0 (fastest) to 24`);
  table.part('StayTime', 1, ([halves = 0]) => `${halves / 2} s a page`);
  table.part('Data', littleEndian(table.part('DataLen', 4, bytes => `${littleEndian(bytes)} bytes`)), textOf);
}

const modeNames: Readonly<Record<number, string>> = {
  [displayModes.still]: 'stands still',
  2: 'at once',
  [displayModes.scrollLeft]: 'wanders to the left',
  4: 'wanders to the right',
  5: 'wanders up',
  6: 'wanders down',
};

/** GB2312 is a part of it. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('gb18030').decode(bytes);
}

export function saysAreas(payload: Uint8Array): Pick<Told, 'says' | 'error'> {
  const update = decodeAreaUpdate(payload);
  if (update === undefined) {
    return { says: 'areas', error: 'the driver does not know areas like these' };
  }
  if (update.areas.length === 0) return { says: 'areas are deleted' };
  const lines = readAreas(update.areas)
    .filter(({ text }) => text !== '')
    .map(({ text, blink, scroll }) => `${text}${blink ? ', blinking' : ''}${scroll ? ', wandering' : ''}`);
  return { says: lines.length === 0 ? 'shows nothing' : `shows ${lines.join(' | ')}` };
}
