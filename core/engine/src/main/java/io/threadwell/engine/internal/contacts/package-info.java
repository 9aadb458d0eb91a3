@NullMarked
package io.threadwell.engine.internal.contacts;

import org.jspecify.annotations.NullMarked;
