(function () {
  "use strict";
  var root = document.querySelector(".review"), form = document.querySelector(".bar");
  var reader = form.querySelector("#reader"), section = form.querySelector("#section"), show = form.querySelector("#show");
  var field = form.querySelector("#search"), counts = form.querySelector(".counts"), said = form.querySelector(".said");
  var place = "narrate-review:" + root.dataset.locale, kept = true, waiting = 0;
  var plain = function (text) { return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(); };

  var items = Array.from(document.querySelectorAll(".wording"), function (element) {
    var own = JSON.parse(element.dataset.wording);
    return {
      element: element, own: own, id: [own.section, own.block].concat(own.when).join("|"), touched: false, exported: false,
      comment: element.querySelector("textarea"), radios: Array.from(element.querySelectorAll("input")), index: null,
      status: element.dataset.status, by: element.dataset.by, on: element.dataset.on
    };
  });

  // What is shown.

  var say = function (text) { said.textContent = text; };
  var count = function () {
    var total = { approved: 0, draft: 0, rejected: 0, "": 0 }, shown = 0;
    items.forEach(function (item) { total[item.status] += 1; shown += item.element.hidden ? 0 : 1; });
    counts.textContent = "Shown: " + shown + " of " + items.length + ". To read: " + total[""] + ". Approved: " + total.approved +
      ". Drafts: " + total.draft + ". Rejected: " + total.rejected + ".";
  };
  var draw = function (item) {
    item.element.dataset.status = item.status;
    item.radios.forEach(function (radio) { radio.checked = radio.value === item.status; });
    item.element.querySelector(".state").textContent = item.status === "approved"
      ? "approved by " + item.by + " on " + item.on
      : item.status ? "marked " + item.status : item.element.dataset.kind;
  };
  var fits = function (item) {
    var wanted = show.value;
    if (section.value && item.own.section !== section.value) return false;
    if (wanted === "unread" && item.status) return false;
    if (wanted === "changed" && item.element.dataset.kind !== "changed") return false;
    if (wanted === "comment" && !item.comment.value.trim()) return false;
    if (["draft", "approved", "rejected"].includes(wanted) && item.status !== wanted) return false;
    item.index = item.index || plain(item.element.querySelector(".texts").textContent + " " + item.own.section + "." + item.own.block);
    return plain(field.value).split(/\s+/).filter(Boolean).every(function (word) { return item.index.includes(word); });
  };
  var filter = function () {
    items.forEach(function (item) { item.element.hidden = !fits(item); });
    document.querySelectorAll(".group").forEach(function (group) { group.hidden = !group.querySelector(".wording:not([hidden])"); });
    count();
    rove();
  };

  // Marks.

  var today = function () {
    var now = new Date(), two = function (number) { return String(number).padStart(2, "0"); };
    return String(now.getFullYear()).padStart(4, "0") + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  };
  var mark = function (item, status) {
    var name = reader.value.trim();
    if (status === "approved" && !name) {
      draw(item);
      say("Write your name first: an approval has a name.");
      reader.focus();
      return;
    }
    item.status = status;
    item.by = status === "approved" ? name : "";
    item.on = status === "approved" ? today() : "";
    item.touched = true;
    item.exported = false;
    draw(item);
    count();
    say(item.own.section + "." + item.own.block + ": " + item.element.querySelector(".state").textContent + ".");
    keep();
  };
  var remark = function (item) {
    item.touched = true;
    item.exported = false;
    if (!item.status && item.comment.value.trim()) mark(item, "draft");
    keep();
  };

  // Marks are kept by the browser until the page is made anew from an exported file.

  var store = function () {
    var marks = {};
    waiting = 0;
    items.forEach(function (item) {
      if (item.touched) {
        marks[item.id] = {
          text: item.own.text, status: item.status, by: item.by, on: item.on, comment: item.comment.value, exported: item.exported
        };
      }
    });
    try {
      localStorage.setItem(place, JSON.stringify({ digest: root.dataset.digest, reader: reader.value, marks: marks }));
    } catch (error) {
      kept = false;
    }
  };
  var keep = function () { waiting = waiting || setTimeout(store, 200); };
  var restore = function () {
    var found = null, restored = 0;
    try {
      found = JSON.parse(localStorage.getItem(place));
    } catch (error) {
      kept = false;
    }
    if (!found || !found.marks) return;
    reader.value = found.reader || "";
    items.forEach(function (item) {
      var known = Object.hasOwn(found.marks, item.id) ? found.marks[item.id] : null;
      if (!known || known.text !== item.own.text || (known.exported && found.digest !== root.dataset.digest)) return;
      item.status = known.status;
      item.by = known.by;
      item.on = known.on;
      item.comment.value = known.comment;
      item.exported = known.exported;
      item.touched = true;
      restored += known.exported ? 0 : 1;
      draw(item);
    });
    if (restored) say("Marks from before that are not exported yet: " + restored + ".");
  };

  // The review file.

  var quoted = function (text) {
    return JSON.stringify(text.toWellFormed ? text.toWellFormed() : text).replace(/\x7f/g, "\\u007f");
  };
  var list = function (texts) { return "[\n" + texts.map(function (text) { return "    " + quoted(text) + ",\n"; }).join("") + "]"; };
  var table = function (one) {
    var lines = ["", "[[wording]]", "section = " + quoted(one.section), "block = " + quoted(one.block), "when = " + list(one.when), "text = " + quoted(one.text)];
    if (one.examples.length) lines.push("examples = " + list(one.examples));
    lines.push("status = " + quoted(one.status));
    if (one.approved_by) lines.push("approved_by = " + quoted(one.approved_by));
    if (one.approved_on) lines.push("approved_on = " + one.approved_on);
    if (one.comment) lines.push("comment = " + quoted(one.comment));
    return lines.join("\n") + "\n";
  };
  var file = function () {
    return "locale = " + quoted(root.dataset.locale) + "\n" + items.map(function (item) {
      if (!item.status) return item.own.before.map(table).join("");
      return table(Object.assign({}, item.own, {
        status: item.status, approved_by: item.by, approved_on: item.on, comment: item.comment.value.trim()
      }));
    }).join("");
  };
  var save = function () {
    var link = document.createElement("a"), left = items.filter(function (item) { return !item.status; }).length;
    link.href = URL.createObjectURL(new Blob([file()], { type: "application/toml" }));
    link.download = root.dataset.locale + ".toml";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    items.forEach(function (item) { item.exported = item.touched; });
    store();
    say("Exported " + link.download + (left ? "; still to read: " + left + "." : "; every wording has a mark."));
  };

  // Keys: one wording is in the order of the tab key, the others are reached by letters.

  var current = null;
  var rove = function (item) {
    if (item || !current || current.element.hidden) {
      if (current) current.element.tabIndex = -1;
      current = item || items.find(function (one) { return !one.element.hidden; }) || null;
    }
    if (current) current.element.tabIndex = 0;
  };
  var step = function (item, by) {
    var at = items.indexOf(item) + by;
    while (items[at] && items[at].element.hidden) at += by;
    if (items[at]) items[at].element.focus();
  };
  var keys = {
    j: function (item) { step(item, 1); },
    k: function (item) { step(item, -1); },
    a: function (item) { mark(item, "approved"); },
    d: function (item) { mark(item, "draft"); },
    r: function (item) { mark(item, "rejected"); },
    c: function (item) { item.comment.focus(); }
  };

  items.forEach(function (item) {
    item.element.querySelector(".marks").hidden = false;
    item.radios.forEach(function (radio) { radio.addEventListener("change", function () { mark(item, radio.value); }); });
    item.comment.addEventListener("input", function () { remark(item); });
    item.element.addEventListener("focusin", function () { rove(item); });
    item.element.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (event.key === "Escape") item.element.focus();
      if (event.target === item.comment || !Object.hasOwn(keys, event.key)) return;
      event.preventDefault();
      keys[event.key](item);
    });
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.querySelector("#export").addEventListener("click", save);
  reader.addEventListener("input", keep);
  field.addEventListener("input", filter);
  section.addEventListener("change", filter);
  show.addEventListener("change", filter);
  window.addEventListener("pagehide", function () { if (waiting) store(); });
  window.addEventListener("beforeunload", function (event) {
    if (!kept && items.some(function (item) { return item.touched && !item.exported; })) event.preventDefault();
  });
  form.hidden = false;
  document.querySelector(".guide").hidden = false;
  document.querySelector(".bare").remove();
  restore();
  filter();
})();
