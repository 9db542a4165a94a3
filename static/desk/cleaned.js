// Leads from the mark of a change to its line in the list, and back.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-leads]");
  const place = link && document.getElementById(link.hash.slice(1));
  if (!place) return;
  event.preventDefault();
  event.stopPropagation();
  const list = place.closest("details");
  if (list) list.open = true;
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
}, true);
