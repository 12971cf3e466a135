/** R15: what stands on the paper of who was sent away: for which papers, or that a refusal was overturned; until when, and the code by which they come back. */
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
  // Nothing was missing: it was refused, and a supervisor has overturned that.
  const isReviewed = services.every(({ missing }) => missing.length === 0);
  const known = services.flatMap(({ service }) => rules.services.get(service) ?? []);
  return [
    { text: rules.name, ...heading },
    ...(again ? [{ text: phrases['ticket-again'], ...heading }] : []),
    { text: phrases[isReviewed ? 'review-heading' : 'papers-heading'], ...heading },
    { text: slip.ticket, size: 2, ...heading },
    { text: serviceNames(phrases, known), size: 2, ...centred },
    { rule: true },
    ...(isReviewed ? [] : missingIn(rules, services)),
    ...(code === undefined
      ? [{ text: phrases[isReviewed ? 'review-next' : 'papers-next'], bold: true }]
      : backBy(rules, { until, code, isReviewed })),
    ...footOf(rules, { issuedAt: slip.takenAt }),
  ];
}

/** Until when, and by what: a hall without a scanner saves the paper of the QR code. */
function backBy(
  { phrases, inputs }: Rules,
  { until, code, isReviewed }: { until: string; code: string; isReviewed: boolean },
): TicketLine[] {
  const isRead = [...inputs.values()].some(({ is }) => is === 'scanner');
  const why = isReviewed ? 'review' : 'papers';
  return [
    { text: say(phrases[`${why}-${isRead ? 'return-scan' : 'return'}`], { until }), bold: true },
    ...(isRead ? [{ qr: slipCodeText(until, code) }] : []),
    { text: say(phrases['papers-code'], { code }), ...centred },
  ];
}

function missingIn(rules: Rules, services: ReturnSlip['services']): TicketLine[] {
  return [...services.flatMap(one => missingLines(rules, one, services.length > 1)), { rule: true }];
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
