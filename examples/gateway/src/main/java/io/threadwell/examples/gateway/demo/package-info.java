/** The main job in one command: a recorded stream runs through the whole flow, and a summary tells what became of it. */
@NullMarked
package io.threadwell.examples.gateway.demo;

import org.jspecify.annotations.NullMarked;
