// What goes to the server: each POST says whose it is, each refusal is one kind of error.
import { headers } from "./session.js";

const PATIENCE = 20_000; // ms; after that the outcome is unknown and the same client_id is sent again

/** status 0: no answer. `detail` is a sentence for the customer, or empty. `wait` in seconds. */
export class Refusal extends Error {
  constructor(status, detail = "", wait = 0) {
    super(detail || `status ${status}`);
    this.status = status;
    this.detail = detail;
    this.wait = wait;
  }

  /** True where sending the same again may succeed. */
  get passing() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** POST JSON; resolves to the answer's JSON or null, rejects with a Refusal. */
export async function post(path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", ...headers() },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Refusal(0);
  }
  const text = await answer.text().catch(() => "");
  if (!answer.ok) throw refusal(answer.status, text, answer.headers.get("Retry-After"));
  return read(text);
}

/** POST one file; returns {done, cancel}. `done` rejects with a Refusal, or null when cancelled. */
export function postFile(path, clientId, file, onProgress) {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    const form = new FormData();
    form.append("client_id", clientId);
    form.append("file", file, file.name);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve(read(responseText));
      else reject(refusal(status, responseText, request.getResponseHeader("Retry-After")));
    });
    request.addEventListener("error", () => reject(new Refusal(0)));
    request.addEventListener("abort", () => reject(null));
    request.open("POST", path);
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.send(form);
  });
  return { done, cancel: () => request.abort() };
}

function read(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

function refusal(status, text, after) {
  const problem = read(text);
  const detail = typeof problem?.detail === "string" ? problem.detail : "";
  return new Refusal(status, detail, Math.min(Math.max(Number(after) || 0, 0), 300));
}
