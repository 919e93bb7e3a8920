// Times as people in Vietnam read them: dd/mm/yyyy, 24 hours, Asia/Ho_Chi_Minh.
import { say } from "./words.js";

const zone = { timeZone: "Asia/Ho_Chi_Minh" };
const hour = new Intl.DateTimeFormat("en-GB", { ...zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat("en-GB", { ...zone, day: "2-digit", month: "2-digit", year: "numeric" });

export const hourOf = (at) => hour.format(new Date(at));
export const dayOf = (at) => day.format(new Date(at));

/** "Hôm nay", "Hôm qua" or the date. */
export function dayName(at, now = Date.now()) {
  const date = dayOf(at);
  if (date === dayOf(now)) return say("chat-day-today");
  if (date === dayOf(now - 86_400_000)) return say("chat-day-yesterday");
  return date;
}

/** <time> with the hour to see and the whole date in its title. */
export function timeNode(at) {
  const node = document.createElement("time");
  node.dateTime = new Date(at).toISOString();
  node.textContent = hourOf(at);
  node.title = `${hourOf(at)} ${dayOf(at)}`;
  return node;
}
