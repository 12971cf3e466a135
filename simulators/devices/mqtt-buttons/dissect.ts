/** The messages of buttons on MQTT, by the firmware that they run. */

import { type ButtonEvent, type Heard, readMessage } from '../../../drivers/mqtt-buttons/codec.ts';
import type { MqttButtonsSettings } from '../../../drivers/mqtt-buttons/definition.ts';
import { payloadFields } from '../../frames/json-fields.ts';
import { errorOf, type MessageReader, type Reading } from '../../frames/reading.ts';

export function mqttButtonsFrames({
  dialect,
  topic: device,
  buttons,
}: Pick<MqttButtonsSettings, 'dialect' | 'topic' | 'buttons'>): MessageReader {
  return (dir, topic, payload) => {
    const { says, error } =
      dir === 'rx'
        ? { says: `is told ${payload}`, error: undefined }
        : told(readMessage({ dialect, topic: device }, topic, Buffer.from(payload)), buttons);
    return { says: `pad: ${says}`, ...errorOf(error), fields: payloadFields(payload) };
  };
}

function told(heard: Heard, buttons: MqttButtonsSettings['buttons']): Pick<Reading, 'says' | 'error'> {
  switch (heard.is) {
    case 'events':
      return { says: heard.events.map(event => saysEvent(event, buttons)).join(', ') };
    case 'availability': {
      const who = heard.of === 'device' ? 'it' : 'what carries it';
      return { says: `${who} is ${heard.online ? 'online' : 'offline'}` };
    }
    case 'other':
      return { says: 'tells something that is no press' };
    case 'junk':
      return { says: 'a message that nobody understands', error: 'no message of this firmware' };
  }
}

function saysEvent(
  { name, input, count, aside }: ButtonEvent,
  buttons: MqttButtonsSettings['buttons'],
): string {
  if (name === undefined) return `nothing pressed on ${input}`;
  const meaning = buttons[name];
  const known = meaning === undefined ? (aside ? ' (beside a press)' : ' (no button here)') : ` (${meaning})`;
  return `${name}${known}${count === undefined ? '' : `, count ${count}`}`;
}
