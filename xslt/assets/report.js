// A report of an error quotes what is selected, or else the passage whose address is open.
"use strict";

let selected = "";

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (selection && !selection.isCollapsed) selected = selection.toString();
});

for (const link of document.querySelectorAll("a[data-report]")) {
  link.addEventListener("click", () => {
    const passage = document.querySelector("article :target");
    const quotable = (selected || passage?.textContent || "").trim().replace(/\s+/g, " ");
    const words = [...quotable].slice(0, 300).join("");  // half of a sign cannot stand in an address
    const place = passage ? `#${passage.id}\n` : "";
    const quoted = words ? `${place}“${words}”` : place;
    link.href = link.dataset.report.replaceAll("{quotation}", encodeURIComponent(quoted));
  });
}
