/* Names for fields of Django's own forms that have none: the boxes for choosing by typing (Select2), the two fields of a
   date and time, the signs beside boxes that filter. */
"use strict";

(() => {
  const words = (label) => label?.textContent.trim().replace(/:$/, "") || "";

  function nameOf(select) {
    if (select.labels?.length) return words(select.labels[0]);
    const cell = select.closest("td");
    const head = cell?.closest("table")?.tHead?.rows[0]?.cells[cell.cellIndex];
    return words(head) || select.name;
  }

  function nameBoxes(scope) {
    for (const select of scope.querySelectorAll("select.admin-autocomplete.select2-hidden-accessible")) {
      const box = select.parentElement.querySelector(".select2-selection");
      const chosen = box?.querySelector(".select2-selection__rendered");
      if (!chosen || box.dataset.named) continue;
      // What is chosen is the box's value, and no field of its own.
      chosen.removeAttribute("role");
      chosen.removeAttribute("aria-readonly");
      const name = document.createElement("span");
      name.hidden = true;
      name.id = `${chosen.id}-name`;
      name.textContent = nameOf(select);
      box.before(name);
      box.setAttribute("aria-labelledby", `${name.id} ${chosen.id}`);
      box.dataset.named = "yes";
    }
  }

  function nameTheRest() {
    for (const field of document.querySelectorAll("p.datetime input")) {
      const whole = field.closest("fieldset.flex-container, .form-row, div")?.querySelector("legend, label");
      field.setAttribute("aria-label", `${words(whole)} ${field.classList.contains("vTimeField") ? "time" : "date"}`.trim());
    }
    for (const sign of document.querySelectorAll("span.help-tooltip[aria-label]")) sign.setAttribute("role", "img");
  }

  // jQuery calls in turn: those that make the boxes and the dates' fields have registered before.
  window.django?.jQuery?.(() => {
    nameBoxes(document);
    nameTheRest();
  });
  // Django's own listener, which makes the boxes of a new row, came first.
  document.addEventListener("formset:added", (event) => window.setTimeout(() => nameBoxes(event.target)));
})();
