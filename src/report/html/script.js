// What is better with a script: search, sorting, filters, copying, the other theme. Without it the page is whole.
(() => {
  "use strict";
  const root = document.documentElement, words = document.body.dataset;
  const make = (name, of = {}, ...inside) => {
    const element = Object.assign(document.createElement(name), of);
    element.append(...inside);
    return element;
  };
  root.classList.add("js");

  // The theme: as the system has it until the button says otherwise.
  const remembered = { get: () => { try { return localStorage.theme; } catch { return null; } },
    set: (theme) => { try { localStorage.theme = theme; } catch { /* a page from a file may not remember */ } } };
  const theme = (name) => { if (name === "light" || name === "dark") root.dataset.theme = name; };
  theme(remembered.get());
  const turn = make("button", { type: "button", className: "tool", textContent: "◐", title: words.theme, ariaLabel: words.theme });
  turn.onclick = () => {
    const now = root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    theme(now === "dark" ? "light" : "dark");
    remembered.set(root.dataset.theme);
  };
  document.querySelector(".top").append(turn);

  // Copying: a word at the foot says that it was done.
  const said = make("div", { className: "said", hidden: true });
  said.setAttribute("role", "status");
  document.body.append(said);
  let quiet = 0;
  const copy = async (text, from) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without a clipboard the text is marked, ready to be copied by hand.
      if (from) getSelection().selectAllChildren(from);
      return;
    }
    (document.querySelector("[popover]:popover-open") || document.body).append(said);
    said.textContent = words.copied;
    said.hidden = false;
    clearTimeout(quiet);
    quiet = setTimeout(() => { said.hidden = true; }, 1500);
  };
  document.addEventListener("click", (event) => {
    const code = event.target.closest("code");
    if (code && getSelection().isCollapsed) {
      // In a box an address that begins with a slash goes on from that of the box.
      const whole = code.textContent.startsWith("/") && code.closest("[popover]")?.querySelector("code")?.textContent;
      copy((whole || "") + code.textContent, code);
    }
    const link = event.target.closest("[popover] a[href^='#']");
    if (link) document.querySelectorAll("[popover]:popover-open").forEach((box) => box.hidePopover());
  });

  // Boxes of derivations get their buttons when they are first opened.
  document.addEventListener("beforetoggle", (event) => {
    const box = event.target;
    if (event.newState !== "open" || !box.matches?.("[popover]") || box.querySelector(".bar")) return;
    const code = box.querySelector("li > code");
    const button = (text, act) => make("button", { type: "button", textContent: text, onclick: act });
    const bar = make("div", { className: "bar" });
    if (code) bar.append(button(words.copy, () => copy(code.textContent, code)));
    bar.append(button(words.close, () => box.hidePopover()));
    box.prepend(bar);
  }, true);

  // Lists: a field to search them, headings to sort them by.
  const field = (label, hint, act) => {
    const input = make("input", { type: "search", ariaLabel: label, placeholder: hint });
    input.oninput = () => act(input.value.trim().toLowerCase().split(/\s+/u).filter(Boolean));
    return input;
  };
  const exact = (cell) => {
    const found = /[+\-−]?\d[\d\s]*(?:\.\d+)?/u.exec(cell.dataset.v ?? cell.textContent);
    const digits = (found?.[0] ?? "").replace(/\s/gu, "").replace("−", "-");
    return { near: Number.parseFloat(digits), digits };
  };
  // Numbers that floating point cannot tell apart are compared digit by digit.
  const compare = (a, b) => {
    if (a.near !== b.near || Number.isNaN(a.near)) return a.near - b.near;
    const places = Math.max(...[a, b].map(({ digits }) => (digits.split(".")[1] ?? "").length));
    const whole = ({ digits }) => {
      const [before, after = ""] = digits.split(".");
      try { return BigInt(before + after.padEnd(places, "0")); } catch { return 0n; }
    };
    const [x, y] = [whole(a), whole(b)];
    return x < y ? -1 : Number(x > y);
  };
  const sort = (table, at, sign) => {
    const body = table.tBodies[0], groups = [];
    for (const row of body.rows) {
      if (row.classList.contains("p") && groups.length) groups.at(-1).rows.push(row);
      else groups.push({ rows: [row] });
    }
    const isNumber = table.classList.contains(`n${at + 1}`);
    const language = new Intl.Collator(root.lang, { numeric: true });
    for (const group of groups) {
      const cell = group.rows[0].cells[at];
      group.key = isNumber ? exact(cell) : cell.textContent.trim();
      group.empty = isNumber ? Number.isNaN(group.key.near) : group.key === "";
    }
    const order = isNumber ? compare : (a, b) => language.compare(a, b);
    // What has no value stands last, whichever way the list is sorted.
    groups.sort((a, b) => a.empty - b.empty || (a.empty ? 0 : sign * order(a.key, b.key)));
    body.append(...groups.flatMap((group) => group.rows));
  };
  for (const scroll of document.querySelectorAll(".list")) {
    const table = scroll.querySelector("table"), rows = [...table.tBodies[0].rows];
    const count = make("span", { textContent: `${rows.length} / ${rows.length} ${words.shown}` });
    count.setAttribute("role", "status");
    let texts = null, frame = 0;
    const search = field(`${words.search}: ${table.caption.textContent}`, words.search, (wanted) => {
      texts ??= new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        let shown = 0;
        for (const row of rows) {
          row.hidden = !wanted.every((word) => texts.get(row).includes(word));
          shown += !row.hidden;
        }
        count.textContent = `${shown} / ${rows.length} ${words.shown}`;
      });
    });
    // The caption stands beside the field; for ears it stays with the table.
    const caption = make("span", { className: "caption", textContent: table.caption.textContent, ariaHidden: "true" });
    table.caption.className = "vh";
    scroll.before(make("div", { className: "tools" }, caption, search, count));
    for (const [at, head] of [...table.tHead.rows[0].cells].entries()) {
      if (head.tagName !== "TH") continue;
      // The title stays text, which paper repeats on every page; the button stands beside it.
      const button = make("button", { type: "button", className: "sort", ariaLabel: head.textContent });
      head.onclick = () => {
        const isUp = head.ariaSort !== "ascending";
        for (const other of table.tHead.rows[0].cells) other.ariaSort = null;
        head.ariaSort = isUp ? "ascending" : "descending";
        sort(table, at, isUp ? 1 : -1);
      };
      head.append(button);
    }
  }

  // Cards: by mark and by text.
  const tones = ["good", "warn", "bad", "open", "quiet"];
  for (const group of document.querySelectorAll(".cards")) {
    const cards = [...group.children], marks = new Map();
    for (const card of cards) {
      const mark = card.querySelector("header > .m").textContent;
      const found = marks.get(mark) ?? { count: 0, tone: tones.find((tone) => card.classList.contains(tone)) };
      found.count += 1;
      marks.set(mark, found);
    }
    if (cards.length < 3) continue;
    let chosen = null, wanted = [];
    const buttons = [];
    const show = () => {
      for (const card of cards) {
        const isMark = chosen === null || card.querySelector("header > .m").textContent === chosen;
        const text = wanted.length ? card.textContent.toLowerCase() : "";
        card.hidden = !(isMark && wanted.every((word) => text.includes(word)));
      }
      for (const [button, mark] of buttons) button.ariaPressed = String(mark === chosen);
    };
    const button = (mark, of, count) => {
      const made = make("button", { type: "button", className: "tool", ariaPressed: String(mark === null) }, of, ` ${count}`);
      made.onclick = () => { chosen = mark; show(); };
      buttons.push([made, mark]);
      return made;
    };
    const tools = make("div", { className: "tools" }, field(words.search, words.search, (words) => { wanted = words; show(); }));
    if (marks.size > 1) {
      tools.append(button(null, words.all, cards.length));
      for (const [mark, { count, tone }] of marks) {
        tools.append(button(mark, make("span", { className: `m ${tone}`, textContent: mark }), count));
      }
    }
    group.before(tools);
  }

  // An address with a fragment shows what it names: an opened box, a hidden card, a row of a list.
  const arrive = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.matches("[popover]")) {
      const source = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`);
      source?.scrollIntoView({ block: "center" });
      if (!target.matches(":popover-open")) target.showPopover(source ? { source } : undefined);
      return;
    }
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
      if (at.hidden) at.hidden = false;
    }
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", arrive);
  if (location.hash) arrive();

  // The contents tell where the reader is.
  const links = new Map([...document.querySelectorAll("nav a")].map((link) => [link.hash.slice(1), link]));
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(target.id)?.setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-20% 0px -70% 0px" });
  document.querySelectorAll("main > section").forEach((section) => seen.observe(section));

  // On paper everything that opens is open.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((details) => { details.open = false; }));
})();
