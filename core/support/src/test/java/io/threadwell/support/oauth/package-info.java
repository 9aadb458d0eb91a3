@NullMarked
package io.threadwell.support.oauth;

import org.jspecify.annotations.NullMarked;
