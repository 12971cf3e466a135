/** A ticket printer: the paper that hangs from it, the machine, and what a person can do there. */
import { html } from 'htm/preact';
import type { PlannedDevice } from '../contract.ts';
import { showsOf, textField } from '../fields.ts';
import type { Hall } from '../hall.ts';
import { type Word, words } from '../words.ts';
import { Knife, PrinterBody, type PrinterCondition } from './body.ts';
import { paperDots } from './paper.ts';
import { PaperStack } from './paper-stack.ts';
import { rollIn } from './roll.ts';

/** On the page; the module of a code, 6 dots, has whole pixels. */
const pixelsPerDot = 0.5;
/** Before the printer has shown its paper. */
const usualColumns = 32;

export function PrinterFace({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const roll = rollIn(hall.topic<unknown>(`sim/${device.id}/looks`).value);
  const condition = conditionOf(hall, device.id, roll?.knifeBlocked ?? false);
  const wideDots = paperDots(roll?.columns ?? usualColumns);
  const act = (action: Record<string, unknown>) => hall.doAt(device.id, action);

  return html`<div class="printer-face" style=${{ '--paper-dots': wideDots }}>
    <div class="printer-machine">
      ${
        roll === undefined
          ? html`<div class="printer-slot"><p class="printer-empty">${words.value.unknown}</p></div>`
          : html`<${PaperStack} roll=${roll} tear=${() => act({ tear: true })} />`
      }
      <${PrinterBody} wide=${wideDots * pixelsPerDot} condition=${condition} />
      <${Knife} wide=${wideDots * pixelsPerDot} condition=${condition} />
    </div>
    <div class="printer-state" role="status">
      ${roll === undefined ? html`<p>${words.value.unknown}</p>` : troublesOf(condition).map(troubleLine)}
    </div>
    <div class="printer-care" role="group" aria-label=${words.value.printerCare}>
      ${condition.paper === 'low' ? careButton('printerNewRoll', () => act({ paper: 'full' })) : careButton('printerUseUp', () => act({ paper: 'low' }))}
      ${condition.blocked || condition.jammed ? careButton('printerMend', () => act({ fault: 'none' })) : careButton('printerBlock', () => act({ cutter: 'block' }))}
    </div>
  </div>`;
}

function conditionOf(hall: Hall, device: string, blocked: boolean): PrinterCondition {
  const shows = showsOf(hall, device);
  const paper = textField(shows, 'paper');
  return {
    paper: paper === 'low' || paper === 'out' ? paper : 'ok',
    coverOpen: textField(shows, 'cover') === 'open',
    jammed: textField(shows, 'cutter') === 'jammed',
    blocked,
  };
}

/** Grave ones end its printing. */
function troublesOf({ paper, coverOpen, jammed, blocked }: PrinterCondition): [Word, boolean][] {
  const troubles: [Word, boolean][] = [];
  if (coverOpen) troubles.push(['printerCoverOpen', true]);
  if (paper === 'out') troubles.push(['printerPaperOut', true]);
  if (jammed) troubles.push(['fault-jammed', true]);
  if (paper === 'low') troubles.push(['printerPaperLow', false]);
  if (blocked && !jammed) troubles.push(['printerBlocked', false]);
  return troubles.length > 0 ? troubles : [['printerFine', false]];
}

function troubleLine([word, grave]: [Word, boolean]) {
  return html`<p key=${word} class=${grave ? 'printer-grave' : ''}>${words.value[word]}</p>`;
}

function careButton(word: Word, act: () => void) {
  return html`<button type="button" class="printer-button" onClick=${act}>${words.value[word]}</button>`;
}
