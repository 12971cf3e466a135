/** What a person is setting, while whoever it is for has not yet taken it up. */
import { useSignal } from '@preact/signals';

export type Draft<Value> = { value: Value; set(value: Value): void };

/** `inForce`: what is told to be so. A draft lasts until something else is told than when it was begun. */
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
