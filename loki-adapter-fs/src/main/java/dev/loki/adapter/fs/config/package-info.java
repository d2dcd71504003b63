/** What a project configures in a file. */
@NullMarked
package dev.loki.adapter.fs.config;

import org.jspecify.annotations.NullMarked;
