/** OTLP requests on their way to a collector over HTTP. */
@NullMarked
package dev.loki.adapter.otlp.http;

import org.jspecify.annotations.NullMarked;
