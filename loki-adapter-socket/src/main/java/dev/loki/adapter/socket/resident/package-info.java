/** Where a project's resident process listens, and how it is reached. */
@NullMarked
package dev.loki.adapter.socket.resident;

import org.jspecify.annotations.NullMarked;
