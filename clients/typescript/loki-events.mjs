/**
 * The event bus of Loki: emit, subscribe and replay, from Node.js 18 on and without any dependency.
 *
 *     import { EventBus } from "./loki-events.mjs";
 *
 *     const bus = new EventBus(".loki/events");
 *     await bus.emit("task", "runner", { action: "complete", task_id: "task-001" });
 *     await bus.replay((event) => console.log(event), { types: ["task"] });
 */
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import * as fs from "node:fs/promises";
import * as path from "node:path";
export const VERSION = "1.0";
export const TYPES = ["state", "memory", "task", "metric", "error", "session", "command", "user"];
export const SOURCES = [
    "cli",
    "api",
    "vscode",
    "mcp",
    "skill",
    "hook",
    "dashboard",
    "memory",
    "runner",
];
export const MAX_BYTES = 10 * 1024 * 1024;
export const MAX_DEPTH = 500;
export const MAX_NUMBER_LENGTH = 10_000;
/** What was given is no event. The message says what was expected, and quotes nothing of it. */
export class EventError extends Error {
    name = "EventError";
}
// ---- one event and its text ----------------------------------------------------------------------------------------
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;
const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;
const NAME = /^(?!\.)[!-.0-[\]-~]{1,250}\.json$/;
const NUMBER = /[-+.0-9eE]*/y;
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const TRACESTATE = /^[ -~]{1,512}$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Checks an id, which becomes part of a file name, and returns it. */
export function requireId(id) {
    if (typeof id !== "string" || !ID.test(id)) {
        throw new EventError("id must be 1 to 128 letters, digits, _ or -, the first a letter or digit");
    }
    return id;
}
/** The moment that a timestamp such as 2026-02-21T10:00:00.000Z names, in nanoseconds since 1970. */
export function instant(timestamp) {
    const match = typeof timestamp === "string" ? TIMESTAMP.exec(timestamp) : null;
    if (match) {
        const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
        const date = new Date(0);
        date.setUTCFullYear(year, month - 1, day);
        date.setUTCHours(hour, minute, second);
        const offset = (match[8] === "-" ? -60 : 60) * (60 * Number(match[9] ?? 0) + Number(match[10] ?? 0));
        const isReal = year > 0 && date.toISOString().startsWith(timestamp.slice(0, 19));
        if (isReal && Number(match[9] ?? 0) < 24 && Number(match[10] ?? 0) < 60) {
            return BigInt(date.getTime() / 1000 - offset) * 1000000000n + BigInt((match[7] ?? "").padEnd(9, "0"));
        }
    }
    throw new EventError("timestamp must be a time such as 2026-02-21T10:00:00.000Z");
}
function iso(milliseconds) {
    return new Date(milliseconds).toISOString();
}
/** The members that tell in which span an event happens (W3C Trace Context); none where that is malformed. */
function trace() {
    const { TRACEPARENT: traceparent = "", TRACESTATE: tracestate = "" } = process.env;
    if (!TRACEPARENT.test(traceparent)) {
        return {};
    }
    return TRACESTATE.test(tracestate) ? { traceparent, tracestate } : { traceparent };
}
/** The event that a file's bytes are: strict UTF-8, one JSON object, no name twice in an object. */
export function parse(data) {
    if (data.length > MAX_BYTES) {
        throw new EventError(`larger than ${MAX_BYTES} bytes, which is the most that is read`);
    }
    const text = decode(data);
    try {
        new Bounds(text).check();
        return requireEvent(JSON.parse(text));
    }
    catch (e) {
        throw e instanceof SyntaxError ? new EventError("no JSON") : e;
    }
}
/** The text of an event's file. What `parse` would refuse is refused here. */
export function stringify(event) {
    const text = toJson(event) + "\n";
    parse(Buffer.from(text));
    return text;
}
function toJson(event) {
    try {
        return JSON.stringify(event);
    }
    catch (e) {
        throw new EventError(`no JSON can hold this: ${e.message}`);
    }
}
function decode(data) {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
    }
    catch {
        throw new EventError("the bytes are not valid UTF-8");
    }
}
function requireEvent(value) {
    if (!isObject(value)) {
        throw new EventError("expected an object");
    }
    for (const member of ["type", "source", "timestamp", "id"]) {
        if (typeof value[member] !== "string" || value[member] === "") {
            throw new EventError(`${member} must be a text that is not empty`);
        }
    }
    if (!isObject(value.payload)) {
        throw new EventError("payload must be an object");
    }
    requireId(value.id);
    return value;
}
function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** What JSON.parse does not tell: how deep a text is nested, whether a name stands twice in one object, long numbers. */
class Bounds {
    text;
    /** The names of each object around, null for an array. */
    around = [];
    nameIsNext = false;
    constructor(text) {
        this.text = text;
    }
    check() {
        for (let at = 0; at < this.text.length; at++) {
            const char = this.text[at];
            if (char === '"') {
                at = this.string(at);
            }
            else if (char === "{" || char === "[") {
                this.enter(char === "{" ? new Set() : null);
            }
            else if (char === "}" || char === "]") {
                this.around.pop();
            }
            else if (char === ",") {
                this.nameIsNext = this.around[this.around.length - 1] instanceof Set;
            }
            else {
                at = this.number(at);
            }
        }
    }
    enter(names) {
        this.nameIsNext = names !== null;
        if (this.around.push(names) > MAX_DEPTH) {
            throw new EventError(`nested deeper than ${MAX_DEPTH} levels`);
        }
    }
    /** Returns where the string ends. */
    string(start) {
        let end = start;
        do {
            end = this.text.indexOf('"', end + 1);
            if (end < 0) {
                throw new EventError("no JSON: a text does not end");
            }
        } while (this.isEscaped(end, start));
        if (this.nameIsNext) {
            this.name(this.text.slice(start, end + 1));
        }
        return end;
    }
    isEscaped(at, start) {
        let first = at;
        while (first - 1 > start && this.text[first - 1] === "\\") {
            first--;
        }
        return (at - first) % 2 === 1;
    }
    name(literal) {
        const names = this.around[this.around.length - 1];
        const name = JSON.parse(literal);
        if (names?.has(name)) {
            throw new EventError("a name stands twice in one object");
        }
        if (LONE_SURROGATE.test(name)) {
            throw new EventError("a name holds half a character (a lone surrogate)");
        }
        names?.add(name);
        this.nameIsNext = false;
    }
    /** Returns where the number ends; where there is none, where it would have begun. */
    number(start) {
        NUMBER.lastIndex = start;
        const length = NUMBER.exec(this.text)?.[0].length ?? 0;
        if (length > MAX_NUMBER_LENGTH) {
            throw new EventError(`a number is longer than ${MAX_NUMBER_LENGTH} characters`);
        }
        return length > 0 ? start + length - 1 : start;
    }
}
/** 64 bits. */
function randomHex() {
    return randomBytes(8).toString("hex");
}
// ---- files ---------------------------------------------------------------------------------------------------------
function errorCode(error) {
    return error.code;
}
/** The bytes of a regular file; neither a link nor a pipe is followed, nor much more read than it may have. */
async function read(file, most = MAX_BYTES) {
    const handle = await openRegular(file);
    try {
        const found = await handle.stat();
        if (!found.isFile()) {
            throw new EventError("expected a regular file");
        }
        const bytes = Buffer.alloc(Math.min(found.size, most) + 1);
        let length = 0;
        for (let more = -1; more !== 0 && length < bytes.length; length += more) {
            more = (await handle.read(bytes, length, bytes.length - length, null)).bytesRead;
        }
        return bytes.subarray(0, length);
    }
    finally {
        await handle.close();
    }
}
async function openRegular(file) {
    try {
        return await fs.open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    }
    catch (e) {
        if (["EACCES", "ELOOP", "EMLINK", "ENXIO"].includes(errorCode(e) ?? "")) {
            throw new EventError(`cannot be read: ${errorCode(e)}`);
        }
        throw e;
    }
}
/** Makes what happened in a folder survive a power loss, where the system can. */
async function force(folder) {
    if (process.platform !== "win32") {
        const handle = await fs.open(folder, constants.O_RDONLY);
        try {
            await handle.sync();
        }
        finally {
            await handle.close();
        }
    }
}
/** A link in its place is refused: it may lead anywhere. */
async function makeFolder(folder, sync) {
    if (await isLink(folder)) {
        throw new Error(`${folder}: expected a folder, found a link; move it away`);
    }
    if (await isFolder(folder)) {
        return;
    }
    const parent = path.dirname(path.resolve(folder));
    if (parent !== path.resolve(folder)) {
        await makeFolder(parent, sync);
    }
    try {
        await fs.mkdir(folder, 0o700);
    }
    catch (e) {
        if (errorCode(e) !== "EEXIST" || !(await isFolder(folder))) {
            throw e;
        }
    }
    if (sync) {
        await force(parent);
    }
}
async function isLink(file) {
    try {
        return (await fs.lstat(file)).isSymbolicLink();
    }
    catch {
        return false;
    }
}
async function isFolder(folder) {
    try {
        return (await fs.stat(folder)).isDirectory();
    }
    catch {
        return false;
    }
}
async function isRegular(file) {
    try {
        return (await fs.lstat(file)).isFile();
    }
    catch {
        return false;
    }
}
async function exists(file) {
    try {
        await fs.lstat(file);
        return true;
    }
    catch {
        return false;
    }
}
/** Writes a file of which others see all or nothing. Tells whether it could: not where one is there already. */
async function create(file, text, sync, place = link) {
    const unfinished = await writeBeside(file, text, sync);
    try {
        if (!(await place(unfinished, file))) {
            return false;
        }
    }
    finally {
        await fs.rm(unfinished, { force: true });
    }
    if (sync) {
        await force(path.dirname(file));
    }
    return true;
}
async function writeBeside(file, text, sync) {
    const name = `.${path.basename(file)}.${randomHex()}.tmp`;
    const unfinished = path.join(path.dirname(file), name);
    const handle = await fs.open(unfinished, "wx", 0o600);
    try {
        await handle.writeFile(text);
        if (sync) {
            await handle.sync();
        }
    }
    catch (e) {
        await fs.rm(unfinished, { force: true });
        throw e;
    }
    finally {
        await handle.close();
    }
    return unfinished;
}
/** Gives a file one more name; tells whether that was free. */
async function link(from, to) {
    try {
        await fs.link(from, to);
        return true;
    }
    catch (e) {
        if (errorCode(e) === "EEXIST") {
            return false;
        }
        throw e;
    }
}
/** As `link`; where the file system has no links, of a name that nobody else is expected to take meanwhile. */
async function linkOrRename(from, to) {
    try {
        return await link(from, to);
    }
    catch (e) {
        if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(errorCode(e) ?? "")) {
            throw e;
        }
    }
    if (await exists(to)) {
        return false;
    }
    await fs.rename(from, to);
    return true;
}
/** The names of finished event files. Others' unfinished files may start with a dot. */
async function names(folder) {
    try {
        return (await fs.readdir(folder)).filter((name) => NAME.test(name));
    }
    catch (e) {
        if (errorCode(e) === "ENOENT") {
            return [];
        }
        throw e;
    }
}
/** Files move from pending to archive only: listed in this order, none is missed. */
async function namesInOrder(folders) {
    const found = new Set();
    for (const folder of folders) {
        (await names(folder)).forEach((name) => found.add(name));
    }
    return [...found].sort();
}
/** The bytes of an event, which may be archived meanwhile; undefined where it is nowhere. */
async function readFirst(folders, name) {
    for (const folder of folders) {
        try {
            return await read(path.join(folder, name));
        }
        catch (e) {
            if (errorCode(e) !== "ENOENT") {
                throw e;
            }
        }
    }
    return undefined;
}
/** The bus in a folder, usually `.loki/events` on a local file system. Nothing is created before the first event. */
export class EventBus {
    folder;
    pending;
    archive;
    /** Whether what was emitted survives a power loss. */
    isSynced;
    now;
    last = 0;
    constructor(folder = path.join(".loki", "events"), options = {}) {
        const sync = options.sync ?? (process.env.LOKI_EVENTS_SYNC || "always");
        if (sync !== "always" && sync !== "os") {
            throw new RangeError("LOKI_EVENTS_SYNC: expected always or os");
        }
        this.folder = folder;
        this.pending = path.join(folder, "pending");
        this.archive = path.join(folder, "archive");
        this.isSynced = sync === "always";
        this.now = options.now ?? Date.now;
    }
    /**
     * Publishes an event, and returns it. Readers see all of it or nothing. It tells that it happens in the span that
     * TRACEPARENT and TRACESTATE in the environment name, where they do.
     *
     * @param type see TYPES; others are legal
     * @param source see SOURCES; others are legal
     * @param payload what JSON can hold
     * @param given its id, where it is not to be 64 random bits in hex; its timestamp, where it is not now
     * @throws EventError where this is no event; the system's error where it cannot be written
     */
    async emit(type, source, payload = {}, given = {}) {
        if (given.timestamp !== undefined) {
            instant(given.timestamp);
        }
        const id = given.id ?? randomHex();
        const timestamp = given.timestamp ?? iso(this.now());
        const event = { id, type, source, timestamp, payload, version: VERSION, ...trace() };
        await this.publish(event);
        return event;
    }
    /** Publishes a whole event, with whatever members it has. */
    async publish(event) {
        await this.put(event.id, stringify(event));
    }
    /** Hands the events that are pending or archived to the handler, oldest first, and returns how many. */
    async replay(handler, choice = {}) {
        let count = 0;
        for await (const event of this.chosen(choice)) {
            await handler(event);
            count++;
        }
        return count;
    }
    /**
     * Publishes events once more, and returns how many. They keep their timestamps, and get fresh ids, lest they be taken for
     * duplicates; the old is in `replay_of`.
     */
    async replayIntoPending(choice = {}) {
        const events = [];
        for await (const event of this.chosen(choice)) {
            events.push(event);
        }
        for (const event of events) {
            await this.publish({ ...event, id: randomHex(), replay_of: event.id });
        }
        return events.length;
    }
    /**
     * Joins a consumer group, and hands it events as they come, until the subscription is closed.
     *
     * Each group sees every event; within a group each goes to one member, at least once, and is acknowledged after the
     * handler's promise is fulfilled. Where the handler fails, it is tried again, and at last the event is set aside in
     * dead-letter/<group>/ with the error.
     *
     * @param group 1 to 64 letters, digits, _ or -
     */
    async subscribe(group, handler, options = {}) {
        const member = new Member(this, group, handler, options);
        await member.join();
        return new Subscription(member.run(), () => member.close());
    }
    /** As `subscribe`, here and now, until the group has nothing more to do. Returns how many events it handled. */
    async catchUp(group, handler, options = {}) {
        return new Member(this, group, handler, options).catchUp();
    }
    async put(id, data) {
        await makeFolder(this.pending, this.isSynced);
        while (!(await create(path.join(this.pending, this.nextName(id)), data, this.isSynced, linkOrRename)))
            ;
    }
    /** Names tell the time in microseconds, and must tell the order within one. */
    nextName(id) {
        this.last = Math.max(Math.floor(this.now() * 1000), this.last + 1);
        const micros = String(this.last % 1000).padStart(3, "0");
        return `${iso(Math.floor(this.last / 1000)).slice(0, -1).replaceAll(":", "-")}${micros}Z_${id}.json`;
    }
    async *chosen(choice) {
        const folders = [this.pending, this.archive];
        const filter = new Filter(choice);
        for (const name of await namesInOrder(folders)) {
            const data = await readOrWarn(folders, name);
            const event = data && parseOrWarn(name, data);
            if (event && filter.takes(event)) {
                yield event;
            }
            if (filter.isOver) {
                return;
            }
        }
    }
}
async function readOrWarn(folders, name) {
    try {
        return await readFirst(folders, name);
    }
    catch (e) {
        return warn(`${name} cannot be read: ${e.message}`);
    }
}
function parseOrWarn(name, data) {
    try {
        return parse(data);
    }
    catch (e) {
        return warn(`${name} is no event: ${e.message}`);
    }
}
function warn(text) {
    process.emitWarning(text, "LokiEvents");
}
/** Sees the events in order, once, and says which are chosen. */
class Filter {
    isOver = false;
    choice;
    since;
    until;
    hasBegun;
    constructor(choice) {
        this.choice = choice;
        this.since = choice.since === undefined ? undefined : instant(choice.since);
        this.until = choice.until === undefined ? undefined : instant(choice.until);
        this.hasBegun = choice.fromId === undefined;
    }
    takes(event) {
        this.hasBegun ||= event.id === this.choice.fromId;
        this.isOver = this.hasBegun && event.id === this.choice.toId;
        const { types, sources } = this.choice;
        return (this.hasBegun &&
            (types?.includes(event.type) ?? true) &&
            (sources?.includes(event.source) ?? true) &&
            this.isInTime(event.timestamp));
    }
    isInTime(timestamp) {
        if (this.since === undefined && this.until === undefined) {
            return true;
        }
        try {
            const moment = instant(timestamp);
            return (this.since === undefined || this.since <= moment) && (this.until === undefined || moment < this.until);
        }
        catch {
            return false;
        }
    }
}
// ---- consumer groups: docs/events.md, "On disk" ---------------------------------------------------------------------
const GROUP = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const CHECKPOINT = /^acked-(\d{10})$/;
const TURN = /^(\d{10})-(\d{4})$/;
const LOOK_MILLIS = 1_000;
const RESCAN_MILLIS = 5_000;
const ALIVE_MILLIS = 60_000;
const FOLD_NAMES = 4096;
const FOLD_PAGES = 1024;
const MOST_LOST = 1000;
const MAX_CHECKPOINT_BYTES = 500_000_000;
/** One member of a consumer group, at work. */
export class Subscription {
    /** Fulfilled when the subscription has ended. */
    ended;
    leave;
    constructor(ended, leave) {
        this.ended = ended;
        this.leave = leave;
    }
    /** Leaves the group, once the event in hand is handled. In a handler, do not await it. */
    async close() {
        this.leave();
        await this.ended;
    }
}
/** A promise that is fulfilled after a time, or when somebody says so. */
class Alarm {
    isOver = false;
    wake;
    over() {
        this.isOver = true;
        this.wake?.();
    }
    /** Tells whether it is over. */
    async wait(milliseconds) {
        if (!this.isOver) {
            await new Promise((resolve) => {
                const timer = setTimeout(resolve, milliseconds);
                this.wake = () => {
                    clearTimeout(timer);
                    resolve();
                };
            });
            this.wake = undefined;
        }
        return this.isOver;
    }
}
/** A member's own turn at a page: the names it took, and the open file it acknowledges them in. */
class Turn {
    number;
    owner;
    names;
    handle;
    lease;
    writtenAt = performance.now();
    silence = 0;
    constructor(handle, number, owner, names, lease) {
        this.handle = handle;
        this.number = number;
        this.owner = owner;
        this.names = names;
        this.lease = lease;
    }
    acknowledge(index, outcome) {
        return this.append(outcome ? `${index} ${outcome}` : String(index));
    }
    /** Tells others, in time, that somebody is here. */
    async beat() {
        if (performance.now() - this.writtenAt >= (this.lease * 1000) / 3) {
            await this.append("");
        }
    }
    /** Whether others may think, or have thought, that nobody is here; a line that came late changes nothing. */
    wasSilent() {
        return Math.max(this.silence, performance.now() - this.writtenAt) >= (this.lease * 1000) / 3;
    }
    /** Somebody has seen that nobody took it over. */
    isStillOwn() {
        this.silence = 0;
    }
    release() {
        return this.append("released");
    }
    close() {
        return this.handle.close();
    }
    async append(line) {
        await this.handle.write(`${line}\n`);
        const now = performance.now();
        this.silence = Math.max(this.silence, now - this.writtenAt);
        this.writtenAt = now;
    }
}
/** What the file of anybody's turn says. */
class Owner {
    size;
    seenAt = performance.now();
    names = [];
    acknowledged = new Set();
    isReleased = false;
    space;
    pid;
    lease = 60;
    constructor(data) {
        this.size = data.length;
        const [head, ...lines] = decodeTolerant(data).split("\n").slice(0, -1);
        const header = jsonOrNothing(head ?? "");
        if (typeof header?.count !== "number" || typeof header.lease !== "number") {
            this.isReleased = true; // torn by a power loss: it holds no names, and they are taken again
            return;
        }
        this.space = header.space;
        this.pid = header.pid;
        this.lease = Math.min(header.lease, 3600);
        this.names = lines.slice(0, Math.min(header.count, 1000));
        this.names.filter((name) => !NAME.test(name)).forEach((name) => this.acknowledged.add(name));
        lines.slice(this.names.length).forEach((line) => this.take(line));
    }
    take(line) {
        const word = line.split(" ")[0];
        if (line === "released") {
            this.isReleased = true;
        }
        else if (/^\d{1,4}$/.test(word) && Number(word) < this.names.length) {
            this.acknowledged.add(this.names[Number(word)]);
        }
    }
}
function decodeTolerant(data) {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(data);
}
function jsonOrNothing(text) {
    try {
        const value = JSON.parse(text);
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** A page and all turns at it. */
class Page {
    owners = new Map();
    isFinished = false;
    /** The number of the first turn whose file is there. */
    get first() {
        return Math.min(...this.owners.keys());
    }
    get last() {
        return Math.max(...this.owners.keys());
    }
    get names() {
        return this.owners.get(this.first)?.names ?? [];
    }
    left() {
        const owners = [...this.owners.values()];
        return this.names.filter((name) => !owners.some((owner) => owner.acknowledged.has(name)));
    }
    /** Reads the file of a turn, where it has grown; tells whether it had. */
    async update(owner, file) {
        const known = this.owners.get(owner);
        if (this.isFinished || (known && (await fs.stat(file)).size === known.size)) {
            return false;
        }
        this.owners.set(owner, new Owner(await readOrNothing(file)));
        this.isFinished = this.left().length === 0;
        return true;
    }
}
async function readOrNothing(file) {
    try {
        return await read(file);
    }
    catch (e) {
        if (e instanceof EventError) {
            return new Uint8Array();
        }
        throw e;
    }
}
/** The names in a folder, listed again where it may have changed. */
class Listing {
    folder;
    changed;
    stableAt = 0;
    staleAt = 0;
    constructor(folder) {
        this.folder = folder;
    }
    /** All names; none where they are the same as before. */
    async news() {
        const now = performance.now();
        const changed = await modified(this.folder);
        if (changed !== this.changed) {
            this.changed = changed;
            this.stableAt = now + 1000;
        }
        if (this.stableAt <= now && now < this.staleAt) {
            return [];
        }
        this.staleAt = now + RESCAN_MILLIS;
        return names(this.folder);
    }
}
async function modified(folder) {
    try {
        return (await fs.stat(folder, { bigint: true })).mtimeNs;
    }
    catch {
        return undefined;
    }
}
/** What a member knows of its group is out of date. */
class Rejoin extends Error {
}
/** What a member learned of its group. */
class Knowledge {
    /** The number of the checkpoint, and what it holds. */
    checkpoint;
    names;
    /** The highest number of a checkpoint, be it one that can be read or not. */
    highest;
    pages = new Map();
    known = new Set();
    firstOf = new Map();
    next;
    queue = [];
    gap;
    lookedAt = -Infinity;
    constructor(checkpoint, names, highest) {
        this.checkpoint = checkpoint;
        this.names = names;
        this.highest = highest;
        this.next = checkpoint + 1;
        this.learn(checkpoint, names);
    }
    /** Remembers names, and where each id was first. */
    learn(number, names) {
        names.forEach((name, index) => {
            this.known.add(name);
            const first = this.firstOf.get(borne(name));
            if (!first || number < first.number || (number === first.number && index < first.index)) {
                this.firstOf.set(borne(name), { number, index, name });
            }
        });
    }
    /** Another name that bears the event's id, as this one does, and was before it. */
    first(name, id) {
        const first = borne(name) === id ? this.firstOf.get(id)?.name : undefined;
        return first === name ? undefined : first;
    }
    /** The last of the finished pages that follow the checkpoint, and the names in them. */
    finished() {
        let last = this.checkpoint;
        const names = [];
        while (last + 1 < this.next) {
            const page = this.pages.get(last + 1);
            if (!page && this.gap !== last + 1) {
                this.gap = last + 1; // perhaps not listed while it came; lost, if it is not there next time
                break;
            }
            if (page && !page.isFinished) {
                break;
            }
            last++;
            names.push(...(page?.names ?? []));
        }
        return { last, names };
    }
}
/** One member of a group. */
class Member {
    bus;
    handler;
    options;
    group;
    folder;
    sources;
    id = randomHex();
    closing = new Alarm();
    space = "";
    touchedAt = -Infinity;
    handled = 0;
    /** The checkpoints that are not whole: as one is when it gets its name, they never will be. */
    forged = new Set();
    at;
    listings = [];
    constructor(bus, group, handler, options) {
        const all = { start: "earliest", attempts: 5, pause: 0.1, lease: 60, batch: 100, poll: 0.05, ...options };
        if (typeof group !== "string" || !GROUP.test(group)) {
            throw new RangeError("a group's name must be 1 to 64 letters, digits, _ or -");
        }
        if (all.start !== "earliest" && all.start !== "latest") {
            throw new RangeError("start must be earliest or latest");
        }
        if (!(all.attempts >= 1 && all.pause >= 0 && all.lease >= 1 && all.lease <= 3600)) {
            throw new RangeError("expected attempts >= 1, pause >= 0, a lease of 1 to 3600");
        }
        if (!(all.batch >= 1 && all.batch <= 1000)) {
            throw new RangeError("expected a batch of 1 to 1000");
        }
        this.bus = bus;
        this.group = group;
        this.handler = handler;
        this.options = all;
        this.folder = path.join(bus.folder, "groups", group);
        this.sources = [path.join(bus.folder, "pending"), path.join(bus.folder, "archive")];
    }
    // -- the life of a member
    close() {
        this.closing.over();
    }
    async run() {
        let isJoined = true;
        while (!this.closing.isOver) {
            try {
                if (!isJoined) {
                    await this.join();
                    isJoined = true;
                }
                if (!(await this.step())) {
                    await this.closing.wait(this.options.poll * 1000);
                }
            }
            catch (e) {
                isJoined = false;
                if (!(e instanceof Rejoin)) {
                    warn(`group ${this.group}: ${e.message}; trying again`);
                    await this.closing.wait(1000);
                }
            }
        }
    }
    async catchUp() {
        await this.join();
        for (;;) {
            try {
                if (!(await this.step())) {
                    return this.handled;
                }
            }
            catch (e) {
                if (!(e instanceof Rejoin)) {
                    throw e;
                }
                await this.join();
            }
        }
    }
    /** Takes the next page that there is, and handles it; tells whether there was one. */
    async step() {
        const turn = (await this.freeTurn()) ?? (await this.newTurn());
        if (!turn) {
            return false;
        }
        try {
            await this.work(turn);
        }
        catch (e) {
            await turn.release();
            throw e;
        }
        finally {
            await turn.close();
        }
        return true;
    }
    // -- what is known of the group
    async join() {
        this.space ||= await space();
        await makeFolder(path.dirname(this.folder), this.bus.isSynced);
        await makeFolder(this.folder, this.bus.isSynced);
        await this.touchAlive();
        for (;;) {
            this.at = await this.readCheckpoint();
            this.listings = this.sources.map((folder) => new Listing(folder));
            try {
                return await this.refresh();
            }
            catch (e) {
                if (!(e instanceof Rejoin)) {
                    throw e;
                }
            }
        }
    }
    async readCheckpoint() {
        for (;;) {
            const numbers = await this.checkpoints();
            const highest = numbers[numbers.length - 1];
            for (const number of [...numbers].reverse()) {
                const names = await this.namesOfCheckpoint(number);
                if (names) {
                    return new Knowledge(number, names, highest);
                }
            }
            if (highest === undefined) {
                await this.writeCheckpoint(0, this.options.start === "earliest" ? [] : await namesInOrder(this.sources));
            }
            else if ((await this.checkpoints()).pop() === highest) {
                throw new Error(`no checkpoint in ${this.folder} can be read; remove the folder to begin anew`);
            }
        }
    }
    /** The numbers of all checkpoints, ascending. */
    async checkpoints() {
        return checkpointsIn(await fs.readdir(this.folder));
    }
    /** Undefined where it is not whole. */
    async namesOfCheckpoint(number) {
        try {
            return this.forged.has(number) ? undefined : await this.readCheckpointFile(number);
        }
        catch (e) {
            if (e instanceof EventError) {
                this.forged.add(number);
            }
            else if (errorCode(e) !== "ENOENT") {
                throw e;
            }
            return undefined;
        }
    }
    async readCheckpointFile(number) {
        const text = decodeTolerant(await read(this.path(checkpointName(number)), MAX_CHECKPOINT_BYTES));
        const [head, ...lines] = text.split("\n").slice(0, -1);
        const count = jsonOrNothing(head ?? "")?.count;
        if (typeof count !== "number" || count > lines.length) {
            throw new EventError("the checkpoint is not whole");
        }
        return lines.slice(0, count);
    }
    /** Tells whether it could: not where one with this number is there. */
    async writeCheckpoint(number, names) {
        const head = JSON.stringify({ through: number, count: names.length });
        const text = [head, ...names].map((line) => `${line}\n`).join("");
        return create(this.path(checkpointName(number)), text, true);
    }
    /** Whether a checkpoint has this number or a higher one; or none is left, because the group began anew. */
    async isFoldedFrom(number) {
        const numbers = await this.checkpoints();
        for (const higher of numbers.filter((one) => one >= number)) {
            if (await this.namesOfCheckpoint(higher)) {
                return true;
            }
        }
        return numbers.length === 0;
    }
    path(name) {
        return path.join(this.folder, name);
    }
    /** Reads what has changed in the group's folder. */
    async refresh() {
        const entries = await fs.readdir(this.folder);
        if (checkpointsIn(entries).pop() !== this.at.highest) {
            throw new Rejoin();
        }
        for (const entry of entries.sort()) {
            const match = TURN.exec(entry);
            const number = Number(match?.[1]);
            if (match && number > this.at.checkpoint && number < this.at.next + MOST_LOST) {
                await this.update(Number(match[1]), Number(match[2]));
            }
        }
    }
    async update(number, owner) {
        const page = this.at.pages.get(number) ?? new Page();
        this.at.pages.set(number, page);
        try {
            if ((await page.update(owner, this.path(turnName(number, owner)))) && owner === page.first) {
                this.at.learn(number, page.names);
            }
        }
        catch (e) {
            throw errorCode(e) === "ENOENT" ? new Rejoin() : e;
        }
        this.at.next = Math.max(this.at.next, number + 1);
    }
    /** Once a second, however much there is to do: the pages of the dead must not wait. */
    async look() {
        const now = performance.now();
        if (now - this.at.lookedAt < LOOK_MILLIS) {
            return false;
        }
        this.at.lookedAt = now;
        if (now - this.touchedAt >= ALIVE_MILLIS) {
            await this.touchAlive();
        }
        await this.refresh();
        await this.fold();
        return true;
    }
    async touchAlive() {
        this.touchedAt = performance.now();
        const now = new Date();
        const alive = this.path("alive");
        if (!(await isRegular(alive))) {
            await fs.rm(alive, { force: true }); // a pipe would be waited for
            const flags = constants.O_WRONLY | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
            await (await fs.open(alive, flags, 0o600)).close();
        }
        await fs.utimes(alive, now, now);
        await fs.rm(this.path("doomed"), { force: true });
    }
    // -- taking pages
    /** A turn at a page whose last owner is gone. */
    async freeTurn() {
        if (!(await this.look())) {
            return undefined;
        }
        for (const number of [...this.at.pages.keys()].sort((a, b) => a - b)) {
            const page = this.at.pages.get(number);
            const owner = page && !page.isFinished ? page.owners.get(page.last) : undefined;
            if (page && owner && (await this.isFree(owner))) {
                const turn = await this.take(number, page.last + 1, page.left());
                if (turn) {
                    await this.requireCurrent(turn);
                    await this.update(number, turn.owner);
                    return turn;
                }
            }
        }
        return undefined;
    }
    async isFree(owner) {
        return (owner.isReleased ||
            (owner.space === this.space && !(await isAlive(owner.pid))) ||
            performance.now() - owner.seenAt >= owner.lease * 1000);
    }
    /** A turn at a new page of what nobody has taken. */
    async newTurn() {
        if (this.at.queue.length === 0) {
            const [pending, archive] = [await this.listings[0].news(), await this.listings[1].news()];
            this.at.queue = [...new Set([...pending, ...archive].filter((name) => !this.at.known.has(name)))].sort();
        }
        while (this.at.queue.length > 0) {
            this.at.queue = this.at.queue.filter((name) => !this.at.known.has(name));
            const batch = this.at.queue.slice(0, this.options.batch);
            if (batch.length > 0) {
                const number = this.at.next;
                const turn = await this.take(number, 1, batch);
                await this.update(number, 1);
                if (turn) {
                    await this.requireCurrent(turn);
                    return turn;
                }
            }
        }
        return undefined;
    }
    /** Who was behind may have got a number that was folded away. */
    async requireCurrent(turn) {
        if (await this.isFoldedFrom(turn.number)) {
            await fs.rm(this.path(turnName(turn.number, turn.owner)), { force: true });
            await turn.close();
            throw new Rejoin();
        }
    }
    /** Writes a turn; none where somebody else did. */
    async take(number, owner, names) {
        const lease = Math.ceil(this.options.lease);
        const head = { member: this.id, pid: process.pid, space: this.space, lease, count: names.length };
        const unfinished = this.path(`.${turnName(number, owner)}.${randomHex()}.tmp`);
        const handle = await fs.open(unfinished, "ax", 0o600);
        try {
            await handle.appendFile([JSON.stringify(head), ...names].map((line) => `${line}\n`).join(""));
            await fs.link(unfinished, this.path(turnName(number, owner)));
            return new Turn(handle, number, owner, names, this.options.lease);
        }
        catch (e) {
            await handle.close();
            if (errorCode(e) === "EEXIST") {
                return undefined;
            }
            throw e;
        }
        finally {
            await fs.rm(unfinished, { force: true });
        }
    }
    // -- handling
    async work(turn) {
        for (const [index, name] of turn.names.entries()) {
            if (await this.isLost(turn)) {
                return;
            }
            const outcome = this.closing.isOver ? undefined : await this.outcome(turn, name);
            if (outcome === undefined) {
                return turn.release();
            }
            await turn.acknowledge(index, outcome);
        }
    }
    async isLost(turn) {
        if (!turn.wasSilent()) {
            return false;
        }
        if (await exists(this.path(turnName(turn.number, turn.owner + 1)))) {
            return true;
        }
        turn.isStillOwn();
        return false;
    }
    /** Handles one event; the word it is acknowledged with, undefined where it is not. */
    async outcome(turn, name) {
        let found = await this.read(name);
        if (found.reason !== undefined) {
            if (!(await this.wait(turn, 1000))) {
                return undefined; // a foreign writer may not have finished
            }
            found = await this.read(name);
        }
        if (found.reason !== undefined) {
            await this.setAside(name, found.reason);
            return "gone";
        }
        if (!found.event || !found.data) {
            return "gone";
        }
        const first = this.at.first(name, found.event.id);
        if (first !== undefined && (await this.read(first)).event?.id === found.event.id) {
            return "duplicate";
        }
        return this.options.types?.includes(found.event.type) === false ? "" : this.attempt(turn, name, found.data);
    }
    async read(name) {
        try {
            const data = await readFirst(this.sources, name);
            return data ? { event: parse(data), data } : {};
        }
        catch (e) {
            if (e instanceof EventError) {
                return { reason: e.message };
            }
            throw e;
        }
    }
    async attempt(turn, name, data) {
        let error;
        for (let attempt = 1; attempt <= this.options.attempts; attempt++) {
            try {
                await this.handler(parse(data));
                this.handled++;
                return "";
            }
            catch (e) {
                error = e;
            }
            const pause = Math.min(30, this.options.pause * 2 ** (attempt - 1));
            if (attempt < this.options.attempts && !(await this.wait(turn, pause * 1000))) {
                return undefined;
            }
        }
        const folder = path.join(this.bus.folder, "dead-letter", this.group);
        await makeFolder(path.dirname(folder), this.bus.isSynced);
        await makeFolder(folder, this.bus.isSynced);
        await create(path.join(folder, name), data, this.bus.isSynced);
        const reason = reasonText(`${this.options.attempts} attempts, the last failed: ${String(error)}`);
        await create(path.join(folder, `${name}.reason`), reason, this.bus.isSynced);
        return "dead";
    }
    /** Waits, as one who lives; tells whether the page is still this member's to handle. */
    async wait(turn, milliseconds) {
        const until = performance.now() + milliseconds;
        for (let left = milliseconds; left > 0; left = until - performance.now()) {
            if ((await this.closing.wait(Math.min(left, (this.options.lease * 1000) / 3))) || (await this.isLost(turn))) {
                return false;
            }
            await turn.beat();
        }
        return true;
    }
    async setAside(name, reason) {
        const folder = path.join(this.bus.folder, "dead-letter");
        await makeFolder(folder, this.bus.isSynced);
        for (const source of this.sources) {
            const kept = await move(path.join(source, name), folder);
            if (kept !== undefined) {
                warn(`${name} is no event: ${reason}; it is now in ${folder}`);
                const text = `${reason}\nTo have it read again, mend the file and move it to pending/ under another name.`;
                await create(`${kept}.reason`, reasonText(text), this.bus.isSynced);
            }
        }
    }
    // -- folding pages into a checkpoint
    async fold() {
        const { last, names } = this.at.finished();
        const isLong = names.length >= Math.max(this.at.names.length, FOLD_NAMES);
        if (isLong || last - this.at.checkpoint >= FOLD_PAGES) {
            const kept = new Set(await namesInOrder(this.sources));
            const isWritten = await this.writeCheckpoint(last, [...this.at.names, ...names].filter((name) => kept.has(name)));
            if (isWritten || (await this.isFoldedFrom(last))) {
                await this.sweep(last);
                throw new Rejoin();
            }
        }
    }
    async sweep(last) {
        const entries = await fs.readdir(this.folder);
        const old = checkpointsIn(entries).slice(0, -2).map(checkpointName);
        for (const entry of entries) {
            const match = TURN.exec(entry);
            if (old.includes(entry) || (match && Number(match[1]) <= last)) {
                await fs.rm(this.path(entry), { force: true }).catch(ignoreFolder);
            }
        }
    }
}
function checkpointsIn(entries) {
    return entries.flatMap((entry) => CHECKPOINT.exec(entry)?.slice(1).map(Number) ?? []).sort((a, b) => a - b);
}
function ignoreFolder(e) {
    if (errorCode(e) !== "ERR_FS_EISDIR") {
        throw e;
    }
}
function checkpointName(number) {
    return `acked-${String(number).padStart(10, "0")}`;
}
function turnName(number, owner) {
    return `${String(number).padStart(10, "0")}-${String(owner).padStart(4, "0")}`;
}
/** The id in an event's name. */
function borne(name) {
    return name.includes("_") ? name.slice(name.indexOf("_") + 1, -".json".length) : "";
}
function reasonText(text) {
    return `${text.slice(0, 1000)}\n`;
}
/** Moves a file into a folder, where it replaces none; returns where it is now, undefined where it was not there. */
async function move(file, folder) {
    const place = path.join(folder, path.basename(file));
    for (let copy = 1;; copy++) {
        const kept = copy === 1 ? place : `${place}.${copy}`;
        try {
            if (!(await exists(kept)) && (await moveTo(file, kept))) {
                return kept;
            }
        }
        catch (e) {
            if (errorCode(e) === "ENOENT") {
                return undefined;
            }
            throw e;
        }
    }
}
async function moveTo(file, kept) {
    if (!(await fs.lstat(file)).isFile()) {
        await fs.rename(file, kept);
        return true;
    }
    const isThere = await link(file, kept);
    if (isThere) {
        await fs.rm(file, { force: true });
    }
    return isThere;
}
/** Where a pid means something. Where that cannot be known, only leases count. */
async function space() {
    if (process.platform !== "linux") {
        return "local";
    }
    try {
        const boot = await fs.readFile("/proc/sys/kernel/random/boot_id", "ascii");
        return `${boot.trim()} ${await fs.readlink("/proc/self/ns/pid")}`;
    }
    catch {
        return randomHex() + randomHex();
    }
}
async function isAlive(pid) {
    if (typeof pid !== "number" || !Number.isInteger(pid) || pid < 1) {
        return true; // the lease tells
    }
    try {
        process.kill(pid, 0);
        return !/\) [ZX][^)]*$/.test(await fs.readFile(`/proc/${pid}/stat`, "latin1")); // a zombie has ended, too
    }
    catch (e) {
        return errorCode(e) !== "ESRCH";
    }
}
