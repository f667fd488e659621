// The address of the page, whole, and a button that copies it.
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
