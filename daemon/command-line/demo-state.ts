/** Where the state lies when nobody says so: in a checkout, that of the demo. */
export const demoState = 'state/demo';
