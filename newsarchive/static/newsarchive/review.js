/* The review page by keys. Everything here is also a form or a link of the page: this sends it without leaving, and
   keeps the next claim that waits in sight. Offsets in the page are those of the archive: characters, not UTF-16 units. */
"use strict";

(() => {
  const review = document.getElementById("review");
  const saidLine = document.getElementById("review-said");
  const keys = document.getElementById("review-keys");
  if (!review) return;

  const HEADER = { "X-Review-Fragment": "1" };
  let isBusy = false;
  let origin = null; // where a keyboard selection began: an index into the words

  document.documentElement.classList.add("has-script");

  const desk = () => review.querySelector(".review-desk");
  const panel = () => review.querySelector("#review-panel");
  const text = () => review.querySelector("#review-text");
  const claims = () => [...review.querySelectorAll(".review-claims > li")];
  const current = () => review.querySelector('.review-claims > li[aria-current="true"]');

  /* where things stand */

  function isWide() {
    return window.matchMedia("(min-width: 1024px)").matches;
  }

  function show(element) {
    if (!element) return;
    const column = element.closest(".article-desk > section");
    if (column && isWide() && column.scrollHeight > column.clientHeight) {
      const box = element.getBoundingClientRect();
      const frame = column.getBoundingClientRect();
      const top = frame.top + 44;
      if (box.top < top || box.bottom > frame.bottom) {
        const room = Math.max((frame.bottom - top - box.height) / 3, 0);
        column.scrollTop += box.top - top - Math.min(room, 90);
      }
    } else {
      element.scrollIntoView({ block: "nearest" });
    }
  }

  function choose(claim, { focus = true } = {}) {
    for (const other of claims()) {
      if (other !== claim) other.removeAttribute("aria-current");
    }
    for (const mark of text().querySelectorAll("mark.is-current")) mark.classList.remove("is-current");
    if (!claim) return;
    claim.setAttribute("aria-current", "true");
    const marks = text().querySelectorAll(`mark[data-claim="${claim.dataset.claim}"]`);
    for (const mark of marks) mark.classList.add("is-current");
    if (focus) claim.focus({ preventScroll: true });
    if (isWide()) show(marks[0]);
    show(claim);
  }

  function move(step) {
    const all = claims();
    if (!all.length) return;
    const place = all.indexOf(current());
    choose(all[Math.min(Math.max(place + step, 0), all.length - 1)]);
  }

  function say(words, isError) {
    saidLine.textContent = words;
    saidLine.classList.toggle("is-error", Boolean(isError));
  }

  /* sending */

  async function send(url, body) {
    if (isBusy) return;
    isBusy = true;
    review.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { method: body ? "POST" : "GET", body, headers: HEADER });
      const html = await answer.text();
      if (answer.redirected && new URL(answer.url).pathname.includes("/login/")) {
        window.location.reload();
      } else if (answer.ok || answer.status === 422) {
        take(html);
      } else {
        say(`That could not be done (${answer.status}). Nothing was changed; reload the page.`, true);
      }
    } catch {
      say("The archive does not answer. Nothing was changed; try again.", true);
    } finally {
      isBusy = false;
      review.removeAttribute("aria-busy");
    }
  }

  function take(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const form = fresh.querySelector("form[data-panel]");
    const page = fresh.querySelector(".review-desk");
    if (!page) {
      open(form);
      return;
    }
    const scrolled = [...review.querySelectorAll(".article-desk > section")].map((one) => one.scrollTop);
    desk().replaceWith(page);
    review.querySelectorAll(".article-desk > section").forEach((one, index) => {
      one.scrollTop = scrolled[index] || 0;
    });
    begin();
    say(page.dataset.error || page.dataset.said, Boolean(page.dataset.error));
  }

  function begin() {
    const next = review.querySelector(`#claim-${desk().dataset.focus}`);
    const done = review.querySelector("#all-reviewed");
    if (next) {
      choose(next);
    } else if (done) {
      choose(null);
      done.focus({ preventScroll: true });
      show(done);
    }
  }

  function submit(form, button) {
    const body = new FormData(form, button || undefined);
    send(form.getAttribute("action"), body);
  }

  /* A button of the claim in focus, by what it does; "" for one of the whole page. */
  function press(action) {
    const scope = action === "rest" || action === "undo" ? review : current();
    const exact = scope?.querySelector(`button[name="do"][value="${action}"]`);
    const button = exact || scope?.querySelector(`button[name="do"][value^="${action}:"]`);
    if (button) submit(button.form, button);
    else say("Not here.", false);
  }

  /* forms beside the text */

  function open(form) {
    say("");
    panel().replaceChildren(form);
    adapt(form);
    show(form);
    const wrong = form.querySelector(".errors input, .errors select, .errors textarea");
    (wrong || form.querySelector("input:not([type=hidden]), select, textarea")).focus();
  }

  function close() {
    panel().replaceChildren();
    choose(current());
  }

  function openForm(url, chosen) {
    const address = new URL(url, window.location.href);
    if (chosen) {
      address.searchParams.set("quote", chosen.quote);
      address.searchParams.set("start", String(chosen.start));
    }
    send(address.href);
  }

  /* What can be typed for a value depends on the predicate, and so does what it is said of. */
  function adapt(form) {
    const predicate = form.querySelector('select[name="predicate"]');
    if (!predicate) return;
    const option = predicate.selectedOptions[0];
    const subject = form.querySelector('[name="subject"]');
    const value = form.querySelector('[name="value"]');
    subject.dataset.entity = option.dataset.subject || "either";
    value.dataset.entity = ["person", "work"].includes(option.dataset.value) ? option.dataset.value : "";
    const bound = form.querySelector(".field-bound");
    if (bound) bound.hidden = option.dataset.value !== "quantity";
  }

  function correctWith(chosen, isValue) {
    const link = current()?.querySelector('[data-open="correct"]');
    if (!link || !chosen) {
      say(chosen ? "Choose a claim first." : "Select words of the text first.", true);
      return;
    }
    const address = new URL(link.href);
    if (isValue) {
      address.searchParams.set("value_words", chosen.quote);
    } else {
      address.searchParams.set("quote", chosen.quote);
      address.searchParams.set("start", String(chosen.start));
    }
    send(address.href);
  }

  /* selected words */

  const characters = (words) => Array.from(words).length;

  function offset(node, units) {
    const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-at]");
    if (!holder || !text().contains(holder)) return null;
    const before = document.createRange();
    before.selectNodeContents(holder);
    before.setEnd(node, units);
    return Number(holder.dataset.at) + characters(before.toString());
  }

  function archiveText() {
    return [...text().querySelectorAll("[data-at]")].map((one) => one.textContent).join("");
  }

  /* The selected words with their place in the text, without white space around them; null for none. */
  function selected() {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text().contains(range.commonAncestorContainer)) return null;
    const holders = [...text().querySelectorAll("[data-at]")].filter((one) => range.intersectsNode(one));
    let start = null;
    let end = null;
    for (const holder of holders) {
      const part = document.createRange();
      part.selectNodeContents(holder);
      if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0) {
        part.setStart(range.startContainer, range.startOffset);
      }
      if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) {
        part.setEnd(range.endContainer, range.endOffset);
      }
      if (part.collapsed) continue;
      const from = offset(part.startContainer, part.startOffset);
      const words = part.toString();
      if (from === null || !words) continue;
      start ??= from;
      end = from + characters(words);
    }
    if (start === null) return null;
    const all = Array.from(archiveText());
    while (start < end && /\s/.test(all[start])) start += 1;
    while (end > start && /\s/.test(all[end - 1])) end -= 1;
    return start < end ? { quote: all.slice(start, end).join(""), start, end } : null;
  }

  /* Words and stops of the text, each where it stands: for selecting by keys. */
  function words() {
    const found = [];
    const walker = document.createTreeWalker(text(), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.parentElement.closest("[data-at]")) continue;
      for (const match of node.data.matchAll(/[\p{L}\p{N}]+(?:[’'.,:-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu)) {
        found.push({ node, from: match.index, to: match.index + match[0].length });
      }
    }
    return found;
  }

  function select(all, from, to) {
    const [first, last] = from <= to ? [all[from], all[to]] : [all[to], all[from]];
    window.getSelection().setBaseAndExtent(first.node, first.from, last.node, last.to);
    show(all[to].node.parentElement);
  }

  function startSelecting() {
    const all = words();
    if (!all.length) return;
    const mark = text().querySelector("mark.is-current");
    const place = mark ? all.findIndex((word) => mark.contains(word.node)) : 0;
    origin = { from: Math.max(place, 0), to: Math.max(place, 0) };
    text().closest("section").focus({ preventScroll: true });
    select(all, origin.from, origin.to);
    say("Selecting words: arrows move, Shift and arrows extend; c claim, t name, s quote, v value.");
  }

  function moveSelection(event) {
    const all = words();
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -12, ArrowDown: 12 };
    const to = Math.min(Math.max(origin.to + steps[event.key], 0), all.length - 1);
    origin = event.shiftKey ? { from: origin.from, to } : { from: to, to };
    select(all, origin.from, origin.to);
    event.preventDefault();
  }

  function stopSelecting() {
    origin = null;
    window.getSelection().removeAllRanges();
    choose(current());
  }

  /* keys in fields; those of a list of names are taken by names.js */

  function typing(event) {
    if (event.key === "Escape") {
      const details = event.target.closest("details");
      if (details) {
        details.open = false;
        choose(current());
      } else {
        close();
      }
      event.preventDefault();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      submit(event.target.form);
      event.preventDefault();
    }
  }

  /* keys */

  function reject() {
    const details = current()?.querySelector("details.why");
    if (!details) return;
    details.open = true;
    details.querySelector('input[name="reason"]').focus();
    show(current());
  }

  /* A note on the claim in focus, or on the article where none is. */
  function writeNote() {
    const words = review.querySelector("#id_note");
    if (!words) return;
    words.form.querySelector("#id_about").value = current()?.dataset.claim || "";
    words.focus();
    show(words);
  }

  function crossOver(event) {
    const link = event.target.closest("a, button, summary");
    if (link) return false;
    if (event.target.closest(".review-claims > li")) {
      const mark = text().querySelector("mark.is-current");
      if (!mark) return false;
      show(mark);
      mark.tabIndex = -1;
      mark.focus({ preventScroll: !isWide() ? false : true });
      return true;
    }
    const mark = event.target.closest("mark[data-claim]");
    if (mark) {
      choose(review.querySelector(`#claim-${mark.dataset.claim}`));
      return true;
    }
    return false;
  }

  function go(key) {
    review.querySelector(`a[data-key="${key}"]`)?.click();
  }

  const BY_KEY = {
    j: () => move(1),
    k: () => move(-1),
    a: () => press("accept"),
    m: () => press("misread"),
    x: () => press("reset"),
    u: () => press("undo"),
    A: () => press("rest"),
    r: reject,
    N: writeNote,
    e: () => {
      const link = current()?.querySelector('[data-open="correct"]');
      if (link) openForm(link.href);
    },
    c: () => openForm(desk().dataset.addClaim, selected()),
    t: () => openForm(desk().dataset.addName, selected()),
    s: () => correctWith(selected(), false),
    v: () => correctWith(selected(), true),
    w: startSelecting,
    d: () => current()?.querySelector("a[data-dispute]")?.click(),
    n: () => go("n"),
    p: () => go("p"),
    "[": () => review.querySelector('li[aria-current="true"] button[value^="read:"]')?.click(),
    "]": () => [...review.querySelectorAll('li[aria-current="true"] button[value^="read:"]')].at(-1)?.click(),
    "?": () => keys.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.("input, select, textarea");
    if (field && review.contains(field)) {
      typing(event);
      return;
    }
    if (field || event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (origin && event.key.startsWith("Arrow")) {
      moveSelection(event);
    } else if (event.key === "Escape") {
      if (origin) stopSelecting();
      else close();
    } else if (event.key === "Enter") {
      if (crossOver(event)) event.preventDefault();
    } else if (/^[1-9]$/.test(event.key)) {
      if (current()) press(`reject:${current().dataset.claim}:${event.key}`);
    } else if (BY_KEY[event.key]) {
      BY_KEY[event.key]();
      event.preventDefault();
    }
  });

  /* mouse */

  review.addEventListener("click", (event) => {
    const opener = event.target.closest("a[data-open]");
    const badge = event.target.closest("a.number");
    const quoted = event.target.closest("a.quoted");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (opener && plain) {
      event.preventDefault();
      const claim = opener.closest(".review-claims > li");
      if (claim) choose(claim, { focus: false });
      openForm(opener.href, opener.dataset.open === "correct" ? null : selected());
    } else if (event.target.closest("[data-close]") && plain) {
      event.preventDefault();
      close();
    } else if (event.target.closest("[data-keys]")) {
      keys.showModal();
    } else if (badge) {
      event.preventDefault();
      choose(review.querySelector(badge.getAttribute("href")));
    } else if (quoted) {
      event.preventDefault();
      choose(quoted.closest("li"));
      show(text().querySelector(quoted.getAttribute("href")));
    } else if (event.target.closest("mark[data-claim]") && !selected()) {
      choose(review.querySelector(`#claim-${event.target.closest("mark[data-claim]").dataset.claim}`));
    } else if (event.target.closest(".review-claims > li") && !event.target.closest("button, summary, a, input")) {
      choose(event.target.closest(".review-claims > li"));
    }
  });

  review.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-quick], form[data-panel]")) return;
    event.preventDefault();
    submit(event.target, event.submitter);
  });

  review.addEventListener("change", (event) => {
    if (event.target.matches('select[name="predicate"]')) adapt(event.target.form);
  });
  const form = panel().querySelector("form");
  const meant = window.location.hash.startsWith("#claim-") && review.querySelector(window.location.hash);
  if (form) adapt(form);
  else if (meant) choose(meant);
  else begin();
})();
