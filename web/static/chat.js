// The chat page with scripts. Without them, the same forms go to the server and the page comes back whole.

import { ask, Failed, Refused } from "./api.js";
import { copyNumber, print, whatIfWords } from "./cards.js";
import { add, announce, append, begin, leave, log, offer, spoken, tell, wait, word } from "./conversation.js";

const page = document.documentElement.lang;
const composer = document.getElementById("composer");
const field = document.getElementById("message");
const settling = ["answered_estimate", "answered_topic", "handed_off_contact"]; // as SETTLING in web/pages.py
const draft = "draft";
let waiting = false;
let again = null; // what "try again" does
let speaking = log.querySelector("#latest")?.lang || page;

// A browser that cannot tell which button sent a form keeps the plain forms, which do the same.
const able = "SubmitEvent" in window && "submitter" in SubmitEvent.prototype && "requestSubmit" in composer;
if (able) enhance();

// ---- What people do

function enhance() {
  document.documentElement.classList.add("scripts");
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", onClick);
  field.addEventListener("keydown", onKey);
  window.addEventListener("pageshow", onReturn);
  keepDraft();
  log.querySelector("#latest")?.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function onSubmit(event) {
  const form = event.target;
  if ("leaves" in form.dataset) return;
  event.preventDefault();
  if (waiting) return;
  const { name, value, textContent } = event.submitter ?? {};
  if (name === "do") erase();
  else if (name === "settled") settle(value === "true");
  else if (name === "payload") say({ payload: value }, textContent);
  else if (name === "message") say({ message: value }, value);
  else if (form.elements.income) tryIncome(form);
  else if (field.value.trim()) say({ message: field.value }, field.value, true);
  else field.focus();
}

async function onClick(event) {
  const button = event.target.closest("[data-do]");
  if (!button || waiting) return;
  if (button.dataset.do === "print") print(button);
  if (button.dataset.do === "retry") again?.();
  if (button.dataset.do === "copy") announce(await copyNumber(button));
}

function onKey(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
}

function tryIncome(form) {
  const words = whatIfWords(form);
  if (words) say({ message: words }, words);
  else form.elements.income.focus();
}

// ---- What the page does then

async function say(request, shown, typed = false) {
  begun();
  const mine = add("person", { text: shown });
  if (typed) field.value = "";
  mine.scrollIntoView({ block: "nearest" });
  try {
    const answer = await ask("POST", "chat", { ...request, language: page });
    ended();
    show(answer, mine);
  } catch (error) {
    ended();
    mine.remove();
    if (typed && !field.value) field.value = shown;
    fail(error, () => {
      if (typed && field.value === shown) field.value = "";
      say(request, shown, typed);
    });
  }
}

function show(answer, mine) {
  const left = leave();
  speaking = answer.language;
  mine.querySelector(".words").lang = speaking;
  answer.messages.forEach((message) => add("assistant", message, speaking));
  offer(answer.messages[answer.messages.length - 1].buttons, speaking);
  if (settling.includes(answer.outcome)) append(`settled-${speaking}`);
  if (answer.outcome?.startsWith("failed_")) append(`elsewhere-${speaking}`);
  if (left) focusAfter(left);
  announce(spoken(answer.messages, speaking), speaking);
  mine.scrollIntoView({ block: "start" });
}

async function settle(yes) {
  begun();
  try {
    await ask("POST", "feedback", { settled: yes });
    ended();
    if (yes) thank();
    else say({ message: word("didnt_help", speaking) }, word("didnt_help", speaking));
  } catch (error) {
    ended();
    fail(error, () => settle(yes));
  }
}

function thank() {
  const row = log.querySelector(".settled");
  const thanks = document.createElement("p");
  const focused = row.contains(document.activeElement);
  thanks.textContent = word("settled_thanks", speaking);
  thanks.tabIndex = -1;
  row.replaceChildren(thanks);
  announce(thanks.textContent, speaking);
  if (focused) next(thanks);
}

async function erase() {
  begun();
  try {
    await ask("DELETE", "chat");
    ended();
    begin();
    speaking = page;
    document.getElementById("deleting").open = false;
    next(tell(word("deleted")));
  } catch (error) {
    ended();
    fail(error instanceof Refused ? error : new Failed("not_deleted"), erase);
  }
}

function fail(error, retry) {
  const left = log.querySelector(".notice")?.contains(document.activeElement);
  const refused = error instanceof Refused;
  again = retry;
  const notice = tell(refused ? error.message : word(error.message), !refused || error.ours);
  if (left) next(notice);
}

function begun() {
  waiting = true;
  wait(true);
}

function ended() {
  waiting = false;
  wait(false);
}

// ---- Focus: it moves only when what had it is gone

function focusAfter(left) {
  const way = left.dataset.way ?? (left.name === "income" ? "income" : null);
  const same = way && log.querySelector(`#latest button[data-way="${way}"]`);
  if (same) same.focus({ preventScroll: true });
  else next(log.querySelector("#latest"));
}

// To the field where there is a keyboard; where the field would call up a keyboard over the answer, to the answer.
function next(shown) {
  (matchMedia("(pointer: fine)").matches ? field : shown).focus({ preventScroll: true });
}

// ---- Coming back

// A page that comes back from the browser's memory may have missed something.
function onReturn(event) {
  if (event.persisted && !waiting) location.reload();
}

// A draft survives a reload and a change of language, in this tab only. Some browsers allow no such memory in a frame.
function keepDraft() {
  try {
    field.value ||= sessionStorage.getItem(draft) ?? "";
    sessionStorage.removeItem(draft);
    window.addEventListener("pagehide", () => {
      if (field.value.trim()) sessionStorage.setItem(draft, field.value);
    });
  } catch {
    // The draft is lost with the page.
  }
}
