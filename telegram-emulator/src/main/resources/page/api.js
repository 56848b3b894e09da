// The emulator's control API, as far as the page needs it.

const PATIENCE_MILLIS = 20_000;

/** What the emulator refused, in its own words; `status` is 0 where it did not answer at all. */
export class Refusal extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }

  /** Whether the emulator said no, rather than nothing, or that it is in trouble itself. */
  get isAnswer() {
    return this.status >= 400 && this.status < 500;
  }
}

async function request(method, path, body, signal) {
  const patience = AbortSignal.timeout(PATIENCE_MILLIS);
  const options = { method, signal: signal ? AbortSignal.any([signal, patience]) : patience };
  if (body !== undefined) {
    options.headers = { 'Content-Type': 'application/json' };
    options.body = JSON.stringify(body);
  }
  let answer;
  let value;
  try {
    answer = await fetch(`/_emulator${path}`, options);
    value = await answer.json();
  } catch {
    signal?.throwIfAborted();
    throw new Refusal(answer?.status ?? 0, 'The emulator does not answer.');
  }
  if (!answer.ok) {
    throw new Refusal(answer.status, value.detail ?? answer.statusText);
  }
  return value;
}

const query = (words) => `q=${encodeURIComponent(words)}&limit=50`;

export const findPeople = (words, signal) => request('GET', `/people?${query(words)}`, undefined, signal);
export const person = (id, signal) => request('GET', `/people/${id}`, undefined, signal);
export const makePerson = (person) => request('POST', '/people', person);
export const chatsOf = (person) => request('GET', `/people/${person}/chats`);
export const chatOf = (person, chat) => request('GET', `/people/${person}/chats/${chat}`);
export const messagesOf = (person, chat, choice) =>
  request('GET', `/people/${person}/chats/${chat}/messages?${new URLSearchParams(choice)}`);
export const write = (person, message) => request('POST', `/people/${person}/messages`, message);
export const press = (person, press) => request('POST', `/people/${person}/presses`, press);
export const answerTo = (query) => request('GET', `/callbacks/${query}`);
export const block = (person, bot, yes) => request(yes ? 'PUT' : 'DELETE', `/people/${person}/blocks/${bot}`);
export const bots = () => request('GET', '/bots');
export const findGroups = (words) => request('GET', `/groups?${query(words)}`);
export const makeGroup = (group) => request('POST', '/groups', group);
export const setMember = (group, user, status) => request('PUT', `/groups/${group}/members/${user}`, { status });
export const askToJoin = (group, person) => request('POST', `/groups/${group}/join_requests`, { person });
export const joinRequests = (group) => request('GET', `/groups/${group}/join_requests`);
export const decideJoinRequest = (group, person, decision) =>
  request('PUT', `/groups/${group}/join_requests/${person}`, decision);
export const newestCalls = (count) => request('GET', `/calls?newest=${count}`);

/** Where the browser gets a file that a message names. */
export const fileAddress = (fileId) => `/_emulator/files/${encodeURIComponent(fileId)}`;
