
"use strict";
(() => {
  const ROW = 28;
  const AROUND = 12;
  const ALL_OPEN_UP_TO = 300;
  const DEEPEST_INDENT = 12;
  const TONES = ["", "good", "caution", "bad"];

  const byId = (id) => document.getElementById(id);
  const trace = JSON.parse(byId("trace").textContent);
  const spans = trace.spans;
  const total = Math.max(1, trace.duration_ns);
  const board = byId("board");
  const scroll = byId("scroll");
  const rows = byId("rows");
  const detail = byId("detail");
  const search = byId("search");

  // ---- text -------------------------------------------------------------------------------------

  const threeDigits = (n) => n.toFixed(n < 9.995 ? 2 : n < 99.95 ? 1 : 0);

  const duration = (ns) => {
    const sign = ns < 0 ? "-" : "";
    const n = Math.abs(ns);
    if (n < 1e3) return sign + n + " ns";
    if (n < 1e6) return sign + threeDigits(n / 1e3) + " µs";
    if (n < 1e9) return sign + threeDigits(n / 1e6) + " ms";
    if (n < 60e9) return sign + threeDigits(n / 1e9) + " s";
    const two = (m) => String(Math.floor(m)).padStart(2, "0");
    return sign + (n < 3600e9
      ? Math.floor(n / 60e9) + " min " + two((n % 60e9) / 1e9) + " s"
      : Math.floor(n / 3600e9) + " h " + two((n % 3600e9) / 60e9) + " min");
  };

  const count = (n) => n < 1e3 ? String(n) : n < 1e6 ? threeDigits(n / 1e3) + "k" : threeDigits(n / 1e6) + "M";
  const usd = (n) => "$" + n.toFixed(n >= 0.1 ? 2 : 4);
  const whole = (n) => n.toLocaleString("en-US");

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  // ---- the tree ---------------------------------------------------------------------------------

  const size = spans.length;
  const parent = new Int32Array(size).fill(-1);
  const end = new Int32Array(size);
  const below = new Uint8Array(size);
  const place = new Int32Array(size);
  const siblings = new Int32Array(size);
  const open = new Uint8Array(size);

  const tone = (span) => {
    const verdict = TONES.indexOf(span.tone || "");
    return span.status === "error" ? 3 : verdict;
  };

  const plant = () => {
    const path = [];
    const children = new Map();
    for (let i = 0; i < size; i++) {
      while (path.length > spans[i].depth) end[path.pop()] = i;
      parent[i] = path.length ? path[path.length - 1] : -1;
      const soFar = (children.get(parent[i]) || 0) + 1;
      children.set(parent[i], soFar);
      place[i] = soFar;
      path.push(i);
    }
    while (path.length) end[path.pop()] = size;
    for (let i = 0; i < size; i++) siblings[i] = children.get(parent[i]);
    for (let i = size - 1; i >= 0; i--) {
      below[i] = Math.max(below[i], tone(spans[i]));
      if (parent[i] >= 0) below[parent[i]] = Math.max(below[parent[i]], below[i]);
    }
  };

  const hasChildren = (i) => end[i] > i + 1;
  const isProblem = (i) => tone(spans[i]) >= 2;

  const openFirst = () => {
    for (let i = 0; i < size; i++) {
      open[i] = size <= ALL_OPEN_UP_TO || spans[i].depth < 2 ? 1 : 0;
    }
    for (let i = 0; i < size; i++) if (isProblem(i)) reveal(i);
  };

  const reveal = (i) => {
    for (let up = parent[i]; up >= 0; up = parent[up]) open[up] = 1;
  };

  // ---- what is shown ----------------------------------------------------------------------------

  const state = { from: 0, to: total, chosen: 0, text: "", problems: false, kind: "", path: false };
  let shown = [];
  let haystacks = null;

  const haystack = (span) => JSON.stringify(
    [span.name, span.detail, span.service, span.verdict, span.status_message, span.span_id, span.attributes, span.events])
    .toLowerCase();

  const isFiltered = () => state.text !== "" || state.problems || state.kind !== "";

  const fits = (i) => (!state.problems || isProblem(i))
    && (!state.kind || spans[i].work === state.kind)
    && (!state.text || haystacks[i].includes(state.text));

  /** On a narrow screen, details lie over the rows. */
  const covered = () => {
    const isOver = !detail.hidden && getComputedStyle(detail).position === "absolute";
    return isOver ? Math.max(0, scroll.getBoundingClientRect().bottom - detail.getBoundingClientRect().top) : 0;
  };

  const stretch = () => { rows.style.height = shown.length * ROW + covered() + "px"; };

  const choose = () => {
    const filtered = isFiltered();
    let found = 0;
    let keep = null;
    if (state.text && !haystacks) haystacks = spans.map(haystack);
    if (filtered) {
      keep = new Uint8Array(size);
      for (let i = 0; i < size; i++) {
        if (!fits(i)) continue;
        found++;
        for (let up = i; up >= 0 && !keep[up]; up = parent[up]) keep[up] = up === i ? 2 : 1;
        keep[i] = 2;
      }
    }
    shown = [];
    for (let i = 0; i < size;) {
      if (filtered && !keep[i]) { i++; continue; }
      shown.push(i);
      i = filtered || open[i] ? i + 1 : end[i];
    }
    byId("found").textContent = filtered ? whole(found) + (found === 1 ? " span fits" : " spans fit") : "";
    byId("none").hidden = shown.length > 0;
    stretch();
    if (shown.indexOf(state.chosen) < 0) state.chosen = nearestShown(state.chosen);
  };

  const nearestShown = (i) => {
    for (let up = parent[i]; up >= 0; up = parent[up]) if (shown.indexOf(up) >= 0) return up;
    return shown.length ? shown[0] : -1;
  };

  // ---- drawing ----------------------------------------------------------------------------------

  const share = (ns) => (ns - state.from) / (state.to - state.from) * 100;
  const percent = (n) => n.toFixed(4) + "%";

  const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400].map((s) => s * 1e9);

  const stepOf = (rough) => {
    const power = 10 ** Math.floor(Math.log10(rough));
    return rough > 1e9
      ? STEPS.find((n) => n >= rough) || rough
      : [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) || rough;
  };

  const ticks = () => {
    const span = state.to - state.from;
    const wanted = Math.max(2, Math.min(8, Math.floor(byId("axis").clientWidth / 95)));
    const step = stepOf(span / wanted);
    const all = [];
    for (let t = Math.ceil(state.from / step) * step; t < state.to; t += step) all.push(t);
    return all;
  };

  const axisLabel = (ns, step) => {
    if (ns === 0) return "0";
    const [unit, by] = ns >= 60e9 && step >= 1e9 ? [null, 1] : state.to >= 1e9 ? ["s", 1e9] : state.to >= 1e6 ? ["ms", 1e6] : state.to >= 1e3 ? ["µs", 1e3] : ["ns", 1];
    if (!unit) return duration(ns).replace(/ 00 (s|min)$/, "");
    const decimals = Math.max(0, Math.min(6, Math.ceil(-Math.log10(step / by) - 1e-9)));
    return (ns / by).toFixed(decimals) + " " + unit;
  };

  const drawAxis = () => {
    const all = ticks();
    const step = all.length > 1 ? all[1] - all[0] : state.to - state.from;
    byId("axis").replaceChildren(...all.filter((t) => share(t) < 94).map((t) => {
      const label = make("span", "", axisLabel(t, step));
      label.style.left = percent(share(t));
      if (share(t) > 3) label.style.transform = "translateX(-50%)";
      return label;
    }));
  };

  const usageText = (usage) => usage && (usage.input_tokens || usage.output_tokens)
    ? count(usage.input_tokens) + " › " + count(usage.output_tokens) : "";

  const shownUsage = (i) => spans[i].subtree_usage && (spans[i].depth === 0 || spans[i].work === "agent" || (hasChildren(i) && !open[i]))
    ? spans[i].subtree_usage : spans[i].usage;

  const nameCell = (i) => {
    const span = spans[i];
    const cell = make("div", "name");
    const guides = make("span", "guides");
    guides.style.width = "calc(" + Math.min(span.depth, DEEPEST_INDENT) + " * var(--indent))";
    const twist = make("span", hasChildren(i) ? "twist" : "twist leaf");
    const what = make("span", "what");
    what.append(make("b", "", span.name));
    if (span.detail) what.append(" ", make("i", "", span.detail));
    what.title = span.name + (span.detail ? " " + span.detail : "") + (span.service ? " (" + span.service + ")" : "");
    cell.append(guides, twist, make("span", "dot"), what);
    if (hasChildren(i) && !open[i] && !isFiltered()) {
      cell.append(make("span", "more", "+" + whole(end[i] - i - 1)));
      if (below[i] >= 2 && tone(span) < 2) cell.append(make("span", "chip " + TONES[below[i]], "!"));
    }
    if (span.gap) cell.append(make("span", "chip gap", span.gap === "parent_loop" ? "parents in a circle" : "parent not recorded"));
    if (span.verdict) cell.append(make("span", "chip " + (span.tone || "caution"), span.verdict));
    if (span.status === "error") cell.append(make("span", "chip bad", "error"));
    return cell;
  };

  const track = (i, all) => {
    const span = spans[i];
    const cell = make("div", "track");
    for (const t of all) {
      const line = make("div", "tick");
      line.style.left = percent(share(t));
      cell.append(line);
    }
    const left = share(span.offset_ns);
    const right = share(span.offset_ns + span.duration_ns);
    if (right < 0 || left > 100) return cell;
    const from = Math.max(-1, left);
    const to = Math.min(101, right);
    const bar = make("div", "bar " + (tone(span) >= 2 ? TONES[tone(span)] : "") + (hasChildren(i) && open[i] ? " inner" : ""));
    bar.style.left = "min(" + percent(from) + ", 100% - 3px)";
    bar.style.width = percent(to - from);
    cell.append(bar);
    for (const event of to - from > 2 ? span.events || [] : []) {
      const at = share(event.offset_ns);
      if (at < 0 || at > 100) continue;
      const mile = make("div", "mile");
      mile.style.left = percent(at);
      mile.title = event.name;
      cell.append(mile);
    }
    return cell;
  };

  const row = (i, at, all) => {
    const span = spans[i];
    const element = make("div", "row k-" + span.work + (open[i] || isFiltered() ? " open" : "") + (span.critical ? " critical" : ""));
    element.id = "r" + i;
    element.style.top = at * ROW + "px";
    element.setAttribute("role", "treeitem");
    element.setAttribute("aria-level", span.depth + 1);
    element.setAttribute("aria-posinset", place[i]);
    element.setAttribute("aria-setsize", siblings[i]);
    element.setAttribute("aria-selected", i === state.chosen);
    if (hasChildren(i)) element.setAttribute("aria-expanded", Boolean(open[i] || isFiltered()));
    const usage = shownUsage(i);
    element.append(
      nameCell(i),
      make("div", "num time", duration(span.duration_ns)),
      make("div", "num tokens", usageText(usage)),
      make("div", "num cost", usage && usage.cost_usd ? usd(usage.cost_usd) : ""),
      track(i, all));
    return element;
  };

  const draw = () => {
    const first = Math.max(0, Math.floor(scroll.scrollTop / ROW) - AROUND);
    const last = Math.min(shown.length, Math.ceil((scroll.scrollTop + scroll.clientHeight) / ROW) + AROUND);
    const all = ticks();
    const drawn = [];
    for (let at = first; at < last; at++) drawn.push(row(shown[at], at, all));
    rows.replaceChildren(...drawn);
    const isDrawn = state.chosen >= 0 && byId("r" + state.chosen);
    if (isDrawn) scroll.setAttribute("aria-activedescendant", "r" + state.chosen);
    else scroll.removeAttribute("aria-activedescendant");
  };

  let pending = false;
  const soon = () => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => { pending = false; draw(); });
  };

  const drawAll = () => {
    choose();
    drawAxis();
    drawWindow();
    draw();
  };

  // ---- the whole, small -------------------------------------------------------------------------

  const map = byId("map");
  const drawMap = () => {
    const ratio = window.devicePixelRatio || 1;
    const width = map.clientWidth;
    const height = map.clientHeight;
    map.width = Math.max(1, width * ratio);
    map.height = Math.max(1, height * ratio);
    const pen = map.getContext("2d");
    const style = getComputedStyle(document.documentElement);
    const colours = {};
    for (const kind of ["run", "policy", "review", "command", "agent", "model", "tool", "other", "bad", "caution"]) {
      colours[kind] = style.getPropertyValue("--" + kind).trim();
    }
    let deepest = 0;
    for (const span of spans) deepest = Math.max(deepest, span.depth);
    const line = Math.max(1, Math.min(6, (height - 4) / (deepest + 1)));
    pen.scale(ratio, ratio);
    for (let pass = 0; pass < 2; pass++) {
      for (let i = 0; i < size; i++) {
        const span = spans[i];
        if (isProblem(i) !== (pass === 1)) continue;
        pen.fillStyle = pass ? colours[TONES[tone(span)]] : colours[span.work] || colours.other;
        const y = 2 + Math.min(height - 4 - line, span.depth * line);
        pen.fillRect(span.offset_ns / total * width, y, Math.max(pass ? 2 : 1, span.duration_ns / total * width), Math.max(1, line - 1));
      }
    }
  };

  const drawWindow = () => {
    const part = byId("window");
    const isWhole = state.from <= 0 && state.to >= total;
    part.hidden = isWhole;
    byId("whole").hidden = isWhole;
    part.style.left = percent(state.from / total * 100);
    part.style.width = percent((state.to - state.from) / total * 100);
  };

  const zoom = (from, to) => {
    const length = Math.min(total, Math.max(total / 1e6, 100, to - from));
    state.from = Math.max(0, Math.min(total - length, from));
    state.to = state.from + length;
    drawAxis();
    drawWindow();
    soon();
  };

  const listenToMap = () => {
    let began = null;
    const time = (event) => {
      const box = map.getBoundingClientRect();
      return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * total;
    };
    map.addEventListener("pointerdown", (event) => { began = time(event); map.setPointerCapture(event.pointerId); });
    map.addEventListener("pointermove", (event) => {
      if (began !== null && Math.abs(time(event) - began) > total / 200) zoom(Math.min(began, time(event)), Math.max(began, time(event)));
    });
    map.addEventListener("pointerup", () => { began = null; });
    map.addEventListener("dblclick", () => zoom(0, total));
    scroll.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const box = map.getBoundingClientRect();
      const at = state.from + (event.clientX - box.left) / box.width * (state.to - state.from);
      const by = event.deltaY > 0 ? 1.25 : 0.8;
      zoom(at - (at - state.from) * by, at + (state.to - at) * by);
    }, { passive: false });
  };

  const listenToGrip = () => {
    const grip = byId("grip");
    grip.addEventListener("pointerdown", (event) => grip.setPointerCapture(event.pointerId));
    grip.addEventListener("pointermove", (event) => {
      if (!grip.hasPointerCapture(event.pointerId)) return;
      const box = board.getBoundingClientRect();
      const part = Math.max(15, Math.min(75, (event.clientX - box.left) / box.width * 100));
      document.documentElement.style.setProperty("--names", part + "%");
      drawMap();
      drawAxis();
    });
  };

  // ---- details ----------------------------------------------------------------------------------

  const clock = (ns) => {
    const start = Date.parse(trace.start);
    return Number.isNaN(start) ? "" : new Date(start + ns / 1e6).toISOString().replace("T", " ").replace("Z", " UTC");
  };

  const list = (pairs, code) => {
    const dl = make("dl");
    for (const [name, value] of pairs) {
      const text = typeof value === "string" ? value : Array.isArray(value) ? value.join("\n") : String(value);
      const isLong = text.length > 400;
      dl.append(make("dt", "", name), make("dd", (code ? "code" : "") + (isLong ? " long" : ""), text));
    }
    return dl;
  };

  const usagePairs = (title, usage) => usage ? [
    ["input_tokens", "tokens in"], ["output_tokens", "tokens out"], ["cache_read_tokens", "from cache"], ["cache_written_tokens", "to cache"]]
    .filter(([key]) => usage[key]).map(([key, name]) => [title + name, whole(usage[key])])
    .concat(usage.cost_usd ? [[title + "cost", usd(usage.cost_usd)]] : []) : [];

  const showDetail = () => {
    const i = state.chosen;
    if (i < 0) return;
    const span = spans[i];
    const head = make("header");
    const close = make("button", "close", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Close details");
    close.addEventListener("click", hideDetail);
    head.append(make("h2", "", span.name + (span.detail ? " " + span.detail : "")), close);
    const tags = make("div", "tags");
    const dot = make("span", "dot");
    tags.append(dot, span.work + (span.kind === "internal" ? "" : ", " + span.kind));
    if (span.service) tags.append(" · " + span.service);
    if (span.verdict) tags.append(make("span", "chip " + (span.tone || "caution"), span.verdict));
    if (span.status === "error") tags.append(make("span", "chip bad", "error"));
    if (span.critical) tags.append(make("span", "chip gap", "critical path"));
    const body = [head, tags];
    if (span.status_message) body.push(make("p", "said", span.status_message));
    body.push(list([
      ["began", "+" + duration(span.offset_ns) + "   " + clock(span.offset_ns)],
      ["took", duration(span.duration_ns)],
      ["itself", duration(span.self_ns)],
      ...(hasChildren(i) ? [["below it", whole(end[i] - i - 1) + (end[i] - i === 2 ? " span" : " spans")]] : []),
      ...usagePairs("", span.usage),
      ...usagePairs("all ", span.subtree_usage),
    ]));
    const attributes = Object.entries(span.attributes || {});
    if (attributes.length) body.push(make("h3", "", "Attributes"), list(attributes, true));
    if (span.dropped_attributes) body.push(make("p", "sub", span.dropped_attributes + " more were left out"));
    if (span.events) {
      body.push(make("h3", "", "Events"));
      for (const event of span.events) {
        const line = make("p", "event", event.name + " ");
        line.append(make("small", "", "+" + duration(event.offset_ns)));
        body.push(line, list(Object.entries(event.attributes), true));
      }
    }
    if (span.links) {
      body.push(make("h3", "", "Links"), list(span.links.map((link) => [link.span_id, "trace " + link.trace_id]), true));
    }
    body.push(make("h3", "", "Ids"), list([["span", span.span_id], ...(span.parent_span_id ? [["parent", span.parent_span_id]] : [])], true));
    detail.className = "detail k-" + span.work;
    detail.replaceChildren(...body);
    detail.scrollTop = 0;
    history.replaceState(null, "", "#span-" + span.span_id);
    if (detail.hidden) {
      detail.hidden = false;
      resized();
    }
  };

  const hideDetail = () => {
    if (detail.hidden) return;
    detail.hidden = true;
    history.replaceState(null, "", "#");
    resized();
    scroll.focus({ preventScroll: true });
  };

  // ---- moving about -----------------------------------------------------------------------------

  const seenHeight = () => Math.max(ROW, scroll.clientHeight - covered());

  const pick = (i, withDetail) => {
    if (i < 0) return;
    state.chosen = i;
    if (withDetail || !detail.hidden) showDetail();
    const top = shown.indexOf(i) * ROW;
    const height = seenHeight();
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    else if (top + ROW > scroll.scrollTop + height) scroll.scrollTop = top + ROW - height;
    draw();
  };

  const toggle = (i, to) => {
    if (!hasChildren(i) || isFiltered()) return;
    open[i] = to === undefined ? 1 - open[i] : to;
    choose();
    draw();
  };

  const openAll = (to) => {
    for (let i = 0; i < size; i++) open[i] = to;
    choose();
    pick(state.chosen, false);
  };

  const step = (by) => {
    const at = shown.indexOf(state.chosen);
    pick(shown[Math.max(0, Math.min(shown.length - 1, at + by))], false);
  };

  const nextProblem = (by) => {
    for (let n = 1; n <= size; n++) {
      const i = (state.chosen + by * n + size * 2) % size;
      if (isProblem(i)) {
        if (isFiltered() && shown.indexOf(i) < 0) continue;
        reveal(i);
        choose();
        pick(i, true);
        return;
      }
    }
  };

  const left = (i) => hasChildren(i) && open[i] && !isFiltered() ? toggle(i, 0) : pick(parent[i], false);
  const right = (i) => !hasChildren(i) ? undefined : open[i] || isFiltered() ? step(1) : toggle(i, 1);
  const page = () => Math.max(1, Math.floor(scroll.clientHeight / ROW) - 1);

  const zoomToChosen = () => {
    const span = spans[state.chosen];
    const margin = span.duration_ns * 0.05;
    const isSame = Math.abs(state.to - state.from - span.duration_ns * 1.1) < span.duration_ns * 0.01;
    if (isSame) zoom(state.from + (state.to - state.from) / 4, state.to - (state.to - state.from) / 4);
    else zoom(span.offset_ns - margin, span.offset_ns + span.duration_ns + margin);
  };

  const KEYS = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    ArrowLeft: () => left(state.chosen),
    ArrowRight: () => right(state.chosen),
    Home: () => pick(shown[0], false),
    End: () => pick(shown[shown.length - 1], false),
    PageDown: () => step(page()),
    PageUp: () => step(-page()),
    Enter: () => pick(state.chosen, true),
    " ": () => toggle(state.chosen),
  };

  const EVERYWHERE = {
    "/": () => { search.focus(); search.select(); },
    n: () => nextProblem(1),
    p: () => nextProblem(-1),
    e: () => openAll(1),
    c: () => openAll(0),
    "+": zoomToChosen,
    "=": zoomToChosen,
    "-": () => { const half = (state.to - state.from) / 2; zoom(state.from - half, state.to + half); },
    0: () => zoom(0, total),
    "?": () => byId("help").showModal(),
    Escape: hideDetail,
  };

  const listenToKeys = () => {
    scroll.addEventListener("keydown", (event) => act(KEYS, event));
    document.addEventListener("keydown", (event) => {
      if (event.target === search) {
        if (event.key === "Escape" || event.key === "Enter" || event.key === "ArrowDown") {
          if (event.key === "Escape") { search.value = ""; filter({ text: "" }); }
          scroll.focus();
          event.preventDefault();
        }
      } else if (!byId("help").open) {
        act(EVERYWHERE, event);
      }
    });
  };

  const act = (keys, event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  };

  const filter = (change) => {
    Object.assign(state, change);
    byId("problems").setAttribute("aria-pressed", state.problems);
    for (const button of byId("kinds").children) button.setAttribute("aria-pressed", button.dataset.kind === state.kind);
    choose();
    scroll.scrollTop = 0;
    draw();
  };

  const listen = () => {
    scroll.addEventListener("scroll", soon, { passive: true });
    rows.addEventListener("click", (event) => {
      const element = event.target.closest(".row");
      if (!element) return;
      const i = Number(element.id.slice(1));
      if (event.target.closest(".twist")) { state.chosen = i; toggle(i); } else pick(i, true);
    });
    rows.addEventListener("dblclick", (event) => {
      const element = event.target.closest(".row");
      if (element && !event.target.closest(".twist")) toggle(Number(element.id.slice(1)));
    });
    search.addEventListener("input", () => filter({ text: search.value.trim().toLowerCase() }));
    byId("problems").addEventListener("click", () => filter({ problems: !state.problems }));
    byId("critical").addEventListener("click", () => {
      state.path = !state.path;
      byId("critical").setAttribute("aria-pressed", state.path);
      board.classList.toggle("pathonly", state.path);
    });
    byId("expand").addEventListener("click", () => openAll(1));
    byId("collapse").addEventListener("click", () => openAll(0));
    byId("whole").addEventListener("click", () => zoom(0, total));
    byId("keys").addEventListener("click", () => byId("help").showModal());
    byId("clear").addEventListener("click", () => { search.value = ""; filter({ text: "", problems: false, kind: "" }); });
    window.addEventListener("resize", resized);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawMap);
    listenToMap();
    listenToGrip();
    listenToKeys();
  };

  const resized = () => {
    stretch();
    drawMap();
    drawAxis();
    draw();
  };

  // ---- the head ---------------------------------------------------------------------------------

  const fact = (name, value, small) => {
    const group = make("div");
    const dd = make("dd", "", value);
    if (small) dd.append(" ", make("small", "", small));
    group.append(make("dt", "", name), dd);
    return group;
  };

  const verdictTone = (word) => (spans.find((span) => span.verdict === word) || {}).tone || "caution";

  const drawHead = () => {
    const sub = byId("sub");
    sub.append(clock(0).replace(/\.\d+/, ""), " · trace ", make("code", "", trace.trace_id));
    if (trace.services.length) sub.append(" · " + trace.services.join(", "));
    const facts = byId("facts");
    facts.append(fact("duration", duration(trace.duration_ns)), fact(size === 1 ? "span" : "spans", whole(size)));
    const words = Object.entries(trace.verdicts).sort((one, other) => TONES.indexOf(verdictTone(other[0])) - TONES.indexOf(verdictTone(one[0])));
    if (words.length) {
      const group = fact("verdicts", "");
      const chips = make("div", "chips");
      for (const [word, times] of words) chips.append(make("span", "chip " + verdictTone(word), whole(times) + " " + word));
      group.querySelector("dd").append(chips);
      facts.append(group);
    }
    if (trace.errors) facts.append(fact(trace.errors === 1 ? "error" : "errors", whole(trace.errors)));
    const usage = trace.usage;
    if (usage.input_tokens || usage.output_tokens) {
      facts.append(fact("tokens in", count(usage.input_tokens), usage.cache_read_tokens ? "+ " + count(usage.cache_read_tokens) + " cached" : ""),
        fact("tokens out", count(usage.output_tokens)));
    }
    if (usage.cost_usd) facts.append(fact("cost", usd(usage.cost_usd)));
    board.classList.toggle("notokens", !usage.input_tokens && !usage.output_tokens);
    board.classList.toggle("nocost", !usage.cost_usd);
    drawFilters();
  };

  const drawFilters = () => {
    let problems = 0;
    const kinds = new Map();
    for (let i = 0; i < size; i++) {
      if (isProblem(i)) problems++;
      kinds.set(spans[i].work, (kinds.get(spans[i].work) || 0) + 1);
    }
    const button = byId("problems");
    button.textContent = problems === 0 ? "No problems" : whole(problems) + (problems === 1 ? " problem" : " problems");
    button.disabled = problems === 0;
    button.classList.toggle("alarm", problems > 0);
    for (const kind of ["run", "command", "policy", "review", "agent", "model", "tool", "other"]) {
      if (!kinds.has(kind)) continue;
      const chip = make("button", "k-" + kind);
      chip.type = "button";
      chip.dataset.kind = kind;
      chip.setAttribute("aria-pressed", "false");
      chip.title = whole(kinds.get(kind)) + (kinds.get(kind) === 1 ? " span" : " spans");
      chip.append(make("span", "dot"), kind);
      chip.addEventListener("click", () => filter({ kind: state.kind === kind ? "" : kind }));
      byId("kinds").append(chip);
    }
  };

  /** A link to the page may name a span. */
  const followLink = () => {
    const i = spans.findIndex((span) => location.hash === "#span-" + span.span_id);
    if (i < 0) return;
    reveal(i);
    choose();
    pick(i, true);
  };

  plant();
  openFirst();
  drawHead();
  listen();
  drawAll();
  drawMap();
  scroll.focus({ preventScroll: true });
  followLink();
})();
