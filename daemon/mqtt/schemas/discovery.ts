/**
 * `homeassistant/device/one-ticket-<hall>/config`, in the short keys of
 * https://www.home-assistant.io/integrations/mqtt/#supported-abbreviations-in-mqtt-discovery-messages. Home Assistant
 * takes no key that it does not know beside `dev`, `o` and `cmps`, so nothing of ours stands there.
 */
import { z } from 'zod';
import { jsonIn } from '../json.ts';

const component = z.strictObject({
  p: z.enum(['sensor', 'binary_sensor']).describe('platform'),
  uniq_id: z
    .string()
    .regex(/^[a-zA-Z0-9_-]+$/)
    .describe('unique_id'),
  name: z.string().min(1),
  stat_t: z.string().describe('state_topic'),
  val_tpl: z.string().describe('value_template'),
  dev_cla: z.enum(['duration', 'enum', 'problem']).optional().describe('device_class'),
  unit_of_meas: z.literal('s').optional().describe('unit_of_measurement'),
  stat_cla: z.enum(['measurement', 'total_increasing']).optional().describe('state_class'),
  ent_cat: z.literal('diagnostic').optional().describe('entity_category'),
  ops: z.array(z.string()).optional().describe('options, of an enum'),
  avty_t: z.string().optional().describe('availability_topic, where it is not that of the hall'),
  avty_tpl: z.string().optional().describe('availability_template'),
});
const gone = component.pick({ p: true }).describe('Of an earlier config: Home Assistant takes it away.');
const componentId = z.string().regex(/^[a-zA-Z0-9_-]+$/);

export const discovery = z.strictObject({
  dev: z
    .strictObject({
      ids: z.array(z.string()).min(1).describe('identifiers'),
      name: z.string(),
      mf: z.string().describe('manufacturer'),
      mdl: z.string().describe('model'),
      sw: z.string().describe('sw_version'),
    })
    .describe('device'),
  o: z.strictObject({ name: z.string(), sw: z.string() }).describe('origin'),
  avty_t: z.string().describe('availability_topic'),
  avty_tpl: z.string().describe('availability_template'),
  qos: z.literal(1),
  cmps: z.record(componentId, z.union([component, gone])).describe('components'),
});

export type Discovery = z.infer<typeof discovery>;
export type DiscoveryComponent = z.infer<typeof component>;
export type GoneComponent = z.infer<typeof gone>;

/** Those of a message that somebody left on the broker, by id; what is no such message has none. */
export function goneComponents(payload: Uint8Array): Map<string, GoneComponent> {
  const found = new Map<string, GoneComponent>();
  const read = z.object({ cmps: z.record(z.string(), z.unknown()) }).safeParse(jsonIn(payload));
  for (const [id, one] of Object.entries(read.data?.cmps ?? {})) {
    const platform = z.object({ p: component.shape.p }).safeParse(one);
    if (componentId.safeParse(id).success && platform.success) found.set(id, { p: platform.data.p });
  }
  return found;
}
