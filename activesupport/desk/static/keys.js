// Keys. Single letters act only outside of fields, without modifiers, not while an input method composes (every
// Japanese word is typed so; some browsers then only say 229), and not where the person has switched them off.
"use strict";
(() => {
  const { find, all, isSeen } = desk;
  const body = document.body;
  const VIEWS = { m: "mine", e: "lead", n: "unclaimed", w: "waiting", o: "overdue", u: "unsure", l: "language", d: "delight", q: "all", c: "closed" };
  const PAGES = { a: "/approvals", t: "/lead" };
  const TYPING = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]";

  const composes = (event) => event.isComposing || event.keyCode === 229;

  function neighbour(step) {
    const links = all("[data-rows] [data-row]").map((row) => find("a[href], button, summary", row)).filter(isSeen);
    const here = links.findIndex((link) => link.closest("[data-row]").contains(document.activeElement));
    const current = here >= 0 ? here : links.findIndex((link) => link.closest(".row-current"));
    return links[Math.min(links.length - 1, Math.max(0, current + step))];
  }

  function move(step) {
    const next = neighbour(step);
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  // Where nothing is chosen, Enter opens the first case of the queue, and beside a case the one after it.
  function enter() {
    const next = neighbour(1) ?? find(".steps a[rel=next]");
    if (next?.matches(".row-link, [rel=next]")) next.click();
  }

  const nothingChosen = () => document.activeElement === body || document.activeElement === find("#page");

  const tick = () => find("[data-row]:focus-within .tick input")?.click();

  function press(name) {
    const one = find(`[data-do="${name}"]`);
    if (!one) return;
    if (one.matches("textarea")) one.focus();
    else if (!isSeen(one)) return;
    else if (one.matches("summary")) openTool(one.parentElement);
    else one.click();
  }

  function openTool(tool) {
    tool.open = true;
    find(".panel :is(summary, button, textarea, input:not([type=hidden]), select)", tool)?.focus();
  }

  function write() {
    if (find("#editor") && !isSeen(find("#editor"))) location.hash = "reply";
    find("#editor")?.focus();
  }

  function digit(number) {
    const pick = find(`details.tool[open] [data-pick="${number}"]`);
    if (pick) pick.click();
    else find(`[data-number="${number}"]`)?.click();
  }

  function closeAll() {
    const menu = find("details.menu[open]");
    if (menu) { menu.open = false; find("summary", menu).focus(); }
    else if (document.activeElement.matches(TYPING)) document.activeElement.blur();
  }

  const ACTS = {
    j: () => move(1), k: () => move(-1), x: tick, r: write,
    c: () => press("claim"), o: () => press("original"), n: () => press("note"), d: () => press("dismiss"),
    s: () => press("snooze"), a: () => press("assign"), e: () => press("escalate"), p: () => press("posted"),
    u: () => find("[data-undo] button")?.click(),
    "/": () => find("#search")?.focus(),
    "?": () => document.getElementById("keys")?.showModal(),
  };

  const PREFIX_MS = 1500;
  let prefixed = 0;

  // Whether the key meant anything.
  function single(key) {
    const going = Date.now() - prefixed < PREFIX_MS;
    prefixed = key === "g" ? Date.now() : 0;
    const address = PAGES[key] ?? (VIEWS[key] && `/queue?view=${VIEWS[key]}`);
    if (going && address) location.assign(address);
    else if (/^[1-9]$/.test(key)) digit(key);
    else ACTS[key]?.();
    return going || key === "g" || key in ACTS || /^[1-9]$/.test(key);
  }

  function finish(event) {
    const field = event.target;
    if (field.matches("textarea:not(#editor)")) find("[type=submit]", field.form)?.click();
    else if (field.id === "editor" || !field.matches(TYPING)) press("send");
    else return;
    event.preventDefault();
  }

  addEventListener("keydown", (event) => {
    if (composes(event) || event.defaultPrevented) return;
    if (event.key === "Escape") return closeAll();
    const modified = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && modified && !event.repeat) return finish(event);
    const off = body.dataset.keys !== "on" || modified || event.altKey || find("dialog[open]");
    if (off || event.target.matches?.(TYPING) || (event.repeat && !/^[jk]$/.test(event.key))) return;
    if (event.key === "Enter" && nothingChosen()) return enter();
    if (single(event.key)) event.preventDefault();
  });
})();
