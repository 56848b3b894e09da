// Where one is stands in the address, #/person/chat/calls, so that reloading keeps the place and going back works as
// on a phone.

/** Reads the place: `{ person, chat, calls }`, 0 for nobody and for no chat. */
export function place() {
  const [person = 0, chat = 0] = location.hash
    .slice(2)
    .split('/')
    .map((part) => Number(part) || 0);
  return { person, chat, calls: location.hash.endsWith('/calls') };
}

/** Goes to a place; what is left out stays. */
export function go(change) {
  location.hash = hash({ ...place(), ...change });
}

/** Goes to the door, and not back to here. */
export function leave() {
  location.replace('#/');
}

function hash({ person, chat, calls }) {
  return person === 0 ? '#/' : `#/${person}/${chat}${calls ? '/calls' : ''}`;
}
