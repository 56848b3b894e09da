// The emulator's control API, as far as the page needs it. What the emulator refuses is thrown with its own words.

async function request(method, path, body) {
  const options = { method };
  if (body !== undefined) {
    options.headers = { 'Content-Type': 'application/json' };
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(`/_emulator${path}`, options);
  const value = await answer.json();
  if (!answer.ok) {
    throw new Error(value.detail ?? answer.statusText);
  }
  return value;
}

const query = (words) => `q=${encodeURIComponent(words)}&limit=50`;

export const findPeople = (words) => request('GET', `/people?${query(words)}`);
export const person = (id) => request('GET', `/people/${id}`);
export const makePerson = (person) => request('POST', '/people', person);
export const chatsOf = (person) => request('GET', `/people/${person}/chats`);
export const chatOf = (person, chat) => request('GET', `/people/${person}/chats/${chat}`);
export const messagesOf = (person, chat, choice) =>
  request('GET', `/people/${person}/chats/${chat}/messages?${new URLSearchParams(choice)}`);
export const write = (person, message) => request('POST', `/people/${person}/messages`, message);
export const press = (person, press) => request('POST', `/people/${person}/presses`, press);
export const block = (person, bot, yes) => request(yes ? 'PUT' : 'DELETE', `/people/${person}/blocks/${bot}`);
export const bots = () => request('GET', '/bots');
export const findGroups = (words) => request('GET', `/groups?${query(words)}`);
export const makeGroup = (group) => request('POST', '/groups', group);
export const setMember = (group, user, status) => request('PUT', `/groups/${group}/members/${user}`, { status });
export const askToJoin = (group, person) => request('POST', `/groups/${group}/join_requests`, { person });
export const newestCalls = (count) => request('GET', `/calls?newest=${count}`);

/** Where the browser gets a file that a message names. */
export const fileAddress = (fileId) => `/_emulator/files/${encodeURIComponent(fileId)}`;
