// Who comes from the search finds the words marked: by a script that only such readers load.
"use strict";

if (new URLSearchParams(location.search).has("hit")) {
  const script = document.createElement("script");
  script.src = new URL("marking.js", document.currentScript.src).href;
  document.head.append(script);
}
