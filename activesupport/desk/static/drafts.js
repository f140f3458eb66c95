// Drafts: what is typed is kept in this browser by person, case and field until it has been sent.
"use strict";
desk.drafts = (() => {
  const { find, all, onPiece } = desk;
  const KEPT = "draft:";
  const KEPT_DAYS = 7;

  const draftKey = (area) =>
    KEPT + [document.body.dataset.person, find("#page").dataset.case ?? "", area.dataset.draft].join(":");

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

  addEventListener("input", (event) => { if (event.target.dataset?.draft) keep(event.target); });

  addEventListener("submit", (event) => { if (event.target.hasAttribute("data-forget")) forget(() => true); }, true);

  addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr, requestConfig } = event.detail;
    if (target.id === "page" && xhr.status < 400) accepted(requestConfig.elt);
  });

  forget(isOld);
  onPiece((within) => all("textarea[data-draft]", within).forEach(restore));

  return { keep };
})();
