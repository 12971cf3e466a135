/**
 * Bounds what one MQTT packet may take of the memory: a client of mqtt.js gathers a packet whole, up to 256 MiB, before it looks
 * at it. A message that is too large goes on without its payload, so that it is acknowledged as any other and nothing waits
 * behind it.
 */

const publish = 3;
/** MQTT 3.1.1 §2.2.3: the length is told in at most four bytes, seven bits each. */
const lengthAtMostBytes = 4;

type Stage =
  /** `bytes`: of the fixed header, §2.2. */
  | { is: 'header'; bytes: number[] }
  | { is: 'whole'; left: number }
  /** Topic and packet identifier of a message that is too large, §3.3.2. */
  | { is: 'variable-header'; first: number; bytes: number[]; left: number }
  | { is: 'skipped'; left: number };

/**
 * Takes a stream cut anywhere; `pass` gets what may go on. Says what is wrong when what comes is no MQTT, or a huge packet that is no
 * message. `pass` left out: a huge message is wrong too.
 */
export function boundPackets(
  atMostBytes: number,
  pass?: (bytes: Uint8Array) => void,
): (chunk: Uint8Array) => string | undefined {
  let stage: Stage = { is: 'header', bytes: [] };
  let wrong: string | undefined;

  function afterHeader(bytes: readonly number[], length: number): Stage {
    const [first = 0] = bytes;
    if (length > atMostBytes && first >> 4 === publish && pass !== undefined)
      return { is: 'variable-header', first, bytes: [], left: length };
    if (length > atMostBytes)
      wrong = `it sent a packet of ${length} bytes${pass === undefined ? '' : ' that is no message'}`;
    else pass?.(Uint8Array.from(bytes));
    return { is: 'whole', left: length };
  }

  /** Takes one byte or more of the chunk, and returns how many. */
  function take(chunk: Uint8Array, from: number): number {
    switch (stage.is) {
      case 'header': {
        const byte = chunk[from] ?? 0;
        stage.bytes.push(byte);
        if (stage.bytes.length > 1 && byte < 0x80) stage = afterHeader(stage.bytes, lengthIn(stage.bytes));
        else if (stage.bytes.length > lengthAtMostBytes) wrong = 'it sent what is no MQTT';
        return 1;
      }
      case 'variable-header': {
        stage.bytes.push(chunk[from] ?? 0);
        stage.left -= 1;
        if (stage.bytes.length === variableHeaderIn(stage)) {
          pass?.(withoutPayload(stage.first, stage.bytes));
          stage = { is: 'skipped', left: stage.left };
        }
        return 1;
      }
      case 'whole':
      case 'skipped': {
        const taken = Math.min(stage.left, chunk.length - from);
        stage.left -= taken;
        if (stage.is === 'whole') pass?.(chunk.subarray(from, from + taken));
        return taken;
      }
    }
  }

  return chunk => {
    for (let at = 0; wrong === undefined && at < chunk.length; ) {
      at += take(chunk, at);
      if ((stage.is === 'whole' || stage.is === 'skipped') && stage.left === 0)
        stage = { is: 'header', bytes: [] };
    }
    return wrong;
  };
}

function lengthIn([, ...bytes]: readonly number[]): number {
  return bytes.reduce((length, byte, index) => length + (byte & 0x7f) * 128 ** index, 0);
}

/** How long it will be, as soon as that can be known. */
function variableHeaderIn({ first, bytes }: { first: number; bytes: readonly number[] }): number {
  const [high = 0, low = 0] = bytes;
  const identifier = (first & 0b0110) === 0 ? 0 : 2;
  return bytes.length < 2 ? Number.POSITIVE_INFINITY : 2 + high * 256 + low + identifier;
}

function withoutPayload(first: number, variableHeader: readonly number[]): Uint8Array {
  const length: number[] = [];
  for (let left = variableHeader.length; ; left = Math.floor(left / 128)) {
    if (left < 128) {
      length.push(left);
      return Uint8Array.from([first, ...length, ...variableHeader]);
    }
    length.push((left % 128) | 0x80);
  }
}
