/** Webhooks, free of any framework: hosts translate their request to ours and our response to theirs. */
@NullMarked
package io.threadwell.api.webhook;

import org.jspecify.annotations.NullMarked;
