// The tools of a paragraph where it is tapped: there is no pointer to rest on it.
export function offerTools(page) {
  page.addEventListener("click", ({ target }) => {
    const line = target.closest(".line");
    const isPlain = line && !target.closest("button, a, textarea, [data-fact]") && document.getSelection().isCollapsed;
    const had = page.querySelector(".is-tapped");
    if (!target.closest(".line__tools")) had?.classList.remove("is-tapped");
    if (isPlain && line !== had) line.classList.add("is-tapped");
  });
}
