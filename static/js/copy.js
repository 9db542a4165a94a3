// A button that copies a text of the page; without this script the text is selected by hand.
const TO_FILL_IN = "[引用日期]";

async function copy(words) {
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  // pages without https have no clipboard
  const box = Object.assign(document.createElement("textarea"), { value: words });
  document.body.append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  if (!copied) throw new Error("not copied");
}

// The day by the reader's own calendar: 2026-11-24.
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

for (const tools of document.querySelectorAll("[data-copies]")) {
  const text = document.getElementById(tools.dataset.copies).textContent;
  const dated = text.includes(TO_FILL_IN);
  const words = dated ? "复制，填上今天的日期" : "复制";
  const button = Object.assign(document.createElement("button"), { type: "button", className: "action copy", textContent: words });
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", () =>
    copy(text.replace(TO_FILL_IN, `[${today()}]`)).then(
      () => (button.textContent = "已复制"),
      () => (button.textContent = "没能复制，请选中文字"),
    ),
  );
  tools.prepend(button);
}
