// Search by the index that Pagefind made of this edition.
"use strict";

(() => {
  const form = document.querySelector("form.search");
  const field = document.getElementById("ui-query");
  const status = document.getElementById("ui-search-status");
  const list = document.getElementById("ui-search-results");
  const more = document.getElementById("ui-search-more");
  const batch = 10;
  let found = [];
  let shown = 0;
  let asked = 0;

  if (location.protocol === "file:") {
    document.getElementById("ui-search-file").hidden = false;
    form.hidden = true;
    return;
  }

  // Relative to this script, so that the edition can lie in any folder.
  const pagefind = import("../pagefind/pagefind.js");

  // An excerpt is HTML of words and marks: nothing else of it gets into the page.
  function excerpt(html) {
    const paragraph = document.createElement("p");
    paragraph.className = "excerpt";
    for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
      const mark = node.nodeName === "MARK" ? document.createElement("mark") : null;
      if (mark) mark.textContent = node.textContent;
      paragraph.append(mark ?? document.createTextNode(node.textContent));
    }
    return paragraph;
  }

  function entry(result) {
    const item = document.createElement("li");
    if (result.meta.date) {
      const date = document.createElement("span");
      date.className = "date";
      date.textContent = result.meta.date;
      item.append(date, " ");
    }
    const link = document.createElement("a");
    link.className = "title";
    link.href = result.url;
    link.textContent = result.meta.title;
    item.append(link, excerpt(result.excerpt));
    return item;
  }

  async function show() {
    const turn = asked;
    const next = await Promise.all(found.slice(shown, shown + batch).map((result) => result.data()));
    if (turn !== asked) return;
    list.append(...next.map(entry));
    shown += next.length;
    more.hidden = shown >= found.length;
  }

  async function search() {
    const words = field.value.trim();
    const turn = ++asked;
    list.replaceChildren();
    more.hidden = true;
    shown = 0;
    if (!words) {
      status.textContent = "";
      return;
    }
    try {
      found = (await (await pagefind).search(words)).results;
    } catch {
      status.textContent = status.dataset.failed;
      return;
    }
    if (turn !== asked) return;
    const { none, one, many } = status.dataset;
    const sentence = found.length === 0 ? none : found.length === 1 ? one : many;
    status.textContent = sentence.replace("{n}", String(found.length));
    await show();
  }

  let pause;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(search, 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.searchParams.set("q", field.value.trim());
    history.replaceState(null, "", address);
    search();
  });
  more.addEventListener("click", show);

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) search();
})();
