// Who comes from the search finds the words marked: by scripts that only such readers load.
"use strict";

if (new URLSearchParams(location.search).has("hit")) {
  for (const name of ["folding.js", "marking.js"]) {
    const script = document.createElement("script");
    script.async = false; // one after the other
    script.src = new URL(name, document.currentScript.src).href;
    document.head.append(script);
  }
}
