// Lists that act once something is chosen. By mouse or out of the opened list that is at once; by
// arrows or letters it is on Enter, and on leaving where that is wished: each step through a closed
// list is a change, and none of them is meant.

const CHOOSES = ["Enter", " ", "Tab", "Shift"];

export function chosen(scope, lists, deed, { leaving = false } = {}) {
  let keyed = false, waiting = null;
  const meant = (list) => { waiting = null; deed(list); };
  scope.addEventListener("pointerdown", () => { keyed = false; });
  scope.addEventListener("keydown", (event) => {
    const list = event.target;
    if (!list.matches(lists)) return;
    const go = event.key === "Enter" || (leaving && event.key === "Tab" && !event.shiftKey);
    if (go && waiting === list) { event.preventDefault(); meant(list); }
    else keyed = !CHOOSES.includes(event.key);
  });
  scope.addEventListener("change", (event) => {
    if (!event.target.matches(lists)) return;
    if (keyed) waiting = event.target;
    else meant(event.target);
  });
  scope.addEventListener("focusout", (event) => {
    if (leaving && waiting === event.target) meant(event.target);
  });
}
