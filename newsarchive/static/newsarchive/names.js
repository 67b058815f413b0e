/* Names of persons and works, completed while they are typed. What is chosen stands in the field as "Paper Boats #w3",
   which the archive understands as well when somebody types it. */
"use strict";

(() => {
  let offers = null;
  let asked = 0;

  function closeOffers() {
    offers?.list.remove();
    offers?.input.setAttribute("aria-expanded", "false");
    offers?.input.removeAttribute("aria-activedescendant");
    offers = null;
  }

  async function offer(input) {
    const typed = input.value.trim();
    const turn = (asked += 1);
    if (!typed || /#[apw]\d+$/.test(typed)) {
      closeOffers();
      return;
    }
    const address = new URL(input.closest("[data-names]").dataset.names, window.location.href);
    address.searchParams.set("q", typed);
    address.searchParams.set("of", input.dataset.entity);
    const answer = await fetch(address);
    if (!answer.ok || turn !== asked || document.activeElement !== input) return;
    const { names } = await answer.json();
    closeOffers();
    if (!names.length) return;
    const list = document.createElement("ul");
    list.className = "offers";
    list.id = `${input.id}_offers`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.entity === "article" ? "Articles" : "Names of the archive");
    names.forEach((name, index) => {
      const item = document.createElement("li");
      const quiet = document.createElement("span");
      item.id = `${list.id}_${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.text = name.text;
      quiet.className = "quiet";
      quiet.textContent = ` ${name.details}`;
      item.append(name.label, quiet);
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        input.value = name.text;
        closeOffers();
      });
      list.append(item);
    });
    input.after(list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "true");
    input.setAttribute("aria-autocomplete", "list");
    offers = { input, list, place: -1 };
  }

  function moveOffer(step) {
    const items = [...offers.list.children];
    offers.place = (offers.place + step + items.length) % items.length;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === offers.place)));
    items[offers.place].scrollIntoView({ block: "nearest" });
    offers.input.setAttribute("aria-activedescendant", items[offers.place].id);
  }

  document.addEventListener("input", (event) => {
    if (event.target.dataset?.entity && event.target.closest("[data-names]")) offer(event.target);
  });

  document.addEventListener("focusout", (event) => {
    if (offers && event.target === offers.input) closeOffers();
  });

  /* Before anybody else hears of the key: Enter chooses, and sends nothing. */
  document.addEventListener(
    "keydown",
    (event) => {
      if (!offers || event.target !== offers.input) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        moveOffer(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape") {
        closeOffers();
      } else if (event.key === "Enter") {
        offers.input.value = offers.list.children[Math.max(offers.place, 0)].dataset.text;
        closeOffers();
      } else {
        if (event.key === "Tab" && offers.place >= 0) {
          offers.input.value = offers.list.children[offers.place].dataset.text;
        }
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
})();
