// Validators of others on our ClaimReview markup: `node claimreview.cjs OURS.jsonld`, in a folder
// whose node_modules hold structured-data-testing-tool, schema-dts and typescript.
const { execFileSync } = require("child_process");
const { mkdtempSync, readFileSync, symlinkSync, writeFileSync } = require("fs");
const path = require("path");
const modules = path.join(process.cwd(), "node_modules");
const need = (name) => require(path.join(modules, name));
const { structuredDataTest } = need("structured-data-testing-tool");
const { ClaimReview } = need("structured-data-testing-tool/presets/google/schemas/ClaimReview");

const text = readFileSync(process.argv[2], "utf8");
const graph = JSON.parse(text)["@graph"];
const escaped = (value) => JSON.stringify(value).replace(/</g, "\\u003c");

async function main() {
  for (const review of graph) {
    const html = `<script type="application/ld+json">${escaped({ "@context": "https://schema.org", ...review })}</script>`;
    const result = await structuredDataTest(html, { presets: [ClaimReview] }).catch((error) => {
      if (!error.res) throw error;
      return error.res;
    });
    console.log("structured-data-testing-tool:", result.passed.length, "passed,", result.failed.length, "failed");
    for (const each of result.failed) console.log("  ", each.test, each.error && each.error.message);
  }
  const folder = mkdtempSync("/tmp/claimreview-");
  symlinkSync(modules, path.join(folder, "node_modules"));
  const typed = graph.map((each) => `  ${JSON.stringify({ "@context": "https://schema.org", ...each })},`).join("\n");
  writeFileSync(path.join(folder, "check.ts"),
    `import type { ClaimReview, WithContext } from "schema-dts";\nexport const all: WithContext<ClaimReview>[] = [\n${typed}\n];\n`);
  try {
    execFileSync(path.join(modules, ".bin", "tsc"), ["--noEmit", "--strict", "--skipLibCheck", "check.ts"], { cwd: folder, encoding: "utf8" });
    console.log("schema-dts: accepted by tsc");
  } catch (error) {
    console.log("schema-dts: refused\n", String(error.stdout).slice(0, 1500));
  }
}
main();
