/** The one loop of animation frames of the page: it runs only while something moves and somebody can see it. */

type Draw = (nowMs: number) => void;

const draws = new Set<Draw>();
let frame: number | undefined;

/** Calls `draw` with the time of each frame, as `performance.now()` counts, until the function returned is called. */
export function everyFrame(draw: Draw): () => void {
  draws.add(draw);
  run();
  return () => {
    draws.delete(draw);
    if (draws.size === 0) stop();
  };
}

function run(): void {
  if (frame === undefined && draws.size > 0 && !document.hidden) frame = requestAnimationFrame(drawAll);
}

function stop(): void {
  if (frame !== undefined) cancelAnimationFrame(frame);
  frame = undefined;
}

function drawAll(nowMs: number): void {
  frame = undefined;
  run();
  for (const draw of draws) draw(nowMs);
}

document.addEventListener('visibilitychange', () => (document.hidden ? stop() : run()));
