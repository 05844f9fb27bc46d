"use strict";
// Sorting and filtering; without this script every row is there in the order of the report.
(() => {
  const rows = (table) => Array.from(table.tBodies[0].rows);
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.key ?? cell.textContent;
  };
  const compare = (a, b) => a.localeCompare(b, "en", { numeric: true });

  for (const table of document.querySelectorAll("table.sorted")) {
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const sorted = rows(table).sort((a, b) => compare(key(a, column), key(b, column)));
        table.tBodies[0].append(...(down ? sorted.reverse() : sorted));
      });
    });
  }

  const tables = Array.from(document.querySelectorAll("table.filtered"));
  const anchor = document.querySelector(".findings");
  if (anchor && tables.length) {
    const filter = document.createElement("input");
    filter.type = "search";
    filter.className = "filter";
    filter.placeholder = "Filter: severity, rule, path, words";
    filter.setAttribute("aria-label", "Filter findings");
    anchor.before(filter);
    filter.addEventListener("input", () => {
      const words = filter.value.toLowerCase().split(/\s+/);
      for (const row of tables.flatMap(rows)) {
        const text = row.textContent.toLowerCase();
        row.classList.toggle("hidden", !words.every((word) => text.includes(word)));
      }
    });
  }

  addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((details) => { details.open = true; });
  });
})();
