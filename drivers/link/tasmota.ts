/** What every Tasmota says and takes (tasmota/docs MQTT.md): `%prefix%/%topic%/`, the default of its FullTopic. */
import { textOf } from './payload.ts';

export type TasmotaTopics = {
  /** `Online` or `Offline`, retained; the second is its will. */
  lwt: string;
  /** Its answers: RESULT, or the name of the command with SetOption4. */
  answers: string;
  /** What it tells unasked. */
  tells: string;
  command(name: string): string;
};

/** `topic`: the one that is set in the device, without prefix. */
export function tasmotaTopics(topic: string): TasmotaTopics {
  return {
    lwt: `tele/${topic}/LWT`,
    answers: `stat/${topic}/+`,
    tells: `tele/${topic}/+`,
    command: name => `cmnd/${topic}/${name}`,
  };
}

/** Undefined: neither. */
export function isOnline(payload: Uint8Array): boolean | undefined {
  const said = textOf(payload);
  return said === 'Online' ? true : said === 'Offline' ? false : undefined;
}
