/** OTLP requests on their way into files, one JSON text a line. Knows no HTTP. */
@NullMarked
package dev.loki.adapter.otlp.file;

import org.jspecify.annotations.NullMarked;
