/** R15: what stands on the paper of who was sent away for papers: which, until when, and the code by which they come back. */
import type { ReturnSlip } from '../types/return-slip.ts';
import type { Rules } from '../types/rules.ts';
import { slipCodeText } from '../types/scan.ts';
import { say } from './phrases.ts';
import { centred, footOf, heading, papersIn, serviceNames, type TicketLine } from './ticket.ts';

/** `code`: none while the hall has no key; then it says as before to take a new ticket. */
export function returnSlipLines(
  rules: Rules,
  slip: ReturnSlip,
  { again, code }: { again: boolean; code: string | undefined },
): TicketLine[] {
  const { phrases } = rules;
  const { services, until } = slip;
  const known = services.flatMap(({ service }) => rules.services.get(service) ?? []);
  return [
    { text: rules.name, ...heading },
    ...(again ? [{ text: phrases['ticket-again'], ...heading }] : []),
    { text: phrases['papers-heading'], ...heading },
    { text: slip.ticket, size: 2, ...heading },
    { text: serviceNames(phrases, known), size: 2, ...centred },
    { rule: true },
    ...services.flatMap(one => missingLines(rules, one, services.length > 1)),
    { rule: true },
    ...(code === undefined ? [{ text: phrases['papers-next'], bold: true }] : backBy(rules, until, code)),
    ...footOf(rules, { issuedAt: slip.takenAt }),
  ];
}

/** Until when, and by what: a hall without a scanner saves the paper of the QR code. */
function backBy({ phrases, inputs }: Rules, until: string, code: string): TicketLine[] {
  const isRead = [...inputs.values()].some(({ is }) => is === 'scanner');
  return [
    { text: say(phrases[isRead ? 'papers-return-scan' : 'papers-return'], { until }), bold: true },
    ...(isRead ? [{ qr: slipCodeText(until, code) }] : []),
    { text: say(phrases['papers-code'], { code }), ...centred },
  ];
}

/** Of one service; a line to write on where the clerk named none, or another. */
function missingLines(
  { phrases, services }: Rules,
  { service, missing }: ReturnSlip['services'][number],
  isOneOfMany: boolean,
): TicketLine[] {
  const named = missing.filter(({ number }) => number !== 0);
  return [
    ...(isOneOfMany ? [{ text: services.get(service)?.name ?? service, bold: true }] : []),
    ...papersIn(phrases, named),
    ...(named.length < missing.length ? [{ text: phrases['papers-other'] }, { feed: 1 }] : []),
  ];
}
