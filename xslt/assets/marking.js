// The words that a reader sought (?hit=…) are marked on the page they were found on, in each reading
// state of its text. hits.js loads it where there are any.
"use strict";

(() => {
  const wanted = new URLSearchParams(location.search).getAll("hit");
  const bar = document.getElementById("ui-hits");
  const article = document.querySelector("article[data-text]");
  if (!wanted.length || !bar || !article) return;

  const INLINE = new Set(("a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span"
    + " strong sub sup time u var wbr").split(" "));
  // Words as the index has them: Chinese and Japanese sign by sign.
  const WORDS = new RegExp(`[${ASIAN}]|[^\\s${ASIAN}—–…]+`, "gu");
  const words = (text) => [...text.matchAll(WORDS)]
    .map((match) => ({ word: fold(match[0]), start: match.index, end: match.index + match[0].length }))
    .filter(({ word }) => word);
  const sought = wanted.map((text) => words(text).map(({ word }) => word)).filter((one) => one.length);

  // The text of the page, block by block, in pieces: each with the states in which it is not read, and
  // those in which alone it is.
  function blocks() {
    const found = [];
    let open = [];
    const end = () => {
      if (open.length) found.push(open);
      open = [];
    };
    const read = (element, not, only) => {
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) open.push({ node, text: node.data, not, only });
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        const unread = node.dataset.not, alone = node.dataset.only;
        const without = unread ? [...not, ...unread.split(" ")] : not;
        const within = alone === undefined ? only : [...only, alone.split(" ")];
        if ("generated" in node.dataset && alone === undefined) {
          if (/\s/.test(node.textContent)) open.push({ text: " ", not: without, only });
        } else if (node.localName === "br") open.push({ text: " ", not, only });
        else {
          const parts = !INLINE.has(node.localName);
          if (parts) end();
          read(node, without, within);
          if (parts) end();
        }
      }
    };
    for (const root of [...document.querySelectorAll("[data-search]"), article]) {
      read(root, [], []);
      end();
    }
    return found;
  }

  function states(pieces) {
    const named = new Set(pieces.flatMap(({ not, only }) => [...not, ...only.flat()]));
    let found = [[]];
    for (const axis of [["edited", "source"], ["last", "first"]]) {
      if (axis.some((state) => named.has(state))) found = axis.flatMap((state) => found.map((one) => [...one, state]));
    }
    const witnesses = [...named].filter((state) => /^w\d/.test(state));
    return [...found, ...witnesses.map((state) => [...found[0], state])];
  }

  // Where the words stand in a block: for each place the ranges of the text that are to be marked.
  function search(pieces) {
    const found = new Map();
    for (const state of states(pieces)) {
      const read = pieces.filter(({ not, only }) =>
        !not.some((one) => state.includes(one)) && only.every((group) => group.some((one) => state.includes(one))));
      const there = words(read.map(({ text }) => text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "\u0001")).join(""));
      for (let at = 0; at < there.length; at += 1) {
        for (const one of sought) {
          if (!one.every((word, more) => there[at + more]?.word === word)) continue;
          const ranges = cut(read, there[at].start, there[at + one.length - 1].end);
          const first = ranges[0];
          const key = first && `${pieces.indexOf(first.piece)} ${first.start}`;
          if (first && !found.has(key)) found.set(key, ranges);
        }
      }
    }
    const place = ([first]) => pieces.indexOf(first.piece) * 1e7 + first.start;
    return [...found.values()].sort((a, b) => place(a) - place(b));
  }

  function cut(read, start, end) {
    const ranges = [];
    let at = 0;
    for (const piece of read) {
      const from = Math.max(0, start - at), to = Math.min(piece.text.length, end - at);
      if (piece.node && from < to) ranges.push({ piece, start: from, end: to });
      at += piece.text.length;
    }
    return ranges;
  }

  const hits = blocks().flatMap(search);
  const has = "highlights" in CSS && typeof Highlight === "function";
  const range = ({ piece, start, end }) => {
    const made = new Range();
    made.setStart(piece.node, start);
    made.setEnd(piece.node, end);
    return made;
  };

  // Where a browser cannot mark without changing the page, words are wrapped, the last ones first, so
  // that the places of the others stay.
  const marked = hits.map((ranges) => ranges.map(range));
  const wrapped = [];
  function wrap() {
    for (const [number, ranges] of [...hits.entries()].reverse()) {
      wrapped[number] = [];
      for (const { piece, start, end } of [...ranges].reverse()) {
        const node = piece.node.splitText(start);
        node.splitText(end - start);
        const mark = document.createElement("mark");
        mark.className = "hits";
        node.replaceWith(mark);
        mark.append(node);
        wrapped[number].unshift(mark);
      }
    }
  }

  let here = 0;
  const status = bar.querySelector("[role=status]");

  function mark() {
    if (has) {
      CSS.highlights.set("hits", new Highlight(...marked.flat()));
      const now = new Highlight(...marked[here]);
      now.priority = 1;
      CSS.highlights.set("hit", now);
    } else {
      for (const [number, marks] of wrapped.entries()) {
        for (const one of marks) one.classList.toggle("hit", number === here);
      }
    }
    status.textContent = status.dataset.place.replace("{n}", here + 1).replace("{m}", hits.length);
  }

  function go() {
    mark();
    const node = (has ? marked[here][0].startContainer : wrapped[here][0]);
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    for (let around = element; around; around = around.parentElement) {
      if (around.localName === "details") around.open = true;
    }
    // What is hidden in the state that is read has no place of its own.
    let shown = element;
    while (shown && !shown.getClientRects().length) shown = shown.parentElement;
    shown?.scrollIntoView({ block: "center" });
  }

  function remove() {
    if (has) for (const name of ["hits", "hit"]) CSS.highlights.delete(name);
    for (const one of wrapped.flat()) {
      const parent = one.parentNode;
      one.replaceWith(...one.childNodes);
      parent.normalize();
    }
    bar.hidden = true;
    const main = document.getElementById("ui-main");
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
    const address = new URL(location.href);
    address.searchParams.delete("hit");
    history.replaceState(history.state, "", address);
  }

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("hits.css", document.currentScript.src).href;
  document.head.append(style);

  bar.addEventListener("click", ({ target }) => {
    const way = target.closest("button")?.dataset.go;
    if (way === "remove") remove();
    else if (way && hits.length) {
      here = (here + (way === "next" ? 1 : hits.length - 1)) % hits.length;
      go();
    }
  });
  bar.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") remove();
  });
  for (const button of bar.querySelectorAll("button")) {
    button.disabled = !hits.length && button.dataset.go !== "remove";
  }
  bar.hidden = false;
  status.textContent = status.dataset.none;
  if (!hits.length) return;
  if (!has) wrap();
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const first = place ? hits.findIndex(([one]) => place.contains(one.piece.node)) : 0;
  here = Math.max(0, first);
  go();
})();
