/** A message as it comes out of the broker: what is undefined is not there. */
export const onTheWire = (body: unknown) => JSON.parse(JSON.stringify(body));
