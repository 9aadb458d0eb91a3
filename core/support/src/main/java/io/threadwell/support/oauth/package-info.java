/** The authorisation code flow of OAuth 2.0 (RFC 6749, 7009, 7636) as vendors practise it. */
@NullMarked
package io.threadwell.support.oauth;

import org.jspecify.annotations.NullMarked;
