// Has TimelineJS itself read exported timelines, in a page without a screen, and holds what it understood against
// what stands in the file.
//
//     node read_timeline.js FOLDER_OF_PACKAGES FILE…

const fs = require("fs");
const path = require("path");

const [packages, ...files] = process.argv.slice(2);
const modules = path.join(packages, "node_modules");
const { JSDOM, VirtualConsole } = require(path.join(modules, "jsdom"));
const program = fs.readFileSync(path.join(modules, "@knight-lab/timelinejs/dist/js/timeline.js"), "utf8");
/// How long a timeline may take to be read, in milliseconds.
const PATIENCE = 20_000;
const LOOK_AGAIN = 50;

const fail = (words) => {
  console.error(`FAILED: ${words}`);
  process.exit(1);
};
const same = (file, what, read, given) => {
  if (JSON.stringify(read) !== JSON.stringify(given)) {
    fail(`${file}: ${what} is ${JSON.stringify(read)} and not ${JSON.stringify(given)}`);
  }
};
/// Year, month and day, as far as they are told.
const dayOf = (date) => date && ["year", "month", "day"].map((part) => Number(date[part]) || null);

const read = async (file) => {
  const text = fs.readFileSync(file, "utf8");
  const given = JSON.parse(text);
  const page = new JSDOM('<!doctype html><body><div id="here"></div></body>', {
    runScripts: "outside-only",
    pretendToBeVisual: true,
    url: "https://example.org/",
    // What it says of a page that has no size is of no interest.
    virtualConsole: new VirtualConsole(),
  });
  const { window } = page;
  window.matchMedia = () => ({ matches: false, addListener() {}, addEventListener() {} });
  window.eval(program);
  window.given = text;
  const timeline = window.eval('new TL.Timeline("here", JSON.parse(given), { script_path: "https://example.org/" })');
  for (let waited = 0; !timeline.config && waited < PATIENCE; waited += LOOK_AGAIN) {
    await new Promise((done) => setTimeout(done, LOOK_AGAIN));
  }
  const { config } = timeline;
  if (!config || !config.isValid()) {
    fail(`${file}: ${config ? config.getErrors("; ") : "it was not read"}`);
  }
  same(file, "the number of slides", config.events.length, given.events.length);
  const slides = new Map(given.events.map((slide) => [slide.unique_id, slide]));
  for (const event of config.events) {
    const slide = slides.get(event.unique_id) ?? fail(`${file}: there is no slide ${event.unique_id}`);
    same(file, `the first day of ${event.unique_id}`, dayOf(event.start_date.data), dayOf(slide.start_date));
    const first = JSON.stringify(dayOf(slide.start_date));
    const last = dayOf(slide.end_date) ?? null;
    // It leaves out an end that is told with the words of the start.
    const expected = JSON.stringify(last) === first ? null : last;
    same(file, `the last day of ${event.unique_id}`, dayOf(event.end_date?.data) ?? null, expected);
  }
  return config.events.length;
};

(async () => {
  let slides = 0;
  for (const file of files) {
    slides += await read(file);
  }
  console.log(`TimelineJS reads ${files.length} timelines with ${slides} slides`);
  process.exit(0);
})();
