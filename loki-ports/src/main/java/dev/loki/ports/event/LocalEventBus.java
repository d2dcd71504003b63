package dev.loki.ports.event;

/** A bus on this machine: with the plain consumer's side, and the care it needs. */
public interface LocalEventBus extends EventBus, EventQueue, EventStore {}
