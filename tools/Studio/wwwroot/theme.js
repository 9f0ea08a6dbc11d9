// Dark or light: what the machine says, until the button says otherwise. It runs before the page is drawn, so that nothing flashes.
const chosen = localStorage.getItem("theme");
document.documentElement.dataset.theme = chosen ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
document.addEventListener("click", event => {
  if (!event.target.closest?.("[data-action=theme]")) return;
  const now = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = now;
  localStorage.setItem("theme", now);
});
