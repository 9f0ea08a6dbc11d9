// The code editor of a cell: CodeMirror 6 with C# colours, and with completion, hover and diagnostics that a kernel answers.
// What happens in it is told to `host`, an object with functions; nothing here knows of notebooks.
import { EditorState, Compartment, Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, highlightActiveLine, drawSelection, hoverTooltip, showTooltip, placeholder, highlightSpecialChars } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting, HighlightStyle } from "@codemirror/language";
import { csharp } from "@codemirror/legacy-modes/mode/clike";
import { markdown } from "@codemirror/lang-markdown";
import { autocompletion, completionStatus, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier], class: "tok-keyword" },
  { tag: [tags.string, tags.special(tags.string), tags.character], class: "tok-string" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], class: "tok-number" },
  { tag: tags.comment, class: "tok-comment" },
  { tag: [tags.typeName, tags.className, tags.standard(tags.name)], class: "tok-type" },
  { tag: [tags.meta, tags.processingInstruction], class: "tok-meta" },
  { tag: tags.heading, class: "tok-heading" },
  { tag: tags.emphasis, class: "tok-emphasis" },
  { tag: tags.strong, class: "tok-strong" },
  { tag: [tags.link, tags.url], class: "tok-link" },
]);

const languages = { csharp: () => StreamLanguage.define(csharp), markdown: () => markdown() };

// The kernel has no time for questions while it runs a cell, and says null: then it is asked again, for as long as somebody wants to know.
async function answered(ask, isWanted) {
  for (;;) {
    const answer = await ask();
    if (answer !== null || !isWanted()) return answer;
    await new Promise(done => setTimeout(done, 300));
  }
}

// What a call wants, shown while its arguments are written.
const setCall = StateEffect.define();
const callHelp = StateField.define({
  create: () => null,
  update: (shown, transaction) => transaction.effects.reduce((now, effect) => effect.is(setCall) ? effect.value : now, shown),
  provide: field => showTooltip.from(field),
});

function explainCalls(host) {
  return EditorView.updateListener.of(async update => {
    if (!update.docChanged && !update.selectionSet) return;
    const at = update.state.selection.main.head, before = update.state.sliceDoc(Math.max(0, at - 1), at);
    if (update.docChanged && (before === "(" || before === ",")) {
      const text = update.state.doc.toString(), said = await answered(() => host.inspect(text, at), () => update.view.dom.isConnected && update.view.state.doc.toString() === text);
      if (!said || update.view.state.doc.toString() !== text) return;
      update.view.dispatch({ effects: setCall.of({ pos: at, above: true, create: () => { const dom = document.createElement("pre"); dom.className = "hover"; dom.textContent = said; return { dom }; } }) });
    } else if (update.state.field(callHelp) && (before === ")" || (update.docChanged && before === ";") || update.state.doc.lineAt(at).number !== update.startState.doc.lineAt(update.startState.selection.main.head).number)) {
      queueMicrotask(() => update.view.dispatch({ effects: setCall.of(null) }));
    }
  });
}

/** Makes an editor in `parent`. `host`: changed(text), key(name), complete(text, at) and inspect(text, at), which give null where there is no time for an answer, focused(), left(). */
export function create(parent, text, { language, editable, label, hint, nonce }, host) {
  const writable = new Compartment();
  let quiet = false;   // a text that was set from outside is no news

  const complete = async context => {
    const word = context.matchBefore(/[\w]*/);
    if (!context.explicit && !(word.to > word.from || context.matchBefore(/\.$/))) return null;
    const text = context.state.doc.toString();
    const found = await answered(() => host.complete(text, context.pos), () => !context.aborted && view.dom.isConnected);
    if (!found || found.matches.length === 0) return { from: context.pos, options: [] };   // after null, nothing would be asked for what has been typed meanwhile
    return { from: found.start, to: found.end, options: found.matches.map(match => ({ label: match.text, type: match.kind, detail: match.detail })), validFor: /^\w*$/ };
  };

  const inspect = hoverTooltip(async (view, at) => {
    const said = await host.inspect(view.state.doc.toString(), at);
    if (!said) return null;
    return { pos: at, create: () => { const dom = document.createElement("pre"); dom.className = "hover"; dom.textContent = said; return { dom }; } };
  });

  const keys = Prec.highest(keymap.of([
    ["Shift-Enter", "run-and-advance"], ["Mod-Enter", "run"], ["Alt-Enter", "run-and-insert"], ["Escape", "command-mode"],
    ["Mod-Shift-Minus", "split"], ["Ctrl-Shift--", "split"], ["Mod-s", "save"],
  ].map(([key, name]) => ({ key, run: view => {
    if (key === "Escape" && completionStatus(view.state) === "active") return false;   // the first one is for the list of words
    if (name !== "run" && name !== "save") view.contentDOM.blur();   // at once: the next key is already meant for the page
    host.key(name, view.state.selection.main.head);
    return true;
  } }))));

  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        keys, history(), drawSelection(), highlightSpecialChars(), indentOnInput(), indentUnit.of("    "), bracketMatching(), closeBrackets(),
        EditorState.tabSize.of(4), search({ top: true }), lintGutter(), EditorView.lineWrapping,
        ...(language === "csharp" ? [lineNumbers(), highlightActiveLine(), autocompletion({ override: [complete] }), inspect, callHelp, explainCalls(host)] : []),
        languages[language]?.() ?? [], syntaxHighlighting(colours), placeholder(hint ?? ""),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: language === "markdown" ? "true" : "false" }),
        nonce ? EditorView.cspNonce.of(nonce) : [],
        writable.of([EditorState.readOnly.of(!editable), EditorView.editable.of(editable)]),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap, indentWithTab, ...defaultKeymap]),
        EditorView.updateListener.of(update => { if (update.docChanged && !quiet) host.changed(update.state.doc.toString()); if (update.focusChanged && update.view.hasFocus) host.focused(); }),
        EditorView.domEventHandlers({ blur() { host.left(); } }),
      ],
    }),
  });

  return {
    focus: () => view.focus(),
    text: () => view.state.doc.toString(),
    cursor: () => view.state.selection.main.head,
    setText(now) {
      if (now === view.state.doc.toString()) return;
      quiet = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: now } });
      quiet = false;
    },
    showDiagnostics(found) {
      const length = view.state.doc.length;
      view.dispatch(setDiagnostics(view.state, found.map(one => ({ ...one, from: Math.min(one.from, length), to: Math.min(Math.max(one.to, one.from + 1), length) }))));
    },
    goTo(line) {
      const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines)).from;
      view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
