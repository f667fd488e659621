// The search page: words by the index that Pagefind made of this edition, and facets by data of the
// edition's own (data/search). What is asked stands in the address; without words all is listed.
"use strict";

(() => {
  const at = (id) => document.getElementById(id);
  const form = at("ui-search"), field = at("ui-query"), status = at("ui-search-status");
  const list = at("ui-search-results"), more = at("ui-search-more"), sorting = at("ui-sort");
  const panel = at("ui-facets"), chosen = at("ui-chosen"), results = at("ui-results");
  const range = { from: at("ui-from"), to: at("ui-to") };

  if (location.protocol === "file:") {
    at("ui-search-file").hidden = false;
    form.hidden = true;
    return;
  }

  // Relative to this script, so that the edition can lie in any folder.
  const home = new URL("../", document.currentScript.src);
  const load = async (path) => {
    const answer = await fetch(new URL(path, home));
    if (!answer.ok) throw new Error(path);
    return answer.json();
  };
  // What has failed is tried again by the next search.
  const loaded = new Map();
  const once = (path, how = load) => {
    if (!loaded.has(path)) {
      loaded.set(path, how(path));
      loaded.get(path).catch(() => loaded.delete(path));
    }
    return loaded.get(path);
  };
  const data = (name) => once(`data/search/${name}.json`);

  const BATCH = 10, PLACES = 3, FEW = 8, MANY = 300, AROUND = 14, YEAR = 372;
  const MENTIONS = new Set(["person", "organisation", "place"]);
  const language = document.documentElement.lang;
  // As on all other pages.
  const numbers = { format: (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f") };
  const { compare } = new Intl.Collator(language);

  // Words.

  const EACH_ASIAN = new RegExp(`[${ASIAN}]`, "gu");

  // What is sought: phrases, and words that may stand anywhere. Chinese and Japanese are indexed sign
  // by sign, so that words of theirs are phrases.
  function parts(query) {
    const clean = plain(query.replace(/[\u00ad\u034f\u200b-\u200d\u2060\ufeff]/g, "").normalize("NFC"))
      .replace(/[\u2019\u02bc\u00b4]/g, "'").replace(/[“”„«»]/g, '"');
    const found = [];
    const loose = [];
    for (const [, phrase, word] of clean.matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
      const words = (phrase ?? word).replace(/[—–…]/g, " ").replace(EACH_ASIAN, " $& ").split(/\s+/).filter(fold);
      if (phrase === undefined && word.search(EACH_ASIAN) < 0) loose.push(...words);
      else if (words.length) found.push({ words, exact: true });
    }
    if (loose.length) found.push({ words: loose, exact: false });
    return found;
  }

  // Where the index has no word that begins as one that is sought, it takes another, shorter one.
  function fits(token, word) {
    const there = fold(token), sought = fold(word);
    let common = 0;
    while (common < sought.length && there[common] === sought[common]) common += 1;
    return there.includes(sought) || common >= 6
      || (common >= Math.min(3, sought.length) && sought.length - common <= 4);
  }

  // An index of all pages, asked for each part of the query; a page has to answer to all of them.
  async function pages(sought) {
    const pagefind = await once("pagefind/pagefind.js", (path) => import(new URL(path, home).href));
    let found;
    for (const { words, exact } of sought) {
      const { results } = await pagefind.search(exact ? `"${words.join(" ")}"` : words.join(" "));
      const here = new Map();
      for (const result of results) {
        const before = found?.get(result.id);
        if (found && !before) continue;
        here.set(result.id, {
          score: (before?.score ?? 0) + result.score,
          results: [...before?.results ?? [], result],
        });
      }
      found = here;
    }
    return found;
  }

  // The lines of a page in which the words stand, place by place; of each its words and which of them
  // are marked.
  async function places(page, sought) {
    // One after the other: all answers of Pagefind about a page are the same object.
    const met = new Set();
    let told;
    for (const result of page.results) {
      told = await result.data();
      for (const location of told.locations) met.add(location);
    }
    const { anchors, raw_url: url } = told;
    const lines = anchors.filter(({ text }) => text).sort((a, b) => a.location - b.location);
    const known = new Map();
    const wanted = sought.flatMap(({ words }) => words);
    for (const location of [...met].sort((a, b) => a - b)) {
      let low = 0, high = lines.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (lines[middle].location <= location) low = middle + 1;
        else high = middle;
      }
      const line = lines[low - 1];
      if (!line) continue;
      const key = line.id || line.location;
      const place = known.get(key) ?? known.set(key, { line, marked: new Set() }).get(key);
      if (place.line !== line) continue; // the same place in another state of the text
      place.words ??= line.text.split(/\s+/);
      const number = location - line.location;
      if (place.words[number] && wanted.some((word) => fits(place.words[number], word))) {
        place.marked.add(number);
      }
    }
    return [...known.values()].filter(({ marked }) => marked.size)
      .map((place) => ({ ...place, path: url.replace(/^\//, "").replace(/\/$/, "/index.html"), id: place.line.id }));
  }

  // A word as it stands in the text: without what the index needs (engines/pagefind.py).
  const shown = (word) => word.replace(/\u200b-\u200b[^\u200b]*/, "").replaceAll("\u2063", " ").replaceAll("\u200b", "");
  const joined = (word) => word.endsWith("\u200b");

  function excerpt(place) {
    const first = Math.min(...place.marked);
    const isShort = place.words.length <= 2 * AROUND;
    let start = isShort ? 0 : Math.max(0, first - AROUND / 2);
    const end = Math.min(place.words.length, start + 2 * AROUND);
    start = Math.max(0, Math.min(start, end - 2 * AROUND));
    const made = [];
    if (start) made.push("… ");
    for (let number = start; number < end; number += 1) {
      const word = place.words[number];
      if (place.marked.has(number)) made.push(element("mark", {}, shown(word)));
      else made.push(shown(word));
      if (!joined(word) && number + 1 < end) made.push(" ");
    }
    if (end < place.words.length) made.push(" …");
    return made;
  }

  // What a document's page is to mark (hits.js): phrases as they were sought, words as they stand there.
  function marks(found, sought) {
    const phrases = sought.filter(({ exact }) => exact).map(({ words }) => words.join(" "));
    const forms = new Set();
    for (const place of sought.some(({ exact }) => !exact) ? found : []) {
      for (const number of place.marked) forms.add(fold(shown(place.words[number])));
    }
    return [...phrases, ...[...forms].sort((a, b) => a.length - b.length).slice(0, 12)];
  }

  const element = (name, given, ...content) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };

  // Facets: each has its values with their names, and says which of them a document has.

  const names = new Intl.DisplayNames([language], { type: "language" });
  const named = {
    language: (key) => {
      try { return names.of(key); } catch { return key; }
    },
  };

  class Facet {
    constructor(name) {
      this.name = name;
      this.box = panel.querySelector(`details[data-facet="${name}"]`);
      this.parameter = name === "date" ? "year" : name;
      this.chosen = new Set();
      this.needsAll = MENTIONS.has(name);
      this.isWide = false;
      this.order = [];
      this.items = new Map();
    }

    async ready() {
      const told = await data(this.name);
      if (!this.values) this.fill(told);
    }

    fill(told) {
      if (this.name === "date") this.loadDates(told);
      else {
        this.documents = told.documents;
        this.values = told.values.map(([key, name]) => ({ key, name: (named[this.name] ?? (() => name))(key) }));
      }
      this.numbers = new Map(this.values.map(({ key }, number) => [key, number]));
      this.sorted = this.values.map((_, number) => number);
      // Years follow each other, and those who are named stand as the registers of the edition have them.
      if (!this.needsAll && this.name !== "date") {
        this.sorted.sort((a, b) => compare(this.values[a].name, this.values[b].name));
      }
      this.list = element("ul", { class: "values" });
      this.wide = element("button", { type: "button", hidden: "" });
      this.wide.addEventListener("click", () => { this.isWide = !this.isWide; this.show(); });
      this.filter = element("input", { type: "search", "aria-label": panel.dataset.filter, placeholder: panel.dataset.filter });
      this.filter.addEventListener("input", () => this.show());
      this.box.append(this.filter, this.list, this.wide);
    }

    // The years that documents are of are the values of the dates.
    loadDates({ from, length }) {
      this.from = from;
      this.to = from.map((day, number) => day === null ? null : day + length[number]);
      const years = [...new Set(from.flatMap((day, number) => day === null ? [] : this.years(number)))].sort((a, b) => a - b);
      range.from.placeholder = years.at(0) ?? "";
      range.to.placeholder = years.at(-1) ?? "";
      const places = new Map(years.map((year, number) => [year, number]));
      this.values = years.map((year) => ({ key: String(year), name: String(year) }));
      this.documents = from.map((day, number) => day === null ? [] : this.years(number).map((year) => places.get(year)));
    }

    years(number) {
      const first = Math.floor(this.from[number] / YEAR);
      const count = Math.min(100, Math.floor(this.to[number] / YEAR) - first + 1);
      return Array.from({ length: count }, (_, more) => first + more);
    }

    allows(number) {
      if (this.range) {
        const { from, to } = this.range;
        if (this.from[number] === null || this.from[number] > to || this.to[number] < from) return false;
      }
      if (!this.chosen.size) return true;
      const here = this.documents[number].map((value) => this.values[value].key);
      return this.needsAll ? [...this.chosen].every((key) => here.includes(key)) : here.some((key) => this.chosen.has(key));
    }

    count(counts, settles) {
      this.counts = counts;
      if (settles || !this.order.length) {
        this.order = [...this.sorted];
        if (this.name !== "date") this.order.sort((a, b) => counts[b] - counts[a]);
      }
      this.show();
    }

    show() {
      const sought = fold(this.filter.value);
      const isChosen = (number) => this.chosen.has(this.values[number].key);
      let wanted = this.order.filter((number) => this.counts[number] || isChosen(number));
      const total = wanted.length;
      if (this.isWide && sought) wanted = wanted.filter((number) => fold(this.values[number].name).includes(sought));
      wanted = this.isWide ? wanted.slice(0, MANY) : wanted.filter((number, at) => at < FEW || isChosen(number));
      const focused = document.activeElement;
      this.list.replaceChildren(...wanted.map((number) => this.item(number)));
      if (this.list.contains(focused)) focused.focus({ preventScroll: true });
      this.filter.hidden = !this.isWide || total <= 2 * FEW;
      this.wide.hidden = total <= FEW;
      this.wide.textContent = this.isWide ? panel.dataset.fewer : panel.dataset.all.replace("{n}", numbers.format(total));
    }

    item(number) {
      const { key, name } = this.values[number];
      if (!this.items.has(number)) {
        const input = element("input", { type: "checkbox" });
        input.addEventListener("change", () => {
          if (input.checked) this.chosen.add(key);
          else this.chosen.delete(key);
          changed(this);
        });
        const count = element("span", { class: "count" });
        const label = element("label", {}, input, " ", element("span", {}, name), " ", count);
        this.items.set(number, { item: element("li", {}, label), input, count });
      }
      const made = this.items.get(number);
      made.input.checked = this.chosen.has(key);
      made.count.textContent = numbers.format(this.counts[number]);
      return made.item;
    }

    nameOf(key) {
      return this.values?.[this.numbers.get(key)]?.name ?? key;
    }
  }

  // A day as the data number it: 372 to a year. Of a year or a month the first day, or the last.
  function day(text, isLast) {
    const match = /^\s*(-?\d{1,6})(?:-(\d\d?))?(?:-(\d\d?))?\s*$/.exec(text);
    if (!match) return null;
    const [, year, month = isLast ? 12 : 1, date = isLast ? 31 : 1] = match;
    return year * YEAR + (month - 1) * 31 + Number(date) - 1;
  }

  let facets = [];
  let dates;
  let turn = 0;
  let searched = "";
  let rows = [];
  let sought = [];
  let count = 0;

  // The address says all that is asked.

  function readFields(asked) {
    field.value = asked.get("q") ?? "";
    for (const name of ["from", "to"]) range[name].value = asked.get(name) ?? "";
    sorting.value = asked.get("sort") ?? "";
    if (sorting.selectedIndex < 0) sorting.value = "";
  }

  function readFacets(asked) {
    for (const facet of facets) {
      facet.chosen = new Set(asked.getAll(facet.parameter));
      if (facet.chosen.size) facet.box.open = true;
    }
  }

  function address() {
    const asked = new URLSearchParams();
    if (field.value.trim()) asked.set("q", field.value.trim());
    for (const name of ["from", "to"]) {
      if (range[name].value.trim()) asked.set(name, range[name].value.trim());
    }
    for (const facet of facets) {
      for (const key of facet.chosen) asked.append(facet.parameter, key);
    }
    if (sorting.value) asked.set("sort", sorting.value);
    const text = asked.toString();
    return text ? `?${text}` : location.pathname;
  }

  function write() {
    if (address() !== (location.search || location.pathname)) history.replaceState(null, "", address());
  }

  function changed(except) {
    write();
    search(except);
  }

  // What is chosen, each with a way to take it back.
  function tell() {
    const made = facets.flatMap((facet) => [...facet.chosen].map((key) => {
      const name = facet.nameOf(key);
      const remove = element("button", { type: "button", "aria-label": panel.dataset.remove.replace("{value}", () => name) }, name, " ×");
      remove.addEventListener("click", () => {
        facet.chosen.delete(key);
        field.focus({ preventScroll: true });
        changed();
      });
      return element("li", {}, remove);
    }));
    if (made.length > 1) {
      const clear = element("button", { type: "button" }, panel.dataset.clear);
      clear.addEventListener("click", () => {
        for (const facet of facets) facet.chosen.clear();
        field.focus({ preventScroll: true });
        changed();
      });
      made.push(element("li", {}, clear));
    }
    chosen.replaceChildren(...made);
    chosen.hidden = !made.length;
  }

  function interval() {
    const from = day(range.from.value, false), to = day(range.to.value, true);
    for (const [name, value] of [["from", from], ["to", to]]) {
      const isWrong = value === null && range[name].value.trim() !== "";
      range[name].toggleAttribute("aria-invalid", false);
      if (isWrong) range[name].setAttribute("aria-invalid", "true");
    }
    return from === null && to === null ? null : { from: from ?? -Infinity, to: to ?? Infinity };
  }

  // Documents that have the words, with their pages; all, where there are no words.
  async function withWords() {
    if (!sought.length) return Array.from({ length: count }, (_, number) => ({ number, score: 0, pages: [] }));
    const [found, { documents }] = await Promise.all([pages(sought), once("pagefind/documents.json")]);
    const owners = new Map(documents.flatMap((names, number) => names.map((name) => [name, number])));
    const rows = new Map();
    for (const [name, page] of found) {
      const number = owners.get(name);
      if (number === undefined) continue;
      const row = rows.get(number) ?? rows.set(number, { number, score: 0, pages: [] }).get(number);
      row.score = Math.max(row.score, page.score);
      row.pages.push({ ...page, name, rank: documents[number].indexOf(name) });
    }
    return [...rows.values()];
  }

  // A word that is nowhere: the index answered with another.
  async function unknown(rows) {
    const best = [...rows].sort((a, b) => b.score - a.score).slice(0, 3);
    const tokens = [];
    for (const row of best) {
      for (const page of row.pages.slice(0, 2)) {
        for (const place of await places(page, sought)) {
          for (const number of place.marked) tokens.push(place.words[number]);
        }
      }
    }
    return sought.flatMap(({ words }) => words).find((word) => !tokens.some((token) => fits(token, word)));
  }

  async function search(except) {
    const mine = ++turn;
    searched = address();
    sought = parts(field.value);
    try {
      const wanted = facets.filter((facet) => facet.chosen.size || facet.box.open || !facet.needsAll);
      await Promise.all(wanted.map((facet) => facet.ready()));
      let found = await withWords();
      const missing = sought.length && found.length ? await unknown(found) : undefined;
      if (mine !== turn) return;
      if (missing !== undefined) found = [];
      if (dates) dates.range = interval();
      rows = narrow(found, except);
      appear();
      tell();
      order();
      status.textContent = sentence(missing);
      list.replaceChildren();
      list.dataset.shown = "0";
      await show(mine);
    } catch (error) {
      if (mine !== turn) return;
      searched = "";
      fail(error);
    }
  }

  // All that narrows a search comes at once, so that nothing moves that is already there.
  function appear() {
    panel.hidden = !facets.length;
    results.removeAttribute("aria-busy");
  }

  function fail(error) {
    console.error(error);
    appear();
    status.textContent = status.dataset.failed;
  }

  // Leaves the documents that all facets allow, and counts the values of each facet among those that
  // the other facets allow: where a document needs all that is chosen, among those that are left.
  function narrow(found, except) {
    const known = facets.filter((facet) => facet.values);
    const counts = new Map(known.map((facet) => [facet, new Array(facet.values.length).fill(0)]));
    const left = [];
    for (const row of found) {
      const against = known.filter((facet) => !facet.allows(row.number));
      if (!against.length) left.push(row);
      if (against.length > 1) continue;
      for (const facet of against.length ? against : known) {
        if (against.length && (facet.needsAll || !allowsRange(facet, row.number))) continue;
        for (const value of facet.documents[row.number]) counts.get(facet)[value] += 1;
      }
    }
    for (const facet of known) facet.count(counts.get(facet), facet !== except);
    return left;
  }

  function allowsRange(facet, number) {
    if (!facet.range) return true;
    const { from, to } = facet.range;
    return facet.from[number] !== null && facet.from[number] <= to && facet.to[number] >= from;
  }

  function order() {
    const day = (row) => dates?.from[row.number] ?? Infinity;
    if (sorting.value === "date") rows.sort((a, b) => day(a) - day(b) || a.number - b.number || 0);
    else if (sorting.value === "newest") {
      const late = (row) => dates?.from[row.number] ?? -Infinity;
      rows.sort((a, b) => late(b) - late(a) || a.number - b.number || 0);
    } else rows.sort((a, b) => b.score - a.score || a.number - b.number);
  }

  function sentence(missing) {
    const { none, one, many, unknown } = status.dataset;
    if (missing !== undefined) return `${none} ${unknown.replace("{word}", () => missing)}`;
    const said = rows.length === 0 ? none : rows.length === 1 ? one : many;
    return said.replace("{n}", numbers.format(rows.length));
  }

  async function show(mine = turn) {
    const start = Number(list.dataset.shown);
    const next = await Promise.all(rows.slice(start, start + BATCH).map(entry));
    if (mine !== turn) return;
    list.append(...next);
    list.dataset.shown = String(start + next.length);
    more.hidden = start + next.length >= rows.length;
    return next[0];
  }

  async function entry(row) {
    const { part } = await data("index");
    const [{ documents }, found] = await Promise.all([
      data(`documents-${Math.floor(row.number / part)}`),
      Promise.all(row.pages.sort((a, b) => a.rank - b.rank).map((page) => places(page, sought))),
    ]);
    const [id, title, date] = documents[row.number % part];
    const here = found.flat();
    const hits = new URLSearchParams(marks(here, sought).map((word) => ["hit", word])).toString();
    const link = (path, place) => `${new URL(path, home).href}${hits && `?${hits}`}${place && `#${encodeURIComponent(place)}`}`;
    const item = element("li", {});
    if (date) item.append(element("span", { class: "date" }, date), " ");
    const page = `documents/${id}.html`;
    const isHere = here.some(({ path }) => path === page);
    const titled = here.find(({ id, line }) => !id && !line.location);
    const address = isHere ? link(page, "") : new URL(page, home).href;
    item.append(element("a", { class: "title", href: address }, ...titled ? excerpt(titled) : [title]));
    const quoted = here.filter(({ id, line }) => id || line.location).map((place) =>
      element("li", {}, element("a", { class: "excerpt", href: link(place.path, place.id) }, ...excerpt(place))));
    if (quoted.length) item.append(element("ul", { class: "places" }, ...quoted.slice(0, PLACES)));
    if (quoted.length > PLACES) {
      const rest = quoted.length - PLACES;
      const said = (rest === 1 ? list.dataset.one : list.dataset.many).replace("{n}", numbers.format(rest));
      item.append(element("details", {}, element("summary", {}, said), element("ul", { class: "places" }, ...quoted.slice(PLACES))));
    }
    return item;
  }

  let pause;
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(changed, 250);
  };
  for (const input of [field, range.from, range.to]) input.addEventListener("input", soon);
  sorting.addEventListener("change", () => changed());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    const isNew = searched !== address();
    history.pushState(null, "", address());
    if (isNew) {
      list.replaceChildren();
      search();
    }
  });
  more.addEventListener("click", async () => {
    const first = await show();
    first?.querySelector("a").focus();
  });
  addEventListener("popstate", () => {
    const asked = new URLSearchParams(location.search);
    readFields(asked);
    readFacets(asked);
    search();
  });

  (async () => {
    results.setAttribute("aria-busy", "true");
    results.hidden = false;
    // At once: what is written into the box while the rest is on its way stays there.
    readFields(new URLSearchParams(location.search));
    try {
      const told = await data("index");
      count = told.documents;
      facets = told.facets.map((name) => new Facet(name));
    } catch (error) {
      fail(error);
      return;
    }
    dates = facets.find(({ name }) => name === "date");
    for (const facet of facets) {
      facet.box.hidden = false;
      facet.box.open = !facet.needsAll && matchMedia("(min-width: 64rem)").matches;
      facet.box.addEventListener("toggle", async () => {
        if (facet.box.open && !facet.values) search(facet);
      });
    }
    readFacets(new URLSearchParams(location.search));
    search();
  })();
})();
