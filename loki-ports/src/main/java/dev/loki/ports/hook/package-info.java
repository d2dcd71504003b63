/** The hooks of coding agents: how a vendor's program asks, and how it is answered. */
@NullMarked
package dev.loki.ports.hook;

import org.jspecify.annotations.NullMarked;
