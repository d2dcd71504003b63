/** What every HTTP adapter shares: checked addresses, one client that bounds what it reads, and retry. */
@NullMarked
package dev.loki.http;

import org.jspecify.annotations.NullMarked;
