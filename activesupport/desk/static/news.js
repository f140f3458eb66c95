// News: what came since the page was made, asked for again and again.
"use strict";
(() => {
  const { find } = desk;
  let lastNews = "";

  addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr } = event.detail;
    if (target.id !== "news") return;
    // The same news again would be read out again.
    if (xhr.responseText === lastNews) event.detail.shouldSwap = false;
    lastNews = xhr.responseText;
  });

  addEventListener("htmx:load", () => {
    const count = Number(find("#news")?.dataset.count ?? 0);
    const title = document.title.replace(/^\(\d+\) /, "");
    document.title = count ? `(${count}) ${title}` : title;
  });

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
})();
