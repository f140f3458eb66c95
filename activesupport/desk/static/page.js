// The desk's scripts: this one has what the others share, and what every page needs. Each page works without them.
"use strict";
const desk = (() => {
  const body = document.body;
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const isSeen = (element) => element !== null && element.checkVisibility();

  // Notices: their words stand in the page, hidden until they apply.

  const notice = (id, on) => { const one = document.getElementById(id); if (one) one.hidden = !on; };
  const connection = () => notice("offline", !navigator.onLine);
  addEventListener("offline", connection);
  addEventListener("online", connection);

  // What each new piece of page needs: once for the page, and again for what htmx puts in its place.

  const needs = [];
  const onPiece = (need) => needs.push(need);
  const prepare = (within) => needs.forEach((need) => need(within));

  onPiece((within) => {
    all("[data-open], [data-copy], [data-part]").forEach((one) => { one.hidden = false; });
    all("[data-seconds]").filter((one) => !one.dataset.counting).forEach(countDown);
    all(".doors, .tabs").forEach(showPlace);
    (find(".refused", within) ?? find("[data-focus]", within))?.focus();
  });

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

  // A menu that is too long for the screen begins where one is.
  function showPlace(menu) {
    const here = find("[aria-current]", menu);
    if (here) menu.scrollLeft = here.offsetLeft - menu.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;
  }

  function countTicked() {
    const bar = find("[data-ticked]");
    if (bar) bar.textContent = String(all(".tick input:checked").length);
  }

  // htmx: what comes back, and what does not.

  addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr } = event.detail;
    if (target.id !== "page" && xhr.status >= 400) event.detail.shouldSwap = false;
    // Of parts that close one another (menus, and the acts within one) a browser closes the new one, as long as the
    // old one is there and open.
    if (target.id === "page") all("details[name][open]").forEach((part) => { part.open = false; });
    // Who has sent a form is done with its field: htmx would lead them back into it, where keys are letters.
    if (target.id === "page" && xhr.status < 400) document.activeElement.blur();
  });

  addEventListener("htmx:load", (event) => {
    if (event.detail.elt.id !== "page") return;
    notice("failed", false);
    prepare(find("#page"));
    if (document.activeElement === body) find("#page").focus({ preventScroll: true });
  });

  function sayOver() {
    find("#session-over a").href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`;
    notice("session-over", true);
  }

  // Questions for news are asked again anyway.
  addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) sayOver();
    else if (event.detail.target?.id !== "news") notice("failed", true);
  });

  addEventListener("htmx:sendError", (event) => {
    if (event.detail.elt.id !== "news") notice("failed", true);
  });

  // Clicks and changes, wherever they are.

  const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey);

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
    const link = event.target.closest?.("a, button");
    if (link?.dataset.media !== undefined && isPlain(event)) { event.preventDefault(); showPicture(link); }
    else if (link?.dataset.copy !== undefined) copy(link);
    else if (link?.dataset.open !== undefined) document.getElementById(link.dataset.open).showModal();
    if (!event.target.closest?.("details.menu")) all("details.menu[open]").forEach((menu) => { menu.open = false; });
  });

  addEventListener("change", countTicked);
  addEventListener("reset", () => setTimeout(countTicked));

  // The other scripts, and htmx, stand before this event, so all of them are ready by then.
  addEventListener("DOMContentLoaded", () => {
    connection();
    prepare(document);
    countTicked();
  });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  return { find, all, isSeen, isPlain, onPiece };
})();
