// Where a form only chooses what to show, choosing shows it; without this script its button does.
for (const form of document.querySelectorAll("form[data-choose]")) {
  form.addEventListener("change", () => form.requestSubmit());
}
