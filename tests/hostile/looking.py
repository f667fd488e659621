"""Scripts that look for what no page may hold, and that use what there is on a page."""

from __future__ import annotations

STRANGE = """
  const known = new Set(["http:", "https:", "ftp:", "mailto:", location.protocol]);
  const fetching = new Set(["src", "srcset", "poster", "data", "background", "ping", "action",
    "formaction", "srcdoc", "manifest"]);
  const isSearch = (form) => form.matches("main > form.search, header.masthead > form.search")
    && /^([.][.]\\/)*search[.]html$/.test(form.getAttribute("action"))
    && form.method === "get" && !form.hasAttribute("target");
  const strange = [];
  const ours = document.querySelector("script[src]")?.src ?? location.href;
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    const isOurs = element.getAttribute("src")?.match(/^([.][.]\\/)*assets\\/\\w+[.]js$/)
      || element.src === new URL("enlarge.js", ours).href;
    if (name === "script" && !(isOurs && !element.textContent)) strange.push(element.outerHTML);
    if (/^(style|iframe|frame|frameset|object|embed|applet|base|template|portal)$/.test(name)
      || (name === "form" && !isSearch(element))) {
      strange.push(element.outerHTML);
    }
    for (const attribute of element.attributes) {
      const value = attribute.value;
      const says = `<${name} ${attribute.name}="${value}">`;
      if (/^on/.test(attribute.name) || attribute.name === "style") strange.push(says);
      if (attribute.localName === "href" || fetching.has(attribute.localName)) {
        const address = new URL(value, document.baseURI);
        if (!known.has(address.protocol)) strange.push(says);
        if (name !== "a" && !/canonical/.test(element.rel) && address.origin !== location.origin) {
          strange.push(says);
        }
      }
    }
  }
  return strange;
"""
"""Returns what no page may hold, by the tree that the browser made of it."""

TOGGLES = """
  const switches = "input[type=radio], input[type=checkbox], summary, select, [tabindex],"
    + " a[href^='#'], button:not(header.masthead > form.search > button)";
  for (const one of [...document.querySelectorAll(switches)].slice(0, 100)) {
    one.click();
    one.focus();
    one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  }
  await new Promise((done) => setTimeout(done, 30));
"""
"""Opens and switches on what there is on a page; the search is a way to another one."""
