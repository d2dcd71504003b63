/** What a shell command would do, read without running it: the programs it starts, the files it touches, and the doubts. */
@NullMarked
package dev.loki.domain.shell;

import org.jspecify.annotations.NullMarked;
