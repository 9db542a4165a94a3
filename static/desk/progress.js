// Fetches the lines of an upload until the worker has done with its files.
const progress = document.getElementById("progress");
const isDone = () => progress.querySelector("[data-done]").dataset.done === "yes";

async function refresh() {
  const answer = await fetch(progress.dataset.from);
  if (answer.ok) progress.innerHTML = await answer.text();
  if (!isDone()) setTimeout(refresh, 1000);
}
if (!isDone()) setTimeout(refresh, 700);
