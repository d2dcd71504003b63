// Tests of loki-events alone; node --test clients/typescript/test/

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test } from "node:test";
import { EventBus, EventError, MAX_BYTES, parse } from "../loki-events.mjs";

process.removeAllListeners("warning");
delete process.env.TRACEPARENT;
const GOOD = { id: "a", type: "t", source: "s", timestamp: "x", payload: {} };

function text(members = {}) {
  return JSON.stringify({ ...GOOD, ...members });
}

/** A bus in a folder that is removed at the end. */
function bus(t, options = {}) {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "loki-events-"));
  t.after(() => fs.rmSync(temporary, { recursive: true, force: true }));
  return new EventBus(path.join(temporary, ".loki", "events"), { sync: "os", ...options });
}

function names(bus, ...folder) {
  const place = path.join(bus.folder, ...folder);
  return fs.existsSync(place) ? fs.readdirSync(place).sort() : [];
}

function plant(bus, folder, name, content) {
  fs.mkdirSync(path.join(bus.folder, folder), { recursive: true });
  fs.writeFileSync(path.join(bus.folder, folder, name), content);
}

async function handled(bus, group = "g", options = {}) {
  const ids = [];
  await bus.catchUp(group, (event) => ids.push(event.id), options);
  return ids;
}

async function emit(bus, ...ids) {
  for (const id of ids) {
    await bus.emit("task", "runner", {}, { id });
  }
}

