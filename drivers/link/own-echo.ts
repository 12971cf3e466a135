/**
 * What an adapter that hears itself (2-wire RS-485, receiver always on) gives back of the bytes just sent.
 * A pad's frame and its acknowledgement are the same bytes, so this is used only where the setting says that it echoes.
 * `sent`: what was just written.
 */
export function expectOwnEcho(sent: Uint8Array) {
  let matched = 0;
  let over = sent.length === 0;

  function giveUp(): Uint8Array {
    const held = over ? 0 : matched;
    over = true;
    return sent.subarray(0, held);
  }

  return {
    /** The part of what came in that is not our own. */
    strip(chunk: Uint8Array) {
      if (over) return chunk;
      let at = 0;
      while (at < chunk.length && matched < sent.length && chunk[at] === sent[matched]) {
        at += 1;
        matched += 1;
      }
      if (matched === sent.length) {
        over = true;
        return chunk.subarray(at);
      }
      if (at === chunk.length) return chunk.subarray(at);
      const held = giveUp();
      const heard = new Uint8Array(held.length + chunk.length - at);
      heard.set(held);
      heard.set(chunk.subarray(at), held.length);
      return heard;
    },
    /** All of it has come back, or something else came in its place. */
    isOver: () => over,
    /** Ends it; gives the bytes that were held back as a beginning of the echo that never came whole. */
    giveUp,
  };
}

export type OwnEcho = ReturnType<typeof expectOwnEcho>;
