/**
 * The event bus of Loki: emit, subscribe and replay, from Node.js 18 on and without any dependency.
 *
 *     import { EventBus } from "./loki-events.mjs";
 *
 *     const bus = new EventBus(".loki/events");
 *     await bus.emit("task", "runner", { action: "complete", task_id: "task-001" });
 *     await bus.replay((event) => console.log(event), { types: ["task"] });
 */
export declare const VERSION = "1.0";
export declare const TYPES: readonly string[];
export declare const SOURCES: readonly string[];
export declare const MAX_BYTES: number;
export declare const MAX_DEPTH = 500;
export declare const MAX_NUMBER_LENGTH = 10000;
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
export declare class EventError extends Error {
    readonly name: string;
}
/** Checks an id, which becomes part of a file name, and returns it. */
export declare function requireId(id: unknown): string;
/** The moment that a timestamp such as 2026-02-21T10:00:00.000Z names, in nanoseconds since 1970. */
export declare function instant(timestamp: unknown): bigint;
/** The event that a file's bytes are: strict UTF-8, one JSON object, no name twice in an object. */
export declare function parse(data: Uint8Array): Event;
/** The text of an event's file. What `parse` would refuse is refused here. */
export declare function stringify(event: Event): string;
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
export declare class EventBus {
    readonly folder: string;
    private readonly pending;
    private readonly archive;
    /** Whether what was emitted survives a power loss. */
    readonly isSynced: boolean;
    private readonly now;
    private last;
    constructor(folder?: string, options?: BusOptions);
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
    emit(type: string, source: string, payload?: Record<string, unknown>, given?: {
        id?: string;
        timestamp?: string;
    }): Promise<Event>;
    /** Publishes a whole event, with whatever members it has. */
    publish(event: Event): Promise<void>;
    /** Hands the events that are pending or archived to the handler, oldest first, and returns how many. */
    replay(handler: (event: Event) => unknown, choice?: Choice): Promise<number>;
    /**
     * Publishes events once more, and returns how many. They keep their timestamps, and get fresh ids, lest they be taken for
     * duplicates; the old is in `replay_of`.
     */
    replayIntoPending(choice?: Choice): Promise<number>;
    /**
     * Joins a consumer group, and hands it events as they come, until the subscription is closed.
     *
     * Each group sees every event; within a group each goes to one member, at least once, and is acknowledged after the
     * handler's promise is fulfilled. Where the handler fails, it is tried again, and at last the event is set aside in
     * dead-letter/<group>/ with the error.
     *
     * @param group 1 to 64 letters, digits, _ or -
     */
    subscribe(group: string, handler: Handler, options?: GroupOptions): Promise<Subscription>;
    /** As `subscribe`, here and now, until the group has nothing more to do. Returns how many events it handled. */
    catchUp(group: string, handler: Handler, options?: GroupOptions): Promise<number>;
    private put;
    /** Names tell the time in microseconds, and must tell the order within one. */
    private nextName;
    private chosen;
}
/** How a member of a group consumes. */
export interface GroupOptions {
    /** The types that are handled; the others are acknowledged unseen. */
    types?: readonly string[];
    /** A new group begins with the first event that is kept ("earliest"), or with what comes ("latest"). */
    start?: "earliest" | "latest";
    /** How often in all an event is tried; 5 unless given. */
    attempts?: number;
    /** Seconds before the second attempt, 0.1 unless given; they double, up to 30. */
    pause?: number;
    /** Seconds a handler may take over one event, before others think this member is gone; 1 to 3600, 60 unless given. */
    lease?: number;
    /** How many events are claimed at once, 1 to 1000; 100 unless given. */
    batch?: number;
    /** Seconds between two looks for new events; 0.05 unless given. */
    poll?: number;
}
/** What a group does with an event. A promise is awaited. */
export type Handler = (event: Event) => unknown;
/** One member of a consumer group, at work. */
export declare class Subscription {
    /** Fulfilled when the subscription has ended. */
    readonly ended: Promise<void>;
    private readonly leave;
    constructor(ended: Promise<void>, leave: () => void);
    /** Leaves the group, once the event in hand is handled. In a handler, do not await it. */
    close(): Promise<void>;
}
