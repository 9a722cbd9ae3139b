// The chat inside the frame that embed.js opens. It tells the page around it to close, and takes the focus when opened.
// The messages hold nothing private, so it does not matter who hears them.

const tell = (said) => parent.postMessage({ helpdesk: said }, "*");
const focus = () => document.getElementById("message")?.focus({ preventScroll: true });

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) tell("close");
});

window.addEventListener("message", (event) => {
  if (event.source === parent && event.data?.helpdesk === "opened") focus();
});

tell("ready");
