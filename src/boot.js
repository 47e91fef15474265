// Starts the page: the first client of `mount`. A classic script: modules cannot be loaded from a file.
// @ts-check

/** What of the page's program is used here; the rest is said in docs/javascript.md.
 * @typedef {{ mount: (element: Element, options: { embed?: boolean, corpus?: Uint8Array }) => unknown }} Dossier */
/** What makes a program of bytes or of an answer that brings them.
 * @typedef {(from: object) => Promise<unknown>} Initialise */
/** Program and corpus, ready; without a corpus the program brings its own.
 * @typedef {{ initialise: Initialise, dossier: Dossier, program: Response | ArrayBuffer, corpus?: ArrayBuffer }} Parts */

(function () {
  "use strict";
  var script = /** @type {HTMLScriptElement} */ (document.currentScript);
  var root = document.documentElement;
  var presentation = new URLSearchParams(location.search);
  var embed = presentation.has("embed");
  var scheme = presentation.get("scheme");
  var started = false;

  // Before the first paint.
  if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  if (embed) root.dataset.embed = "";

  /** A line of ours before everything, one of each id.
   * @param {string} id
   * @param {"alert" | "status"} role
   * @param {string} words; none: the line goes */
  function line(id, role, words) {
    var there = document.getElementById(id);
    if (!words) return there && there.remove();
    if (!there) {
      there = document.createElement("p");
      there.id = id;
      there.setAttribute("role", role);
      document.body.insertBefore(there, document.body.firstChild);
    }
    there.textContent = words;
  }

  /** @param {string} why */
  function fail(why) {
    if (started) return;
    delete root.dataset.embed;
    var held = document.querySelector("[data-held]");
    var readable = (held && held.getAttribute("data-held")) || "";
    line("dossier-arriving", "status", "");
    line("dossier-failure", "alert", "Searching and filtering could not start: " + why + " " + readable);
  }

  /** @param {"glue" | "program" | "corpus"} name */
  function asset(name) {
    return new URL(script.dataset[name] || "", document.baseURI).href;
  }

  /** A panic is a trap. Where there is no WebAssembly there are no traps.
   * @param {unknown} error */
  function isTrap(error) {
    return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  }

  /** @param {HTMLElement} app
   * @param {unknown} error */
  function onTrap(app, error) {
    if (!isTrap(error)) return;
    started = false;
    app.hidden = true;
    if (still) document.body.appendChild(still);
    fail("the program stopped with an error. Loading the page again helps, for its state is in the address.");
  }

  /** @param {HTMLElement} app */
  function watch(app) {
    addEventListener("error", function (event) {
      onTrap(app, event.error);
    });
    addEventListener("unhandledrejection", function (event) {
      onTrap(app, event.reason);
    });
  }

  /** @type {HTMLElement | null} */
  var still = null;

  /** @param {HTMLElement} app */
  function swap(app) {
    still = document.getElementById("dossier-static");
    if (still) still.remove();
    app.hidden = false;
    started = true;
    root.dataset.started = "";
    line("dossier-failure", "alert", "");
    line("dossier-arriving", "status", "");
  }

  // On a slow line: from when on it is said how much has come, and how long nothing may come before that is called a failure.
  var SLOW = 2000, STALLED = 15000;
  var arrived = 0;

  /** @param {number} bytes */
  function megabytes(bytes) {
    return (bytes / 1e6).toFixed(1);
  }

  /** How much has come of how much; what is to come is not known of a page that was put together by hand. */
  function amount() {
    var all = Number(script.dataset.programBytes || 0) + Number(script.dataset.corpusBytes || 0);
    return all ? megabytes(Math.min(arrived, all)) + " of " + megabytes(all) + " MB" : megabytes(arrived) + " MB";
  }

  /** Says what arrives until `stop` is called.
   * @returns {() => void} stop */
  function tellArrival() {
    var begun = Date.now(), last = begun, before = 0;
    var timer = setInterval(function () {
      var now = Date.now();
      if (arrived > before) last = now;
      before = arrived;
      if (now - last >= STALLED) return fail("nothing more has arrived for a while, " + amount() + " so far.");
      line("dossier-failure", "alert", "");
      if (now - begun >= SLOW) line("dossier-arriving", "status", "Search and filters are on their way: " + amount());
    }, 500);
    return function () {
      clearInterval(timer);
    };
  }

  /** Counts the bytes of an answer beside whoever reads it: an answer made anew of them is compiled anew on each visit.
   * @param {Response} response */
  function count(response) {
    var body = response.clone().body;
    if (!body) return;
    var reader = body.getReader();
    /** @returns {Promise<void>} */
    function next() {
      return reader.read().then(function (part) {
        if (part.done) return;
        arrived += part.value.byteLength;
        return next();
      });
    }
    // Who reads the answer itself tells what is wrong with it.
    next().catch(function () {});
  }

  /** @param {"program" | "corpus"} name
   * @returns {Promise<Response>} */
  function fetched(name) {
    return fetch(asset(name), { credentials: "same-origin" }).then(function (response) {
      if (!response.ok) throw new Error("the server answers " + response.status + " for the " + name + ".");
      count(response);
      return response;
    });
  }

  /** @returns {Promise<Response | ArrayBuffer>} */
  function fetchedProgram() {
    return fetched("program").then(/** @returns {Promise<Response | ArrayBuffer>} */ async function (response) {
      var type = (response.headers.get("content-type") || "").split(";")[0].trim();
      if (type === "application/wasm") return response;
      if (type === "" || type === "application/octet-stream") return response.arrayBuffer();
      throw new Error("the server sends the program as " + type + ", not as application/wasm.");
    });
  }

  /** @returns {Promise<Parts>} */
  function partsBeside() {
    if (location.protocol === "file:") throw new Error("a page opened from a file may not load programs; it needs a web server.");
    /** @type {Promise<Dossier & { default: Initialise }>} */
    var glue = import(asset("glue"));
    var corpus = script.dataset.corpus ? fetched("corpus").then(function (answer) {
      return answer.arrayBuffer();
    }) : undefined;
    return Promise.all([glue, fetchedProgram(), corpus]).then(function (parts) {
      return { initialise: parts[0].default, dossier: parts[0], program: parts[1], corpus: parts[2] };
    });
  }

  /** Gzip in base64, which then goes.
   * @param {string} id
   * @returns {Promise<ArrayBuffer>} */
  function unpacked(id) {
    var element = /** @type {HTMLElement} */ (document.getElementById(id));
    var packed = Uint8Array.from(atob((element.textContent || "").trim()), function (letter) {
      return letter.charCodeAt(0);
    });
    element.remove();
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  /** What a page in one file has in it. A classic script has put the program's glue there.
   * @param {Initialise & Dossier} glue
   * @returns {Promise<Parts>} */
  function partsWithin(glue) {
    if (typeof DecompressionStream !== "function") throw new Error("this browser cannot unpack what is in the file; a newer one can.");
    return Promise.all([unpacked("dossier-program"), unpacked("dossier-corpus")]).then(function (parts) {
      return { initialise: glue, dossier: glue, program: parts[0], corpus: parts[1] };
    });
  }

  /** The glue of a page in one file, which stands behind what is read: it is there when the page is.
   * @returns {Initialise & Dossier | undefined} */
  function within() {
    return Reflect.get(window, "dossierWithin");
  }

  var FACES = ["400 1em 'Source Serif 4'", "600 1em 'Source Serif 4'"];

  // What is read already keeps its letters: fonts come with the program or not at all. It waits for them no longer than this.
  var LATE = 250;

  /** @returns {Promise<boolean>} */
  function fonts() {
    if (!document.fonts || embed || within()) return Promise.resolve(false);
    // Before the sheet is there its faces are not known.
    var link = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=stylesheet]"));
    var sheet = new Promise(function (there) {
      if (!link || link.sheet) there(null);
      else link.addEventListener("load", there);
    });
    return sheet.then(function () {
      return Promise.all(FACES.map(function (face) {
        return document.fonts.load(face);
      }));
    }).then(function () {
      return true;
    }, function () {
      return false;
    });
  }

  /** @param {number} wait
   * @returns {Promise<boolean>} */
  function notAfter(wait) {
    return new Promise(function (then) {
      setTimeout(then, wait, false);
    });
  }

  /** @returns {Promise<Parts>} */
  async function parts() {
    if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly, or it is switched off.");
    var glue = within();
    return glue ? partsWithin(glue) : partsBeside();
  }

  function start() {
    var letters = fonts();
    var stop = tellArrival();
    var app = /** @type {HTMLElement & { handle?: unknown }} */ (document.createElement("div"));
    app.id = "dossier";
    app.hidden = true;
    document.body.appendChild(app);
    parts()
      .then(function (parts) {
        return parts.initialise({ module_or_path: parts.program }).then(function () {
          return Promise.race([letters, notAfter(LATE)]);
        }).then(function (areThere) {
          if (areThere) root.dataset.fonts = "";
          stop();
          app.handle = parts.dossier.mount(app, { embed: embed, corpus: parts.corpus && new Uint8Array(parts.corpus) });
          watch(app);
          swap(app);
        });
      })
      .catch(function (error) {
        stop();
        app.remove();
        fail(isTrap(error) ? "the program stopped with an error." : String((error && error.message) || error));
      });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
