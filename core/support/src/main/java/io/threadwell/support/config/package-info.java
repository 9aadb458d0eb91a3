/** What configurations have in common that tell everything that is wrong with them at once. */
@NullMarked
package io.threadwell.support.config;

import org.jspecify.annotations.NullMarked;
