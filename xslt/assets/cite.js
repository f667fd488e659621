// Each citation of the page gets a button that copies it; reader.js gives it its work.
"use strict";

const { copyLabel, copied } = document.querySelector("[data-copy-label]").dataset;

document.querySelectorAll(".citation").forEach((citation, number) => {
  const words = document.createElement("span");
  words.append(...citation.childNodes);
  words.id = `ui-cite-${number}`;
  const button = Object.assign(document.createElement("button"), {
    type: "button", hidden: true, textContent: copyLabel,
  });
  Object.assign(button.dataset, { copy: words.id, copied });
  citation.append(words, " ", button);
});
