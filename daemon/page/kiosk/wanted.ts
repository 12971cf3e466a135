/** What whoever stands there wants, until it is ordered or they are gone. */
import { computed, signal } from '@preact/signals';
import type { OfferedService } from './contract.ts';
import { hallNow } from './source.ts';

/** More no ticket has. */
export const servicesAtMost = 8;

const touched = signal<readonly string[]>([]);
/** A queue at each choice. */
export const choice = signal<Readonly<Record<string, string>>>({});
export const green = signal(false);
/** `ticket`: the services are chosen. */
export const screen = signal<'services' | 'ticket'>('services');

const offered = computed(() => hallNow.value?.institutions.flatMap(({ services }) => services) ?? []);
/** One that is not offered any more has gone from them. */
export const chosen = computed<readonly OfferedService[]>(() =>
  touched.value.flatMap(id => offered.value.find(one => one.id === id && one.refused === undefined) ?? []),
);

/** Each choice once, though several services come to it. */
export const choices = computed<OfferedService['choices']>(() => {
  const all = chosen.value.flatMap(service => service.choices);
  return all.filter(({ choice: name }, nth) => all.findIndex(one => one.choice === name) === nth);
});

/** One that must be made is not. */
export const isOpen = computed(() =>
  choices.value.some(({ choice: name, must }) => must && choice.value[name] === undefined),
);

export function turn(id: string): void {
  const { value: ids } = touched;
  touched.value = ids.includes(id) ? ids.filter(one => one !== id) : [...ids, id];
}

/** As it is ordered: of the choices that it has only. */
export function wantedNow(): { services: string[]; choice: Record<string, string>; green: boolean } {
  const made = choices.value.flatMap(({ choice: name }) => {
    const queue = choice.value[name];
    return queue === undefined ? [] : [[name, queue] as const];
  });
  return { services: chosen.value.map(({ id }) => id), choice: Object.fromEntries(made), green: green.value };
}

export const isNothing = computed(
  () => touched.value.length === 0 && !green.value && screen.value === 'services',
);

export function forget(): void {
  touched.value = [];
  choice.value = {};
  green.value = false;
  screen.value = 'services';
}
