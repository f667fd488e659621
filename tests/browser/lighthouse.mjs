// Judges pages by Lighthouse: an address a line on standard input, what was found, as JSON, a line
// on standard output. Arguments: Lighthouse's command, a browser, and options of the browser.
// One process with one browser judges all pages, since to start costs more than to judge.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [command, executablePath, ...args] = process.argv.slice(2);
const from = createRequire(command);
const { default: lighthouse } = await import(pathToFileURL(from.resolve("../core/index.js")));
const puppeteer = from("puppeteer-core");
const { default: usual } = await import(pathToFileURL(from.resolve("../core/config/default-config.js")));

// Lighthouse first measures for a second how quick the machine is, which counts for performance
// only. On the empty page where it does so, that second is soon over. The page comes from this
// machine, as those that are judged: so the browser needs no other process for the next one.
const blank = "<script>let now = 0; Date.now = () => (now += 100);</script>";
const server = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end(blank));
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const blankPage = `http://127.0.0.1:${server.address().port}/`;

// Lighthouse sets up all audits that it is told of anew for each page, and then leaves out those that
// nobody asks for: so it is told of no others.
const asked = ["accessibility", "best-practices", "seo"];
const categories = Object.fromEntries(asked.map((name) => [name, usual.categories[name]]));
const names = asked.flatMap((name) => usual.categories[name].auditRefs.map(({ id }) => id));

const config = {
  ...usual,
  categories,
  audits: usual.audits.filter((path) => names.includes(path.split("/").at(-1))),
  settings: {
    ...usual.settings,
    blankPage,
    disableFullPageScreenshot: true,
    // The pages come from this machine, and no script of theirs waits for the clock.
    pauseAfterFcpMs: 0,
    pauseAfterLoadMs: 0,
    networkQuietThresholdMs: 250,
    cpuQuietThresholdMs: 250,
  },
};

// Returns where the browser was led, what went wrong, and what the page passed and failed of all
// that counts. What does not apply to the page is neither.
async function judgement(page, address) {
  const { lhr } = await lighthouse(address, {}, config, page);
  const audits = Object.values(lhr.categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ weight }) => weight > 0)
    .map(({ id }) => lhr.audits[id]);
  const failed = ({ score, scoreDisplayMode }) =>
    scoreDisplayMode === "error" || (score !== null && score < 1);
  return {
    address: lhr.finalDisplayedUrl,
    trouble: lhr.runtimeError?.message ?? "",
    passed: audits.filter(({ score }) => score === 1).map(({ id }) => id),
    failed: audits.filter(failed).map(({ id }) => id),
  };
}

const browser = await puppeteer.launch({ executablePath, args, timeout: 120_000 });
const page = await browser.newPage();
for await (const address of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await judgement(page, address)));
}
await browser.close();
server.close();
server.closeAllConnections();
