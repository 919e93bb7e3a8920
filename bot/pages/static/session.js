// Whose requests these are. A page of its own has a cookie, and sends the page's token with each
// POST. Inside another site's page cookies are blocked: the frame keeps a secret in its own
// (partitioned) storage, which ends with the tab, and sends it as a header. It is never in a URL.
const KEPT = "dcnet-chat-session";
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

const given = meta("chat-session");
/** True inside another site's page. */
export const embedded = given !== "";
let secret = embedded ? kept() : "";
if (embedded && !secret) keep(given);

/** Pages that may hold this frame: the desk's own, and those it lists. */
export const origins = [location.origin, ...meta("chat-origins").split(" ").filter(Boolean)];

/** The headers that go with every request: whose it is, and the page's language, which a new
 * conversation and refusals speak. */
export function headers() {
  const whose = embedded ? { Authorization: `Bearer ${secret}` } : { "X-CSRF-Token": meta("csrf-token") };
  return { ...whose, "Accept-Language": document.documentElement.lang };
}

/** A conversation from the start: the server made a new secret (or a new cookie). */
export async function renew(answer) {
  if (embedded && answer?.session) await keep(answer.session);
}

function kept() {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

// Where nothing may be stored, the server reminds this very page of it after a reload.
async function keep(value) {
  secret = value;
  try {
    sessionStorage.setItem(KEPT, value);
  } catch {
    await fetch("/chat/embed", { method: "POST", headers: headers() }).catch(() => null);
  }
}
