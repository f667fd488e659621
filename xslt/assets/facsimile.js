// Scans beside the text: they follow what is read, and can be enlarged and moved. Text and zones show
// each other. Without this script the links between text, scans and zones do the same in steps.
"use strict";

const scans = document.querySelector(".scans");
const strip = document.querySelector(".strip");
const article = document.querySelector("article");

const named = (link) => {
  const name = link?.getAttribute("href") ?? "";
  return name.startsWith("#") ? document.getElementById(decodeURIComponent(name.slice(1))) : null;
};
const isBeside = () => getComputedStyle(scans).position === "sticky";

// The scans with the places in the text that begin on them, in the order of the text.
const places = [...scans.querySelectorAll(".scan")]
  .map((scan) => ({ scan, text: named(scan.querySelector(".place")) }))
  .filter((item) => item.text);
let current = null;

const show = (scan, behavior = "auto") => {
  if (scan === current) return;
  current = scan;
  if (isBeside()) scans.scrollTo({ top: scan.offsetTop, behavior });
  for (const link of strip?.querySelectorAll("a") ?? []) {
    if (named(link) === scan) {
      link.setAttribute("aria-current", "true");
      const row = link.closest("ol");
      row.scrollTo({ left: link.offsetLeft - row.offsetLeft - row.clientWidth / 2 });
    } else {
      link.removeAttribute("aria-current");
    }
  }
};

const follow = () => {
  const line = Math.max(window.innerHeight * 0.4, 200);
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle].text.getBoundingClientRect().top <= line) low = middle + 1;
    else high = middle;
  }
  if (places.length) show(places[Math.max(0, low - 1)].scan);
};

let waiting = false;
window.addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; follow(); });
}, { passive: true });

// Who comes by the address of a scan or a zone finds the text beside it.
const arrive = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const scan = target?.closest(".scan");
  if (!scan) {
    follow();
    return;
  }
  show(scan, "instant");
  if (!isBeside()) return;
  const zone = target.closest(".zones a");
  const text = named(zone) ?? places.find((item) => item.scan === scan)?.text;
  text?.scrollIntoView({ block: zone ? "nearest" : "start" });
};
window.addEventListener("hashchange", arrive);
arrive();

// Text and zones show each other.
const zones = new Map();
for (const zone of scans.querySelectorAll(".zones a")) {
  const text = named(zone);
  if (text) zones.set(text, zone);
}
let lit = [];
const light = (...elements) => {
  for (const element of lit) element.classList.remove("lit");
  lit = elements.filter(Boolean);
  for (const element of lit) element.classList.add("lit");
};
const lightZone = (event) => light(named(event.target.closest(".zones a")));
const lightText = (event) => {
  let text = event.target;
  while (text && !zones.has(text)) text = text.parentElement;
  light(zones.get(text) ?? named(event.target.closest(".zone-link")));
};
for (const kind of ["pointerover", "focusin"]) {
  scans.addEventListener(kind, lightZone);
  article.addEventListener(kind, lightText);
}

// Enlarging: the sheet grows in its plate, which scrolls.
const LARGEST = 6;
const SHOWN = /\.(jpe?g|png|webp|gif|avif)$/i;

for (const plate of scans.querySelectorAll(".plate")) {
  const sheet = plate.querySelector(".sheet");
  const image = sheet.querySelector("img");
  const whole = sheet.querySelector(".whole");
  let scale = 1;

  const enlarge = (factor, x = plate.clientWidth / 2, y = plate.clientHeight / 2) => {
    const before = scale;
    scale = Math.min(LARGEST, Math.max(1, scale * factor));
    if (scale > 1 && SHOWN.test(new URL(whole.href).pathname)) image.src = whole.href;
    const left = (plate.scrollLeft + x) * (scale / before) - x;
    const top = (plate.scrollTop + y) * (scale / before) - y;
    plate.classList.toggle("enlarged", scale > 1);
    sheet.style.width = scale > 1 ? `${100 * scale}%` : "";
    plate.scrollTo({ left, top, behavior: "instant" });
  };

  const caption = plate.parentElement.querySelector("figcaption");
  for (const [sign, label, factor] of [["−", "smaller", 1 / 1.5], ["+", "larger", 1.5]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", scans.dataset[label]);
    button.addEventListener("click", () => enlarge(factor));
    caption.append(button);
  }

  plate.tabIndex = 0;
  plate.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const factor = { "+": 1.5, "=": 1.5, "-": 1 / 1.5, 0: 1 / LARGEST }[event.key];
    if (!factor) return;
    event.preventDefault();
    enlarge(factor);
  });

  const at = (event) => {
    const box = plate.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  plate.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    enlarge(event.deltaY < 0 ? 1.2 : 1 / 1.2, ...at(event));
  }, { passive: false });

  // A mouse moves the sheet; two fingers enlarge it, one moves it as it scrolls anything.
  const pointers = new Map();
  let moved = false;
  plate.addEventListener("dragstart", (event) => event.preventDefault());
  plate.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, event);
    moved = false;
  });
  window.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    if (pointers.size === 2) {
      const [other] = [...pointers.values()].filter((one) => one.pointerId !== event.pointerId);
      const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      if (apart(before)) enlarge(apart(event) / apart(before), ...at(event));
    } else if (event.pointerType === "mouse" && scale > 1) {
      plate.scrollBy({ left: before.clientX - event.clientX, top: before.clientY - event.clientY, behavior: "instant" });
      moved = true;
      plate.classList.add("moved");
    }
    pointers.set(event.pointerId, event);
  });
  for (const kind of ["pointerup", "pointercancel"]) {
    window.addEventListener(kind, (event) => {
      pointers.delete(event.pointerId);
      plate.classList.remove("moved");
    });
  }
  plate.addEventListener("click", (event) => {
    if (moved) event.preventDefault();
  }, true);
}
