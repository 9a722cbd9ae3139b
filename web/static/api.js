// What goes to the server. Whatever fails comes back as Refused, in the server's words, or as Failed, by the name of
// ours.

export const patience = 15000; // milliseconds

export class Refused extends Error {
  constructor(words, ours) {
    super(words);
    this.ours = ours; // whether it is our fault, so that the same may go well in a moment
  }
}

export class Failed extends Error {}

const page = document.documentElement.lang;

export async function ask(method, place, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const response = await fetch(`/api/${place}?lang=${page}`, {
      method,
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
      signal: stop.signal,
    });
    const answer = await response.json();
    if (response.ok) return answer;
    throw typeof answer.detail === "string" ? new Refused(answer.detail, response.status >= 500) : new Failed("no_connection");
  } catch (error) {
    if (error instanceof Refused || error instanceof Failed) throw error;
    throw new Failed(stop.signal.aborted ? "too_slow" : navigator.onLine ? "no_connection" : "offline");
  } finally {
    clearTimeout(timer);
  }
}
