// The reply: suggestions and their parts, and the window of the platform that a hand-over opens.
"use strict";
(() => {
  const { find, all, isSeen, isPlain, onPiece } = desk;
  const { keep } = desk.drafts;

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

  addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-use]");
    if (!link || !find("#editor") || !window.htmx || !isPlain(event)) return;
    event.preventDefault();
    useSuggestion(link);
  });

  addEventListener("change", (event) => { if (event.target.dataset?.part !== undefined) chooseParts(event.target); });

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
    if (form.matches(".editor") && find("[data-blocked]", form)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return find("#editor").focus();
    }
    const button = event.submitter;
    if (button?.dataset.opens !== undefined && window.htmx) openAhead(button);
  }, true);

  for (const failure of ["htmx:responseError", "htmx:sendError"])
    addEventListener(failure, (event) => { if (event.detail.elt.id !== "news") leadOn(); });

  // On a phone the reply is a step of its own: who acted there stays there.

  let fromReply = false;

  addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt.closest("form")) fromReply = event.detail.elt.closest("#reply") !== null;
  });

  onPiece(() => {
    leadOn();
    if (!matchMedia("(max-width: 52rem)").matches) return;
    const refused = find("#talk .refused");
    if (!refused && fromReply) location.replace("#reply");
    if (!refused || isSeen(refused)) return;
    location.replace("#talk");
    refused.focus();
  });
})();
