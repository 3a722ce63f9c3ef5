"use strict";
// Draws the network in the element #data: people, meetings and ties by index (see network/html.py).
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const DAY = 86400000;
  const toDay = (iso) => Math.floor(Date.parse(iso + "T00:00:00Z") / DAY);
  const toIso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  const meetings = data.meetings.map((m) => ({ ...m, from: m.earliest ? toDay(m.earliest) : null, to: m.latest ? toDay(m.latest) : null }));
  const dated = meetings.filter((m) => m.from !== null);
  const firstDay = Math.min(...dated.map((m) => m.from)), lastDay = Math.max(...dated.map((m) => m.to));
  const state = { since: firstDay, until: lastDay, undated: true, country: "", across: false, person: null, tie: null, hovered: null };

  const graph = new graphology.Graph({ type: "undirected" });
  data.people.forEach((p, i) => graph.addNode(String(i), {
    label: p.label, x: p.x, y: p.y, size: p.size, color: data.colours[p.side] ?? data.other,
  }));
  data.ties.forEach((t, i) => graph.addEdgeWithKey("t" + i, String(t.a), String(t.b), {
    size: t.size, color: "#c3cbd2", index: i,
  }));

  // What the filters leave, computed once a change and read by the reducers at every frame.
  const shownTie = new Uint8Array(data.ties.length), shownPerson = new Uint8Array(data.people.length);
  const inTime = (m) => m.from === null ? state.undated : m.to >= state.since && m.from <= state.until;
  const tieMeetings = (t) => t.meetings.filter((i) => inTime(meetings[i]));
  function applyFilters() {
    const live = meetings.map(inTime);
    shownPerson.fill(0);
    let ties = 0;
    data.ties.forEach((t, i) => {
      const side = state.country === "" || data.people[t.a].side === state.country || data.people[t.b].side === state.country;
      const on = side && (!state.across || t.across > 0) && t.meetings.some((m) => live[m]);
      shownTie[i] = on ? 1 : 0;
      if (on) { ties += 1; shownPerson[t.a] = shownPerson[t.b] = 1; }
    });
    const people = shownPerson.reduce((sum, x) => sum + x, 0);
    at("summary").textContent = `${people} people, ${ties} ties, ${live.filter(Boolean).length} meetings`;
  }

  const near = new Set();
  function chosen() {
    near.clear();
    const focus = state.person ?? state.hovered;
    if (focus !== null) {
      near.add(focus);
      graph.forEachNeighbor(focus, (n) => near.add(n));
    } else if (state.tie !== null) {
      graph.extremities(state.tie).forEach((n) => near.add(n));
    }
  }

  const renderer = new Sigma(graph, at("stage"), {
    enableEdgeEvents: true,
    hideEdgesOnMove: data.ties.length > 5000,
    labelDensity: 0.6, labelGridCellSize: 90, labelRenderedSizeThreshold: 5, labelSize: 13, labelColor: { color: "#1d2329" },
    minCameraRatio: 0.02, maxCameraRatio: 3, zIndex: true,
    nodeReducer: (node, attributes) => {
      if (!shownPerson[node]) return { ...attributes, hidden: true };
      if (near.size === 0) return attributes;
      if (!near.has(node)) return { ...attributes, color: "#e3e7ea", label: "", zIndex: 0 };
      return { ...attributes, zIndex: 1, forceLabel: near.size < 40 || node === state.person };
    },
    edgeReducer: (edge, attributes) => {
      if (!shownTie[attributes.index]) return { ...attributes, hidden: true };
      if (near.size === 0) return attributes;
      const focus = state.person ?? state.hovered;
      const on = focus !== null ? graph.hasExtremity(edge, focus) : edge === state.tie;
      return on ? { ...attributes, color: "#4b5a66", size: attributes.size + 1, zIndex: 1 } : { ...attributes, hidden: data.ties.length > 2000, color: "#eef0f2", zIndex: 0 };
    },
  });
  const redraw = () => { chosen(); renderer.refresh({ skipIndexation: true }); };

  // The panel. Text goes in as text, never as markup.
  const make = (tag, text, className) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const link = (text, action) => {
    const button = make("button", text, "link");
    button.type = "button";
    button.addEventListener("click", action);
    return button;
  };
  function quoted(proof) {
    const sentence = data.sentences[proof.sentence], quote = make("blockquote");
    const start = sentence.indexOf(proof.quote);
    if (start < 0) quote.append(sentence);
    else quote.append(sentence.slice(0, start), make("mark", proof.quote), sentence.slice(start + proof.quote.length));
    quote.append(make("cite", `${proof.published ?? "no date"}, ${data.bulletins[proof.bulletin]}`));
    return quote;
  }
  function meetingEntry(index, people) {
    const m = meetings[index], entry = make("article");
    entry.append(make("h3", m.name));
    entry.append(make("p", [m.start ?? "date unknown", m.place, m.mode].filter(Boolean).join(", "), "where"));
    const said = new Set();
    for (const person of people) {
      for (const proof of m.proofs[person] ?? []) {
        const key = proof.sentence + "/" + proof.bulletin;
        if (!said.has(key)) { said.add(key); entry.append(quoted(proof)); }
      }
    }
    return entry;
  }
  function showPerson(node) {
    state.person = node; state.tie = null;
    const person = data.people[node], panel = at("details");
    panel.replaceChildren(make("h2", person.label));
    panel.append(make("p", [person.side, ...person.posts].filter(Boolean).join("; "), "where"));
    const rows = [];
    graph.forEachEdge(node, (edge, attributes, a, b) => {
      if (shownTie[attributes.index]) rows.push([edge, a === node ? b : a, tieMeetings(data.ties[attributes.index]).length]);
    });
    rows.sort((x, y) => y[2] - x[2] || data.people[x[1]].label.localeCompare(data.people[y[1]].label));
    panel.append(make("p", `met ${rows.length} people`));
    const list = make("ul");
    for (const [edge, other, count] of rows) {
      const item = make("li");
      item.append(link(data.people[other].label, () => showTie(edge)), ` ${count === 1 ? "once" : count + " times"}`);
      list.append(item);
    }
    panel.append(list);
    redraw();
  }
  function showTie(edge) {
    state.tie = edge; state.person = null;
    const tie = data.ties[graph.getEdgeAttribute(edge, "index")], panel = at("details");
    const title = make("h2");
    title.append(link(data.people[tie.a].label, () => showPerson(String(tie.a))), " and ", link(data.people[tie.b].label, () => showPerson(String(tie.b))));
    panel.replaceChildren(title, ...tieMeetings(tie).map((m) => meetingEntry(m, [tie.a, tie.b])));
    redraw();
  }
  function showNothing() {
    state.person = state.tie = null;
    at("details").replaceChildren(make("p", "Click a person for whom they met, or a line for the meetings behind it.", "hint"));
    redraw();
  }

  renderer.on("clickNode", ({ node }) => showPerson(node));
  renderer.on("clickEdge", ({ edge }) => showTie(edge));
  renderer.on("clickStage", showNothing);
  renderer.on("enterNode", ({ node }) => { state.hovered = node; at("stage").style.cursor = "pointer"; if (state.person === null && state.tie === null) redraw(); });
  renderer.on("leaveNode", () => { state.hovered = null; at("stage").style.cursor = ""; if (state.person === null && state.tie === null) redraw(); });

  renderer.on("enterEdge", () => { at("stage").style.cursor = "pointer"; });
  renderer.on("leaveEdge", () => { at("stage").style.cursor = ""; });

  // Names alike get their side in brackets, so that each entry of the list means one person.
  const byName = new Map();
  const taken = new Map();
  data.people.forEach((p) => taken.set(p.label, (taken.get(p.label) ?? 0) + 1));
  data.people.forEach((p, i) => {
    let name = taken.get(p.label) > 1 ? `${p.label} (${p.side ?? "side unknown"})` : p.label;
    for (let n = 2; byName.has(name.toLowerCase()); n += 1) name = `${p.label} (${n})`;
    byName.set(name.toLowerCase(), String(i));
    const option = make("option"); option.value = name; at("names").append(option);
  });
  at("search").addEventListener("change", (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    const hit = byName.get(wanted) ?? [...byName].find(([name]) => name.includes(wanted))?.[1];
    if (!wanted || hit === undefined) return;
    showPerson(hit);
    const place = renderer.getNodeDisplayData(hit);
    if (place) renderer.getCamera().animate({ x: place.x, y: place.y, ratio: 0.35 }, { duration: 300 });
  });
  const change = () => { applyFilters(); if (state.person !== null) showPerson(state.person); else if (state.tie !== null) showTie(state.tie); else redraw(); };
  for (const end of ["since", "until"]) {
    const slider = at(end), text = at(end + "-text");
    if (dated.length === 0) { slider.disabled = true; continue; }
    slider.min = firstDay; slider.max = lastDay; slider.value = end === "since" ? firstDay : lastDay;
    text.textContent = toIso(state[end]);
    slider.addEventListener("input", () => { state[end] = Number(slider.value); text.textContent = toIso(state[end]); change(); });
  }
  at("undated").addEventListener("change", (event) => { state.undated = event.target.checked; change(); });
  at("across").addEventListener("change", (event) => { state.across = event.target.checked; change(); });
  for (const side of data.sides) { const option = make("option", side); option.value = side; at("country").append(option); }
  at("country").addEventListener("change", (event) => { state.country = event.target.value; change(); });
  for (const [side, colour] of [...Object.entries(data.colours), ["other or unknown", data.other]]) {
    const item = make("li"), dot = make("span", undefined, "dot");
    dot.style.background = colour; item.append(dot, side); at("legend").append(item);
  }
  at("zoom-in").addEventListener("click", () => renderer.getCamera().animatedZoom());
  at("zoom-out").addEventListener("click", () => renderer.getCamera().animatedUnzoom());
  at("reset").addEventListener("click", () => { renderer.getCamera().animatedReset(); showNothing(); });
  applyFilters();
  redraw();
  // For scripts and tests: the same actions as the mouse has.
  window.network = { graph, renderer, showPerson, showTie, state };
})();
