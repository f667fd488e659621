// Scans follow what is read; text and zones show each other.
"use strict";

const scans = document.querySelector(".scans");
const strip = document.querySelector(".strip");
const article = document.querySelector("article");

const named = (link) => document.getElementById(decodeURIComponent(link?.getAttribute("href")?.split("#")[1] ?? ""));
const isBeside = () => getComputedStyle(scans).position === "sticky";

// The scans with the places in the text that begin on them, in the order of the text.
const places = [...scans.querySelectorAll(".scan")]
  .map((scan) => ({ scan, text: named(scan.querySelector(".place")) }))
  .filter((item) => item.text);
let current = null;
let hasPassed = false;

const show = (scan) => {
  current = scan;
  for (const link of strip.querySelectorAll("a")) {
    link.removeAttribute("aria-current");
    if (named(link) !== scan) continue;
    link.setAttribute("aria-current", "true");
    const row = link.closest("ol");
    row.scrollTo({ left: link.offsetLeft - row.offsetLeft - row.clientWidth / 2 });
  }
};

const follow = () => {
  hasPassed = false;
  const line = window.innerHeight * 0.4 + 1;
  const read = places.findLast(({ text }) => text.getBoundingClientRect().top <= line) ?? places[0];
  if (!read || read.scan === current) return;
  if (isBeside()) scans.scrollTo({ top: read.scan.offsetTop });
  show(read.scan);
};
// Who has come to a scan stays there while the page comes to rest.
let rest = 0;
addEventListener("scroll", () => {
  if (Date.now() <= rest) rest = Date.now() + 300;
  else if (hasPassed) follow();
});

// The line at which one reads has all above it that begins before, however far above it is.
const passing = new IntersectionObserver(() => {
  hasPassed = true;
  if (Date.now() > rest) follow();
}, { rootMargin: "1000000px 0px -60% 0px" });
for (const { text } of places) passing.observe(text);

// What enlarges scans is loaded when somebody first turns to them.
const { src } = document.currentScript;
const load = () => {
  if (document.querySelector("script[data-enlarge]")) return;
  const script = document.createElement("script");
  script.dataset.enlarge = "";
  script.src = new URL("enlarge.js", src);
  document.head.append(script);
};
for (const kind of ["pointerover", "focusin"]) scans.addEventListener(kind, load, { once: true });

// Who comes by the address of a scan or a zone finds the text beside it.
const arrive = () => {
  const target = named({ getAttribute: () => location.hash });
  const scan = target?.closest(".scan");
  if (!scan) return follow();
  load();
  rest = Date.now() + 1000;
  show(scan);
  const zone = target.closest(".zones a");
  const text = named(zone ?? scan.querySelector(".place"));
  if (!isBeside()) return;
  text?.scrollIntoView({ block: zone ? "nearest" : "start", behavior: "instant" });
  // The key of the next thing goes on from what was last scrolled to: that is to be the scan. The text stays.
  const top = scrollY;
  target.scrollIntoView({ block: "nearest", behavior: "instant" });
  scrollTo({ top, behavior: "instant" });
};
addEventListener("hashchange", arrive);
addEventListener("load", arrive);

const zones = new Map([...scans.querySelectorAll(".zones a")].map((zone) => [named(zone), zone]));
let lit = null;
const light = (element) => {
  lit?.classList.remove("lit");
  lit = element;
  lit?.classList.add("lit");
};
const zoneOf = (element) => element && (zones.get(element) ?? zoneOf(element.parentElement));
for (const kind of ["pointerover", "focusin"]) {
  scans.addEventListener(kind, ({ target }) => light(named(target.closest(".zones a"))));
  article.addEventListener(kind, ({ target }) => light(named(target.closest(".zone-link")) ?? zoneOf(target)));
}
