// Where in a text one is: the section is marked in the contents.
"use strict";

// The section that is read is the last that begins in the upper third of the window, or above it.
(() => {
  const contents = document.querySelector("nav.contents");
  const links = [...(contents?.querySelectorAll("a[href^='#']") ?? [])];
  const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const position = contents?.querySelector("[data-position]");
  if (!links.length || places.includes(null) || !window.IntersectionObserver) return;

  function update() {
    const line = innerHeight * 0.3 + 1;
    const isAtEnd = scrollY > 0 && Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight;
    const here = isAtEnd ? places.findLastIndex((place) => place.getBoundingClientRect().top < innerHeight)
      : places.findLastIndex((place) => place.getBoundingClientRect().top < line);
    links.forEach((link, number) => {
      if (number === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
    // The contents may be longer than the window.
    const row = links[here]?.getBoundingClientRect();
    const frame = contents.getBoundingClientRect();
    if (row && (row.bottom > frame.bottom || row.top < frame.top)) {
      contents.scrollTop += row.top - frame.top - frame.height / 2;
    }
    position.textContent = here < 0 ? "" : position.dataset.position
      .replace("{n}", String(here + 1)).replace("{all}", String(links.length));
  }

  const observer = new IntersectionObserver(update, { rootMargin: "-30% 0px -70% 0px" });
  for (const place of places) observer.observe(place);
  document.addEventListener("scrollend", update);

  // Whoever has chosen a section wants to read it.
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a")) contents.querySelector("details").open = false;
  });
})();
