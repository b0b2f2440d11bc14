// Sorts and filters the table of answers at once: the links within it are followed without leaving the page. Without a script they are links.
document.addEventListener("click", async (event) => {
  const link = event.target.closest(".live a[href*='#table']");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const answer = await fetch(link.href).catch(() => null);
  const page = answer && answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const fresh = page && page.querySelector(".live");
  if (!fresh) return location.assign(link.href);
  const words = link.textContent;
  const open = document.querySelector(".live details");
  document.querySelector(".live").replaceWith(fresh);
  document.title = page.title;
  history.replaceState(null, "", link.href);
  const choices = fresh.querySelector("details");
  if (choices && open && open.open) choices.open = true;
  const chosen = [...fresh.querySelectorAll(".jump strong, .jump a")].find((one) => one.textContent === words);
  if (!chosen) return;
  if (chosen.tagName === "STRONG") chosen.tabIndex = -1;
  chosen.focus({ preventScroll: true });
});
