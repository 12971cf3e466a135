/** How a report looks on the screen and on A4. */
import { figureStyle } from '../../text/plot/figure.ts';
import type { Words } from './words/zh-CN.ts';

export function pageStyle(title: string, words: Words): string {
  const [before = '', between = '', after = ''] = words.page.split(/\{pages?\}/);
  const pages = `${text(before)} counter(page) ${text(between)} counter(pages) ${text(after)}`;
  return `
@page {
  size: A4;
  margin: 15mm 12mm 14mm;
  @top-left { content: ${text(title)}; font: 8pt sans-serif; color: #55626e; }
  @bottom-right { content: ${pages}; font: 8pt sans-serif; color: #55626e; }
}
@page :first { margin-top: 11mm; @top-left { content: none; } }
* { box-sizing: border-box; }
html { color: #22303c; background: #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { font: 10pt/1.45 "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; max-width: 186mm; margin: 8mm auto; padding: 0 4mm; }
header { border-bottom: 2pt solid #1f5582; margin-bottom: 3mm; }
h1 { font-size: 17pt; line-height: 1.25; margin: 0 0 1mm; color: #1f5582; }
header p { margin: 0 0 1mm; font-size: 8.5pt; color: #55626e; }
h2, caption, figcaption { font-size: 11pt; font-weight: 600; text-align: left; color: #1f5582; margin: 0; break-after: avoid; }
h2 { margin: 4mm 0 1mm; }
.keys { display: grid; grid-template-columns: repeat(9, auto); width: calc(100% - 1px); margin: 0 0 2mm; border: 0.6pt solid #c3ccd4; }
.keys div { padding: 1.5mm 2mm; border-left: 0.6pt solid #c3ccd4; }
.keys div:first-child { border-left: 0; }
.keys dt { font-size: 7.5pt; color: #55626e; white-space: nowrap; }
.keys dd { margin: 0; font-size: 13pt; font-weight: 600; white-space: nowrap; font-variant-numeric: tabular-nums; }
.keys small { font-size: 7.5pt; font-weight: 400; }
.findings { margin: 0 0 3mm; padding: 0; list-style: none; }
.findings li { padding: 0.4mm 0 0.4mm 6mm; text-indent: -4.5mm; break-inside: avoid; }
.findings li::before { content: "·"; display: inline-block; width: 4.5mm; text-indent: 0; font-weight: 700; }
.findings .trouble::before { content: "▲"; color: #a3371b; }
table { width: 100%; border-collapse: collapse; margin: 0 0 5mm; font-size: 8.5pt; line-height: 1.25; font-variant-numeric: tabular-nums; break-inside: avoid; }
table.narrow { width: 60%; }
table.many { font-size: 7.4pt; }
table.many :is(th, td) { padding: 0.4mm 0.6mm; }
table.many thead th { overflow-wrap: anywhere; }
caption { padding-bottom: 1mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 0.4mm 0.9mm; text-align: right; font-weight: 400; border-bottom: 0.4pt solid #d7dde3; vertical-align: top; }
thead th { font-weight: 600; border-bottom: 0.9pt solid #1f5582; vertical-align: bottom; }
th.word, td.word { text-align: left; }
tbody tr:nth-child(even) { background: #f3f6f8; }
.plots { display: grid; grid-template-columns: 1fr 1fr; column-gap: 4mm; }
${figureStyle}.remark { font-size: 8pt; color: #55626e; margin: -3.5mm 0 5mm; }
.notes { columns: 2; column-gap: 6mm; font-size: 7.5pt; line-height: 1.35; margin: 0 0 4mm; }
.notes div { break-inside: avoid; margin-bottom: 0.8mm; }
.notes dt { display: inline; font-weight: 600; }
.notes dt::after { content: " "; }
.notes dd { display: inline; margin: 0; }
@media print {
  body { max-width: none; margin: 0; padding: 0; }
  .details { break-before: page; }
}
`;
}

/** A string of CSS: everything that could end it, or the style, is told by its number. */
function text(words: string): string {
  return `"${words.replaceAll(/["\\<>&\n\r\f]/g, sign => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}
