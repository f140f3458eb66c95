// The desk's one script: keys, kept drafts, the window of a hand-over, news. Every page works without it.
"use strict";
(() => {
  const body = document.body;
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const isSeen = (element) => element !== null && element.checkVisibility();

  // Notices: their words stand in the page, hidden until they apply.

  const notice = (id, on) => { const one = document.getElementById(id); if (one) one.hidden = !on; };
  const connection = () => notice("offline", !navigator.onLine);
  addEventListener("offline", connection);
  addEventListener("online", connection);

  // Drafts: what is typed is kept in this browser by person, case and field until it has been sent.

  const KEPT = "draft:";
  const KEPT_DAYS = 7;

  const draftKey = (area) => KEPT + [body.dataset.person, find("#page").dataset.case ?? "", area.dataset.draft].join(":");

  const stored = (action) => { try { return action(localStorage); } catch { return null; } };

  function keep(area) {
    const changed = area.value.trim() !== "" && area.value !== area.defaultValue;
    stored((store) => changed
      ? store.setItem(draftKey(area), JSON.stringify({ text: area.value, at: Date.now() }))
      : store.removeItem(draftKey(area)));
  }

  function restore(area) {
    const draft = JSON.parse(stored((store) => store.getItem(draftKey(area))) ?? "null");
    if (!draft || draft.text === area.value) return;
    area.value = draft.text;
    const said = area.dataset.draft === "reply" ? find("[data-restored]") : null;
    if (said) said.hidden = false;
    if (area.id === "editor" && window.htmx) htmx.trigger(area, "check");
  }

  // What a form has brought to the server needs no draft any more.
  function accepted(form) {
    const keys = all("textarea[data-draft]", form).map(draftKey);
    forget((key) => keys.includes(key));
  }

  function forget(accept) {
    stored((store) => Object.keys(store)
      .filter((key) => key.startsWith(KEPT) && accept(key, store))
      .forEach((key) => store.removeItem(key)));
  }

  const isOld = (key, store) => Date.now() - JSON.parse(store.getItem(key)).at > KEPT_DAYS * 864e5;

  // The hand-over: a browser opens a window only while a key or button is pressed, so it is opened empty and led on
  // when the answer is there. Nothing of ours may be reached from it.

  let opened = null;

  function openAhead(button) {
    opened = window.open("about:blank", "_blank");
    if (!opened) return;
    opened.document.title = button.dataset.opens;
    opened.document.body.textContent = button.dataset.opens;
    opened.opener = null;
  }

  function leadOn() {
    if (!opened) return;
    const link = find("#page [data-intent]");
    if (link && link.protocol === "https:") opened.location.replace(link.href);
    else opened.close();
    opened = null;
  }

  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.hasAttribute("data-forget")) forget(() => true);
    if (form.matches(".editor") && find("[data-blocked]", form)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return find("#editor").focus();
    }
    const button = event.submitter;
    if (button?.dataset.opens !== undefined && window.htmx) openAhead(button);
  }, true);

  // What each new piece of page needs.

  function prepare(within) {
    all("[data-open], [data-copy], [data-part]").forEach((one) => { one.hidden = false; });
    all("textarea[data-draft]", within).forEach(restore);
    all("[data-seconds]").filter((one) => !one.dataset.counting).forEach(countDown);
    find("[data-focus]", within)?.focus();
  }

  // A bar with "undo" goes after its seconds, but not while somebody is at it; the history keeps the undo.
  function countDown(bar) {
    bar.dataset.counting = "on";
    let left = Number(bar.dataset.seconds);
    const timer = setInterval(() => {
      if (bar.matches(":hover, :focus-within")) return;
      left -= 1;
      if (left > 0 && bar.isConnected) return;
      clearInterval(timer);
      bar.remove();
    }, 1000);
  }

  function countTicked() {
    const bar = find("[data-ticked]");
    if (bar) bar.textContent = String(all(".tick input:checked").length);
  }

  // htmx: what comes back, and what does not.

  let fromReply = false;
  let lastNews = "";

  addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt.closest("form")) fromReply = event.detail.elt.closest("#reply") !== null;
  });

  addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr } = event.detail;
    const wholePage = target.id === "page";
    if (!wholePage && xhr.status >= 400) event.detail.shouldSwap = false;
    if (wholePage && xhr.status < 400) accepted(event.detail.requestConfig.elt);
    if (target.id !== "news") return;
    // The same news again would be read out again.
    if (xhr.responseText === lastNews) event.detail.shouldSwap = false;
    lastNews = xhr.responseText;
  });

  addEventListener("htmx:load", (event) => {
    titleNews();
    if (event.detail.elt.id !== "page") return;
    notice("failed", false);
    prepare(find("#page"));
    leadOn();
    if (fromReply && matchMedia("(max-width: 52rem)").matches) location.replace("#reply");
    if (document.activeElement === body) find("#page").focus({ preventScroll: true });
  });

  function sayOver() {
    find("#session-over a").href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`;
    notice("session-over", true);
  }

  addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) sayOver();
    else if (event.detail.target?.id !== "news") notice("failed", true);
    leadOn();
  });

  addEventListener("htmx:sendError", (event) => {
    if (event.detail.elt.id === "news") return;
    notice("failed", true);
    leadOn();
  });

  function titleNews() {
    const count = Number(find("#news")?.dataset.count ?? 0);
    const title = document.title.replace(/^\(\d+\) /, "");
    document.title = count ? `(${count}) ${title}` : title;
  }

  // A claim goes on only while somebody works: each question for news says whether anything was touched since the last.
  let touched = true;
  for (const sign of ["keydown", "pointerdown", "pointermove", "scroll"])
    addEventListener(sign, () => { touched = true; }, { passive: true, capture: true });

  addEventListener("htmx:configRequest", (event) => {
    if (event.detail.elt.id !== "news") return;
    if (touched) event.detail.headers["Desk-Touched"] = "1";
    touched = false;
  });

  const POLL_SECONDS = 20;
  setInterval(() => {
    const news = find("#news");
    if (news && window.htmx && !document.hidden && navigator.onLine) htmx.trigger(news, "poll");
  }, POLL_SECONDS * 1000);

  // Clicks and changes, wherever they are.

  function useSuggestion(link) {
    const area = find("#editor");
    area.focus();
    area.select();
    // This way the browser's own undo brings back what stood there.
    if (!document.execCommand("insertText", false, link.dataset.use)) area.value = link.dataset.use;
    find("#suggestion").value = link.dataset.suggestion;
    keep(area);
    htmx.trigger(area, "check");
  }

  // A part goes with the white space on one of its sides; what is left keeps the wider gap.
  function without(text, part) {
    const at = part ? text.indexOf(part) : -1;
    if (at < 0) return text;
    const before = text.slice(0, at);
    const after = text.slice(at + part.length);
    const gaps = [before.match(/\s*$/)[0], after.match(/^\s*/)[0]].sort((one, other) => other.length - one.length);
    return [before.trimEnd(), after.trimStart()].filter(Boolean).join(gaps[0]);
  }

  // What a suggestion's link puts into the editor is the whole without the parts that are unticked; a part that
  // already stands in the editor as it was offered goes from there too.
  function chooseParts(box) {
    const card = box.closest(".suggestion");
    const link = find("[data-use]", card);
    const said = (one) => find("dd", one.closest("div")).textContent;
    const was = link.dataset.use;
    link.dataset.whole ??= was;
    link.dataset.use = all("[data-part]:not(:checked)", card).map(said).reduce(without, link.dataset.whole);
    const area = find("#editor");
    if (!area || find("#suggestion").value !== link.dataset.suggestion) return;
    if (area.value === was) area.value = link.dataset.use;
    else if (!box.checked) area.value = without(area.value, said(box));
    keep(area);
    htmx.trigger(area, "check");
  }

  function showPicture(link) {
    const picture = document.createElement("img");
    picture.alt = link.dataset.media;
    picture.src = link.href;
    link.replaceWith(picture);
  }

  async function copy(button) {
    await navigator.clipboard.writeText(find(button.dataset.copy).textContent);
    button.textContent = button.dataset.copied;
  }

  addEventListener("click", (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    const link = event.target.closest?.("a, button");
    if (link?.dataset.use !== undefined && find("#editor") && window.htmx && plain) { event.preventDefault(); useSuggestion(link); }
    else if (link?.dataset.media !== undefined && plain) { event.preventDefault(); showPicture(link); }
    else if (link?.dataset.copy !== undefined) copy(link);
    else if (link?.dataset.open !== undefined) document.getElementById(link.dataset.open).showModal();
    if (!event.target.closest?.("details.menu")) all("details.menu[open]").forEach((menu) => { menu.open = false; });
  });

  addEventListener("input", (event) => { if (event.target.dataset?.draft) keep(event.target); });
  addEventListener("change", (event) => {
    if (event.target.dataset?.part !== undefined) chooseParts(event.target);
    countTicked();
  });
  addEventListener("reset", () => setTimeout(countTicked));

  // Keys. Single letters act only outside of fields, without modifiers, not while an input method composes (every
  // Japanese word is typed so; some browsers then only say 229), and not where the person has switched them off.

  const VIEWS = { m: "mine", n: "unclaimed", w: "waiting", o: "overdue", u: "unsure", l: "language", d: "delight", q: "all" };
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
    find(".panel :is(button, textarea, input:not([type=hidden]), select)", tool)?.focus();
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

  // htmx listens for the same event and stands before us, so it is ready by then.
  addEventListener("DOMContentLoaded", () => {
    connection();
    forget(isOld);
    prepare(document);
    countTicked();
  });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
