/** For what a glance would miss: a beep, a blink. The device counts them; here each is to be seen for a moment. */
import { useEffect, useRef, useState } from 'preact/hooks';

/** True for `forMs` after each time that `count` has grown; what happened before the page opened is over. */
export function useGrown(count: number | undefined, forMs: number): boolean {
  const before = useRef(count);
  const [isNew, setNew] = useState(false);
  useEffect(() => {
    const grew = hasGrown(before.current, count);
    before.current = count ?? before.current;
    setNew(grew);
    if (!grew) return undefined;
    const timer = setTimeout(() => setNew(false), forMs);
    return () => clearTimeout(timer);
  }, [count]);
  return isNew;
}

/** A device that was started again counts from the beginning. */
export function hasGrown(before: number | undefined, now: number | undefined): boolean {
  return before !== undefined && now !== undefined && now > before;
}
