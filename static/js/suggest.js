// Offers names and tags while a search is typed; without it the box works the same.
for (const box of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = "suggestions";
  box.after(list);
  box.setAttribute("list", list.id);
  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => offer(box, list), 150);
  });
}

async function offer(box, list) {
  const typed = box.value.trim();
  if (!typed) return;
  const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(typed)}`).catch(() => null);
  if (!answer || !answer.ok || box.value.trim() !== typed) return;
  const options = (await answer.json()).map((words) => Object.assign(document.createElement("option"), { value: words }));
  list.replaceChildren(...options);
}
