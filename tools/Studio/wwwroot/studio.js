// The hands of a notebook page: keys where no text is being written, the editors of the cells, and the frames of their outputs.
let warm = false;
let editors;   // loaded when the first cell is to be edited

/** Listens for keys on the page and for the heights of output frames. `keys`: from "d d" or "Shift+Enter" to the name of a command. */
export function listen(notebook, page, keys) {
  let held = "";   // the first of two keys

  const pressed = event => {
    if (event.defaultPrevented || event.target.closest?.("input, textarea, select, [contenteditable=true], .cm-editor")) {
      if (event.key === "Escape") page.invokeMethodAsync("Key", "command-mode");
      return;
    }
    if (event.target.closest?.("button, a, summary") && ["Enter", " "].includes(event.key) && !event.shiftKey && !event.ctrlKey) return;
    const name = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : "", event.shiftKey ? "Shift" : "", event.key].filter(part => part).join("+");
    const isBare = !event.ctrlKey && !event.metaKey && !event.altKey;   // Ctrl+0 twice is how one comes back to a page of 100 %, and no "0 0"
    const command = keys[name] ?? (isBare ? keys[`${held} ${event.key}`] : null) ?? { ArrowUp: "up", ArrowDown: "down", Escape: "command-mode" }[name];
    held = command || !isBare ? "" : event.key;
    if (!command) return;
    event.preventDefault();
    if (command === "edit") enter(notebook.querySelector(".cell.selected .cm-content"));   // at once: the next keys are already meant for the text
    page.invokeMethodAsync("Key", command);
  };

  const enter = content => {
    if (!content) return;
    content.focus();
    content.closest(".editor").dataset.entered = "";
  };

  const heard = event => {
    for (const frame of notebook.querySelectorAll("iframe.output"))
      if (frame.contentWindow === event.source && Number.isFinite(event.data?.height)) frame.style.height = `${Math.min(Math.ceil(event.data.height) + 4, 20000)}px`;
  };

  // A frame is loaded when it comes near, with the page's own light.
  const load = frame => {
    const source = `${frame.dataset.src}&theme=${document.documentElement.dataset.theme}`;
    if (frame.getAttribute("src") !== source) frame.setAttribute("src", source);
  };
  const near = new IntersectionObserver(seen => seen.filter(one => one.isIntersecting).forEach(one => load(one.target)), { rootMargin: "800px" });
  const watch = () => notebook.querySelectorAll("iframe.output").forEach(frame => near.observe(frame));
  const changes = new MutationObserver(changed => {
    watch();
    changed.filter(one => one.type === "attributes" && one.target.getAttribute("src")).forEach(one => load(one.target));
  });
  changes.observe(notebook, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-src"] });
  const light = new MutationObserver(() => notebook.querySelectorAll("iframe.output[src]").forEach(load));
  light.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  watch();

  // The cell that was gone to stays where it was put, and in sight, while what is above it or in it is still being loaded and grows; until one goes elsewhere oneself.
  let shown = null;
  const nearest = { block: "nearest", behavior: "instant" };
  const stay = cell => { shown = cell ? { cell, top: cell.getBoundingClientRect().top } : null; };
  const goesElsewhere = () => stay(null);
  const grown = new ResizeObserver(() => {
    if (!shown?.cell.isConnected) return;
    const { cell, top } = shown;
    scrollBy({ top: cell.getBoundingClientRect().top - top, behavior: "instant" });
    cell.scrollIntoView(nearest);
    stay(cell);
  });
  grown.observe(notebook);
  const elsewhere = ["keydown", "pointerdown", "wheel", "touchmove"];
  elsewhere.forEach(event => document.addEventListener(event, goesElsewhere, { capture: true, passive: true }));

  document.addEventListener("keydown", pressed);
  addEventListener("message", heard);
  const cellOf = id => notebook.querySelector(`[data-cell="${CSS.escape(id)}"]`);
  return {
    cursorIn(id) { return cellOf(id)?.querySelector(".editor")?.cursor() ?? 0; },
    begin(id) {
      cellOf(id)?.scrollIntoView({ block: "center", behavior: "instant" });
      cellOf(id)?.focus({ preventScroll: true });
      stay(cellOf(id));
    },
    show(id, isEditing) {
      const cell = cellOf(id);
      cell?.scrollIntoView(nearest);
      stay(isEditing ? null : cell);   // an editor keeps its own cursor in sight
      // Whoever has begun to write somewhere meanwhile is not torn away from it.
      if (!isEditing && !document.activeElement?.closest("input, textarea, select, .cm-editor, dialog")) cell?.focus({ preventScroll: true });
    },
    leave() {
      document.removeEventListener("keydown", pressed);
      removeEventListener("message", heard);
      elsewhere.forEach(event => document.removeEventListener(event, goesElsewhere, { capture: true }));
      grown.disconnect();
      near.disconnect();
      changes.disconnect();
      light.disconnect();
    },
  };
}

