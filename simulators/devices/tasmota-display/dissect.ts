/** The messages of a Tasmota with a display (tasmota/docs Displays.md). */
import { decodeText, readAnswer } from '../../../drivers/tasmota-display/codec.ts';
import { payloadFields } from '../../frames/json-fields.ts';
import { errorOf, type MessageReader, type Reading } from '../../frames/reading.ts';
import type { FrameField } from '../../page/contract.ts';

const who = 'display';

export const tasmotaDisplayFrames: MessageReader = (dir, topic, payload) => {
  const last = topic.slice(topic.lastIndexOf('/') + 1);
  const isText = dir === 'rx' && last.toUpperCase() === 'DISPLAYTEXT';
  const { says, error } = isText
    ? saysText(payload)
    : dir === 'rx'
      ? saysCommand(last, payload)
      : saysAnswer(last, payload);
  return {
    says: `${who}: ${says}`,
    ...errorOf(error),
    fields: isText ? textFields(payload) : payloadFields(payload),
  };
};

type Says = Pick<Reading, 'says' | 'error'>;

function saysCommand(command: string, payload: string): Says {
  if (/^ruletimer[1-8]$/i.test(command)) return { says: `goes dark in ${payload} s, if nothing more comes` };
  if (/^rule[1-3]$/i.test(command))
    return { says: payload === '1' ? 'its rule holds' : `has a rule: ${payload}` };
  return {
    says: `command ${command} ${payload}`,
    error: 'a display is given only DisplayText and its rule here',
  };
}

function saysText(payload: string): Says {
  const steps = decodeText(payload);
  const clears = steps.some(({ is }) => is === 'clear');
  const rows = steps.flatMap(step =>
    step.is === 'text' && step.text.trim() !== '' ? [step.text.trim()] : [],
  );
  const unknown = steps.flatMap(step => (step.is === 'unknown' ? [step.command] : []));
  const shows = rows.length === 0 ? (clears ? 'is cleared' : 'shows nothing') : `shows ${rows.join(' | ')}`;
  return {
    says: clears && rows.length > 0 ? `is cleared, ${shows}` : shows,
    ...(unknown.length > 0 && { error: `commands that are not used here: ${unknown.join(', ')}` }),
  };
}

function saysAnswer(last: string, payload: string): Says {
  if (last === 'LWT') {
    const known = payload === 'Online' || payload === 'Offline';
    return { says: `is ${payload.toLowerCase()}`, ...errorOf(!known && 'it is Online or Offline') };
  }
  const answer = readAnswer(Buffer.from(payload));
  switch (answer.is) {
    case 'shown': {
      const { says } = saysText(answer.text);
      return { says: `answers: ${says}` };
    }
    case 'refused':
      return { says: 'refuses', error: `${answer.how}: it does not know the command, or has no display` };
    case 'other':
      return { says: 'tells something else' };
  }
}

const commandNames: Readonly<Record<string, string>> = {
  l: 'line',
  c: 'column',
  z: 'clear',
};

/** Commands stand in brackets, text between them. */
function textFields(payload: string): FrameField[] {
  return Array.from(payload.matchAll(/\[([^\]]*)\]?|[^[]+/g), ([raw, commands]) => {
    if (commands === undefined)
      return { name: 'text', raw, means: raw.trim() === '' ? 'blanks' : raw.trim() };
    const means = Array.from(commands.matchAll(/([a-zA-Z])(-?\d*)/g), ([, name = '', number = '']) =>
      `${commandNames[name] ?? `command ${name}`} ${number}`.trim(),
    );
    return { name: 'commands', raw, means: means.join(', ') };
  });
}
