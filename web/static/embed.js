// The chat on another website, by one line: <script src="https://…/static/embed.js" defer></script>
// A button in a corner opens the chat in a frame. data-language: en or es. data-position: right or left.
// Nothing of the page around it is read or changed, and its styles do not reach in here. See docs/embedding.md.

(() => {
  const script = document.currentScript;
  const home = new URL(script.src).origin;
  const language = (script.dataset.language || document.documentElement.lang || "en").toLowerCase().startsWith("es") ? "es" : "en";
  const side = script.dataset.position === "left" ? "left" : "right";

  const styles = new CSSStyleSheet();
  styles.replaceSync(`
    :host { all: initial; }
    * { box-sizing: border-box; }
    button { font: 600 1.0625rem/1.2 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; cursor: pointer; }
    button:focus-visible { outline: 3px solid #1b5fc1; outline-offset: 3px; }
    .open, .window { position: fixed; z-index: 2147483000; ${side}: max(1rem, env(safe-area-inset-${side})); }
    .open { bottom: max(1rem, env(safe-area-inset-bottom)); max-width: calc(100vw - 2rem); min-height: 3rem;
      padding: 0.75rem 1.25rem; border: 2px solid #fff; border-radius: 1.75rem; background: #0b5d66; color: #fff;
      box-shadow: 0 2px 10px rgb(0 0 0 / 35%); }
    .window { bottom: 1rem; display: flex; flex-direction: column; width: min(26rem, calc(100vw - 2rem));
      height: min(42rem, calc(100vh - 2rem)); height: min(42rem, calc(100dvh - 2rem)); overflow: hidden;
      border: 1px solid #7b8a92; border-radius: 0.875rem; background: #fff; box-shadow: 0 4px 24px rgb(0 0 0 / 35%); }
    .head { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding-left: 1rem;
      background: #0b5d66; color: #fff; font: 600 1.0625rem/1.3 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
    .close { min-height: 3rem; padding: 0.5rem 1rem; border: 0; background: none; color: #fff; }
    .close:focus-visible { outline-color: #fff; outline-offset: -4px; }
    iframe { flex: 1; width: 100%; border: 0; background: #fff; }
    [hidden] { display: none; }
    @media (max-width: 30rem), (max-height: 30rem) {
      .window { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; }
    }
    @media (prefers-reduced-motion: no-preference) {
      .window { animation: rise 160ms ease-out; }
      @keyframes rise { from { transform: translateY(1rem); opacity: 0; } }
    }
    @media print { .open, .window { display: none; } }
  `);

  const made = (kind, properties) => Object.assign(document.createElement(kind), properties);

  class FirstStepsHelpDesk extends HTMLElement {
    connectedCallback() {
      if (!this.shadowRoot) this.build(this.attachShadow({ mode: "open" }));
    }

    build(root) {
      const words = this.words;
      root.adoptedStyleSheets = [styles];
      this.button = made("button", { type: "button", className: "open", textContent: words.open });
      this.button.setAttribute("aria-expanded", "false");
      this.button.setAttribute("aria-haspopup", "dialog");
      this.button.addEventListener("click", () => this.open());
      this.window = made("div", { className: "window", hidden: true });
      this.window.setAttribute("role", "dialog");
      this.window.setAttribute("aria-label", words.title);
      const close = made("button", { type: "button", className: "close", textContent: words.close });
      close.addEventListener("click", () => this.close());
      const head = made("div", { className: "head" });
      head.append(made("span", { textContent: words.title }), close);
      this.frame = made("iframe", { title: words.title });
      this.window.append(head, this.frame);
      root.append(this.button, this.window);
      root.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
      window.addEventListener("message", (event) => this.hear(event));
    }

    // The frame is loaded when it is first opened, and kept afterwards.
    open() {
      this.window.hidden = false;
      this.button.hidden = true;
      this.button.setAttribute("aria-expanded", "true");
      if (!this.frame.src) this.frame.src = `${home}/embed?lang=${language}`;
      else this.greet();
    }

    close() {
      if (this.window.hidden) return;
      this.window.hidden = true;
      this.button.hidden = false;
      this.button.setAttribute("aria-expanded", "false");
      this.button.focus();
    }

    greet() {
      this.frame.focus();
      this.frame.contentWindow.postMessage({ helpdesk: "opened" }, home);
    }

    hear(event) {
      if (event.source !== this.frame.contentWindow || event.origin !== home) return;
      if (event.data?.helpdesk === "close") this.close();
      if (event.data?.helpdesk === "ready" && !this.window.hidden) this.greet();
    }
  }

  // A website that is not allowed cannot read the words, and so shows no button that would lead nowhere.
  async function begin() {
    const answer = await fetch(`${home}/api/embedding`, { credentials: "omit" });
    if (!answer.ok) return;
    const { words } = await answer.json();
    if (!customElements.get("first-steps-help-desk")) customElements.define("first-steps-help-desk", FirstStepsHelpDesk);
    const desk = document.createElement("first-steps-help-desk");
    desk.lang = language;
    desk.words = words[language];
    document.body.append(desk);
  }

  begin().catch(() => {});
})();
