"use strict";
(function () {
  var root = document.documentElement;
  root.classList.remove("noscript");

  // The theme follows the system until the reader chooses.
  var button = document.getElementById("theme");
  var system = matchMedia("(prefers-color-scheme: dark)");
  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  }
  function label() {
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label", "Switch to " + (dark() ? "light" : "dark") + " colours");
  }
  button.hidden = false;
  label();
  system.addEventListener("change", label);
  button.addEventListener("click", function () {
    root.dataset.theme = dark() ? "light" : "dark";
    label();
  });

  // A cell of the ledger opens its passages in place; a second press, Escape or Close shuts them.
  var table = document.querySelector("table.ledger");
  var opener = null;
  function shut() {
    if (!table) return;
    table.querySelectorAll(".open, .here, .all").forEach(function (n) { n.classList.remove("open", "here", "all"); });
    table.querySelectorAll("[aria-expanded=true]").forEach(function (c) { c.setAttribute("aria-expanded", "false"); });
  }
  function open(cell) {
    var group = document.getElementById(cell.hash.slice(1));
    var again = cell.getAttribute("aria-expanded") === "true";
    shut();
    if (!group && cell.pathname !== location.pathname) load(cell);
    if (again || !group) return;
    group.closest("tbody").classList.add("open");
    group.classList.add("here");
    cell.setAttribute("aria-expanded", "true");
    opener = cell;
    group.scrollIntoView({ block: "nearest" });
  }
  // Where the passages stand on a page of their own, they are fetched from there into the table.
  function load(cell) {
    var body = cell.closest("tbody");
    var row = body.querySelector("tr.passages") || body.insertRow();
    row.className = "passages";
    var place = row.cells[0] || row.insertCell();
    place.colSpan = cell.closest("tr").cells.length;
    place.innerHTML = '<p class="waiting" role="status">Fetching the passages</p>';
    body.classList.add("open");
    fetch(cell.pathname + cell.search + "&part=1").then(function (answer) {
      if (!answer.ok) throw answer;
      return answer.text();
    }).then(function (passages) {
      place.innerHTML = passages;
      open(cell);
    }, function () {
      location.href = cell.href;
    });
  }
  if (table) {
    table.querySelectorAll("a.cell").forEach(function (c) { c.setAttribute("aria-expanded", "false"); });
    table.addEventListener("click", function (e) {
      var cell = e.target.closest("a.cell");
      var close = e.target.closest("a.close");
      var every = e.target.closest("a.every");
      if (!cell && !close && !every || every && every.pathname !== location.pathname) return;
      e.preventDefault();
      if (cell) open(cell);
      else if (every) every.closest(".passages-in").classList.add("all");
      else { shut(); if (opener) opener.focus(); }
    });
    table.addEventListener("keydown", arrows);
  }
  document.addEventListener("keydown", function (e) {
    if (e.key === "Escape" && table && table.querySelector("tbody.open")) {
      shut();
      if (opener) opener.focus();
    }
  });

  // Arrow keys move between cells.
  function arrows(e) {
    var cell = e.target.closest("a.cell");
    var step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[e.key];
    if (!cell || !step) return;
    var rows = Array.from(table.querySelectorAll("tbody > tr:first-child"));
    var row = rows.indexOf(cell.closest("tr"));
    var col = Array.from(rows[row].cells).indexOf(cell.closest("td"));
    for (var r = row + step[0], c = col + step[1]; rows[r] && rows[r].cells[c]; r += step[0], c += step[1]) {
      var next = rows[r].cells[c].querySelector("a.cell");
      if (next) {
        next.focus();
        e.preventDefault();
        return;
      }
    }
  }

  // A card or line of the picture that is pointed at, or has the focus, is told below it in words, and
  // what does not touch it stands back.
  var picture = document.querySelector("svg.picture");
  var told = document.querySelector(".told");
  function tell(part) {
    var card = part && part.dataset.card;
    picture.classList.toggle("lit", !!part);
    told.textContent = part ? part.querySelector("title").textContent : "";
    picture.querySelectorAll(".link").forEach(function (l) {
      l.classList.toggle("on", part === l || !!card && (l.dataset.from === card || l.dataset.to === card));
    });
  }
  if (picture && told) {
    ["mouseover", "focusin"].forEach(function (kind) {
      picture.addEventListener(kind, function (e) { tell(e.target.closest(".card, .link")); });
    });
    ["mouseleave", "focusout"].forEach(function (kind) {
      picture.addEventListener(kind, function () { tell(null); });
    });
  }

  // What a fragment points to is shown even where it is folded away.
  function reveal() {
    var at = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var cell = at && table && table.querySelector('a.cell[href="#' + at.id + '"]');
    if (cell) open(cell);
    for (var d = at && at.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    if (at) at.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details.solo, details.unknown").forEach(function (d) { d.open = true; });
  });
  reveal();
})();
