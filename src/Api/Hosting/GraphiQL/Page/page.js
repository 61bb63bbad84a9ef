// GraphiQL with the personas and queries of the sign-in page; where tokens come from an issuer, without them.
const texts = {
  zh: {
    example: "示例", persona: "身份", schema: "结构定义", home: "登录页",
    starting: "服务正在启动，稍候自动打开。",
    trusted: "本服务只执行清单中的文档（Api:TrustedDocuments）：别的查询一律答复 DOCUMENT_NOT_TRUSTED，内省也不例外；结构文档取自 /schema.graphql。",
    token: "请在下方 Headers 中填写 {\"Authorization\": \"Bearer …\"}。",
    empty: "数据库里还没有数据，因此没有示例身份。",
    roles: { organiser: "培训主管", institution: "党校", unit_officer: "派出单位", hr_reader: "人事系统", cadre: "干部本人" },
  },
  en: {
    example: "Example", persona: "Persona", schema: "Schema", home: "Sign-in page",
    starting: "The service is starting; this page opens by itself.",
    trusted: "This service runs the documents of its list alone (Api:TrustedDocuments): any other query is DOCUMENT_NOT_TRUSTED, introspection included; the schema shown comes from /schema.graphql.",
    token: "Put {\"Authorization\": \"Bearer …\"} into Headers below.",
    empty: "The store holds no data yet, so there are no personas.",
    roles: { organiser: "Training office", institution: "Party school", unit_officer: "Unit officer", hr_reader: "HR system", cadre: "Cadre" },
  },
};

// Read by the library that adds a style element when a dialog opens; the page's policy lets this one in.
globalThis.__webpack_nonce__ = document.body.dataset.nonce;

const $ = (id) => document.getElementById(id);
const hasPersonas = document.body.dataset.personas === "true";
const isTrustedOnly = document.body.dataset.trusted === "true";
const root = ReactDOM.createRoot($("graphiql"));
let language = localStorage.getItem("language") === "en" ? "en" : "zh";
let notice = null;
let view = { personas: [], examples: [] };
let persona = null;
let shown = {};

const text = (key) => texts[language][key];
const own = (item) => (language === "zh" ? item.chinese : item.english);

function drawBar() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = text(element.dataset.text);
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", button.dataset.language === language);
  $("notice").hidden = notice === null;
  $("notice").textContent = notice === null ? "" : text(notice);
  $("home").hidden = !hasPersonas;
  $("presets").hidden = view.personas.length === 0;
  fill($("example"), view.examples.map((example) => own(example)), view.examples.indexOf(shown.example));
  fill($("persona"), view.personas.map((one) => text("roles")[one.role]), view.personas.indexOf(persona));
  $("scope").textContent = persona === null ? "" : own(persona);
}

function fill(select, labels, chosen) {
  select.replaceChildren(...labels.map((label, index) => new Option(label, index, false, index === chosen)));
}

function drawGraphiQL() {
  root.render(React.createElement(GraphiQL, { ...shown.props, fetcher: ask, forcedTheme: "light", defaultEditorToolsVisibility: hasPersonas ? "variables" : "headers" }));
}

// The persona's token, unless the Headers pane has one.
async function ask(parameters, options) {
  const headers = new Headers({ "Content-Type": "application/json", "Accept": "application/graphql-response+json" });
  if (persona !== null) headers.set("Authorization", `Bearer ${persona.token}`);
  for (const [name, value] of Object.entries(options?.headers ?? {})) headers.set(name, value);
  const response = await fetch("/graphql", { method: "POST", headers, body: JSON.stringify(named(parameters)) });
  return response.json();
}

// GraphiQL learns an operation's name a moment after the text has changed; until then it would send the old one.
function named(parameters) {
  try {
    const document = GraphiQL.GraphQL.parse(parameters.query);
    return GraphiQL.GraphQL.getOperationAST(document, parameters.operationName) === null ? { ...parameters, operationName: undefined } : parameters;
  } catch {
    return parameters;
  }
}

function show(example) {
  persona = view.personas.find((one) => one.role === example.role);
  shown = { example, props: { ...shown.props, query: example.query, variables: JSON.stringify(example.variables, null, 2) } };
  drawBar();
  drawGraphiQL();
}

async function start() {
  while (!(await fetch("/health/ready")).ok) {
    notice = "starting";
    drawBar();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  notice = isTrustedOnly ? "trusted" : hasPersonas ? null : "token";
  // With a list of documents introspection is refused; the printed schema says the same.
  const schema = isTrustedOnly ? GraphiQL.GraphQL.buildSchema(await (await fetch("/schema.graphql")).text()) : undefined;
  shown = { props: { schema } };
  if (hasPersonas) view = await (await fetch("/development/personas")).json();
  if (view.examples.length > 0) {
    show(view.examples[0]);
  } else {
    notice ??= "empty";
    drawBar();
    drawGraphiQL();
  }
}

$("example").addEventListener("change", (event) => show(view.examples[event.target.value]));
$("persona").addEventListener("change", (event) => { persona = view.personas[event.target.value]; drawBar(); });
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    language = button.dataset.language;
    localStorage.setItem("language", language);
    drawBar();
  });
}
drawBar();
start();
