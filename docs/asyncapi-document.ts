/** docs/asyncapi.yaml: the surface of a hall over MQTT as AsyncAPI 3, made from the schemas that check its messages. */
import { stringify } from 'yaml';
import { z } from 'zod';
import { order } from '../daemon/core/types/commands.ts';
import { followUpForm } from '../daemon/core/types/follow-up.ts';
import { layoutForm } from '../daemon/core/types/layout.ts';
import { questionForm } from '../daemon/core/types/question.ts';
import { callReasonForm } from '../daemon/core/types/reasons.ts';
import { answerForm } from '../daemon/core/types/scan.ts';
import { stepForm } from '../daemon/core/types/visit-step.ts';
import type { Channel, Message } from '../daemon/mqtt/schemas/channel.ts';
import { channels } from '../daemon/mqtt/schemas/channels.ts';
import * as common from '../daemon/mqtt/schemas/common.ts';
import { code, opsCodes } from '../daemon/mqtt/schemas/reply.ts';
import { picture } from '../daemon/mqtt/schemas/state.ts';
import { zodOf } from '../daemon/mqtt/schemas/zod-of.ts';

const head = `# Made by \`npm run asyncapi\` from daemon/mqtt/schemas/; do not edit it here.
`;

const about = `A hall is seen and commanded over MQTT 3.1.1. MQTT is a view, never the record: what a broker has acknowledged is not durable
by that; what a reply says is.

- Every payload is one JSON object with \`v\` (1) and \`ts\` (ms UTC, when it was made); \`seq\` where it follows the journal.
  Times are ms UTC, lengths of time ms, unless the name says Min or S (minutes, seconds).
- What stands retained is said again in full at every connect, between \`$state\` starting and online. An empty payload: it is gone.
- No message is longer than 60 KiB.
- Events come in the order of \`seq\` without gaps; after a restart a seq may come again. What was missed is told by \`replay\`.
  One that is too long for a message (a day-opened of an older version) is left out on \`event/\`, with the alarm
  \`broker-refuses\`, and told by \`replay\` in parts, \`{part, of, json}\`.
- A command is published on \`cmd/<verb>\`, QoS 1, not retained, at most 4 KiB, and answered on \`rsp/<client>/<id>\`. Subscribe
  to that first. Silently dropped: retained, larger, not JSON, without a valid id and client. Everything else is answered.
- In a hall with users, commands are published on \`cmd/<verb>/<user>\` by that user, whose role and counter are checked;
  on the plain topic they are rejected (not-allowed). They are answered on \`rsp/<user>/<client>/<id>\`, which nobody but that
  user can hear. Without users the plain topic is for a broker on this machine only.

Codes of replies, beside those of the hall that drivers/ff68-pad/README.md explains:
${Object.entries(opsCodes)
  .map(([code, meaning]) => `- \`${code}\`: ${meaning}`)
  .join('\n')}
`;

const parameters: Readonly<Record<string, { description: string; examples: string[] }>> = {
  hall: { description: 'The id of the hall, [a-z0-9-]{1,32}.', examples: ['fuzhou'] },
  queue: { description: 'The id of a queue.', examples: ['approval'] },
  service: { description: 'The id of a service.', examples: ['withdrawal'] },
  counter: { description: 'The plate of a counter.', examples: ['1'] },
  ticket: { description: 'A ticket of today.', examples: ['A001'] },
  board: { description: 'The id of a board.', examples: ['board-1'] },
  alarm: { description: 'The id of an alarm, [a-z0-9-]{1,32}.', examples: ['wait-approval'] },
  device: { description: 'The id of a device.', examples: ['printer-1'] },
  institution: { description: 'The id of an institution.', examples: ['centre'] },
  client: { description: 'As the command named it, [A-Za-z0-9_-]{1,64}.', examples: ['desk'] },
  id: { description: 'As the command named it, [A-Za-z0-9_-]{1,64}.', examples: ['17'] },
  followUp: { description: 'The id of a follow-up.', examples: ['2026-11-24-f1'] },
  question: { description: 'The id of a question.', examples: ['2026-11-24-q1'] },
  user: { description: 'The MQTT user name of whoever gives it.', examples: ['chen'] },
};

/** What stands in many messages is laid down once. */
const shared: Readonly<Record<string, z.ZodType>> = {
  Id: common.id,
  Ticket: common.ticket,
  Count: common.count,
  Moment: common.moment,
  MinuteRange: common.minuteRange,
  Version: common.version,
  Order: zodOf(order),
  VisitStep: zodOf(stepForm),
  CallReason: zodOf(callReasonForm),
  FollowUp: zodOf(followUpForm),
  Question: zodOf(questionForm),
  Layout: zodOf(layoutForm),
  ScanAnswer: zodOf(answerForm),
  Picture: picture,
  Code: code,
};

const ref = (...path: string[]) => ({ $ref: `#/${path.join('/')}` });
const keyOf = ({ name }: { name: string }) => name.replaceAll(/[^A-Za-z0-9.]/g, '-');

