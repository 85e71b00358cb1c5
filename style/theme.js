// Which theme the page is painted in, said before its first paint: the chosen one; else what the system wishes,
// where more contrast counts before light and dark. The styles must stand before this script.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const more = matchMedia("(prefers-contrast: more)");
  const paint = () => {
    let theme = null;
    try {
      theme = localStorage.getItem("rollcall-theme");
    } catch {
      // A browser that keeps nothing: its system's wish.
    }
    if (!["light", "dark", "sun"].includes(theme)) {
      theme = more.matches ? "sun" : dark.matches ? "dark" : "light";
    }
    root.dataset.theme = theme;
    const bar = getComputedStyle(root).getPropertyValue("--bar").trim();
    document.querySelector("meta[name=theme-color]").content = bar;
  };
  paint();
  dark.addEventListener("change", paint);
  more.addEventListener("change", paint);
  // Another tab's choice, and this one's own: platform/theme.rs.
  addEventListener("storage", paint);
  addEventListener("rollcall-theme", paint);
})();
