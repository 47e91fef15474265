// On Firefox's own side, before the first page: keeps what pages say to their console and ask for. All but the calls of
// `console` comes to this process by itself.
const kept = { console: [], requests: [] };
Cu.getGlobalForObject(Services).dossierKept = kept;

const onMessage = (message) => {
  if (!(message instanceof Ci.nsIScriptError) || message.isFromChromeContext) return;
  const level = message.flags & Ci.nsIScriptError.warningFlag ? "WARNING" : "ERROR";
  kept.console.push(`${level}: ${message.sourceName} ${message.lineNumber}:${message.columnNumber} ${message.errorMessage}`);
};
Services.console.registerListener({ observe: onMessage });

// What Firefox asks for itself belongs to no page, nor does the driver's first blank page. A worker has no page of its own.
const ofPage = ({ loadInfo }) => Boolean(loadInfo?.browsingContextID) || loadInfo?.triggeringPrincipal.isSystemPrincipal === false;
const onRequest = (subject) => {
  const channel = subject.QueryInterface(Ci.nsIChannel);
  if (ofPage(channel)) kept.requests.push(channel.URI.specIgnoringRef);
};
const onResponse = (subject) => {
  const channel = subject.QueryInterface(Ci.nsIHttpChannel);
  if (ofPage(channel) && channel.responseStatus >= 400) kept.console.push(`ERROR: ${channel.URI.spec} ${channel.responseStatus}`);
};
for (const event of ["http-on-opening-request", "file-channel-opened"]) Services.obs.addObserver({ observe: onRequest }, event);
Services.obs.addObserver({ observe: onResponse }, "http-on-examine-response");

function inEachProcess() {
  const onCall = (message) => {
    const { level, filename, arguments: said } = message.wrappedJSObject ?? message;
    // Firefox's own scripts talk too.
    if (/^(resource|chrome):/.test(filename)) return;
    sendAsyncMessage("dossier:said", `${level}: ${filename} ${said.map(String).join(" ")}`);
  };
  const all = Cc["@mozilla.org/systemprincipal;1"].createInstance(Ci.nsIPrincipal);
  Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage).addLogEventListener(onCall, all);
}
Services.ppmm.addMessageListener("dossier:said", ({ data }) => kept.console.push(data));
Services.ppmm.loadProcessScript(`data:application/javascript,${encodeURIComponent(`(${inEachProcess})()`)}`, true);
