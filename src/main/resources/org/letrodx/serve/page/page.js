"use strict";
// What scripts add: a link to a field opens the topic that it is folded in, what was unfolded stays so, a file may be dropped
// beside its field, too, and a server that does not answer is told of.
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
    if (link) {
      event.preventDefault();
      reveal(link.getAttribute("href").slice(1));
    }
  });
  let open = [];
  document.addEventListener("htmx:beforeSwap", () => {
    open = [...document.querySelectorAll("details[open][id]")].map((details) => details.id);
  });
  for (const swapped of ["htmx:oobAfterSwap", "htmx:afterSwap"]) {
    document.addEventListener(swapped, () => {
      open.map((id) => document.getElementById(id)).filter(Boolean).forEach((details) => { details.open = true; });
    });
  }
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
