// Server-sent events over fetch: what EventSource does, with headers, so that no secret is in a URL.
const QUIET = 20_000; // ms; the server says something every five seconds

export class FetchedEvents extends EventTarget {
  readyState = EventSource.OPEN;
  #stop = new AbortController();
  #timer = 0;
  #rest = "";

  constructor(path, headers) {
    super();
    this.#read(path, headers);
  }

  close() {
    this.readyState = EventSource.CLOSED;
    clearTimeout(this.#timer);
    this.#stop.abort();
  }

  async #read(path, headers) {
    try {
      this.#heard();
      const answer = await fetch(path, {
        headers: { Accept: "text/event-stream", ...headers },
        cache: "no-store", signal: this.#stop.signal,
      });
      if (answer.ok) {
        const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        for (let piece = await text.read(); !piece.done; piece = await text.read()) {
          this.#heard();
          this.#take(piece.value);
        }
      }
    } catch { /* the line broke, or was closed */ }
    if (this.readyState === EventSource.CLOSED) return;
    this.close();
    this.dispatchEvent(new Event("error"));
  }

  #heard() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#stop.abort(), QUIET);
  }

  #take(piece) {
    const blocks = (this.#rest + piece).split("\n\n");
    this.#rest = blocks.pop();
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split("\n").map((line) => {
        const colon = line.indexOf(": ");
        return [line.slice(0, colon), line.slice(colon + 2)];
      }));
      if (!fields.event || this.readyState === EventSource.CLOSED) continue;
      const { data, id: lastEventId = "" } = fields;
      this.dispatchEvent(new MessageEvent(fields.event, { data, lastEventId }));
    }
  }
}
