package io.threadwell.support.oauth;

/** How a client proves itself at the token endpoint (RFC 6749, section 2.3.1). */
public enum ClientAuthentication {
    /** Id and secret in the form: what most vendors document. */
    FORM,
    /** Id and secret in the {@code Authorization: Basic} header. */
    BASIC,
    /** The id in the form and no secret: public clients. */
    NONE
}
