/** What a clerk or a citizen would press for an order: the way of a story into a real hall. */
import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../../config/schema/config.ts';
import { isPad } from '../../config/schema/device-classes.ts';
import type { KeyAction } from '../../config/schema/keys.ts';
import { deskTickets } from '../../daemon/core/counter/desk-tickets.ts';
import type { Command } from '../../daemon/core/types/commands.ts';

/** `press` as `{"press": …}` takes it, one after the other. */
export type Presses = { device: string; presses: readonly string[] };

/** Undefined: no key and no button does just this. */
export function pressesFor(config: Config, command: Command): Presses | undefined {
  if (command.verb === 'take-ticket' && command.counter === undefined)
    return command.cases === undefined ? atKiosk(config, command) : undefined;
  if (!('counter' in command) || command.counter === undefined) return undefined;
  const does = actionOf(config, command);
  if (does === undefined) return undefined;
  for (const [device, entry] of config.devices) {
    if (!isPad(entry) || entry.counter !== command.counter) continue;
    for (const [rule, action] of config.keys.get(device) ?? []) {
      if (action === does.action && (does.rule ?? rule) === rule)
        return { device, presses: pressed(rule, does.digits) };
    }
  }
  return undefined;
}

/** `n transfer` with 12: 1, 2, transfer. */
function pressed(rule: string, digits: string): string[] {
  const [key = '', before = ''] = rule.split(' ').toReversed();
  return [...(/^\d*$/.test(before) ? before : digits), key];
}

/** A bank is chosen by the number of one of its counters. */
function actionOf(
  config: Config,
  command: Command,
): { action: KeyAction; digits: string; rule?: string } | undefined {
  const key = (action: KeyAction, digits = '') => ({ action, digits });
  switch (command.verb) {
    case 'call-next':
    case 'recall':
    case 'start':
    case 'park':
    case 'miss':
    case 'undo':
    case 'say-line':
    case 'ask-supervisor':
    case 'question-open':
      return key(command.verb);
    case 'take-ticket': {
      const ticket = deskTickets(config.rules).find(
        ({ service, choice }) =>
          command.services.includes(service.id) && isDeepStrictEqual(choice, command.choice),
      );
      return ticket && { ...key('take-ticket'), rule: `${ticket.digits} ok` };
    }
    case 'cancel':
      return key('cancel');
    case 'bring-back':
      return command.number === undefined
        ? key('resume-or-rejoin')
        : key('bring-back', String(command.number).padStart(2, '0'));
    case 'pause-counter':
    case 'open-counter':
      return key('pause');
    case 'sign-in':
      return command.opens === true ? key('sign-in', command.clerk) : undefined;
    case 'close-counter':
      return command.force ? undefined : key('sign-out');
    case 'set-class':
      if (command.class === 'appointment') return undefined;
      return key(command.class === 'green' ? 'set-class-green' : 'set-class-normal');
    case 'finish':
      if (command.outcome !== 'approved' || command.services !== undefined) return undefined;
      return command.cases === undefined ? key('finish') : key('finish-cases', `${command.cases}`);
    case 'pick-service':
      return { ...key('pick-service'), rule: `4${command.nth} ok` };
    case 'mark':
      if (command.nth === undefined)
        return key(command.outcome === 'refused' ? 'finish-refused' : 'finish-papers-missing');
      return command.outcome === 'refused'
        ? { ...key('mark-refused'), rule: `7${command.nth} ok` }
        : { ...key('mark-papers-missing'), rule: `8${command.nth} ok` };
    case 'choose-route': {
      const plate = [...config.rules.counters.values()].find(({ queues }) => queues.includes(command.queue));
      return plate && key('transfer', plate.id);
    }
    default:
      return undefined;
  }
}

function atKiosk(
  config: Config,
  { services, class: visitClass, choice }: Extract<Command, { verb: 'take-ticket' }>,
): Presses | undefined {
  const [service, ...more] = services;
  if (more.length > 0) return undefined;
  for (const [device, entry] of config.devices) {
    if (entry.kind !== 'line-reader' || entry.reads.are !== 'presses') continue;
    for (const [line, press] of entry.reads.presses) {
      const same =
        press.service === service &&
        press.class === visitClass &&
        press.choices.size === choice.size &&
        [...choice].every(([name, queue]) => press.choices.get(name) === queue);
      if (same) return { device, presses: [line] };
    }
  }
  return undefined;
}
