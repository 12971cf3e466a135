/** What a printer is said to have printed: anything of it may be missing, odd, or of a newer version than this page. */
import type { Align, PaperRow, PaperSpan, QrCorrection, Roll } from '../contract.ts';

const blank: PaperRow = { is: 'text', align: 'left', spans: [] };
const aligns: readonly Align[] = ['left', 'centre', 'right'];
const corrections: readonly QrCorrection[] = ['L', 'M', 'Q', 'H'];

/** From `sim/<device>/looks`; undefined: no paper was told of. */
export function rollIn(looks: unknown): Roll | undefined {
  const drawing = fieldsOf(fieldsOf(looks)['drawing']);
  if (drawing['is'] !== 'roll') return undefined;
  return {
    is: 'roll',
    columns: whole(drawing['columns'], 16, 64, 32),
    tickets: listOf(drawing['tickets']).map((ticket, index) => {
      const { nth, rows } = fieldsOf(ticket);
      return { nth: whole(nth, 1, Number.MAX_SAFE_INTEGER, index + 1), rows: listOf(rows).map(rowOf) };
    }),
    uncut: listOf(drawing['uncut']).map(rowOf),
    knifeBlocked: drawing['knifeBlocked'] === true,
  };
}

function rowOf(said: unknown): PaperRow {
  const row = fieldsOf(said);
  const align = oneOf(aligns, row['align']);
  switch (row['is']) {
    case 'text':
      return { is: 'text', align, spans: listOf(row['spans']).map(spanOf) };
    case 'qr': {
      const correction = oneOf(corrections, row['correction']);
      return {
        is: 'qr',
        align,
        data: textOf(row['data']),
        moduleDots: whole(row['moduleDots'], 1, 16, 3),
        correction,
      };
    }
    case 'image': {
      const [widthDots, heightDots] = [
        whole(row['widthDots'], 0, 768, 0),
        whole(row['heightDots'], 0, 4096, 0),
      ];
      return { is: 'image', align, widthDots, heightDots };
    }
    default:
      return blank;
  }
}

function spanOf(said: unknown): PaperSpan {
  const { text, wide, tall, bold } = fieldsOf(said);
  return { text: textOf(text), wide: whole(wide, 1, 8, 1), tall: whole(tall, 1, 8, 1), bold: bold === true };
}

function fieldsOf(said: unknown): Readonly<Record<string, unknown>> {
  return typeof said === 'object' && said !== null ? { ...said } : {};
}

function listOf(said: unknown): readonly unknown[] {
  return Array.isArray(said) ? said : [];
}

function textOf(said: unknown): string {
  return typeof said === 'string' ? said : '';
}

function whole(said: unknown, least: number, most: number, otherwise: number): number {
  return Number.isInteger(said) ? Math.min(Math.max(Number(said), least), most) : otherwise;
}

function oneOf<Name extends string>(names: readonly Name[], said: unknown): Name {
  return names.find(name => name === said) ?? (names[0] as Name);
}
