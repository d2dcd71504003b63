/** Publishing and consuming events. */
@NullMarked
package dev.loki.application.event;

import org.jspecify.annotations.NullMarked;
