/** A report of a boot keyboard, field by field (USB HID 1.11, Appendix B). */
import { fieldTable } from '../../frames/field-table.ts';
import type { Reading } from '../../frames/reading.ts';

const bootBytes = 8;

/** `named`: a key by its usage. */
export function bootFields(report: Uint8Array, named: (usage: number) => string): Reading['fields'] {
  const table = fieldTable(report);
  const hasId = report.length === bootBytes + 1 && report[0] !== 0;
  table.part('report id', hasId ? 1 : 0, ([id]) => `${id}`);
  table.part('modifier keys', 1, ([bits = 0]) => (bits === 0 ? 'none' : `bits ${bits.toString(2)}`));
  table.part('reserved', 1, '');
  for (let nth = 1; nth <= 6; nth += 1) {
    table.part(`keycode ${nth}`, 1, ([usage = 0]) => {
      if (usage === 0) return 'none';
      return usage <= 3 ? 'an error' : named(usage);
    });
  }
  table.part('of the maker', table.left(), '');
  return table.fields();
}
