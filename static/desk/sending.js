// One step sent to the server, and what became of it. Only the server's own word for this very
// step means that it is saved; whatever else comes back is told apart here.
const PATIENCE = 30_000; // ms
const PANES = ["schedule", "text", "head", "facts"];
const KEPT = "没存上的都留在这个浏览器里，关掉也不会丢。";
const AGAIN = `${KEPT}过一会儿会自动再试，也可以按“再试”。`;
const LOG_IN = `${KEPT}请按“登录”，在新开的一页登录后回到这里，会接着存。`;

// {outcome: saved | refused | overtaken | gone | login | denied | failed, why, told}
export async function send(address, token, step) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(address, {
      method: "POST",
      redirect: "manual",
      signal: stop.signal,
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(step),
    });
    return read(answer, parsed(await answer.text()), step);
  } catch (error) {
    if (stop.signal.aborted) return failed("服务器半分钟没有答复");
    if (error instanceof TypeError) return failed("连不上服务器，可能网断了");
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function read(answer, told, step) {
  const { status } = answer;
  if (status === 200 && whole(told) && told.step === step.step) return { outcome: "saved", told };
  if (status === 409 && whole(told) && told.message) return { outcome: "overtaken", why: told.message, told };
  if (status === 404 && told?.message) return { outcome: "gone", why: told.message };
  if (status === 400) return { outcome: "refused", why: told?.message || "服务器没看懂这一步" };
  if (status === 413) return { outcome: "refused", why: "这一步的字太多，服务器不收，请分几次改" };
  if (status === 403 && told?.message) return { outcome: "denied", why: `没有存上：${told.message}。${KEPT}有了权限再按“再试”。` };
  if (status === 401 || status === 403) return logIn(told?.message || "登录过期了");
  if (answer.type === "opaqueredirect") return logIn("登录过期了");
  if (status >= 500) return failed(`服务器出了错（${status}）`);
  return failed(`服务器的答复不对（${status}）`);
}

// The words of the server, or null where it answered something else, such as a page.
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// Known to the server when it comes twice. (randomUUID is missing on pages without https.)
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const whole = (told) => Number.isInteger(told?.version) && PANES.every((name) => typeof told[name] === "string");
const failed = (what) => ({ outcome: "failed", why: `没有存上：${what}。${AGAIN}` });
const logIn = (what) => ({ outcome: "login", why: `没有存上：${what}。${LOG_IN}` });
