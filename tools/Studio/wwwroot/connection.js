// Says on the page when the workbook does not answer, and when it does again.
const notice = document.getElementById("components-reconnect-modal");   // the name by which Blazor knows it
const isAway = "The workbook does not answer. Leave this tab open: what you write is kept in it, and sent when the workbook is back.";

notice.addEventListener("components-reconnect-state-changed", event => {
  const { state } = event.detail;
  if (["show", "retrying", "failed"].includes(state) && notice.textContent !== isAway) notice.textContent = isAway;
  if (state === "hide") notice.textContent = "";
  if (state === "failed") tryAgain();
  if (state === "rejected") location.reload();   // it has been started anew, or has waited too long: the page is asked for once more, and its last words go before it
});

// Blazor has given up after some minutes; a laptop may be closed for longer.
const tryAgain = async () => {
  const isBack = await Blazor.reconnect().catch(() => null);   // null: nobody there; false: somebody who does not know this page
  if (isBack === false) location.reload();
  else if (isBack === null) setTimeout(tryAgain, 5000);
};
