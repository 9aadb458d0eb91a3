/** Reads a YAML file section by section, filled in from the environment, and collects all that is wrong with it. */
@NullMarked
package io.threadwell.examples.gateway.yaml;

import org.jspecify.annotations.NullMarked;
