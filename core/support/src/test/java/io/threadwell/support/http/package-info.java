@NullMarked
package io.threadwell.support.http;

import org.jspecify.annotations.NullMarked;
