/** Who gives orders over MQTT. A role is bound as well: an attendant to a counter (daemon/mqtt/commands/roles.ts). */

/** Of people who work in the hall. */
export const staffRoles = ['viewer', 'attendant', 'supervisor', 'engineer'] as const;
/** `citizen`: of what citizens use, kiosks, phones and displays. */
export const roles = [...staffRoles, 'citizen'] as const;
export type Role = (typeof roles)[number];
