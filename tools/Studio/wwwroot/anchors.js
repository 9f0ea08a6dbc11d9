// Links within a page. All addresses begin at the server's root (`base`), so that "#note" alone would lead to the shelf: a footnote, or the link that skips the bar.
document.addEventListener("click", event => {
  const link = event.target.closest?.("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const id = decodeURIComponent(link.getAttribute("href").slice(1));
  const place = link.closest(".prose")?.querySelector(`#${CSS.escape(id)}`) ?? document.getElementById(id);   // each cell counts its footnotes from 1
  if (!place) return;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus({ preventScroll: true });   // so that the keyboard goes on from there
  place.scrollIntoView({ block: "nearest" });
});
