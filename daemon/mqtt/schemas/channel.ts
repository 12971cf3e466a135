/** How one topic of the contract is laid down. Addresses are written as in AsyncAPI, `{…}` for a level that varies. */
import type { z } from 'zod';

/** `contentType` left out: JSON. */
export type Message = {
  name: string;
  about: string;
  schema: z.ZodType;
  example: unknown;
  contentType?: 'text/plain';
};

export type Channel = {
  name: string;
  address: string;
  about: string;
  /** `told`: the hall publishes it; `taken`: the hall subscribes to it. */
  is: 'told' | 'taken';
  retain: boolean;
  qos: 0 | 1;
  /** An empty payload means: it is over, or the config knows it no more. */
  mayBeEmpty?: true;
  messages: readonly Message[];
};

export const prefix = 'one-ticket/v1/{hall}';

type How = Pick<Channel, 'retain' | 'qos'>;
export const retained: How = { retain: true, qos: 1 };
export const figures: How = { retain: true, qos: 0 };
export const passing: How = { retain: false, qos: 1 };

type Told = readonly [topic: string, schema: z.ZodType, example: unknown, about: string];

/** What the hall publishes, by the names of the channels. */
export const told = (how: How, rows: Readonly<Record<string, Told>>): Channel[] =>
  Object.entries(rows).map(([name, [topic, schema, example, about]]) => ({
    name,
    address: `${prefix}/${topic}`,
    about,
    is: 'told',
    ...how,
    // Of one among several; the hall itself and its daemon are always there.
    ...(how.retain && topic.includes('{') && { mayBeEmpty: true }),
    messages: [{ name, about, schema, example }],
  }));
