// Starts the page: the first client of `mount`. A classic script: modules cannot be loaded from a file.
// @ts-check

/** What of the page's module is used here; the rest is said in docs/javascript.md.
 * @typedef {{ default: (from: object) => Promise<unknown>, mount: (element: Element, options: { embed?: boolean }) => unknown }} Dossier */

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

  /** @param {string} words */
  function say(words) {
    delete root.dataset.embed;
    var line = document.getElementById("dossier-failure");
    if (!line) {
      line = document.createElement("p");
      line.id = "dossier-failure";
      line.setAttribute("role", "alert");
      document.body.insertBefore(line, document.body.firstChild);
    }
    line.textContent = words;
  }

  /** @param {string} why */
  function fail(why) {
    if (started) return;
    var held = document.querySelector("[data-held]");
    say("Searching and filtering could not start: " + why + " " + ((held && held.getAttribute("data-held")) || ""));
  }

  /** @param {"glue" | "program"} name */
  function asset(name) {
    return new URL(script.dataset[name] || "", document.baseURI).href;
  }

  /** A panic is a trap.
   * @param {HTMLElement} app
   * @param {unknown} error */
  function onTrap(app, error) {
    if (!(error instanceof WebAssembly.RuntimeError)) return;
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
    var line = document.getElementById("dossier-failure");
    if (line) line.remove();
  }

  /** @param {string} address
   * @returns {Promise<Response | ArrayBuffer>} */
  function bytes(address) {
    return fetch(address, { credentials: "same-origin" }).then(/** @returns {Promise<Response | ArrayBuffer>} */ function (response) {
      var type = (response.headers.get("content-type") || "").split(";")[0].trim();
      if (!response.ok) throw new Error("the server answers " + response.status + " for the program.");
      if (type === "application/wasm") return Promise.resolve(response);
      if (type === "" || type === "application/octet-stream") return response.arrayBuffer();
      throw new Error("the server sends the program as " + type + ", not as application/wasm.");
    });
  }

  var FACES = ["400 1em 'Source Serif 4'", "600 1em 'Source Serif 4'"];

  // What is read already keeps its letters: fonts come with the program or not at all. It waits for them no longer than this.
  var LATE = 250;

  /** @returns {Promise<boolean>} */
  function fonts() {
    if (!document.fonts || embed) return Promise.resolve(false);
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

  function start() {
    var letters = fonts();
    if (location.protocol === "file:") return fail("a page opened from a file may not load programs; it needs a web server.");
    if (typeof WebAssembly !== "object") return fail("this browser has no WebAssembly, or it is switched off.");
    var late = setTimeout(function () {
      fail("the program has not arrived yet.");
    }, 4500);
    var app = /** @type {HTMLElement & { handle?: unknown }} */ (document.createElement("div"));
    app.id = "dossier";
    app.hidden = true;
    document.body.appendChild(app);
    /** @type {Promise<Dossier>} */
    var glue = import(asset("glue"));
    Promise.all([glue, bytes(asset("program"))])
      .then(function (parts) {
        return parts[0].default({ module_or_path: parts[1] }).then(function () {
          return Promise.race([letters, notAfter(LATE)]);
        }).then(function (areThere) {
          if (areThere) root.dataset.fonts = "";
          app.handle = parts[0].mount(app, { embed: embed });
          clearTimeout(late);
          watch(app);
          swap(app);
        });
      })
      .catch(function (error) {
        clearTimeout(late);
        app.remove();
        var trapped = error instanceof WebAssembly.RuntimeError;
        fail(trapped ? "the program stopped with an error." : String((error && error.message) || error));
      });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
