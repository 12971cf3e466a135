/** The beeper of a pad. */

const beepS = 0.09;
const gapS = 0.2;
const pitchHz = 2300;
const loudness = 0.05;

/** Beeps once or twice. A browser makes no sound before the page was touched, and complains of being asked. */
export function beeper(): (times: number) => Promise<void> {
  let context: AudioContext | undefined;

  return async times => {
    if (!navigator.userActivation.hasBeenActive) return;
    context ??= new AudioContext();
    await context.resume();
    for (let nth = 0; nth < times; nth += 1) beepAt(context, context.currentTime + nth * gapS);
  };
}

function beepAt(context: AudioContext, atS: number): void {
  const gain = new GainNode(context, { gain: loudness });
  const tone = new OscillatorNode(context, { type: 'square', frequency: pitchHz });
  tone.connect(gain).connect(context.destination);
  tone.start(atS);
  tone.stop(atS + beepS);
}
