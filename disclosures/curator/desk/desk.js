// The desk's keys. Every key is a button or a box of the page that names it (data-key), so all of this can be done without.
// A place where one can stop is marked data-stop; what is still to be decided there, data-open. Keys count at a stop only.

const said = document.querySelector("[role=status]");
const main = () => document.querySelector("main");
const stops = () => [...main().querySelectorAll("[data-stop]")].filter((stop) => stop.checkVisibility());
const here = () => document.activeElement.closest("[data-stop]");
const isTyping = () => document.activeElement.matches("textarea, select, input");

function stopAt(stop) {
  if (!stop) return;
  stop.focus();
  stop.scrollIntoView({ block: "nearest" });
}

// The next stop after the one of this id at which something is open; from the last one on, the first; else the end.
// After the head of a disclosure come fields only: what is left there was not decided with the rest.
function goOn(id) {
  const all = stops();
  const place = all.findIndex((stop) => stop.id === id);
  const fromHead = place >= 0 && all[place].matches(".record > .heading");
  const open = (stop) => stop.hasAttribute("data-open") && !(fromHead && stop.matches(".heading"));
  const record = place < 0 ? null : all[place].closest(".record");
  const own = all.filter((stop) => !record || stop.closest(".record") === record);
  stopAt(all.slice(place + 1).find(open) || own.find(open) || own.find((stop) => stop.matches(".write")) || all.find(open) || all[0]);
}

function step(by) {
  const all = stops();
  const place = all.indexOf(here());
  stopAt(all[place < 0 ? 0 : Math.min(Math.max(place + by, 0), all.length - 1)]);
}

// What the key means here: of the field before that of its row, its record, the page.
function meant(key) {
  for (let around = here(); around; around = around.parentElement.closest(".row, .record, main")) {
    const found = [...around.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
    if (found) return found;
    if (around === main()) return null;
  }
  return null;
}

function press(key) {
  if (key === "j") return step(1);
  if (key === "k") return step(-1);
  if (key === "Enter") return here().matches("a, button") ? here().click() : goOn(here().id);
  const found = meant(key);
  if (!found) return undefined;
  if (found.matches("summary")) {
    found.parentElement.open = true;
    return stopAt(found.parentElement.querySelector("[data-stop]"));
  }
  if (found.matches("input, textarea, select")) {
    found.focus();
    return found.select ? found.select() : undefined;
  }
  if (found.matches(".write")) stopAt(found);
  return found.form ? send(found.form, found) : found.click();
}

// Puts the form's answer in place of the page, and goes on from where the form stood.
async function send(form, button) {
  const from = (form.closest("[data-stop]") || button).id;
  const held = main().querySelector(".text")?.scrollTop;
  const opened = [...main().querySelectorAll("details[open]")].map((each) => each.id);
  said.textContent = form.dataset.slow || "";
  let answer;
  try {
    const body = new URLSearchParams(new FormData(form, button));
    answer = await fetch(form.action, { method: "POST", body });
  } catch {
    said.textContent = "The desk does not answer. What was decided before is kept; start it again.";
    return;
  }
  if (answer.redirected && new URL(answer.url).pathname !== location.pathname) {
    location.assign(answer.url);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  main().replaceWith(document.adoptNode(page.querySelector("main")));
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  const text = main().querySelector(".text");
  if (text && held) text.scrollTop = held;
  const left = stops().filter((stop) => stop.matches(".field[data-open]")).length;
  said.textContent = answer.ok ? `${left} to decide` : "Not kept: see what is said.";
  const added = form.action.endsWith("/add") && [...main().querySelectorAll(".row > [data-open]")].at(-1);
  if (added) stopAt(added);
  else if (answer.ok) goOn(from);
  else stopAt(main().querySelector(".field .fault")?.closest("[data-stop]") || document.getElementById(from));
}

let work = Promise.resolve(); // one key after the other, also where somebody types faster than the answers come

function later(act) {
  work = work.then(act).catch((error) => { said.textContent = String(error); });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (isTyping()) {
    const box = document.activeElement;
    if (event.key === "Escape") {
      box.form?.reset();
      stopAt(here() || stops()[0]);
    } else if (event.key === "Enter" && box.name === "value") {
      event.preventDefault();
      later(() => send(box.form, box.form.querySelector("[value=accepted]")));
    }
    return;
  }
  const known = ["j", "k", "Enter", "a", "e", "r", "c", "i", "n", "w", "q"].includes(event.key);
  if (!known || !here() || (event.key === "Enter" && document.activeElement !== here())) return;
  event.preventDefault();
  later(() => (here() && !isTyping() ? press(event.key) : undefined));
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  later(() => send(event.target, event.submitter));
});

document.addEventListener("focusin", () => {
  const wanted = (here()?.dataset.evidence || "").split(" ").filter(Boolean);
  const marks = [...main().querySelectorAll("mark")];
  for (const mark of marks) mark.classList.toggle("on", mark.dataset.evidence.split(" ").some((number) => wanted.includes(number)));
  const first = marks.find((mark) => mark.classList.contains("on"));
  const text = main().querySelector(".text");
  if (first && text) text.scrollTop += first.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
});

goOn("");
