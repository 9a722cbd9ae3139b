// The chat page with a script. Without it, the same forms go to the server and the page comes back whole.
// What people and the help desk write becomes text, never markup.

const page = document.documentElement.lang;
const address = `/api/chat?lang=${page}`;
const patience = 15000; // milliseconds
const log = document.getElementById("log");
const composer = document.getElementById("composer");
const field = document.getElementById("message");
let waiting = false;

const part = (name) => document.getElementById(`t-${name}`).content.cloneNode(true);
const word = (name) => part("words").querySelector(`[data-word="${name}"]`).textContent;

class Refused extends Error {}

// ---- Saying something

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (waiting) return;
  const pressed = event.submitter;
  if (pressed?.name === "do") erase();
  else if (pressed?.name === "payload") say({ payload: pressed.value }, pressed.textContent);
  else if (pressed?.name === "message") say({ message: pressed.value }, pressed.value);
  else if (field.value.trim()) say({ message: field.value }, field.value, true);
  else field.focus();
});

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});

async function say(request, shown, typed = false) {
  const mine = add("person", { text: shown });
  if (typed) field.value = "";
  wait(true);
  try {
    const answer = await ask("POST", { ...request, language: page });
    const offered = log.querySelectorAll(".replies, .hint");
    wait(false);
    answer.messages.forEach((message) => add("assistant", message, answer.language));
    leave(offered);
    offer(answer.messages.at(-1).buttons);
    mine.scrollIntoView({ block: "start" });
  } catch (error) {
    wait(false);
    mine.remove();
    if (typed && !field.value) field.value = shown;
    tell(error instanceof Refused ? error.message : word("no_connection"));
  }
}

async function erase() {
  wait(true);
  try {
    await ask("DELETE");
    wait(false);
    log.replaceChildren(part("start"));
    tell(word("deleted"));
  } catch (error) {
    wait(false);
    tell(error instanceof Refused ? error.message : word("no_connection"));
  }
}

async function ask(method, body) {
  const response = await fetch(address, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : undefined,
    signal: AbortSignal.timeout(patience),
  });
  const answer = await response.json();
  if (!response.ok) throw new Refused(answer.detail);
  return answer;
}

// A page that comes back from the browser's memory may have missed something.
window.addEventListener("pageshow", async (event) => {
  if (!event.persisted || waiting) return;
  const past = await ask("GET");
  log.replaceChildren(...(past.messages.length ? [] : [part("start")]));
  past.messages.forEach((message) => add(message.who, message, message.language));
  offer(past.messages.at(-1)?.buttons ?? []);
});

// ---- Showing it

function wait(on) {
  waiting = on;
  document.querySelectorAll("button").forEach((button) => {
    if (on) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  });
  if (on) log.append(part("typing"));
  else log.querySelector(".typing")?.remove();
  if (on) log.lastElementChild.scrollIntoView({ block: "nearest" });
}

function add(who, message, language) {
  const shown = part(who).firstElementChild;
  if (language) shown.lang = language;
  shown.querySelector(".words").append(...blocks(message.text));
  if (message.card?.kind === "estimate") shown.append(estimate(message.card));
  if (message.card?.kind === "contacts") shown.append(contacts(message.card));
  log.querySelector("#latest")?.removeAttribute("id");
  shown.id = "latest";
  log.append(shown);
  return shown;
}

function tell(text) {
  log.querySelectorAll(".notice").forEach((old) => old.remove());
  const notice = part("notice").firstElementChild;
  notice.querySelector(".words").append(...blocks(text));
  log.append(notice);
  notice.scrollIntoView({ block: "nearest" });
}

function offer(buttons) {
  if (!buttons.length) return;
  const form = part("replies").firstElementChild;
  const model = form.querySelector("button");
  form.replaceChildren(...buttons.map((button) => {
    const reply = model.cloneNode();
    reply.value = button.payload;
    reply.textContent = button.title;
    return reply;
  }));
  log.append(form);
}

// Quick replies of an earlier turn go. If one of them had the focus, it moves on: to the field where there is a
// keyboard, to the answer where the field would call up a keyboard over it.
function leave(offered) {
  log.querySelectorAll(".notice").forEach((old) => old.remove());
  const focused = [...offered].some((form) => form.contains(document.activeElement));
  offered.forEach((form) => form.remove());
  if (!focused) return;
  const next = matchMedia("(pointer: fine)").matches ? field : log.querySelector("#latest");
  next.focus({ preventScroll: true });
}

// The same parts as blocks() in web/templates.py.
function blocks(text) {
  const parts = [];
  for (const paragraph of text.split("\n\n")) {
    let kind = "";
    for (const line of paragraph.split("\n").filter(Boolean)) {
      const next = line.startsWith("- ") ? "ul" : "p";
      if (kind !== next) parts.push(document.createElement((kind = next)));
      const block = parts.at(-1);
      if (kind === "ul") {
        block.append(Object.assign(document.createElement("li"), { textContent: line.slice(2) }));
      } else {
        if (block.hasChildNodes()) block.append(document.createElement("br"));
        block.append(line);
      }
    }
  }
  return parts;
}

// ---- Cards

function fill(element, values) {
  element.querySelectorAll("[data-fill]").forEach((slot) => {
    if (slot.dataset.fill in values) slot.textContent = values[slot.dataset.fill] ?? "";
  });
}

function estimate(data) {
  const card = part("estimate").firstElementChild;
  const table = card.querySelector("table");
  const model = table.querySelector("tbody tr");
  const rows = data.rows.map((row) => {
    const shown = model.cloneNode(true);
    shown.classList.toggle("own", row.own);
    shown.querySelector(".mark").hidden = !row.own;
    shown.querySelector("[data-income]").textContent = income(row, table.dataset);
    fill(shown, row);
    return shown;
  });
  model.remove();
  fill(card, data);
  table.querySelector("tbody").append(...rows);
  if (!rows.length) table.remove();
  return card;
}

function income(row, words) {
  if (row.from === null) return `${row.to} ${words.under}`;
  return row.to === null ? `${row.from} ${words.over}` : `${row.from} ${words.to} ${row.to}`;
}

function contacts(data) {
  const list = part("contacts").firstElementChild;
  const model = list.querySelector("li");
  list.replaceChildren(...data.contacts.map((contact) => {
    const shown = model.cloneNode(true);
    fill(shown, contact);
    const call = shown.querySelector(".call");
    if (contact.link?.startsWith("tel:")) call.href = contact.link;
    else call.remove();
    if (!contact.extension) shown.querySelector("[data-extension]")?.remove();
    return shown;
  }));
  return list;
}
