// Keys and drafts for reviewers. Everything here has a button or a link of its own: without this file nothing is lost.
"use strict";

const STORED = "qawl-review-keys";
const WAIT = 800;
// The letter of a key where the keyboard is not Latin: by the place of the key.
const PLACES = {
  KeyJ: "j", KeyK: "k", KeyA: "a", KeyR: "r", KeyE: "e", KeyS: "s", KeyC: "c", KeyU: "u", KeyZ: "z",
};

function letterOf(event) {
  if (event.key === "?" || event.key === "\u061f") return "?";
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  return PLACES[event.code] || "";
}

function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function keysAreOn() {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

function items() {
  return [...document.querySelectorAll("[data-item]")];
}

function current() {
  return document.activeElement instanceof Element ? document.activeElement.closest("[data-item]") : null;
}

// In a list the keys j and k go from one record to the next, and the others act on the one that has the focus.
function step(by) {
  const all = items();
  if (!all.length) return false;
  const place = all.indexOf(current());
  const next = all[Math.max(0, Math.min(all.length - 1, place < 0 ? 0 : place + by))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function edit(letter) {
  const details = document.getElementById("edit");
  const field = document.querySelector(`[data-focus="${letter}"]`);
  if (!field) return false;
  if (details) details.open = true;
  field.focus();
  field.scrollIntoView({ block: "center" });
  return true;
}

function act(letter) {
  if (letter === "?") {
    const help = document.getElementById("keys");
    if (!help) return false;
    help.open = !help.open;
    help.querySelector("summary").focus();
    return true;
  }
  if ((letter === "j" || letter === "k") && items().length) return step(letter === "j" ? 1 : -1);
  if ((letter === "e" || letter === "s" || letter === "c") && edit(letter)) return true;
  const within = items().length && letter !== "u" ? current() || items()[0] : document;
  const button = within.querySelector(`[data-key="${letter === "s" || letter === "c" ? "e" : letter}"]`);
  if (!button) return false;
  button.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.key === "Escape" && isTyping(event.target)) {
    event.target.blur();
    return;
  }
  if (isTyping(event.target) || !keysAreOn()) return;
  const letter = letterOf(event);
  if (letter && act(letter)) event.preventDefault();
});

for (const button of document.querySelectorAll("[data-switch]")) {
  const show = () => {
    button.textContent = keysAreOn() ? button.dataset.off : button.dataset.on;
  };
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    try {
      localStorage.setItem(STORED, keysAreOn() ? "off" : "on");
    } catch {
      return;
    }
    show();
  });
}

// What is selected in the article goes into the field beside the button.
let selected = "";
document.addEventListener("selectionchange", () => {
  const chosen = document.getSelection();
  const context = document.getElementById("context");
  if (chosen && context && chosen.rangeCount && context.contains(chosen.anchorNode) && String(chosen).trim()) {
    selected = String(chosen).trim();
  }
});
for (const button of document.querySelectorAll("[data-take]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = button.form.elements.namedItem(button.dataset.take);
    if (!selected) return;
    field.value = selected;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}

// What is typed is kept on the server, a moment after the last key.
for (const form of document.querySelectorAll("form.edit")) {
  const status = form.querySelector("[data-status]");
  let timer = 0;
  let unsaved = false;
  let sending = false;

  const save = async () => {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("action", "draft");
    try {
      // The buttons of the form are called "action" too, so its property is not its address.
      const address = form.getAttribute("action");
      const answer = await fetch(address, { method: "POST", body: fields, headers: { "X-Draft": "1" }, keepalive: true });
      unsaved = unsaved && !answer.ok;
      status.textContent = answer.ok ? form.dataset.draft : form.dataset.undrafted;
    } catch {
      status.textContent = form.dataset.undrafted;
    }
  };
  form.addEventListener("input", () => {
    unsaved = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      unsaved = false;
      void save().then(() => {
        if (status.textContent === form.dataset.undrafted) unsaved = true;
      });
    }, WAIT);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    sending = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved && !sending) event.preventDefault();
  });
}

// A reason or remark beside a button is sent with that button alone: whoever goes elsewhere is asked first.
let sent = null;
document.addEventListener("submit", (event) => {
  sent = event.target;
});
window.addEventListener("beforeunload", (event) => {
  const others = [...document.querySelectorAll("form[method=post]:not(.edit)")].filter((form) => form !== sent);
  const reasons = others.map((form) => form.elements.namedItem("reason"));
  if (reasons.some((field) => field && field.value.trim() && field.value !== field.defaultValue)) event.preventDefault();
});
