/* The sheet of a disagreement by keys: a number prefers a value and leads to the reason, Enter there settles. */
"use strict";

(() => {
  const sheet = document.getElementById("sheet");
  if (!sheet) return;
  document.documentElement.classList.add("has-script");
  const reason = sheet.querySelector("#id_reason");

  function choose(choice) {
    const radio = sheet.querySelector(`input[data-choice="${choice}"]`);
    if (!radio) return;
    const both = sheet.querySelector("details.both");
    if (choice === "b") both.open = true;
    radio.checked = true;
    radio.closest("tr, details").scrollIntoView({ block: "nearest" });
    const next = choice === "b" ? both.querySelector('input[type="text"]') : reason;
    next.focus();
    next.select();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest?.("input, select, textarea");
    if (field && field.type !== "radio") {
      if (event.key === "Escape") field.blur();
      return;
    }
    if (/^[1-9]$/.test(event.key) || event.key === "b") {
      choose(event.key);
      event.preventDefault();
    } else if (event.key === "n") {
      sheet.querySelector('a[data-key="n"]')?.click();
    } else if (event.key === "o") {
      sheet.querySelector('form[action$="/reopen/"] button')?.click();
    }
  });
})();
