/**
 * A Tasmota with a SerialBridge, as a cable between a device and a broker (xdrv_08_serial_bridge.ino): what the device says
 * is published in hex after a pause, what is published goes to the device.
 */
import type { BrokerSimulator, BrokerSurroundings } from '../devices/simulator.ts';

/** SERIAL_POLLING of its firmware: what comes without a pause of this length is one message. */
const pauseMs = 100;
/** SERIAL_BRIDGE_BUFFER_SIZE of an ESP8266; a full one is published at once. */
const bufferBytes = 255;
const hexDelimiter = 254;

export type SimulatedBridge = Pick<BrokerSimulator, 'topics' | 'will' | 'connected' | 'message'> & {
  fromDevice(bytes: Uint8Array): void;
};

export function simulateTasmotaBridge(
  options: { topic: string },
  around: Omit<BrokerSurroundings, 'changed'> & { toDevice(bytes: Uint8Array): void },
): SimulatedBridge {
  const { timers } = around;
  const lwt = `tele/${options.topic}/LWT`;
  let received: number[] = [];
  let delimiter = 255;
  let baud = 9600;
  let cancelPause = (): void => {};

  const answer = (said: Record<string, unknown>): void =>
    around.publish(`stat/${options.topic}/RESULT`, JSON.stringify(said));

  function flush(): void {
    cancelPause();
    if (received.length === 0) return;
    const bytes = Buffer.from(received);
    received = [];
    const isHex = delimiter === hexDelimiter;
    const SSerialReceived = isHex ? bytes.toString('hex').toUpperCase() : bytes.toString('latin1');
    around.publish(`tele/${options.topic}/RESULT`, JSON.stringify({ SSerialReceived }));
  }

  function obey(command: string, text: string): void {
    if (command === 'SERIALDELIMITER') {
      delimiter = text === '' ? delimiter : Number(text);
      answer({ SerialDelimiter: delimiter });
    } else if (command === 'SBAUDRATE') {
      baud = Number(text) >= 300 ? Math.floor(Number(text) / 300) * 300 : baud;
      answer({ SBaudrate: baud });
    } else if (command === 'SSERIALCONFIG') {
      answer({ SSerialConfig: '8N1' });
    } else if (command === 'SSERIALSEND5') {
      const bytes = Uint8Array.from(Buffer.from(text, 'hex'));
      // It writes byte by byte, and answers when all are out.
      timers.after((bytes.length * 10_000) / baud, () => {
        around.toDevice(bytes);
        answer({ SSerialSend: 'Done' });
      });
    } else {
      answer({ Command: 'Unknown' });
    }
  }

  return {
    topics: [`cmnd/${options.topic}/+`],
    will: { topic: lwt, payload: 'Offline' },
    connected: () => around.publish(lwt, 'Online', { retain: true }),
    message: (topic, payload) => obey(topic.split('/').at(-1)?.toUpperCase() ?? '', payload),
    fromDevice(bytes) {
      for (const byte of bytes) {
        received.push(byte);
        if (received.length === bufferBytes) flush();
      }
      cancelPause();
      cancelPause = timers.after(pauseMs, flush);
    },
  };
}
