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
export const TYPES: readonly string[] = ["state", "memory", "task", "metric", "error", "session", "command", "user"];
export const SOURCES: readonly string[] = [
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

export const MAX_BYTES: number = 10 * 1024 * 1024;
export const MAX_DEPTH = 500;
export const MAX_NUMBER_LENGTH = 10_000;

/** One message, as it stands in its file. Other types, sources and members than the known are legal. */
export interface Event {
  id: string;
  type: string;
  source: string;
  timestamp: string;
  payload: Record<string, unknown>;
  version?: unknown;
  [member: string]: unknown;
}

/** What was given is no event. The message says what was expected, and quotes nothing of it. */
export class EventError extends Error {
  override readonly name: string = "EventError";
}

// ---- one event and its text ----------------------------------------------------------------------------------------

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;
const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;
const NUMBER = /[-+.0-9eE]*/y;

/** Checks an id, which becomes part of a file name, and returns it. */
export function requireId(id: unknown): string {
  if (typeof id !== "string" || !ID.test(id)) {
    throw new EventError("id must be 1 to 128 letters, digits, _ or -, the first a letter or digit");
  }
  return id;
}

/** The moment that a timestamp such as 2026-02-21T10:00:00.000Z names, in nanoseconds since 1970. */
export function instant(timestamp: unknown): bigint {
  const match = typeof timestamp === "string" ? TIMESTAMP.exec(timestamp) : null;
  if (match) {
    const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    date.setUTCHours(hour, minute, second);
    const offset = (match[8] === "-" ? -60 : 60) * (60 * Number(match[9] ?? 0) + Number(match[10] ?? 0));
    const isReal = year > 0 && date.toISOString().startsWith((timestamp as string).slice(0, 19));
    if (isReal && Number(match[9] ?? 0) < 24 && Number(match[10] ?? 0) < 60) {
      return BigInt(date.getTime() / 1000 - offset) * 1_000_000_000n + BigInt((match[7] ?? "").padEnd(9, "0"));
    }
  }
  throw new EventError("timestamp must be a time such as 2026-02-21T10:00:00.000Z");
}

/** The event that a file's bytes are: strict UTF-8, one JSON object, no name twice in an object. */
export function parse(data: Uint8Array): Event {
  if (data.length > MAX_BYTES) {
    throw new EventError(`larger than ${MAX_BYTES} bytes, which is the most that is read`);
  }
  const text = decode(data);
  try {
    new Bounds(text).check();
    return requireEvent(JSON.parse(text));
  } catch (e) {
    throw e instanceof SyntaxError ? new EventError("no JSON") : e;
  }
}

/** The text of an event's file. What `parse` would refuse is refused here. */
export function stringify(event: Event): string {
  const text = toJson(event) + "\n";
  parse(Buffer.from(text));
  return text;
}

function toJson(event: Event): string {
  try {
    return JSON.stringify(event);
  } catch (e) {
    throw new EventError(`no JSON can hold this: ${(e as Error).message}`);
  }
}

function decode(data: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    throw new EventError("the bytes are not valid UTF-8");
  }
}

