/** What a host that Loki is embedded in lends to it. */
@NullMarked
package dev.loki.ports.host;

import org.jspecify.annotations.NullMarked;
