/**
 * Help as files: man pages and Markdown, one a command.
 *
 * <p>The table of commands comes in through the two verbs; files are written, their folder is told.
 */
@NullMarked
package io.ockam.command.manual;

import org.jspecify.annotations.NullMarked;
