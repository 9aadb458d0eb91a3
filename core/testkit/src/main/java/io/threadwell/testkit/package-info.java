/** What tests of Threadwell, and of adapters for it, share: a clock that is moved by hand. */
@NullMarked
package io.threadwell.testkit;

import org.jspecify.annotations.NullMarked;
