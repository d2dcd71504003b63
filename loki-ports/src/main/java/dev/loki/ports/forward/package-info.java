/** Where audit entries are forwarded to, and how far that went. */
@NullMarked
package dev.loki.ports.forward;

import org.jspecify.annotations.NullMarked;
