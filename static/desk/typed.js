// Words typed in a form are there again where its page is left and come back to: kept for as long as
// the tab is open, and where the browser keeps nothing, in the page alone.
function kept(act) {
  try {
    return act(sessionStorage);
  } catch {
    return null;
  }
}

for (const field of document.querySelectorAll("[data-keep]")) {
  const key = `typed:${location.pathname}:${field.name}`;
  field.value ||= kept((storage) => storage.getItem(key)) || "";
  field.addEventListener("input", () => kept((storage) => storage.setItem(key, field.value)));
}