/** An editor in `place`. Until it comes near the window it is only its text, for a notebook may have a hundred. */
export function edit(place, text, options, cell) {
  if (!place) return { focus() {}, goTo() {}, diagnose() {}, setText() {}, destroy() {} };   // the cell is gone already: keys are faster than this
  let editor = null, wanted = false, now = text, order = 0, timer = 0, thinking = 0;
  const plain = document.createElement("pre");
  plain.className = "plain";
  plain.textContent = text;
  place.replaceChildren(plain);

  let told = text;   // what the server has confirmed
  const send = async () => { clearTimeout(timer); timer = 0; const sent = now; await cell.invokeMethodAsync("TextChanged", sent, options.name, order++); told = sent; };
  // A tab that is being closed waits for no answer, and its connection is cut: what goes this way arrives all the same.
  const lastWords = () => { if (now !== told) fetch(`${options.lastWords}?editor=${options.name}&order=${order++}`, { method: "POST", body: now, keepalive: true }).catch(send); };
  const host = {
    changed(changed) { now = changed; clearTimeout(timer); timer = setTimeout(send, 300); clearTimeout(thinking); thinking = setTimeout(diagnose, 600); },
    key(name, at) { if (timer) send(); cell.invokeMethodAsync("EditorKey", name, at); },   // in this order, and before whatever is pressed next
    focused() {
      cell.invokeMethodAsync("Focused");
      if (!warm) cell.invokeMethodAsync("Complete", "", 0);   // what completes code takes a second to load: while one looks for the keys
      warm = true;
    },
    left() { if (timer) send(); },   // whatever is pressed next, Run say, is meant for what was written
    complete: (text, at) => cell.invokeMethodAsync("Complete", text, at),
    inspect: (text, at) => cell.invokeMethodAsync("Inspect", text, at),
  };
  const diagnose = async () => {
    if (options.language !== "csharp" || !options.editable || !editor) return;
    const asked = now, found = await cell.invokeMethodAsync("Diagnose", asked);
    if (asked !== now || !place.isConnected) return;
    if (found) editor.showDiagnostics(found);
    else thinking = setTimeout(diagnose, 600);   // a cell is running: after it
  };
  const open = async () => {
    editors ??= import("/assets/editor.js");
    const { create } = await editors;
    if (editor) return;
    editor = create(place, now, { ...options, nonce: document.body.dataset.nonce }, host);
    plain.remove();
    if (wanted) editor.focus();
  };
  const near = new IntersectionObserver(seen => { if (seen.some(one => one.isIntersecting)) { near.disconnect(); open(); } }, { rootMargin: "600px" });
  near.observe(place);
  place.cursor = () => editor?.cursor() ?? 0;   // for a command that was not given in the editor itself
  addEventListener("pagehide", lastWords);
  // What was written while the workbook did not answer has reached nobody: it goes now, before whatever is pressed next.
  const connection = document.getElementById("components-reconnect-modal");
  const again = event => { if (event.detail.state === "hide" && now !== told) send(); };
  connection.addEventListener("components-reconnect-state-changed", again);

  return {
    focus() {
      wanted = true;
      const isEntered = "entered" in place.dataset;   // by the key itself; and it may have been left again by now
      delete place.dataset.entered;
      if (!editor) open();
      else if (!isEntered) editor.focus();
    },
    goTo(line) { wanted = true; editor ? editor.goTo(line) : open().then(() => editor.goTo(line)); },
    diagnose,
    setText(text) { now = told = text; editor ? editor.setText(text) : plain.textContent = text; },
    destroy() {
      Promise.resolve(timer ? send() : 0).then(() => removeEventListener("pagehide", lastWords));
      connection.removeEventListener("components-reconnect-state-changed", again);
      near.disconnect(); editor?.destroy();
      place.replaceChildren();
    },
  };
}
