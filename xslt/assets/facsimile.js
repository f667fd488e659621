// Scans follow what is read, and can be enlarged and moved; text and zones show each other.
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
  const line = Math.max(window.innerHeight * 0.4, 200);
  const read = places.findLast(({ text }) => text.getBoundingClientRect().top <= line) ?? places[0];
  if (!read || read.scan === current) return;
  if (isBeside()) scans.scrollTo({ top: read.scan.offsetTop });
  show(read.scan);
};
// Who has come to a scan stays there while the page comes to rest.
let rest = 0;
addEventListener("scroll", () => Date.now() > rest && follow());

// Who comes by the address of a scan or a zone finds the text beside it.
const arrive = () => {
  const target = named({ getAttribute: () => location.hash });
  const scan = target?.closest(".scan");
  if (!scan) return follow();
  rest = Date.now() + 1000;
  show(scan);
  const zone = target.closest(".zones a");
  const text = named(zone ?? scan.querySelector(".place"));
  if (isBeside()) text?.scrollIntoView({ block: zone ? "nearest" : "start", behavior: "instant" });
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

const LARGEST = 6;
const KEYS = { "+": 1.5, "=": 1.5, "-": 1 / 1.5, 0: 1 / LARGEST };

for (const plate of scans.querySelectorAll(".plate")) {
  const sheet = plate.querySelector(".sheet");
  const whole = sheet.querySelector(".whole");
  let scale = 1;

  const enlarge = (factor, x = plate.clientWidth / 2, y = plate.clientHeight / 2) => {
    const before = scale;
    scale = Math.min(LARGEST, Math.max(1, scale * factor));
    if (scale > 1 && /\.(jpe?g|png|webp|gif|avif)$/i.test(whole.pathname)) sheet.querySelector("img").src = whole.href;
    const grown = (scrolled, from) => (scrolled + from) * (scale / before) - from;
    const to = { left: grown(plate.scrollLeft, x), top: grown(plate.scrollTop, y), behavior: "instant" };
    plate.classList.toggle("enlarged", scale > 1);
    sheet.style.width = scale > 1 ? `${100 * scale}%` : "";
    plate.scrollTo(to);
  };

  for (const [sign, label] of [["-", "smaller"], ["+", "larger"]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign.replace("-", "−");
    button.setAttribute("aria-label", scans.dataset[label]);
    button.addEventListener("click", () => enlarge(KEYS[sign]));
    plate.parentElement.querySelector("figcaption").append(button);
  }

  plate.tabIndex = 0;
  plate.addEventListener("keydown", (event) => {
    if (!KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    enlarge(KEYS[event.key]);
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
  addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const other = [...pointers.values()].find((one) => one !== before);
    if (other) {
      const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      enlarge(apart(event) / (apart(before) || 1), ...at(event));
    } else if (event.pointerType === "mouse" && scale > 1) {
      plate.scrollBy({ left: before.clientX - event.clientX, top: before.clientY - event.clientY, behavior: "instant" });
      moved = true;
    }
    pointers.set(event.pointerId, event);
  });
  for (const kind of ["pointerup", "pointercancel"]) {
    addEventListener(kind, (event) => pointers.delete(event.pointerId));
  }
  plate.addEventListener("click", (event) => moved && event.preventDefault(), true);
}
