// Scans are enlarged by buttons, keys, wheel and fingers, and moved: the sheet grows in its plate, which
// scrolls. Scans and their labels are those of facsimile.js, which loads this.
"use strict";

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
  const move = (event) => {
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
  };
  const release = (event) => {
    pointers.delete(event.pointerId);
    if (!pointers.size) removeEventListener("pointermove", move);
  };
  plate.addEventListener("dragstart", (event) => event.preventDefault());
  plate.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, event);
    moved = false;
    addEventListener("pointermove", move);
  });
  for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, release);
  plate.addEventListener("click", (event) => moved && event.preventDefault(), true);
}
