/* Filters a list by what is typed. Without this script the list is whole. */

"use strict";

const compared = (text) => plain(text.normalize("NFKD").replace(/\p{M}/gu, ""));

for (const field of document.querySelectorAll("[data-filter]")) {
  const input = field.querySelector("input");
  const status = field.querySelector("[role=status]");
  const items = [...document.querySelectorAll("main :is(.listing, .sections) > li")].map((item) => [item, compared(item.textContent)]);

  const filter = () => {
    const words = compared(input.value).split(/\s+/);
    let found = 0;
    for (const [item, text] of items) {
      item.hidden = !words.every((word) => text.includes(word));
      found += item.hidden ? 0 : 1;
    }
    for (const section of document.querySelectorAll("section.letter")) {
      section.hidden = !section.querySelector("li:not([hidden])");
    }
    const sentence = field.dataset.filter.replace("{n}", found).replace("{all}", items.length);
    status.textContent = input.value.trim() ? sentence : "";
  };

  field.hidden = false;
  input.addEventListener("input", filter);
  filter();
}
