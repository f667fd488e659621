// The address of the page, whole, and a button that copies it; where in a text one is; how it is read,
// which is remembered, and stands in the address.
"use strict";

for (const field of document.querySelectorAll("input[data-permalink]")) {
  if (!/^[a-z]+:/i.test(field.value)) {
    field.value = new URL(field.dataset.permalink, document.baseURI).href;
  }
  field.addEventListener("focus", () => field.select());
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    } catch {
      field.focus();
    }
  });
}

// The section that is read is the last that begins in the upper third of the window, or above it.
(() => {
  const contents = document.querySelector("nav.contents");
  const links = [...(contents?.querySelectorAll("a[href^='#']") ?? [])];
  const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const position = contents?.querySelector("[data-position]");
  if (!links.length || places.includes(null) || !window.IntersectionObserver) return;

  function update() {
    const line = innerHeight * 0.3 + 1;
    const isAtEnd = scrollY > 0 && Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight;
    const here = isAtEnd ? places.findLastIndex((place) => place.getBoundingClientRect().top < innerHeight)
      : places.findLastIndex((place) => place.getBoundingClientRect().top < line);
    links.forEach((link, number) => {
      if (number === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
    // The contents may be longer than the window.
    const row = links[here]?.getBoundingClientRect();
    const frame = contents.getBoundingClientRect();
    if (row && (row.bottom > frame.bottom || row.top < frame.top)) {
      contents.scrollTop += row.top - frame.top - frame.height / 2;
    }
    position.textContent = here < 0 ? "" : position.dataset.position
      .replace("{n}", String(here + 1)).replace("{all}", String(links.length));
  }

  const observer = new IntersectionObserver(update, { rootMargin: "-30% 0px -70% 0px" });
  for (const place of places) observer.observe(place);
  document.addEventListener("scrollend", update);

  // Whoever has chosen a section wants to read it.
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a")) contents.querySelector("details").open = false;
  });
})();

// A view is written as "wording.edited"; of a witness stands its name, which no other text has.
(() => {
  const views = document.querySelector(".views");
  if (!views) return;
  const root = new URL("..", document.querySelector("script[src$='reader.js']").src).pathname;
  const key = `views ${root}`;
  const witness = document.getElementById("ui-view-witness");
  const named = (option) => option.dataset.witness ?? "";

  const remembered = () => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      return {};
    }
  };

  function chosen() {
    const found = {};
    for (const one of views.querySelectorAll("input:checked:not([data-first])")) {
      const [of, ...state] = one.id.replace("ui-view-", "").split("-");
      found[of] = state.join("-");
    }
    if (witness && witness.value) found.witness = named(witness.selectedOptions[0]);
    return found;
  }

  function apply(wanted) {
    for (const [of, state] of Object.entries(wanted)) {
      const one = document.getElementById(`ui-view-${of}-${state}`);
      const option = of === "witness" && witness
        && [...witness.options].find((item) => named(item) === state);
      if (one instanceof HTMLInputElement) one.checked = true;
      if (option) witness.value = option.value;
    }
  }

  function write() {
    const found = chosen();
    const address = new URL(location.href);
    const view = Object.entries(found).map(([of, state]) => `${of}.${state}`).join(",");
    if (view) address.searchParams.set("view", view);
    else address.searchParams.delete("view");
    history.replaceState(history.state, "", address);
    try {
      const { witness: _, ...others } = found;
      const away = Object.fromEntries(Object.entries(remembered())
        .filter(([of]) => !views.querySelector(`[id^="ui-view-${of}-"]`)));
      localStorage.setItem(key, JSON.stringify({ ...away, ...others }));
    } catch {
      // A browser that remembers nothing shows the text all the same.
    }
  }

  // What is checked in the page is the first state of each; a browser may have gone back to another.
  for (const one of views.querySelectorAll("input[checked]")) one.dataset.first = "";
  const asked = new URLSearchParams(location.search).get("view");
  if (asked) {
    apply(Object.fromEntries(asked.split(",").map((one) => {
      const at = one.indexOf(".");
      return [one.slice(0, at), one.slice(at + 1)];
    })));
    views.open = true;
  } else {
    apply(remembered());
  }
  views.addEventListener("change", write);
})();
