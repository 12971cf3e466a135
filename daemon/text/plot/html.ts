/** A text as it stands in HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The inside of a table: the first `words` columns are words, the others are figures. */
export function rowsHtml(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  words: number,
): string {
  const cells = (row: readonly string[], tag: 'th' | 'td') =>
    row
      .map((cell, column) => {
        const kind = column < words ? ' class="word"' : '';
        return column === 0 && tag === 'td'
          ? `<th scope="row"${kind}>${escaped(cell)}</th>`
          : `<${tag}${kind}${tag === 'th' ? ' scope="col"' : ''}>${escaped(cell)}</${tag}>`;
      })
      .join('');
  return `<thead><tr>${cells(head, 'th')}</tr></thead>
<tbody>
${rows.map(row => `<tr>${cells(row, 'td')}</tr>`).join('\n')}
</tbody>`;
}
