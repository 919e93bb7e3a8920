// Coming from the customer portal: the signed link leaves the address bar at once, then it is handed
// in by a POST, again and again under one client_id until it is in.
import { post } from "./wire.js";

const NAME = "t";
const AGAIN = 3_000; // ms
const TRIES = 20;

/** The token of the address, or "". After this it stands nowhere that is kept or sent along. */
export function takeToken() {
  const address = new URL(location.href);
  const hash = new URLSearchParams(address.hash.slice(1));
  const token = hash.get(NAME) ?? address.searchParams.get(NAME) ?? "";
  if (!token) return "";
  address.searchParams.delete(NAME);
  hash.delete(NAME);
  address.hash = hash.toString();
  history.replaceState(history.state, "", address);
  return token;
}

/** Resolves to true once the desk has it, to false where it refuses. */
export async function handIn(token) {
  const client_id = crypto.randomUUID();
  for (let tried = 0; tried < TRIES; tried += 1) {
    try {
      await post("/chat/portal", { client_id, token, language: document.documentElement.lang });
      return true;
    } catch (error) {
      if (!error.passing) return false;
      await new Promise((resolve) => { setTimeout(resolve, (error.wait || 0) * 1000 || AGAIN); });
    }
  }
  return false;
}
