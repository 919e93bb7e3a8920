// The chat page: joins the stream, the transcript and the composer; decides nothing of its own.
import { Around } from "./around.js";
import { Choices } from "./choices.js";
import { Composer } from "./composer.js";
import { handIn, takeToken } from "./portal.js";
import { Sending } from "./sending.js";
import { renew } from "./session.js";
import { Stream } from "./stream.js";
import { Transcript } from "./transcript.js";
import { Uploads, isPdf } from "./uploads.js";
import { post } from "./wire.js";
import { say } from "./words.js";

const token = takeToken(); // before anything else could send the address along
const at = (id) => document.getElementById(id);
const chat = at("chat");
const byMouse = matchMedia("(hover: hover) and (pointer: fine)").matches;

const transcript = new Transcript({
  log: at("log"), scroller: at("scroller"), newest: at("newest"),
  act: (what, message) => acts[what](message),
});
const composer = new Composer({
  form: at("composer"), area: at("say"), send: at("send"), count: at("count"), remark: at("remark"),
  onSend: (text) => (text ? send({ text }) : uploads.sendAll()),
});
const choices = new Choices(at("choices"), (button, byKey) => {
  send({ text: button.label, action: button.action });
  if (byKey || byMouse) composer.focus();
});

const sending = new Sending({
  state(item, state, detail = "", id = null, status = 0) {
    const words = state === "refused" ? detail || say("chat-refused") : detail;
    transcript.change(item.client_id, { state, detail: words, ...(id && { id }) });
    if (state === "sent") composer.tell("");
    if (status === 401) stream.open();
    choices.follow(transcript.messages);
  },
  slow: (seconds) => composer.tell(say("chat-slow-down", { n: seconds }), seconds),
  first: () => uploads.idle(),
});

const uploads = new Uploads(
  {
    tray: at("tray"), thumbs: at("thumbs"), name: at("tray-name"), size: at("tray-size"),
    send: at("tray-send"), drop: at("tray-drop"), input: at("file"),
  },
  {
    start({ clientId, file, preview }) {
      const kind = isPdf(file) ? "pdf" : "image";
      transcript.add(own(clientId, "", {
        file: { name: file.name, size: file.size, kind, state: "waiting", reason: "" },
        preview, progress: null,
      }));
    },
    change: (clientId, change) => transcript.change(clientId, change),
    done: (clientId, id) => transcript.change(clientId, { state: "sent", progress: undefined, id }),
    gone: (clientId) => transcript.remove(clientId),
    tell: (words, seconds) => composer.tell(words, seconds),
    closed: () => composer.focus(),
  },
);

const acts = {
  resend(message) {
    if (message.file) return uploads.resend(message.client_id);
    return sending.again(message);
  },
  drop(message) {
    if (message.file) return uploads.drop(message.client_id);
    sending.forget(message.client_id);
    transcript.remove(message.client_id);
    choices.follow(transcript.messages);
    return sending.wake();
  },
  mend(message) {
    transcript.remove(message.client_id);
    composer.write(message.text);
    composer.focus();
    choices.follow(transcript.messages);
  },
  cancel: (message) => uploads.cancel(message.client_id),
  again: () => uploads.choose(),
};

const stream = new Stream("/chat/stream", {
  hello(hello) {
    composer.limit = hello.max_text;
    uploads.limit = hello.max_file;
    at("opening").hidden = true;
    if (chat.dataset.state === "lost") link("chat-link-back", 3);
    chat.dataset.state = "open";
    if (hello.ended) return ended({ reason: hello.reason ?? "idle" });
    transcript.replay();
    return sending.wake();
  },
  message: receive,
  update: receive,
  typing: ({ on }) => typing(on),
  ended,
  lost() {
    if (chat.dataset.state === "ended") return;
    chat.dataset.state = "lost";
    link(navigator.onLine ? "chat-link-lost" : "chat-link-offline");
  },
});

const around = self === top ? null : new Around({
  opened() {
    if (chat.dataset.state === "ended") at("ended").focus();
    else if (byMouse) composer.focus();
    else at("scroller").focus();
  },
});

function own(clientId, text, more = {}) {
  return {
    id: null, from: "customer", name: null, at: new Date().toISOString(), text, buttons: [],
    state: "pending", file: null, client_id: clientId, ...more,
  };
}

function send({ text, action }) {
  uploads.sendAll();
  const item = { client_id: crypto.randomUUID(), text, action, at: new Date().toISOString() };
  transcript.add(own(item.client_id, text));
  composer.tell("");
  sending.add(item);
  choices.follow(transcript.messages);
}

function receive(message) {
  if (message.client_id) sending.forget(message.client_id);
  if (message.from === "bot" || message.from === "staff") typing(false);
  const before = transcript.messages.find(({ client_id: id }) => id && id === message.client_id);
  uploads.settle({ ...before, ...message });
  transcript.receive(message);
  around?.note(message);
  choices.follow(transcript.messages);
}

let typingTimer = 0;
function typing(on) {
  clearTimeout(typingTimer);
  at("typing").hidden = !on;
  if (!on) return;
  typingTimer = setTimeout(() => typing(false), 15_000);
  if (at("newest").hidden) transcript.toEnd();
}

let linkTimer = 0;
function link(word, seconds = 0) {
  clearTimeout(linkTimer);
  at("link").textContent = word ? say(word) : "";
  at("link").classList.toggle("back", word === "chat-link-back");
  if (seconds) linkTimer = setTimeout(() => link(""), seconds * 1000);
}

// The session is over: what was said leaves the screen, for the next person may be another.
function ended({ reason }) {
  chat.dataset.state = "ended";
  link("");
  typing(false);
  stream.close();
  sending.clear();
  uploads.clear();
  transcript.clear();
  choices.follow([]);
  composer.close();
  at("opening").hidden = true;
  at("ended-why").textContent = say(`chat-ended-${reason}`) || say("chat-ended-idle");
  at("ended").hidden = false;
  at("ended").focus();
}

at("new").addEventListener("click", async ({ currentTarget: button }) => {
  button.disabled = true;
  try {
    await renew(await post("/chat/new", {}));
    location.reload();
  } catch (error) {
    if ([401, 403].includes(error.status)) return location.reload();
    button.disabled = false;
    at("ended-why").textContent = error.detail || say("chat-new-failed");
  }
  return undefined;
});
at("menu").addEventListener("click", () => send({ text: "/menu" }));
at("attach").addEventListener("click", () => uploads.choose());
at("say").addEventListener("paste", (event) => {
  const files = event.clipboardData?.files ?? [];
  if (!files.length) return;
  event.preventDefault();
  uploads.stage(files);
});
for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
  chat.addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes("Files") || chat.dataset.state === "ended") return;
    event.preventDefault();
    if (name === "dragleave" && chat.contains(event.relatedTarget)) return;
    at("drop").hidden = name === "drop" || name === "dragleave";
    if (name === "drop") uploads.stage(event.dataTransfer.files);
  });
}
document.querySelector("a[data-language]").addEventListener("click", async (event) => {
  event.preventDefault();
  const { href, dataset } = event.currentTarget;
  await post("/chat/language", { language: dataset.language }).catch(() => null);
  location.replace(href);
});

for (const { client_id: id, text, at: when } of sending.unsent) transcript.add(own(id, text, { at: when }));
if (byMouse && self === top) composer.focus();
stream.open();
if (token) handIn(token).then((taken) => taken || composer.tell(say("chat-portal-failed")));
