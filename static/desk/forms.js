// The forms of the review screen: what they say, and what was typed in them.
const valueOf = (one) => (one.type === "checkbox" ? one.checked : one.value);
const named = (form) => [...form.elements].filter((one) => one.name);

// What an input held as the server sent it.
function sentValue(one) {
  if (one.type === "checkbox") return one.defaultChecked;
  if (one.tagName === "SELECT") return ([...one.options].find((choice) => choice.defaultSelected) || one.options[0]).value;
  return one.defaultValue;
}

const isTyped = (one) => valueOf(one) !== sentValue(one);

export const fieldsOf = (form) => Object.fromEntries(named(form).map((one) => [one.name, valueOf(one)]));

// Those that hold something else than the server sent, or are among the named.
export function changedIn(form, names) {
  const changed = named(form).filter((one) => isTyped(one) || names.includes(one.name));
  return Object.fromEntries(changed.map((one) => [one.name, valueOf(one)]));
}

// The fields of a fact are there once it is in hand: Chromium looks through all the fields of a page
// at each change, and through ten thousand for seconds.
export function unfold(row) {
  const folded = row.querySelector("template");
  if (folded) folded.replaceWith(folded.content);
}

// What was typed, in words, one field a line.
export function typedIn(form) {
  const typed = named(form).filter(isTyped);
  return typed.map((one) => `${one.closest("label").firstChild.data.trim()}：${valueOf(one)}`).join("\n");
}

// Where the server has just saved what was typed but writes it otherwise, as without the blanks
// around it, it stands as the server has it.
export function settle(form, saved) {
  for (const one of named(form)) {
    if (!isTyped(one) || valueOf(one) !== saved[one.name]) continue;
    if (one.type === "checkbox") one.checked = one.defaultChecked;
    else one.value = sentValue(one);
  }
}

// Takes what was typed into the form as it is drawn anew, but for what has just been saved.
export function carry(form, fresh, saved = {}) {
  for (const one of named(form)) {
    const other = fresh.elements[one.name];
    if (!other || !isTyped(one) || valueOf(one) === saved[one.name]) continue;
    if (one.type === "checkbox") other.checked = one.checked;
    else other.value = one.value;
  }
}
