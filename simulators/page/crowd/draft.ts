/** What a person is setting, while the crowd has not yet taken it up. */
import { useSignal } from '@preact/signals';

export type Draft<Value> = { value: Value; set(value: Value): void };

/** `inForce`: what the crowd says. A draft lasts until the crowd says something else than when it was begun. */
export function useDraft<Value>(inForce: Value): Draft<Value> {
  const draft = useSignal<{ value: Value; over: Value } | undefined>(undefined);
  const { value, over } = draft.value ?? { value: inForce, over: inForce };
  return {
    value: over === inForce ? value : inForce,
    set(value) {
      draft.value = { value, over: inForce };
    },
  };
}
