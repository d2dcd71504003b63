/** What tests share: the one way to skip, what it may be skipped for, and the table it ends in. */
@NullMarked
package dev.loki.testing;

import org.jspecify.annotations.NullMarked;
