/** What every Tasmota says and takes (tasmota/docs MQTT.md): `%prefix%/%topic%/`, the default of its FullTopic. */
import { textOf } from './payload.ts';

/** `topic`: the one that is set in the device, without prefix. */
export function tasmotaTopics(topic: string) {
  return {
    /** `Online` or `Offline`, retained; the second is its will. */
    lwt: `tele/${topic}/LWT`,
    /** Its answers: RESULT, or the name of the command with SetOption4. */
    answers: `stat/${topic}/+`,
    /** What it tells unasked. */
    tells: `tele/${topic}/+`,
    command: (name: string) => `cmnd/${topic}/${name}`,
  };
}

/** Undefined: neither. */
export function isOnline(payload: Uint8Array): boolean | undefined {
  const said = textOf(payload);
  return said === 'Online' ? true : said === 'Offline' ? false : undefined;
}
