// The conversation as it stands on the page: messages, quick replies, notices, and the one region that speaks.

import { card, part, retire } from "./cards.js";

export const log = document.getElementById("log");
const status = document.getElementById("status");
const page = document.documentElement.lang;
const hintAfter = 400; // milliseconds; an answer that comes sooner needs no hint
const stillAfter = 5000;
let timers = [];

export const word = (name, language) => {
  const words = document.getElementById(language ? `t-words-${language}` : "t-words").content;
  return words.querySelector(`[data-word="${name}"]`).textContent;
};

// What a screen reader says next, once. The log itself is silent: it would also read out one's own words, the cards
// and the buttons.
export function announce(text, language = page) {
  status.lang = language;
  status.textContent = text;
}

export function add(who, message, language) {
  const speech = language ?? page;
  const shown = part(`${who}-${speech}`);
  if (!language) shown.removeAttribute("lang");
  const words = shown.querySelector(".words");
  words.append(...blocks(message.text));
  const extra = message.card ? card(message.card, speech) : null;
  if (message.card?.kind === "estimate") {
    words.before(extra.firstElementChild);
    words.after(extra.lastElementChild);
  } else if (extra) {
    words.after(extra);
  }
  log.querySelector("#latest")?.removeAttribute("id");
  shown.id = "latest";
  log.append(shown);
  return shown;
}

export function offer(buttons, language) {
  if (!buttons.length) return;
  const form = part(`replies-${language}`);
  const model = form.querySelector("button");
  form.replaceChildren(...buttons.map((button) => {
    const reply = model.cloneNode();
    reply.value = button.payload;
    reply.textContent = button.title;
    return reply;
  }));
  log.append(form);
}

export const append = (name) => log.append(part(name));

export function spoken(messages, language) {
  const buttons = messages.flatMap((message) => message.buttons).map((button) => button.title);
  const replies = buttons.length ? [`${word("replies", language)}: ${buttons.join("; ")}.`] : [];
  return [...messages.map((message) => message.text), ...replies].join("\n\n");
}

// Everything that was offered with an earlier answer and no longer holds. Returns what had the focus of it, if any.
export function leave() {
  const gone = [...log.querySelectorAll(".replies, .settled, .elsewhere, .hint, .notice, .what-if")];
  const focused = gone.some((old) => old.contains(document.activeElement)) ? document.activeElement : null;
  gone.forEach((old) => old.remove());
  retire(log);
  return focused;
}

export function begin() {
  log.replaceChildren(...document.getElementById("t-start").content.cloneNode(true).children);
}

export function tell(text, retryable = false) {
  log.querySelectorAll(".notice").forEach((old) => old.remove());
  const notice = part("notice");
  notice.querySelector(".words").append(...blocks(text));
  if (retryable) notice.querySelector(".words").append(part("retry"), part(`elsewhere-${page}`));
  log.append(notice);
  announce(text);
  notice.scrollIntoView({ block: "nearest" });
  return notice;
}

// ---- Waiting

export function wait(on) {
  document.querySelectorAll("button").forEach((button) => {
    if (on) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  });
  timers.forEach(clearTimeout);
  timers = on ? [setTimeout(hint, hintAfter), setTimeout(still, stillAfter)] : [];
  log.querySelector(".typing")?.remove();
  if (on) announce("");
}

function hint() {
  log.append(part("typing"));
  log.lastElementChild.scrollIntoView({ block: "nearest" });
}

function still() {
  log.querySelector(".typing")?.append(word("still_working"));
  announce(word("still_working"));
}

// The same pieces as phones() in web/templates.py: a telephone number can be tapped.
const phone = /(^|[^\w$,.-])((?:1-)?[0-9]{3}-[0-9]{3}-[0-9]{4}|911|988)(?![\w,-]*[0-9])/g;

function line(text) {
  const pieces = [];
  let end = 0;
  for (const found of text.matchAll(phone)) {
    const start = found.index + found[1].length;
    const number = found[2].replaceAll("-", "");
    const call = Object.assign(document.createElement("a"), { className: "tel", textContent: found[2] });
    call.href = `tel:${number.length === 3 ? number : `+1${number.replace(/^1(?=\d{10})/, "")}`}`;
    pieces.push(text.slice(end, start), call);
    end = start + found[2].length;
  }
  return [...pieces, text.slice(end)];
}

// The same parts as blocks() in web/templates.py.
function blocks(text) {
  const parts = [];
  for (const paragraph of text.split("\n\n")) {
    let kind = "";
    for (const each of paragraph.split("\n").filter(Boolean)) {
      const next = each.startsWith("- ") ? "ul" : "p";
      if (kind !== next) parts.push(document.createElement((kind = next)));
      const block = parts[parts.length - 1];
      if (kind === "ul") {
        const item = document.createElement("li");
        item.append(...line(each.slice(2)));
        block.append(item);
      } else {
        if (block.hasChildNodes()) block.append(document.createElement("br"));
        block.append(...line(each));
      }
    }
  }
  return parts;
}
