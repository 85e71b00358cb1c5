// Whether the frame says what this is while the app comes: to who opens a link or the first page and has not been
// here before. Who comes back has seen it, and sees the bones for a blink.
{
  let before = null;
  try {
    before = localStorage.getItem("rollcall-kept");
  } catch {
    // A browser that keeps nothing: as for who is here for the first time.
  }
  if (!before && ["/", "/join"].includes(location.pathname)) {
    document.documentElement.dataset.first = "";
  }
}
