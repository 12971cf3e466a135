/**
 * `homeassistant/device/one-ticket-<hall>/config`, in the short keys of
 * https://www.home-assistant.io/integrations/mqtt/#supported-abbreviations-in-mqtt-discovery-messages. Home Assistant
 * takes no key that it does not know beside `dev`, `o` and `cmps`, so nothing of ours stands there.
 */
import { z } from 'zod';

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
});

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
  cmps: z.record(z.string().regex(/^[a-zA-Z0-9_-]+$/), component).describe('components'),
});

export type Discovery = z.infer<typeof discovery>;
export type DiscoveryComponent = z.infer<typeof component>;