async function until(condition) {
  for (const end = performance.now() + 60_000; !condition(); ) {
    assert.ok(performance.now() < end, "waited for a minute");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test("an event is one file, named by time and id", async (t) => {
  const b = bus(t, { now: () => Date.UTC(2026, 1, 21, 10) });
  const event = await b.emit("task", "runner", { action: "complete" }, { id: "a1b2" });
  assert.equal(event.timestamp, "2026-02-21T10:00:00.000Z");
  assert.deepEqual(Object.keys(event), ["id", "type", "source", "timestamp", "payload", "version"]);
  assert.deepEqual(names(b, "pending"), ["2026-02-21T10-00-00.000000Z_a1b2.json"]);
  await emit(b, "a1b2");
  assert.equal(names(b, "pending")[1], "2026-02-21T10-00-00.000001Z_a1b2.json");
  assert.match((await b.emit("task", "runner")).id, /^[0-9a-f]{16}$/);
});

test("an event tells the span of the environment, unless that is malformed", async (t) => {
  t.after(() => ["TRACEPARENT", "TRACESTATE"].forEach((name) => delete process.env[name]));
  const parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const b = bus(t);
  process.env.TRACEPARENT = parent;
  for (const [state, told] of [["a=b,c=\"d\\", true], ["", false], ["é", false], ["a=" + "b".repeat(511), false]]) {
    process.env.TRACESTATE = state;
    const event = await b.emit("task", "runner");
    assert.equal(event.traceparent, parent);
    assert.equal(event.tracestate, told ? state : undefined);
  }
  for (const broken of ["garbage", parent.toUpperCase(), parent + "\n", `00-${"0".repeat(32)}-b7ad6b7169203331-01`]) {
    process.env.TRACEPARENT = broken;
    process.env.TRACESTATE = "a=b";
    assert.ok(!JSON.stringify(await b.emit("task", "runner")).includes("trace"));
  }
});

test("a bus that nobody used leaves nothing", async (t) => {
  const b = bus(t);
  assert.equal(await b.replay(assert.fail), 0);
  assert.equal(fs.existsSync(b.folder), false);
});

test("bad ids and timestamps are refused", async (t) => {
  const b = bus(t);
  for (const id of ["", "../x", "a/b", "a*b", "..", "-a", "_a", "a\0", "é", "a\n", "a".repeat(129), 7, []]) {
    await assert.rejects(b.emit("task", "runner", {}, { id }), EventError, String(id));
  }
  for (const timestamp of [
    "", "now", "../../etc/hosts", "0000-01-01T00:00:00Z", "99999-01-01T00:00:00Z", 7, "2026-02-30T00:00:00Z",
    "2026-02-21T24:00:00Z", "2026-02-21T10:00:00", "2026-02-21T10:00:00Z\n", "2026-02-21T10:00:00+25:00",
  ]) {
    await assert.rejects(b.emit("task", "runner", {}, { timestamp }), EventError, String(timestamp));
  }
  assert.deepEqual(names(b, "pending"), []);
  await b.emit("task", "runner", {}, { timestamp: "0001-01-01T00:00:00-12:30" });
});

test("what nobody could read is refused", async (t) => {
  const b = bus(t);
  let deep = {};
  for (let i = 0; i < 600; i++) {
    deep = { a: deep };
  }
  const cycle = {};
  cycle.a = cycle;
  for (const payload of [deep, cycle, { a: 1n }, { a: "x".repeat(MAX_BYTES) }, [], "text", null]) {
    await assert.rejects(b.emit("task", "runner", payload), EventError);
  }
  for (const bad of ["", undefined, 7]) {
    await assert.rejects(b.emit(bad, "runner"), EventError);
    await assert.rejects(b.emit("task", bad), EventError);
  }
  assert.deepEqual(names(b, "pending"), []);
});

test("any text comes back as it was, and more members are carried through", async (t) => {
  const b = bus(t);
  const payload = { "\0\x1f\"\\/\x7f\u2028😀": ["é漢😀\udfff\ud800", -0.5, true, null, {}] };
  const event = { ...GOOD, type: "tÿpe", payload, trace: { id: 1 }, version: "7" };
  await b.publish(event);
  const found = [];
  await b.replay((one) => found.push(one));
  assert.deepEqual(found, [event]);
});

test("what is no event is refused", () => {
  const one = { payload: { a: 1 } };
  for (const bad of [
    "", " ", "[]", "null", "7", "{}", "{", text() + "x", "\ufeff" + text(), text({ id: "../a" }), text({ id: 1 }),
    text({ payload: [] }), text({ payload: { "\ud800": 1 } }), text({ type: "" }), text(one).replace('"a":1', '"a":1 ,\n"\\u0061" :2'),
    text(one).replace(":1", ":NaN"), text(one).replace(":1", ":01"), text(one).replace(":1", ":" + "9".repeat(10_001)),
    text().replace('"t"', '"\n"'), Buffer.from(text({ type: "é" }), "latin1"), '{"payload":'.repeat(10_000),
    "[".repeat(10_000), '"', '{"a\\', " ".repeat(MAX_BYTES + 1),
  ]) {
    assert.throws(() => parse(Buffer.from(bad)), EventError, String(bad).slice(0, 80));
  }
});

test("brackets and commas in texts are no structure, and names may stand in several objects", () => {
  const payload = { a: '[{"\\,'.repeat(1000), b: [{ a: "a", b: ["a", "a"] }, { a: ",", b: 1e5 }], __proto__x: 1 };
  assert.deepEqual(parse(Buffer.from(text({ payload }))).payload, payload);
});

test("what a group cannot read twice is set aside with its reason", async (t) => {
  const b = bus(t);
  plant(b, "pending", "bad.json", "{");
  fs.symlinkSync("/dev/zero", path.join(b.folder, "pending", "link.json"));
  fs.mkdirSync(path.join(b.folder, "pending", "folder.json"));
  await emit(b, "good");
  assert.deepEqual(await handled(b), ["good"]);
  const kept = names(b, "dead-letter");
  assert.deepEqual(kept.filter((name) => !name.endsWith(".reason")), ["bad.json", "folder.json", "link.json"]);
  assert.match(fs.readFileSync(path.join(b.folder, "dead-letter", "bad.json.reason"), "utf8"), /^no JSON\n/);
  plant(b, "pending", "bad.json", "[2]");
  await handled(b, "other");
  assert.ok(names(b, "dead-letter").includes("bad.json.2"));
});

test("events are replayed by time, type, source and ids, and published once more", async (t) => {
  const b = bus(t);
  for (const [hour, id, type] of [[0, "a", "task"], [1, "b", "state"], [2, "c", "task"]]) {
    const name = `2026-02-21T1${hour}-00-00.000Z_${id}.json`;
    plant(b, id === "c" ? "pending" : "archive", name, text({ id, type, timestamp: `2026-02-21T1${hour}:00:00Z` }));
  }
  const replayed = async (choice) => {
    const ids = [];
    await b.replay((event) => ids.push(event.id), choice);
    return ids.join("");
  };
  assert.equal(await replayed(), "abc");
  assert.equal(await replayed({ types: ["task"] }), "ac");
  assert.equal(await replayed({ sources: ["other"] }), "");
  assert.equal(await replayed({ since: "2026-02-21T12:00:00+01:00" }), "bc");
  assert.equal(await replayed({ until: "2026-02-21T11:00:00.000Z" }), "a");
  assert.equal(await replayed({ fromId: "b" }), "bc");
  assert.equal(await replayed({ toId: "b" }), "ab");
  await assert.rejects(replayed({ since: "yesterday" }), EventError);

  assert.deepEqual(await handled(b), ["a", "b", "c"]);
  assert.equal(await b.replayIntoPending({ types: ["state"] }), 1);
  const again = [];
  await b.catchUp("g", (event) => again.push(event));
  assert.deepEqual(again.map((event) => [event.replay_of, event.timestamp]), [["b", "2026-02-21T11:00:00Z"]]);
  assert.match(again[0].id, /^[0-9a-f]{16}$/);
});

test("each group sees every event once", async (t) => {
  const b = bus(t);
  const emitted = [];
  for (let n = 0; n < 250; n++) {
    emitted.push((await b.emit("task", "runner", { n })).id);
  }
  assert.deepEqual(await handled(b, "one"), emitted);
  assert.deepEqual(await handled(b, "one"), []);
  assert.deepEqual(await handled(b, "two", { batch: 7 }), emitted);
});

test("a late file is handled, a duplicate is not, other types are acknowledged unseen", async (t) => {
  const b = bus(t);
  await emit(b, "a");
  assert.deepEqual(await handled(b), ["a"]);
  plant(b, "pending", "2000-01-01T00-00-00.000000Z_b.json", text({ id: "b" }));
  await emit(b, "a");
  await b.emit("state", "runner", {}, { id: "c" });
  assert.deepEqual(await handled(b, "g", { types: ["t", "task"] }), ["b"]);
  assert.deepEqual(await handled(b), []);
});

test("a group may begin with what comes", async (t) => {
  const b = bus(t);
  await emit(b, "a");
  assert.deepEqual(await handled(b, "g", { start: "latest" }), []);
  await emit(b, "b");
  assert.deepEqual(await handled(b), ["b"]);
});

test("a handler that fails is tried again, and at last the event is set aside", async (t) => {
  const b = bus(t);
  await emit(b, "bad");
  const [name] = names(b, "pending");
  await emit(b, "good");
  const seen = [];
  const handler = async (event) => {
    seen.push(event.id);
    if (event.id === "bad") {
      throw new TypeError("no disk");
    }
  };
  await b.catchUp("g", handler, { attempts: 3, pause: 0.001 });
  assert.deepEqual(seen, ["bad", "bad", "bad", "good"]);
  assert.deepEqual(names(b, "dead-letter", "g"), [name, `${name}.reason`]);
  const reason = fs.readFileSync(path.join(b.folder, "dead-letter", "g", `${name}.reason`), "utf8");
  assert.equal(reason, "3 attempts, the last failed: TypeError: no disk\n");
  assert.deepEqual(await handled(b, "other"), ["bad", "good"]);
});

test("pages are folded, and the group goes on", async (t) => {
  const b = bus(t);
  await emit(b, "a");
  await handled(b, "g", { batch: 1 });
  const group = path.join(b.folder, "groups", "g");
  for (let n = 2; n <= 1030; n++) {
    fs.copyFileSync(path.join(group, "0000000001-0001"), path.join(group, `${String(n).padStart(10, "0")}-0001`));
  }
  await emit(b, "b");
  assert.deepEqual(await handled(b), ["b"]);
  assert.deepEqual(names(b, "groups", "g"), ["0000001031-0001", "acked-0000000000", "acked-0000001030", "alive"]);
  assert.deepEqual(await handled(b), []);
});

test("the page of the dead is taken over, that of the living after its lease; a torn one holds nothing", async (t) => {
  const b = bus(t);
  await emit(b, "a", "b", "c", "d");
  await handled(b, "g", { types: [], start: "latest" });
  fs.writeFileSync(path.join(b.folder, "groups", "g", "acked-0000000000"), '{"through":0,"count":0}\n');
  await handled(b, "probe");
  const { space } = JSON.parse(fs.readFileSync(path.join(b.folder, "groups", "probe", "0000000001-0001"), "utf8").split("\n")[0]);
  const page = (number, head, lines) =>
    fs.writeFileSync(path.join(b.folder, "groups", "g", `000000000${number}-0001`), [JSON.stringify(head), ...lines].join("\n"));
  const files = names(b, "pending");
  page(1, { pid: 2 ** 22 + 1, space, lease: 60, count: 3 }, [...files.slice(0, 3), "0", "", "2 dead", "1"]);
  const leased = (lease) => page(2, { pid: process.pid, space: "elsewhere", lease, count: 1 }, [files[3], ""]);
  leased(3600); // however long it takes until it is looked at again
  page(3, { count: 2 }, ["x.json"]);
  assert.deepEqual(await handled(b), ["b"]);
  leased(0.2);
  const seen = [];
  const subscription = await b.subscribe("g", (event) => seen.push(event.id));
  await until(() => seen.length > 0);
  await subscription.close();
  assert.deepEqual(seen, ["d"]);
});

test("a subscription sees what comes, survives the loss of its folders, and gives back what it did not do", async (t) => {
  const b = bus(t);
  const seen = [];
  const subscription = await b.subscribe("g", (event) => {
    seen.push(event.id);
    if (event.id === "c") {
      subscription.close();
    }
  });
  await emit(b, "a");
  await until(() => seen.includes("a"));
  fs.renameSync(b.folder, `${b.folder}-away`); // lest the member makes folders where they are removed
  fs.rmSync(`${b.folder}-away`, { recursive: true });
  await emit(b, "b");
  await until(() => seen.includes("b"));
  await emit(b, "c", "d");
  await subscription.ended;
  assert.deepEqual(seen, ["a", "b", "c"]);
  assert.deepEqual(await handled(b), ["d"]);
});

test("whoever was silent for too long leaves a page that was taken over", async (t) => {
  const b = bus(t);
  await emit(b, "a", "b", "c");
  const seen = [];
  await b.catchUp("g", async (event) => {
    seen.push(event.id);
    const head = { member: "0", pid: process.pid, space: "elsewhere", lease: 60, count: 3 };
    plant(b, "groups/g", "0000000001-0002", [JSON.stringify(head), ...names(b, "pending"), ""].join("\n"));
    await new Promise((resolve) => setTimeout(resolve, 400));
  }, { lease: 1 });
  assert.deepEqual(seen, ["a"]);
});

/** A group that has seen one event and has another before it. */
async function withGroup(t) {
  const b = bus(t);
  await emit(b, "a");
  assert.deepEqual(await handled(b), ["a"]);
  await emit(b, "b");
  return { b, group: path.join(b.folder, "groups", "g") };
}

test("a checkpoint that is not whole stops no group, and takes no pages away", async (t) => {
  const { b, group } = await withGroup(t);
  for (const [name, content] of [["9999999999", ""], ["0000000900", '{"count":1}\n'], ["0000000901", "[]\n"]]) {
    plant(b, "groups/g", `acked-${name}`, content);
  }
  fs.mkdirSync(path.join(group, "acked-0000000902"));
  assert.deepEqual(await handled(b), ["b"]);
  assert.deepEqual(await handled(b), []);
  for (let n = 1000; n < 1030; n++) {
    plant(b, "groups/g", `acked-${String(n).padStart(10, "0")}`, "");
  }
  const ids = Array.from({ length: 1040 }, (_, n) => `n${n}`);
  await emit(b, ...ids);
  assert.deepEqual(await handled(b, "g", { batch: 1 }), ids);
  assert.deepEqual(await handled(b), []);
  assert.deepEqual(await handled(b), []);
});

test("pipes are not waited for", { skip: process.platform === "win32" }, async (t) => {
  const { b, group } = await withGroup(t);
  fs.unlinkSync(path.join(group, "alive"));
  for (const name of ["acked-0000000001", "alive"]) {
    execFileSync("mkfifo", [path.join(group, name)]);
  }
  assert.deepEqual(await handled(b), ["b"]);
  assert.ok(fs.statSync(path.join(group, "alive")).isFile());
});

test("a page that nobody can have reached counts for nothing", async (t) => {
  const { b } = await withGroup(t);
  for (const name of ["9999999999-0001", "0000010000-0001", "0000001002-0001"]) {
    plant(b, "groups/g", name, "");
  }
  assert.deepEqual(await handled(b), ["b"]);
  assert.ok(names(b, "groups", "g").includes("0000000002-0001"));
});

test("links in the place of folders lead nowhere", async (t) => {
  const { b, group } = await withGroup(t);
  const outside = path.join(b.folder, "..", "outside");
  fs.mkdirSync(outside);
  fs.unlinkSync(path.join(group, "alive"));
  fs.symlinkSync(path.join(outside, "new"), path.join(group, "alive"));
  assert.deepEqual(await handled(b), ["b"]);
  fs.symlinkSync(outside, path.join(b.folder, "dead-letter"));
  plant(b, "pending", "1_bad.json", "planted");
  await assert.rejects(handled(b), /found a link/);
  fs.symlinkSync(outside, path.join(b.folder, "groups", "other"));
  await assert.rejects(handled(b, "other"), /found a link/);
  assert.deepEqual(fs.readdirSync(outside), []);
});

test("an event whose first file is none is handled from its second", async (t) => {
  const { b } = await withGroup(t);
  plant(b, "pending", "1_c.json", "{");
  assert.deepEqual(await handled(b), ["b"]);
  const reason = fs.readFileSync(path.join(b.folder, "dead-letter", "1_c.json.reason"), "utf8");
  assert.match(reason, /move it to pending\/ under another name/);
  plant(b, "pending", "2_c.json", text({ id: "c" }));
  assert.deepEqual(await handled(b), ["c"]);
  plant(b, "pending", "3_c.json", text({ id: "c" }));
  assert.deepEqual(await handled(b, "new"), ["a", "b", "c"]);
});

test("what a subscription cannot be is refused", async (t) => {
  const b = bus(t);
  for (const [group, options] of [
    ["../x", {}], ["", {}], ["a".repeat(65), {}], ["g", { lease: 0 }], ["g", { batch: 1001 }], ["g", { attempts: 0 }],
    ["g", { start: "never" }],
  ]) {
    await assert.rejects(b.subscribe(group, () => {}, options), RangeError);
  }
});
