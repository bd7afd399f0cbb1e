(function () {
  "use strict";
  var form = document.querySelector(".search"), field = form.querySelector("input"), status = form.querySelector("p");
  var plain = function (text) { return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(); };
  var items = Array.from(document.querySelectorAll(".list li"), function (item) { return [item, plain(item.textContent)]; });
  var number = function (value) { return value.toLocaleString(document.documentElement.lang); };
  var search = function () {
    var wanted = plain(field.value).split(/\s+/).filter(Boolean), shown = 0;
    items.forEach(function (pair) {
      var fits = wanted.every(function (word) { return pair[1].includes(word); });
      pair[0].hidden = !fits;
      shown += fits ? 1 : 0;
    });
    status.textContent = !wanted.length ? "" : !shown ? status.dataset.none
      : status.dataset.shown.replace("{shown}", number(shown)).replace("{all}", number(items.length));
  };
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  field.addEventListener("input", search);
  search();
})();
