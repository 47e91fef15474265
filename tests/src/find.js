// Elements that may be what is looked for: of the given kind, visible, and with the name somewhere in what could
// name them. Whether they are it, the browser's own computed role and name decide afterwards.
const [selector, needle, within] = arguments;
// Firefox warns of an empty id.
const byId = (id) => id && document.getElementById(id)?.textContent;
const tidy = (text) => text.replace(/\s+/g, " ").trim();
const hints = (element) => [
  element.getAttribute("aria-label"),
  ...(element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map(byId),
  ...[...(element.labels ?? [])].map((label) => label.textContent),
  element.title,
  element.placeholder,
  element.textContent,
];
const isVisible = (element) => element.checkVisibility({ visibilityProperty: true });
const mayBe = (element) => hints(element).some((hint) => hint && tidy(hint).includes(needle));
return [...(within ?? document).querySelectorAll(selector)].filter((each) => isVisible(each) && mayBe(each)).slice(0, 40);
