// The sign-in page of Development: waits until the service is ready, then shows personas, their tokens and queries to try.
const texts = {
  zh: {
    development: "开发环境",
    preparing: "正在准备演示县",
    preparingLead: "数据库是空的：正在生成一个虚构的县，导入、评分并发布。约半分钟，完成后本页自动打开。",
    signIn: "选择身份登录",
    signInLead: "每个身份只看得到自己权限内的人和字段。复制令牌调用 GraphQL，或直接运行下面的查询；在 GraphiQL 里可以改着试。",
    empty: "数据库里还没有数据：请先导入数据包（talentgraph import），或删除数据文件夹后重新启动以生成演示县。",
    personas: "身份", token: "访问令牌", tokenLead: "八小时内有效，仅限本机开发环境",
    copyToken: "复制令牌", queries: "可试的查询", copyQuery: "复制查询", copyCurl: "复制 curl", run: "运行", show: "查看查询",
    copied: "已复制", asRole: "以此身份：", invented: "演示数据均为虚构，与真实人员无关。", stopped: "服务已停止，请看启动它的终端。",
    roles: { organiser: "培训主管", institution: "党校", unit_officer: "派出单位", hr_reader: "人事系统", cadre: "干部本人" },
  },
  en: {
    development: "Development",
    preparing: "Preparing the demo county",
    preparingLead: "The store is empty: an invented county is being made, imported, scored and published. About half a minute; this page opens by itself.",
    signIn: "Choose who you are",
    signInLead: "Everybody sees only the people and fields of their own role. Copy a token to call GraphQL, or run the queries here; GraphiQL is the place to change them.",
    empty: "The store holds no data yet: import a bundle (talentgraph import), or delete the data folder and start again for the demo county.",
    personas: "Personas", token: "Access token", tokenLead: "Good for eight hours, on this machine's Development service alone",
    copyToken: "Copy token", queries: "Queries to try", copyQuery: "Copy query", copyCurl: "Copy curl", run: "Run", show: "Show the query",
    copied: "Copied", asRole: "As: ", invented: "All demo data are invented; any likeness to real people is chance.", stopped: "The service has stopped; its terminal says why.",
    roles: { organiser: "Training office", institution: "Party school", unit_officer: "Unit officer", hr_reader: "HR system", cadre: "Cadre" },
  },
};

const $ = (id) => document.getElementById(id);
const fromTemplate = (id) => $(id).content.firstElementChild.cloneNode(true);
let language = localStorage.getItem("language") === "en" ? "en" : "zh";
let view = null;
let progress = null;
let chosen = null;

const text = (key) => texts[language][key];
const own = (item) => (language === "zh" ? item.chinese : item.english);

function drawLanguage() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = text(element.dataset.text);
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", button.dataset.language === language);
  if (progress) drawProgress();
  if (view) drawView();
}

function drawProgress() {
  $("working").hidden = progress.state === "ready";
  $("steps").hidden = progress.steps.length === 0;
  $("steps").replaceChildren(...progress.steps.map((step) => {
    const item = fromTemplate("step-template");
    item.className = step.state;
    item.querySelector(".state").textContent = step.state === "done" ? "✓" : "";
    item.querySelector("b").textContent = own(step);
    item.querySelector(".detail").textContent = step.state === "running" ? step.detail ?? "" : "";
    item.querySelector("time").textContent = step.seconds === null ? "" : `${step.seconds.toFixed(1)} s`;
    return item;
  }));
  $("failure").hidden = progress.failure === null;
  $("failure").textContent = progress.failure ?? "";
}

function drawView() {
  $("ready").hidden = false;
  $("empty").hidden = view.personas.length > 0;
  $("ready").querySelector(".columns").hidden = view.personas.length === 0;
  $("personas").replaceChildren(...view.personas.map((persona) => {
    const item = fromTemplate("persona-template");
    const button = item.querySelector("button");
    button.setAttribute("aria-pressed", persona.role === chosen);
    button.querySelector(".avatar").textContent = [...texts.zh.roles[persona.role]][0];
    button.querySelector("b").textContent = text("roles")[persona.role];
    button.querySelector("small").textContent = own(persona);
    button.addEventListener("click", () => { chosen = persona.role; drawView(); });
    return item;
  }));
  $("token").textContent = tokenOf(chosen) ?? "";
  $("queries").replaceChildren(...view.examples.map(drawQuery));
}

function drawQuery(example) {
  const card = fromTemplate("query-template");
  const body = JSON.stringify({ query: example.query, variables: example.variables });
  card.querySelector("h3").textContent = own(example);
  card.querySelector("p").textContent = text("asRole") + text("roles")[example.role];
  card.querySelector("summary").textContent = text("show");
  card.querySelector(".document").textContent = example.query.trim();

  const copyQuery = card.querySelector(".copy-query");
  copyQuery.textContent = text("copyQuery");
  copyQuery.addEventListener("click", () => copy(example.query));

  const copyCurl = card.querySelector(".copy-curl");
  copyCurl.textContent = text("copyCurl");
  copyCurl.addEventListener("click", () => copy(
    `curl -s ${location.origin}/graphql \\\n  -H 'Authorization: Bearer ${tokenOf(example.role)}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${body.replaceAll("'", "'\\''")}'`));

  const run = card.querySelector(".run");
  run.textContent = text("run");
  run.addEventListener("click", async () => {
    run.disabled = true;
    const answer = card.querySelector(".answer");
    try {
      const response = await fetch("/graphql", {
        method: "POST",
        headers: { "Authorization": `Bearer ${tokenOf(example.role)}`, "Content-Type": "application/json" },
        body,
      });
      answer.textContent = JSON.stringify(await response.json(), null, 2);
    } catch {
      answer.textContent = text("stopped");
    }
    answer.hidden = false;
    run.disabled = false;
  });
  return card;
}

const tokenOf = (role) => view.personas.find((persona) => persona.role === role)?.token;

async function copy(value) {
  await navigator.clipboard.writeText(value);
  $("toast").textContent = text("copied");
  $("toast").classList.add("on");
  setTimeout(() => $("toast").classList.remove("on"), 1200);
}

async function wait() {
  try {
    progress = await (await fetch("/development/progress")).json();
  } catch {
    progress = { state: "failed", failure: text("stopped"), steps: progress?.steps ?? [] };
  }
  drawProgress();
  if (progress.state === "ready") {
    view = await (await fetch("/development/personas")).json();
    chosen = view.personas[0]?.role ?? null;
    drawView();
  } else {
    setTimeout(wait, 500);
  }
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    language = button.dataset.language;
    localStorage.setItem("language", language);
    drawLanguage();
  });
}
$("copy-token").addEventListener("click", () => copy(tokenOf(chosen)));
drawLanguage();
wait();
