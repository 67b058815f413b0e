/* Names and values suggested while they are typed into the search box: an editable combobox with a list, after the ARIA
   Authoring Practices. Without this file the box sends what was typed, and the page of results says the same. */
"use strict";

(() => {
  const form = document.querySelector("form[data-suggestions]");
  const input = form?.querySelector("input");
  if (!input) return;

  const pause = 120; /* milliseconds without a key before anything is asked for */
  const list = document.createElement("ul");
  const news = document.createElement("p");
  let options = [];
  let place = -1;
  let timer = 0;
  let asking = null;

  list.className = "suggestions";
  list.id = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  news.className = "hidden";
  news.setAttribute("role", "status");
  form.append(list, news);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    place = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show([, texts, details, addresses]) {
    options = texts.map((text, index) => {
      const option = document.createElement("li");
      const name = document.createElement("bdi");
      const quiet = document.createElement("span");
      option.id = `suggestion-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.address = addresses[index];
      name.textContent = text;
      quiet.className = "meta";
      quiet.textContent = details[index];
      option.append(name, " ", quiet);
      return option;
    });
    list.replaceChildren(...options);
    place = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    news.textContent = options.length ? `${options.length} suggestion${options.length > 1 ? "s" : ""}` : "No suggestions";
  }

  async function suggest() {
    const typed = input.value.trim();
    asking?.abort();
    if (!typed) {
      close();
      return;
    }
    asking = new AbortController();
    try {
      const address = `${form.dataset.suggestions}?q=${encodeURIComponent(typed.slice(0, 200))}`;
      const answer = await fetch(address, { signal: asking.signal });
      if (answer.ok && document.activeElement === input) show(await answer.json());
    } catch {
      /* A later key has taken its place, or the server cannot be reached: the box works without. */
    }
  }

  function move(step) {
    options[place]?.setAttribute("aria-selected", "false");
    /* One place beyond the ends is the box itself. */
    place = ((place + 1 + step + options.length + 1) % (options.length + 1)) - 1;
    const option = options[place];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, pause);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) suggest();
      else move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && !list.hidden && options[place]) {
      event.preventDefault();
      window.location.assign(options[place].dataset.address);
    }
  });

  input.addEventListener("blur", close);
  /* Before the box loses the focus, and with it the list. */
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option && event.button === 0) window.location.assign(option.dataset.address);
  });
})();
