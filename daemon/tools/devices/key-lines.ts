/** The line of a config that makes a key of a button: somebody presses it, and reads what to write. */
import type { DeviceConfig } from '../../../config/schema/config.ts';
import { definitionOf } from '../../../drivers/kinds.ts';
import { words } from './words.ts';

/** In YAML these are no texts. */
const noText = /^(true|false|null|~|[-+.\d].*)$/i;
const plain = /^[a-z][a-z\d_-]*$/i;
const quoted = (text: string): string =>
  plain.test(text) && !noText.test(text) ? text : JSON.stringify(text);

/** `button`: pressed, and no key in the config. What the entry says already stands in the line, because the line replaces it. */
export function noKeyText(id: string, device: DeviceConfig, button: string): string {
  const definition = definitionOf(device.kind);
  const now = (definition.class === 'pad' && definition.tested.buttons?.(device)) || {};
  const all = [...Object.entries(now), [button, 'next'] as const];
  const line = `buttons: { ${all.map(([name, key]) => `${quoted(name)}: ${quoted(key)}`).join(', ')} }`;
  return `${words.noKey(id, button)}\n    ${line}`;
}