function requireEvent(value: unknown): Event {
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
  return value as Event;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What JSON.parse does not tell: how deep a text is nested, whether a name stands twice in one object, long numbers. */
class Bounds {
  private readonly text: string;
  /** The names of each object around, null for an array. */
  private readonly around: (Set<string> | null)[] = [];
  private nameIsNext = false;

  constructor(text: string) {
    this.text = text;
  }

  check(): void {
    for (let at = 0; at < this.text.length; at++) {
      const char = this.text[at];
      if (char === '"') {
        at = this.string(at);
      } else if (char === "{" || char === "[") {
        this.enter(char === "{" ? new Set() : null);
      } else if (char === "}" || char === "]") {
        this.around.pop();
      } else if (char === ",") {
        this.nameIsNext = this.around[this.around.length - 1] instanceof Set;
      } else {
        at = this.number(at);
      }
    }
  }

  private enter(names: Set<string> | null): void {
    this.nameIsNext = names !== null;
    if (this.around.push(names) > MAX_DEPTH) {
      throw new EventError(`nested deeper than ${MAX_DEPTH} levels`);
    }
  }

  /** Returns where the string ends. */
  private string(start: number): number {
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

  private isEscaped(at: number, start: number): boolean {
    let first = at;
    while (first - 1 > start && this.text[first - 1] === "\\") {
      first--;
    }
    return (at - first) % 2 === 1;
  }

  private name(literal: string): void {
    const names = this.around[this.around.length - 1];
    const name = JSON.parse(literal) as string;
    if (names?.has(name)) {
      throw new EventError("a name stands twice in one object");
    }
    names?.add(name);
    this.nameIsNext = false;
  }

  /** Returns where the number ends; where there is none, where it would have begun. */
  private number(start: number): number {
    NUMBER.lastIndex = start;
    const length = NUMBER.exec(this.text)?.[0].length ?? 0;
    if (length > MAX_NUMBER_LENGTH) {
      throw new EventError(`a number is longer than ${MAX_NUMBER_LENGTH} characters`);
    }
    return length > 0 ? start + length - 1 : start;
  }
}

// ---- files ---------------------------------------------------------------------------------------------------------

function errorCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** The bytes of a regular file; neither a link nor a pipe is followed, nor more read than an event may have. */
async function read(file: string): Promise<Uint8Array> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await fs.open(file, flags);
  try {
    const found = await handle.stat();
    if (!found.isFile()) {
      throw new EventError("expected a regular file");
    }
    const bytes = Buffer.alloc(Math.min(found.size, MAX_BYTES) + 1);
    let length = 0;
    for (let more = -1; more !== 0 && length < bytes.length; length += more) {
      more = (await handle.read(bytes, length, bytes.length - length, null)).bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/** Makes what happened in a folder survive a power loss, where the system can. */
async function force(folder: string): Promise<void> {
  if (process.platform !== "win32") {
    const handle = await fs.open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

async function makeFolder(folder: string, sync: boolean): Promise<void> {
  if (await isFolder(folder)) {
    return;
  }
  const parent = path.dirname(path.resolve(folder));
  if (parent !== path.resolve(folder)) {
    await makeFolder(parent, sync);
  }
  try {
    await fs.mkdir(folder, 0o700);
  } catch (e) {
    if (errorCode(e) !== "EEXIST" || !(await isFolder(folder))) {
      throw e;
    }
  }
  if (sync) {
    await force(parent);
  }
}

async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await fs.stat(folder)).isDirectory();
  } catch {
    return false;
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await fs.lstat(file);
    return true;
  } catch {
    return false;
  }
}

/** Writes a file of which others see all or nothing. Tells whether it could: not where one is there already. */
async function create(file: string, text: string | Uint8Array, sync: boolean): Promise<boolean> {
  const unfinished = await writeBeside(file, text, sync);
  try {
    if (!(await link(unfinished, file))) {
      return false;
    }
  } finally {
    await fs.rm(unfinished, { force: true });
  }
  if (sync) {
    await force(path.dirname(file));
  }
  return true;
}

async function writeBeside(file: string, text: string | Uint8Array, sync: boolean): Promise<string> {
  const name = `.${path.basename(file)}.${randomBytes(8).toString("hex")}.tmp`;
  const unfinished = path.join(path.dirname(file), name);
  const handle = await fs.open(unfinished, "wx", 0o600);
  try {
    await handle.writeFile(text);
    if (sync) {
      await handle.sync();
    }
  } catch (e) {
    await fs.rm(unfinished, { force: true });
    throw e;
  } finally {
    await handle.close();
  }
  return unfinished;
}

/** A link fails where a file is there. Where there are no links, a move takes care as well as it can. */
async function link(from: string, to: string): Promise<boolean> {
  try {
    await fs.link(from, to);
    return true;
  } catch (e) {
    if (errorCode(e) === "EEXIST" || (await exists(to))) {
      return false;
    }
    await fs.rename(from, to);
    return true;
  }
}

// ---- the bus -------------------------------------------------------------------------------------------------------

export interface BusOptions {
  /**
   * "always": an event that was emitted survives a power loss; "os": the system writes when it likes. LOKI_EVENTS_SYNC,
   * or always, where not given.
   */
  sync?: "always" | "os";
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Which events a replay is about. */
export interface Choice {
  /** A timestamp: events of that time or later. */
  since?: string;
  /** A timestamp: events before that time. */
  until?: string;
  types?: readonly string[];
  sources?: readonly string[];
  /** Events from the one with that id on. */
  fromId?: string;
  /** Events up to the one with that id. */
  toId?: string;
}

/** The bus in a folder, usually `.loki/events` on a local file system. Nothing is created before the first event. */
export class EventBus {
  readonly folder: string;
  private readonly pending: string;
  private readonly archive: string;
  private readonly sync: boolean;
  private readonly now: () => number;
  private last = 0;

  constructor(folder: string = path.join(".loki", "events"), options: BusOptions = {}) {
    const sync = options.sync ?? (process.env.LOKI_EVENTS_SYNC || "always");
    if (sync !== "always" && sync !== "os") {
      throw new RangeError("LOKI_EVENTS_SYNC: expected always or os");
    }
    this.folder = folder;
    this.pending = path.join(folder, "pending");
    this.archive = path.join(folder, "archive");
    this.sync = sync === "always";
    this.now = options.now ?? Date.now;
  }

  /**
   * Publishes an event, and returns it. Readers see all of it or nothing.
   *
   * @param type see TYPES; others are legal
   * @param source see SOURCES; others are legal
   * @param payload what JSON can hold
   * @param given its id, where it is not to be 64 random bits in hex; its timestamp, where it is not now
   * @throws EventError where this is no event; the system's error where it cannot be written
   */
  async emit(
    type: string,
    source: string,
    payload: Record<string, unknown> = {},
    given: { id?: string; timestamp?: string } = {},
  ): Promise<Event> {
    if (given.timestamp !== undefined) {
      instant(given.timestamp);
    }
    const id = given.id ?? randomBytes(8).toString("hex");
    const timestamp = given.timestamp ?? new Date(this.now()).toISOString();
    const event: Event = { id, type, source, timestamp, payload, version: VERSION };
    await this.publish(event);
    return event;
  }

  /** Publishes a whole event, with whatever members it has. */
  async publish(event: Event): Promise<void> {
    await this.put(event.id, stringify(event));
  }

  /** Hands the events that are pending or archived to the handler, oldest first, and returns how many. */
  async replay(handler: (event: Event) => unknown, choice: Choice = {}): Promise<number> {
    let count = 0;
    for await (const { event } of this.chosen([this.pending, this.archive], choice)) {
      await handler(event);
      count++;
    }
    return count;
  }

  /** Puts archived events back into pending, as they are, and returns how many. */
  async replayIntoPending(choice: Choice = {}): Promise<number> {
    let count = 0;
    for await (const { event, data } of this.chosen([this.archive], choice)) {
      await this.put(event.id, data);
      count++;
    }
    return count;
  }

  private async put(id: string, data: string | Uint8Array): Promise<void> {
    await makeFolder(this.pending, this.sync);
    while (!(await create(path.join(this.pending, this.nextName(id)), data, this.sync)));
  }

  /** Names tell the time in milliseconds, and must tell the order within one. */
  private nextName(id: string): string {
    this.last = Math.max(Math.floor(this.now()), this.last + 1);
    return `${new Date(this.last).toISOString().replaceAll(":", "-")}_${id}.json`;
  }

  private async *chosen(folders: string[], choice: Choice): AsyncGenerator<{ event: Event; data: Uint8Array }> {
    const listed = await Promise.all(folders.map(names));
    const filter = new Filter(choice);
    for (const name of [...new Set(listed.flat())].sort()) {
      const data = await readFirst(folders, name);
      const event = data && parseOrWarn(name, data);
      if (event && filter.takes(event)) {
        yield { event, data };
      }
      if (filter.isOver) {
        return;
      }
    }
  }
}

/** The names of finished event files. Others' unfinished files may start with a dot. */
async function names(folder: string): Promise<string[]> {
  try {
    return (await fs.readdir(folder)).filter((name) => name.endsWith(".json") && !name.startsWith("."));
  } catch (e) {
    if (errorCode(e) === "ENOENT") {
      return [];
    }
    throw e;
  }
}

/** An event that is archived meanwhile is not missed. */
async function readFirst(folders: string[], name: string): Promise<Uint8Array | undefined> {
  for (const folder of folders) {
    try {
      return await read(path.join(folder, name));
    } catch (e) {
      if (errorCode(e) !== "ENOENT") {
        warn(`${name} cannot be read: ${(e as Error).message}`);
      }
    }
  }
  return undefined;
}

function parseOrWarn(name: string, data: Uint8Array): Event | undefined {
  try {
    return parse(data);
  } catch (e) {
    warn(`${name} is no event: ${(e as Error).message}`);
    return undefined;
  }
}

function warn(text: string): void {
  process.emitWarning(text, "LokiEvents");
}

/** Sees the events in order, once, and says which are chosen. */
class Filter {
  isOver = false;
  private readonly choice: Choice;
  private readonly since: bigint | undefined;
  private readonly until: bigint | undefined;
  private hasBegun: boolean;

  constructor(choice: Choice) {
    this.choice = choice;
    this.since = choice.since === undefined ? undefined : instant(choice.since);
    this.until = choice.until === undefined ? undefined : instant(choice.until);
    this.hasBegun = choice.fromId === undefined;
  }

  takes(event: Event): boolean {
    this.hasBegun ||= event.id === this.choice.fromId;
    this.isOver = this.hasBegun && event.id === this.choice.toId;
    const { types, sources } = this.choice;
    return (
      this.hasBegun &&
      (types?.includes(event.type) ?? true) &&
      (sources?.includes(event.source) ?? true) &&
      this.isInTime(event.timestamp)
    );
  }

  private isInTime(timestamp: string): boolean {
    if (this.since === undefined && this.until === undefined) {
      return true;
    }
    try {
      const moment = instant(timestamp);
      return (this.since === undefined || this.since <= moment) && (this.until === undefined || moment < this.until);
    } catch {
      return false;
    }
  }
}
