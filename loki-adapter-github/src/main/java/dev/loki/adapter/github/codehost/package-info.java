/** Pull requests and commits of GitHub. */
@NullMarked
package dev.loki.adapter.github.codehost;

import org.jspecify.annotations.NullMarked;