/** As YAML, the same for the same schemas. */
export function asyncapi(): string {
  return (
    head + stringify(document(), { lineWidth: 120, aliasDuplicateObjects: false, blockQuote: 'literal' })
  );
}

function document(): object {
  const messages = new Map(channels.flatMap(one => one.messages).map(one => [keyOf(one), one]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'One Ticket: a hall over MQTT',
      version: '1',
      description: about,
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: {
      hall: {
        host: 'broker.hall.lan:8883',
        protocol: 'mqtts',
        protocolVersion: '3.1.1',
        description: 'Mosquitto with TLS and users (config/deploy/mosquitto).',
      },
      demo: {
        host: '127.0.0.1:1883',
        protocol: 'mqtt',
        protocolVersion: '3.1.1',
        description: 'The broker that a demo brings along; without users.',
      },
    },
    channels: Object.fromEntries(channels.map(one => [keyOf(one), channelOf(one)])),
    operations: Object.fromEntries(channels.map(one => [operationName(one), operationOf(one)])),
    components: {
      schemas: schemasOf(messages),
      parameters,
      messages: Object.fromEntries([...messages].map(([key, one]) => [key, messageOf(one)])),
    },
  };
}

function channelOf(channel: Channel): object {
  const named = [...channel.address.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return {
    address: channel.address,
    description: channel.mayBeEmpty ? `${channel.about} An empty payload: it is gone.` : channel.about,
    messages: Object.fromEntries(
      channel.messages.map(one => [keyOf(one), ref('components', 'messages', keyOf(one))]),
    ),
    parameters: Object.fromEntries(named.map(name => [name, ref('components', 'parameters', name)])),
  };
}

const operationName = (channel: Channel) => `${channel.is === 'told' ? 'tell' : 'take'}.${keyOf(channel)}`;

function operationOf(channel: Channel): object {
  const { is, retain, qos, about: summary } = channel;
  return {
    action: is === 'told' ? 'send' : 'receive',
    channel: ref('channels', keyOf(channel)),
    summary,
    bindings: {
      mqtt: is === 'told' ? { qos, retain, bindingVersion: '0.2.0' } : { qos, bindingVersion: '0.2.0' },
    },
    ...(keyOf(channel).startsWith('cmd.') && { reply: { channel: ref('channels', 'reply') } }),
  };
}

function messageOf({ about: summary, name, example, contentType }: Message): object {
  return {
    summary,
    ...(contentType !== undefined && { contentType }),
    payload: ref('components', 'schemas', keyOf({ name })),
    examples: [{ payload: example }],
  };
}

/** `input`: as it is on the broker, before it is read. */
function schemasOf(messages: ReadonlyMap<string, Message>): object {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(shared)) registry.add(schema, { id });
  for (const [id, { schema }] of messages) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    target: 'draft-7',
    io: 'input',
    uri: id => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => withoutSafeIntegers(jsonSchema),
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  );
}

/** JSON knows no widest integer, and nobody reads past these. */
function withoutSafeIntegers(schema: { minimum?: unknown; maximum?: unknown }): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}
