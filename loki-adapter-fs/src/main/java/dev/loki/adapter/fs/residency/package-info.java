/** Where data may go, as the project's files say it. */
@NullMarked
package dev.loki.adapter.fs.residency;

import org.jspecify.annotations.NullMarked;
