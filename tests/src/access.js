// Runs all of axe-core's rules but the strictest level's (AAA), also those that are off by default: how large what is
// pressed is, and whether a name holds the words that are seen.
const rules = axe.getRules().filter(({ tags }) => !tags.includes("wcag2aaa") && !tags.includes("deprecated"));
const { violations } = await axe.run(document, {
  runOnly: { type: "rule", values: rules.map(({ ruleId }) => ruleId) },
  resultTypes: ["violations"],
  elementRef: true,
  preload: false,
  iframes: false,
});
const why = ({ failureSummary }) => failureSummary.split("\n").slice(1).map((line) => line.trim()).join("; ");
return violations.flatMap(({ id, impact, nodes }) =>
  nodes.map((node) => [`${id} (${impact})`, shape(node.element), `${node.target.flat().join(" ")}: ${why(node)}`]),
);
