// Runs all of axe-core's rules but the strictest level's (AAA), also those that are off by default: how large what is
// pressed is, and whether a name holds the words that are seen.
const rules = axe.getRules().filter(({ tags }) => !tags.includes("wcag2aaa") && !tags.includes("deprecated"));
// What sticks to the lower edge lies on whatever is scrolled there, a target cut by it included. That the focus is never
// under it is a test of its own; here it lies where it belongs.
const stuck = [...document.querySelectorAll("*")].filter((element) => {
  const { position, bottom } = getComputedStyle(element);
  return position === "sticky" && bottom !== "auto";
});
stuck.forEach((element) => element.style.setProperty("position", "static"));
const { violations } = await axe.run(document, {
  runOnly: { type: "rule", values: rules.map(({ ruleId }) => ruleId) },
  resultTypes: ["violations"],
  elementRef: true,
  preload: false,
  iframes: false,
});
stuck.forEach((element) => element.style.removeProperty("position"));
const why = ({ failureSummary }) => failureSummary.split("\n").slice(1).map((line) => line.trim()).join("; ");
return violations.flatMap(({ id, impact, nodes }) =>
  nodes.map((node) => [`${id} (${impact})`, shape(node.element), `${node.target.flat().join(" ")}: ${why(node)}`]),
);
