"use strict";
// What scripts add: a link to a field opens the topic that it is folded in, what stands behind an answer opens beside it, what
// was unfolded stays so, what was written is there again when the page is, a file may be dropped beside its field, too, and a
// server that does not answer is told of.
(() => {
  const reveal = (id) => {
    const target = document.getElementById(id);
    if (!target) { return; }
    for (let above = target.parentElement; above; above = above.parentElement) {
      if (above.tagName === "DETAILS") { above.open = true; }
    }
    target.scrollIntoView({ block: "center" });
    const first = target.matches("fieldset") ? target.querySelector("input:checked, input") : target;
    first.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]:not(.skip)');
    const behind = event.target.closest && event.target.closest('#answer a[href^="/"]');
    if (behind) { behind.target = "_blank"; }
    if (link) {
      event.preventDefault();
      reveal(link.getAttribute("href").slice(1));
    }
  });
  const unfolded = () => [...document.querySelectorAll("details[open][id]")].map((details) => details.id);
  const unfold = (ids) => {
    ids.map((id) => document.getElementById(id)).filter(Boolean).forEach((details) => { details.open = true; });
  };
  let open = [];
  document.addEventListener("htmx:beforeSwap", () => { open = unfolded(); });
  for (const swapped of ["htmx:oobAfterSwap", "htmx:afterSwap"]) {
    document.addEventListener(swapped, () => unfold(open));
  }
  // The browser keeps with each page of its history what was written there; files it lets nobody put back.
  const keep = () => {
    const form = document.getElementById("facts");
    if (form) {
      const facts = [...new FormData(form)].filter((field) => typeof field[1] === "string");
      history.replaceState({ facts, open: unfolded() }, "");
    }
  };
  document.addEventListener("change", keep);
  document.addEventListener("htmx:afterSettle", keep);
  const ask = (values) => htmx.ajax("POST", "/experiment", {
    source: "#facts", target: "#content", select: "#content", swap: "outerHTML", values
  });
  window.addEventListener("pageshow", (event) => {
    const kept = history.state;
    if (kept && kept.facts && !event.persisted) {
      const values = new FormData();
      kept.facts.forEach(([name, value]) => values.append(name, value));
      ask(values).then(() => unfold(kept.open));
    }
  });
  // What leads to the form again is swapped in; where the button is gone, the next question has the focus, or the field.
  // (The form has a field called id, which form.id would be.)
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!form.matches("#facts") || !button || (button.getAttribute("formaction") || "/experiment") !== "/experiment") { return; }
    event.preventDefault();
    ask(new FormData(form, button)).then(() => {
      if (document.activeElement !== document.body) { return; }
      const field = button.closest(".field");
      const next = button.closest(".questions") && document.querySelector("#answer .questions a");
      if (next) {
        next.focus();
      } else if (field) {
        reveal((field.matches("fieldset") ? field : field.querySelector("[id]")).id);
      } else {
        document.getElementById("content").focus({ preventScroll: true });
      }
    });
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const field = event.target.closest && event.target.closest(".field");
    if (field) {
      const wrong = !!field.querySelector(".fault");
      field.classList.toggle("wrong", wrong);
      field.querySelectorAll(":scope > input, :scope > select").forEach((input) => {
        if (wrong) { input.setAttribute("aria-invalid", "true"); } else { input.removeAttribute("aria-invalid"); }
      });
    }
  });
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, () => {
      document.getElementById("first").textContent = "The server does not answer. What you wrote is still here.";
    });
  }
  document.addEventListener("dragover", (event) => {
    if (event.target.closest && event.target.closest(".drop")) { event.preventDefault(); }
  });
  document.addEventListener("drop", (event) => {
    const place = event.target.closest && event.target.closest(".drop");
    const field = place && place.querySelector("input[type=file]");
    if (field && event.target.type !== "file" && event.dataTransfer.files.length) {
      event.preventDefault();
      field.files = event.dataTransfer.files;
    }
  });
})();
