// The cards of answers: made from their data, copied, printed. Texts go in as text, never as markup.

export const part = (name) => document.getElementById(`t-${name}`).content.cloneNode(true).firstElementChild;

export function card(data, language) {
  if (data.kind === "estimate") return estimate(data, language);
  return data.kind === "contacts" ? contacts(data, language) : null;
}

// Only the newest answer offers what-ifs: an older one would start from figures that no longer hold.
export function retire(shown) {
  shown.querySelectorAll(".what-if").forEach((old) => old.remove());
}

export function whatIfWords(form) {
  const typed = form.elements.income.value.trim();
  return typed && form.dataset.words.replace("{income}", typed);
}

function fill(element, values) {
  element.querySelectorAll("[data-fill]").forEach((slot) => {
    if (slot.dataset.fill in values) slot.textContent = values[slot.dataset.fill] ?? "";
  });
}

function repeat(model, each, show) {
  model.replaceWith(...each.map((value) => {
    const copy = model.cloneNode(true);
    show(copy, value);
    return copy;
  }));
}

function estimate(data, language) {
  const shown = part(`estimate-${language}`); // two cards: the sum, and how we got there
  const table = shown.querySelector("table");
  const { rows = [], steps = [] } = data;
  repeat(table.querySelector("tbody tr"), rows, (copy, row) => showRow(copy, row, table.dataset));
  if (!rows.length) table.remove();
  repeat(shown.querySelector(".steps li"), steps, (copy, step) => { copy.textContent = step; });
  if (!steps.length) shown.querySelector(".why").remove();
  fill(shown, { monthly: data.monthly, annual: data.annual, source: data.source, receipt: data.receipt });
  table.querySelectorAll("tbody tr").forEach((copy, number) => fill(copy, rows[number]));
  const receipt = shown.querySelector("[data-receipt]");
  if (data.receipt) receipt.href = receipt.getAttribute("href").replace("%20", encodeURIComponent(data.receipt));
  else receipt.parentElement.remove();
  if (data.family_size && data.income) whatIf(shown.querySelector(".what-if"), data);
  else retire(shown);
  return shown;
}

function showRow(copy, row, words) {
  copy.classList.toggle("own", row.own);
  copy.querySelector(".mark").hidden = !row.own;
  copy.querySelector("[data-income]").textContent = income(row, words);
  copy.querySelector("rect").setAttribute("width", row.share ?? 0);
}

function income(row, words) {
  if (row.from === null) return `${row.to} ${words.under}`;
  return row.to === null ? `${row.from} ${words.over}` : `${row.from} ${words.to} ${row.to}`;
}

function whatIf(box, data) {
  const [family, pay] = box.querySelectorAll("form");
  const sizes = { fewer: data.family_size - 1, more: data.family_size + 1 };
  family.querySelectorAll("button").forEach((button) => {
    const size = sizes[button.dataset.way];
    button.value = family.dataset.words.replace("{family_size}", size);
    button.textContent = family.dataset.title.replace("{family_size}", size);
    if (size < 2) button.remove(); // the schedule begins at two
  });
  pay.elements.income.value = data.income;
}

function contacts(data, language) {
  const list = part(`contacts-${language}`);
  repeat(list.querySelector("li"), data.contacts, (copy, contact) => {
    fill(copy, contact);
    if (contact.link?.startsWith("tel:")) copy.querySelector(".call").href = contact.link;
    else copy.querySelector(".reach").remove();
    if (!contact.extension) copy.querySelector("[data-extension]")?.remove();
  });
  if (!data.callback) list.querySelector("[data-callback]").remove();
  return list;
}

// ---- Copying and printing

// Where the page may not use the clipboard, there is nothing to press.
if (!navigator.clipboard) {
  const holders = [document, ...[...document.querySelectorAll("template")].map((each) => each.content)];
  holders.forEach((holder) => holder.querySelectorAll("[data-do=copy]").forEach((button) => button.remove()));
}

export async function copyNumber(button) {
  const shown = button.parentElement.querySelector("[data-number]");
  const number = shown.textContent.replace(/\s+/g, " ").trim();
  try {
    await navigator.clipboard.writeText(number);
    return `${button.dataset.done}: ${number}`;
  } catch {
    getSelection().selectAllChildren(shown); // ready to be copied by hand
    return number;
  }
}

export function print(button) {
  const cards = button.closest(".message, main").querySelectorAll(".card.estimate");
  const paper = document.createElement("div");
  const title = document.createElement("h1");
  title.textContent = document.title;
  const day = document.createElement("p");
  day.textContent = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  paper.id = "paper";
  const person = [...document.querySelectorAll(".person-line")];
  paper.append(title, day, ...[...cards, ...person].map((shown) => shown.cloneNode(true)));
  document.body.append(paper);
  document.body.classList.add("one-card");
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("one-card");
    paper.remove();
  }, { once: true });
  window.print();
}
