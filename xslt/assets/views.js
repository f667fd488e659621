// How a text is read is remembered, and stands in the address: a link to a view can be shared.
"use strict";

// A view is written as "wording.edited"; of a witness stands its name, which no other text has.
(() => {
  const views = document.querySelector(".views");
  if (!views) return;
  const root = new URL("..", document.currentScript.src).pathname;
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
    try {
      // A page that was opened from a disk has no address that could be changed.
      if (address.protocol !== "file:") history.replaceState(history.state, "", address);
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
