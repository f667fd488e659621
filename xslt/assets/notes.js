// Notes, names and dates beside their place in the text. What is shown is copied from the page: the
// notes at its foot, the panel of those who are named, the title of a date. Without this script, and
// where a browser has no popovers, the links lead there.
"use strict";

(() => {
  const popup = document.getElementById("ui-popup");
  const article = document.querySelector("article[data-text]");
  if (!popup?.showPopover || !article) return;
  popup.hidden = false;
  const [name, body, ways] = popup.children;
  const close = ways.querySelector("button");
  let caller = null;
  let dismissed = null;

  const element = (tag, content, attributes = {}) => {
    const made = document.createElement(tag);
    made.append(...content);
    return Object.assign(made, attributes);
  };

  // What a second place shows has no ids, and no ways back from where it is not.
  const copied = (nodes) => {
    const made = element("div", Array.from(nodes, (node) => node.cloneNode(true)));
    for (const back of made.querySelectorAll("[role=doc-backlink]")) back.remove();
    for (const one of made.querySelectorAll("[id]")) one.removeAttribute("id");
    return [...made.childNodes];
  };

  const way = (link, label) => element("a", [label], { href: link });

  function note(call) {
    const id = decodeURIComponent(call.hash.slice(1));
    const found = document.getElementById(id);
    if (!found || !call.href.startsWith(location.href.replace(/#.*/, ""))) return null;
    const number = found.querySelector("[role=doc-backlink], .number")?.textContent.trim() ?? "";
    return {
      name: popup.dataset.note.replace("{n}", number.replace(/[.)]$/, "")).trim(),
      content: copied((found.querySelector(":scope > .body") ?? found).childNodes),
      ways: [way(call.hash, popup.dataset.foot)],
    };
  }

  function entry(link) {
    const row = [...document.querySelectorAll(".panel.entities li")]
      .find((one) => one.querySelector("a")?.href === link.href);
    if (!row || row.children.length < 2) return null;
    const [first, ...others] = row.children;
    return {
      name: first.textContent,
      content: others.map((one) => element("p", copied([one]))),
      ways: [way(link.getAttribute("href"), popup.dataset.entry)],
    };
  }

  function day(link) {
    const hint = link.closest("[title]");
    if (!hint || !article.contains(hint)) return null;
    return {
      name: link.textContent,
      content: [element("p", [hint.title])],
      ways: [way(link.getAttribute("href"), popup.dataset.day)],
    };
  }

  // A hint that only a mouse could reach.
  function remark(hint) {
    return { name: hint.textContent.trim().slice(0, 80), content: [element("p", [hint.title])], ways: [] };
  }

  // Its place is a rule of a style sheet: no element of a page has a style of its own.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);

  function place() {
    sheet.replaceSync("");
    const box = caller.getClientRects()[0] ?? caller.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    if (clientWidth < 640) return;  // there it stands at the foot of the window (popup.css)
    const left = Math.max(8, Math.min(box.left - 16, clientWidth - popup.offsetWidth - 8));
    const isBelow = box.bottom + popup.offsetHeight + 16 < clientHeight || box.top < clientHeight / 2;
    const top = isBelow ? box.bottom + 8 : Math.max(8, box.top - popup.offsetHeight - 8);
    sheet.replaceSync(`.popup:popover-open { inset: ${top + scrollY}px auto auto ${left + scrollX}px; }`);
  }

  function show(from, found) {
    caller = from;
    if (popup.matches(":popover-open")) popup.hidePopover();
    name.textContent = found.name;
    body.replaceChildren(...found.content);
    ways.replaceChildren(...found.ways.flatMap((link) => [link, " "]), close);
    body.lang = from.closest("[lang]")?.lang ?? "";
    body.dir = from.closest("[dir]")?.dir ?? "";
    if (from.matches("a")) from.focus({ preventScroll: true });
    popup.showPopover();
    place();
    popup.focus({ preventScroll: true });
  }

  // A click on the call of what is shown closes it, and is not to open it again.
  document.addEventListener("pointerdown", () => {
    dismissed = popup.matches(":popover-open") ? caller : null;
  }, true);

  // A link of the popup that leads to a place of this page leads out of the popup.
  popup.addEventListener("click", (event) => {
    if (event.target.closest("a[href^='#']:not([role=doc-noteref])")) popup.hidePopover();
  });

  document.addEventListener("click", (event) => {
    const isPlain = !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey
      || event.shiftKey || event.altKey);
    const link = event.target.closest("a[href]");
    const call = link?.matches("[role=doc-noteref]") ? link : null;
    const from = link ?? event.target.closest("[title]");
    const isInside = from && (article.contains(from) || (call && popup.contains(from)));
    // Who selects words wants nothing else.
    const isSelecting = !link && !document.getSelection().isCollapsed;
    if (!isPlain || !isInside || isSelecting) return;
    const isDated = link?.closest("time, .date");
    const found = call ? note(call) : link ? (entry(link) ?? (isDated && day(link))) : remark(from);
    if (!found) return;
    event.preventDefault();
    if (dismissed !== from) show(popup.contains(from) ? caller : from, found);
    dismissed = null;
  });
})();
