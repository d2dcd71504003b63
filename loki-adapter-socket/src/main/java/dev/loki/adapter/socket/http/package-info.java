/** HTTP/1.1 between two processes of one user: as much of it as they need, and bounded. */
@NullMarked
package dev.loki.adapter.socket.http;

import org.jspecify.annotations.NullMarked;
