(function () {
  "use strict";
  var root = document.documentElement;
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") root.classList.add("quiet"); });
  ["pointerover", "focusin"].forEach(function (kind) {
    document.addEventListener(kind, function (event) { if (event.target.closest(".claim")) root.classList.remove("quiet"); });
  });
})();
