// Documents of a form are sent with their progress shown, and can be called back. Without this the
// form is sent as any other: nothing here is needed.
"use strict";

/** One form whose documents are sent. */
function send(form) {
  const box = form.querySelector(".sending");
  const bar = box.querySelector("progress");
  const status = box.querySelector("[role=status]");
  const stop = box.querySelector("button");
  const button = form.querySelector("button[type=submit]");
  const field = form.querySelector("input[type=file]");
  let request = null;
  let percent = 0;

  const tell = (key) => {
    status.textContent = box.dataset[key].replace("{percent}", String(percent));
  };
  const rest = (key) => {
    request = null;
    bar.hidden = true;
    stop.hidden = true;
    button.disabled = false;
    form.removeAttribute("aria-busy");
    tell(key);
    field.focus();
  };
  const show_progress = (sent, all) => {
    const now = all > 0 ? Math.floor((100 * sent) / all) : 0;
    // Told every ten: a reader of the screen is not to hear of each.
    const told = Math.floor(now / 10) !== Math.floor(percent / 10);
    percent = now;
    bar.value = percent;
    if (told) tell("sent");
  };
  const show_answer = () => {
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const said = page.querySelector("main");
    if (request.status < 400 && request.responseURL) {
      location.assign(request.responseURL);
    } else if (said) {
      document.title = page.title;
      document.querySelector("main").replaceWith(document.adoptNode(said));
      document.querySelector("main").focus();
    } else {
      rest("unknown");
    }
  };

  form.addEventListener("submit", (event) => {
    if (!window.FormData || field.files.length === 0) return;
    event.preventDefault();
    if (request) return;
    let bytes = 0;
    for (const file of field.files) bytes += file.size;
    box.hidden = false;
    if (bytes > Number(box.dataset.most)) {
      percent = 0;
      rest("large");
      return;
    }
    const body = new FormData(form);
    request = new XMLHttpRequest();
    percent = 0;
    bar.value = 0;
    bar.hidden = false;
    stop.hidden = false;
    button.disabled = true;
    form.setAttribute("aria-busy", "true");
    tell("sent");
    request.upload.addEventListener("progress", (now) => show_progress(now.loaded, now.total));
    request.upload.addEventListener("load", () => tell("arrived"));
    request.addEventListener("load", show_answer);
    request.addEventListener("error", () => rest(percent < 100 ? "cut" : "unknown"));
    request.addEventListener("abort", () => rest("stopped"));
    request.open("POST", form.action);
    request.send(body);
  });
  stop.addEventListener("click", () => {
    if (request) request.abort();
  });
}

for (const form of document.querySelectorAll("form[data-sending]")) send(form);
