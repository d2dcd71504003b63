/** {@code loki approve}: shows and answers what waits for a person. */
@NullMarked
package dev.loki.cli.approval;

import org.jspecify.annotations.NullMarked;
