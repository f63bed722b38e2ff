// Keeps a page at the state of its book: asks for the state twice a second, and loads the page anew when it is another.
"use strict";
(() => {
  const { state, ended } = document.currentScript.dataset;
  const KEPT = "crossfoot-kept";

  // What a reader has opened, by its first words, as the same page may have more or fewer parts after a change.
  const openable = () => {
    const seen = new Map();
    return [...document.querySelectorAll("details, [popover]")].map((box) => {
      const words = (box.querySelector("summary, code, h2, h3, h4") || box).textContent.trim().slice(0, 200);
      const nth = (seen.get(words) || 0) + 1;
      seen.set(words, nth);
      const open = box.matches("details") ? box.open : box.matches(":popover-open");
      return { box, name: `${nth} ${words}`, open };
    });
  };

  const keep = () => {
    const open = openable().filter((each) => each.open).map((each) => each.name);
    const shut = openable().filter((each) => !each.open && each.box.matches("details")).map((each) => each.name);
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ x: scrollX, y: scrollY, open, shut }));
    } catch {
      // Without storage the page begins at its top.
    }
  };

  const restore = () => {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(KEPT));
      sessionStorage.removeItem(KEPT);
    } catch {
      return;
    }
    if (!kept) return;
    for (const { box, name, open } of openable()) {
      if (box.matches("details")) {
        if (kept.open.includes(name)) box.open = true;
        if (kept.shut.includes(name)) box.open = false;
      } else if (!open && kept.open.includes(name)) {
        box.showPopover();
      }
    }
    scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
  };

  let note = null;
  const say = (text) => {
    if (text && !note) {
      note = document.createElement("p");
      note.className = "live-mark";
      note.setAttribute("role", "status");
      document.body.append(note);
    }
    if (note) {
      note.textContent = text;
      note.hidden = !text;
    }
  };

  let timer = 0;
  const look = async () => {
    clearTimeout(timer);
    let next = 500;
    try {
      const answer = await fetch("/state", { cache: "no-store" });
      if (answer.ok) {
        say("");
        if ((await answer.text()) !== state) {
          keep();
          location.reload();
          return;
        }
      }
    } catch {
      say(ended);
      next = 3000;
    }
    timer = setTimeout(look, document.hidden ? 5000 : next);
  };

  document.addEventListener("visibilitychange", () => document.hidden || look());
  if (document.readyState === "complete") restore();
  else addEventListener("load", restore, { once: true });
  timer = setTimeout(look, 500);
})();
