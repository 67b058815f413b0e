/* The boxes for choosing by typing are called what the labels of their fields say: Select2 by itself gives them no name. */
"use strict";

(() => {
  function nameOf(select) {
    const label = select.labels?.[0];
    if (label) return label.textContent.trim().replace(/:$/, "");
    const cell = select.closest("td");
    const head = cell?.closest("table")?.tHead?.rows[0]?.cells[cell.cellIndex];
    return head ? head.textContent.trim() : select.name;
  }

  function name(scope) {
    for (const select of scope.querySelectorAll("select.admin-autocomplete")) {
      const box = select.nextElementSibling?.querySelector?.(".select2-selection");
      const chosen = box?.querySelector(".select2-selection__rendered");
      if (!box || !chosen) continue;
      // What is chosen is the box's value, and no field of its own.
      chosen.removeAttribute("role");
      chosen.removeAttribute("aria-readonly");
      const words = document.createElement("span");
      words.hidden = true;
      words.id = `${chosen.id}-name`;
      words.textContent = nameOf(select);
      box.before(words);
      box.setAttribute("aria-labelledby", `${words.id} ${chosen.id}`);
    }
  }

  window.addEventListener("load", () => name(document));
  // Django's own listener, which makes the boxes of a new row, came first.
  document.addEventListener("formset:added", (event) => window.setTimeout(() => name(event.target)));
})();
