/** Times that a shared line reckons with. */

/** USB adapters hand bytes on in chunks; within this gap a message that has begun is still arriving (FTDI: 16 ms). */
export const chunkGapMs = 20;
/** How much later than the wire time an adapter may give back our own bytes. */
export const echoLateMs = 50;
/** Bytes that come without a pause for this long are a babbling member or noise: nobody waits for their end. */
export const babbleAfterMs = 1000;
/** Woken so much too late, this process stood still: what came meanwhile still waits to be read. */
export const stoodStillMs = 20;
/** Then it is read within this. */
export const readWithinMs = 50;
/**
 * So long after a question is out, what a pad waits for goes before its reply: a pad says a key again after half a second, and
 * one board that is slow, or dead, may take two.
 */
export const answersGoFirstAfterMs = 100;
/** Of so many characters, which have eleven bits at most. */
export const silenceMs = (characters = 0, baud: number): number => (characters * 11_000) / baud;
