/** What services tell of themselves, by calling a web server that hands it to us. */
@NullMarked
package dev.loki.ports.webhook;

import org.jspecify.annotations.NullMarked;
