/** Tables on the terminal: aligned, with 中文 as wide as it is. */
import Table from 'cli-table3';

/** No lines, no colours: what is printed can be read by programs too. */
const plain = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** The first `words` columns are words, the others are figures. */
export function tableText(head: readonly string[], rows: readonly (readonly string[])[], words = 1): string {
  const table = new Table({
    head: [...head],
    colAligns: head.map((_, column) => (column < words ? 'left' : 'right')),
    chars: plain,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...rows.map(row => [...row]));
  return table
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n');
}
