@NullMarked
package io.threadwell.support.json;

import org.jspecify.annotations.NullMarked;
