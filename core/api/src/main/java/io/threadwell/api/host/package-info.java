/** What a host gives to Threadwell and hears from it: secrets in, news out. */
@NullMarked
package io.threadwell.api.host;

import org.jspecify.annotations.NullMarked;
