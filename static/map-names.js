// Names the markers of the cluster map, which have none of their own, for those who hear pages or use a keyboard.
function nameOf(popup) {
  const page = new DOMParser().parseFromString(popup, "text/html");
  const sentence = [...page.querySelectorAll("p")].map((part) => part.textContent.trim()).join(": ");
  const name = [...page.querySelectorAll("dt")].find((term) => term.textContent === "name");
  return sentence || (name && name.nextSibling.textContent) || "Marker";
}

function describe() {
  const icon = this.getElement();
  icon.setAttribute("role", "button");
  if (this.getChildCount) {
    icon.setAttribute("aria-label", `${this.getChildCount()} rows close together: zoom in`);
  } else {
    icon.alt = this.getPopup() ? nameOf(this.getPopup().getContent()) : "Marker";
  }
}

import(datasette.leaflet.JAVASCRIPT_URL).then(() => L.Marker.addInitHook("on", "add", describe));
