"use strict";
// Everything from the stories reaches the page as text of a node, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const page = document.getElementById("page");
  const ROWS = 200;
  const SNIPPET = 110;
  const numbers = new Intl.NumberFormat("en");

  /** An element with its attributes and children; strings become text. */
  function make(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  }

  /** Calls an action on click, Enter and Space. */
  const pressed = (action) => ({
    onclick: action,
    onkeydown: (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); action(event); }
    },
  });

  // What stands where: every mark with its story and its neighbours.
  const entities = data.entities.map(([name, label, country]) => ({ name, label, country, mentions: [], stories: 0, last: -1 }));
  const dated = [];
  data.stories.forEach((story, number) => {
    for (const block of story.blocks) {
      for (let at = 1; at < block.length; at++) {
        const piece = block[at];
        if (typeof piece === "string") continue;
        const place = { story: number, block, at };
        const entity = entities[piece[2]];
        if (entity) {
          entity.mentions.push(place);
          if (entity.last !== number) { entity.stories++; entity.last = number; }
        } else if (piece[4]) dated.push({ ...place, begin: piece[4] });
      }
    }
  });
  const headline = (story) => story.title || firstLine(story) || story.id;
  function firstLine(story) {
    const block = story.blocks.find((b) => b[0] === "body") || story.blocks[0];
    const text = block ? block.slice(1).map((p) => (typeof p === "string" ? p : p[0])).join("") : "";
    return text.length > 90 ? text.slice(0, 90).trimEnd() + "…" : text;
  }

  // Counts.
  const counts = { stories: data.stories.length, ...data.counts, names: data.counts.entities, "different names": entities.length };
  delete counts.entities;
  for (const [name, count] of Object.entries(counts)) {
    document.getElementById("counts").append(make("li", {}, make("b", {}, numbers.format(count)), name));
  }

  /** A section with a heading; returns the section and the place for its content. */
  function section(kind, title, note = "") {
    const heading = make("h2", {}, title, make("small", {}, note));
    const node = make("section", { class: kind, "aria-label": title }, heading);
    page.append(node);
    return node;
  }

  /** A table that sorts by its columns; `columns` are [title, value of a row, cell of a row or null, is a number]. */
  function table(parent, columns, rows, select, sorted = true) {
    const head = make("tr");
    const body = make("tbody");
    const more = make("button", { class: "more", type: "button", onclick: () => { shown += ROWS; draw(); } });
    let [order, ascending, shown, list] = [sorted ? columns.findIndex((c) => c[3]) : -1, false, ROWS, rows];
    columns.forEach(([title, , , number], at) => {
      const sort = () => { [ascending, order] = [order === at ? !ascending : !number, at]; draw(); };
      head.append(make("th", { scope: "col" }, make("button", { type: "button", onclick: sort }, title)));
    });
    function draw() {
      const [, value, , number] = columns[order] ?? [null, () => 0, null, true];
      const compare = number ? (a, b) => value(a) - value(b) : (a, b) => String(value(a) ?? "").localeCompare(String(value(b) ?? ""));
      const ordered = [...list].sort((a, b) => (ascending ? 1 : -1) * compare(a, b));
      [...head.children].forEach((th, at) => th.setAttribute("aria-sort", at !== order ? "none" : ascending ? "ascending" : "descending"));
      body.replaceChildren(...ordered.slice(0, shown).map((row) => {
        const line = make("tr", { tabindex: 0, ...pressed(() => {
          for (const other of body.children) other.setAttribute("aria-selected", other === line);
          select(row);
        }) });
        for (const [, get, cell, number] of columns) {
          const content = cell ? cell(row) : number ? numbers.format(get(row)) : get(row) ?? "";
          line.append(make("td", number ? { class: "number" } : {}, content));
        }
        return line;
      }));
      if (!ordered.length) body.append(make("tr", {}, make("td", { class: "empty", colspan: columns.length }, "nothing of that kind")));
      more.hidden = ordered.length <= shown;
      more.textContent = `show ${numbers.format(Math.min(ROWS, ordered.length - shown))} more of ${numbers.format(ordered.length)}`;
    }
    draw();
    parent.append(make("div", { class: "scroll" }, make("table", {}, make("thead", {}, head), body), more));
    return (rows) => { list = rows; shown = ROWS; draw(); };
  }

  // Timeline of dated sentences.
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const units = [
    { name: "day", key: (d) => d, next: (k) => new Date(Date.parse(k) + 864e5).toISOString().slice(0, 10), label: (k) => `${+k.slice(8)} ${MONTHS[+k.slice(5, 7) - 1]}` },
    { name: "month", key: (d) => d.slice(0, 7), next: (k) => (k.slice(5) === "12" ? `${String(+k.slice(0, 4) + 1).padStart(4, "0")}-01` : `${k.slice(0, 5)}${String(+k.slice(5) + 1).padStart(2, "0")}`), label: (k) => `${MONTHS[+k.slice(5) - 1]} ${k.slice(0, 4)}` },
    { name: "year", key: (d) => d.slice(0, 4), next: (k) => String(+k + 1).padStart(4, "0"), label: (k) => String(+k) },
    { name: "decade", key: (d) => d.slice(0, 3), next: (k) => String(+k + 1).padStart(3, "0"), label: (k) => `${+k}0s` },
    { name: "century", key: (d) => d.slice(0, 2), next: (k) => String(+k + 1).padStart(2, "0"), label: (k) => `${+k}00s` },
  ];
  function bins() {
    const days = dated.map((d) => d.begin).sort();
    // The tails are long: a story names 1812 once. Nine of ten dates choose the unit.
    const low = days[Math.floor(days.length * 0.05)], high = days[Math.ceil(days.length * 0.95) - 1];
    for (const unit of units) {
      const [first, last] = [unit.key(low), unit.key(high)];
      const keys = [];
      for (let key = first; keys.length <= 72; key = unit.next(key)) { keys.push(key); if (key === last) break; }
      if (keys.length > 72 && unit !== units.at(-1)) continue;
      const map = new Map(keys.map((key) => [key, []]));
      let outside = 0;
      for (const date of dated) { const bin = map.get(unit.key(date.begin)); if (bin) bin.push(date); else outside++; }
      return { unit, map, outside };
    }
  }
  function timeline() {
    if (!dated.length) return;
    const { unit, map, outside } = bins();
    const note = `dates in the text by ${unit.name}` + (outside ? `; ${numbers.format(outside)} earlier or later not shown` : "");
    const node = section("timeline", "When", note);
    const [width, height, base] = [1000, 170, 145];
    const svg = (tag, attributes) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
      return node;
    };
    const chart = svg("svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", role: "group", "aria-label": note });
    const most = Math.max(...[...map.values()].map((bin) => bin.length));
    const step = width / map.size;
    const every = Math.ceil(map.size / (innerWidth < 700 ? 5 : 12));
    chart.append(svg("line", { x1: 0, x2: width, y1: base, y2: base }));
    [...map].forEach(([key, bin], at) => {
      const tall = (bin.length / most) * (base - 12);
      const bar = svg("rect", { x: at * step + step * 0.1, y: base - tall, width: step * 0.8, height: tall, tabindex: 0, role: "button" });
      const name = `${unit.label(key)}: ${numbers.format(bin.length)} ${bin.length === 1 ? "date" : "dates"}`;
      bar.setAttribute("aria-label", name);
      const hint = svg("title", {});
      hint.textContent = name;
      bar.append(hint);
      const show = () => {
        for (const other of chart.querySelectorAll("rect")) other.setAttribute("aria-pressed", other === bar);
        snippets(unit.label(key), bin);
      };
      bar.addEventListener("click", show);
      bar.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); show(); } });
      chart.append(bar);
    });
    const labels = make("div", { class: "axis" });
    [...map.keys()].forEach((key, at) => {
      if (at % every) return;
      const label = make("span", {}, unit.label(key));
      label.style.left = `${((at + 0.5) / map.size) * 100}%`;
      labels.append(label);
    });
    node.append(chart, labels);
  }

  // Names and countries.
  const tag = (label) => make("span", { class: `tag ${label}` }, label);
  function names() {
    const node = section("names", "Names");
    const filter = make("input", { type: "search", placeholder: "filter names", "aria-label": "filter names", oninput: () => apply() });
    const kinds = make("select", { "aria-label": "kind of name", onchange: () => apply() }, make("option", { value: "" }, "all kinds"));
    for (const label of [...new Set(entities.map((e) => e.label))].sort()) kinds.append(make("option", { value: label }, label));
    node.append(make("div", { class: "tools" }, filter, kinds));
    const redraw = table(node, [
      ["name", (e) => e.name, null, false],
      ["kind", (e) => e.label, (e) => tag(e.label), false],
      ["country", (e) => e.country, null, false],
      ["mentions", (e) => e.mentions.length, null, true],
      ["stories", (e) => e.stories, null, true],
    ], entities, showEntity);
    function apply() {
      const wanted = filter.value.trim().toLowerCase();
      redraw(entities.filter((e) => (!kinds.value || e.label === kinds.value) && e.name.toLowerCase().includes(wanted)));
    }
  }
  function countries() {
    const found = new Map();
    for (const entity of entities) {
      if (!entity.country) continue;
      const row = found.get(entity.country) || { code: entity.country, mentions: [], stories: new Set() };
      row.mentions.push(...entity.mentions);
      entity.mentions.forEach((place) => row.stories.add(place.story));
      found.set(entity.country, row);
    }
    const node = section("countries", "Countries", "ISO 3166-1");
    const most = Math.max(1, ...[...found.values()].map((c) => c.mentions.length));
    const bar = (c) => { const node = make("span", { class: "bar" }); node.style.width = `${(c.mentions.length / most) * 3}rem`; return node; };
    table(node, [
      ["country", (c) => c.code, null, false],
      ["", (c) => c.mentions.length, bar, false],
      ["mentions", (c) => c.mentions.length, null, true],
      ["stories", (c) => c.stories.size, null, true],
    ], [...found.values()], (c) => snippets(c.code, c.mentions));
  }

  // Stories, and what is shown of them.
  let shown;
  function stories() {
    const node = section("stories", "Stories");
    const filter = make("input", { type: "search", placeholder: "filter stories", "aria-label": "filter stories", oninput: () => apply() });
    node.append(make("div", { class: "tools" }, filter));
    const rows = data.stories.map((story, number) => ({ story, number, name: headline(story) }));
    const redraw = table(node, [
      ["story", (r) => r.name, null, false],
      ["place", (r) => r.story.place, null, false],
      ["published", (r) => r.story.published, null, false],
      ["words", (r) => r.story.words, null, true],
    ], rows, (r) => showStory(r.number), false);
    function apply() {
      const wanted = filter.value.trim().toLowerCase();
      redraw(rows.filter((r) => `${r.name} ${r.story.id}`.toLowerCase().includes(wanted)));
    }
    shown = section("shown", "Reading");
    shown.setAttribute("aria-live", "polite");
    if (data.stories.length) showStory(0, false);
  }
  function fill(title, note, ...content) {
    shown.replaceChildren(make("h2", {}, title, make("small", {}, note)), make("div", { class: "scroll" }, ...content));
  }
  function marked(piece, now) {
    const [text, label, number, value] = piece;
    const entity = entities[number];
    const hint = entity ? [label, entity.name, entity.country].filter(Boolean).join(" · ") : `${label} · ${value}`;
    const action = entity ? { tabindex: 0, role: "button", ...pressed(() => showEntity(entity)) } : {};
    return make("mark", { class: now ? `${label} now` : label, title: hint, ...action }, text);
  }
  function showStory(number, scroll = true, at = null) {
    const story = data.stories[number];
    const facts = [story.id, story.place, story.published && `published ${story.published}`, `${numbers.format(story.words)} words`, story.error];
    const text = make("div", { class: "text" }, make("p", { class: "meta" }, facts.filter(Boolean).join(" · ")));
    for (const block of story.blocks) {
      const node = make("p", { class: block[0], title: block[0] === "body" ? null : block[0] });
      block.slice(1).forEach((piece, place) => node.append(typeof piece === "string" ? piece : marked(piece, at && at.block === block && at.at === place + 1)));
      text.append(node);
    }
    fill("Reading", headline(story), text);
    if (scroll) (shown.querySelector(".now") || shown).scrollIntoView({ block: "nearest" });
  }
  function showEntity(entity) {
    snippets([entity.name, entity.label, entity.country].filter(Boolean).join(" · "), entity.mentions);
  }
  /** The places with some words around each. */
  function snippets(title, places) {
    const list = make("div");
    const more = make("button", { class: "more", type: "button", onclick: () => draw() });
    let drawn = 0;
    function draw() {
      for (const place of places.slice(drawn, drawn + ROWS)) list.append(snippet(place));
      drawn += ROWS;
      more.hidden = drawn >= places.length;
      more.textContent = `show more of ${numbers.format(places.length)}`;
    }
    draw();
    fill(title, `${numbers.format(places.length)} ${places.length === 1 ? "place" : "places"}`, list, more);
    shown.scrollIntoView({ block: "nearest" });
  }
  function snippet({ story, block, at }) {
    const plain = (pieces) => pieces.map((p) => (typeof p === "string" ? p : p[0])).join("");
    let before = plain(block.slice(1, at)), after = plain(block.slice(at + 1));
    if (before.length > SNIPPET) before = "…" + before.slice(-SNIPPET).replace(/^\S*\s/, "");
    if (after.length > SNIPPET) after = after.slice(0, SNIPPET).replace(/\s\S*$/, "") + "…";
    const open = () => showStory(story, true, { block, at });
    return make("p", { class: "quote" }, before, marked(block[at], false), after, make("button", { type: "button", onclick: open }, headline(data.stories[story])));
  }

  timeline();
  names();
  countries();
  stories();
})();
