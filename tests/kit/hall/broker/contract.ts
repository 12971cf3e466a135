/** Holds every message that a hall publishes against the contract (daemon/mqtt/schemas): what is not in it, fails. */
import { bytesOf, isTooLong, messageAtMostBytes } from '../../../../daemon/mqtt/message-size.ts';
import type { Channel } from '../../../../daemon/mqtt/schemas/channel.ts';
import { channels } from '../../../../daemon/mqtt/schemas/channels.ts';

export type Heard = { topic: string; text: string; qos: number; retained: boolean };

const told: readonly { channel: Channel; pattern: RegExp }[] = channels
  .filter(({ is }) => is === 'told')
  .map(channel => ({ channel, pattern: patternOf(channel.address) }));

/** `{…}` stands for one level, or a part of it. */
function patternOf(address: string): RegExp {
  const fixed = address.split(/\{\w+\}/).map(part => part.replaceAll('$', '\\$'));
  return new RegExp(`^${fixed.join('[^/]+')}$`);
}

/** What is wrong with a message, in words; none: the contract knows it just so. */
export function breachOf({ topic, text, qos, retained }: Heard): string | undefined {
  const channel = told.find(({ pattern }) => pattern.test(topic))?.channel;
  const breach = (what: string) => `${topic}: ${what}\n${text.slice(0, 2000)}`;
  if (channel === undefined) return breach('no such topic is in the contract');
  if (isTooLong(text)) return breach(`found ${bytesOf(text)} bytes, expected at most ${messageAtMostBytes}`);
  if (retained && !channel.retain) return breach('found it retained, expected it passing');
  if (text === '') return channel.mayBeEmpty ? undefined : breach('found it empty');
  if (qos !== channel.qos) return breach(`found QoS ${qos}, expected ${channel.qos}`);
  const body = parsed(text);
  if (body === undefined) return breach('found no JSON object');
  const { kind, part } = body as { kind?: unknown; part?: unknown };
  const named = part === undefined ? `event.${String(kind)}` : 'eventPart';
  const message = channel.messages.find(({ name }) => name === named) ?? channel.messages[0];
  const issues = message?.schema.safeParse(body).error?.issues ?? [];
  if (issues.length === 0) return undefined;
  return breach(issues.map(({ path, message: what }) => `${path.join('.') || 'it'}: ${what}`).join('; '));
}

function parsed(text: string): object | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}
