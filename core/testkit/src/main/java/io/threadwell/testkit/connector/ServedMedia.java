package io.threadwell.testkit.connector;

import io.threadwell.api.model.Attachment;

/** Attachments as the vendor serves them. */
public interface ServedMedia {
    /** An attachment with this content, as the connector reads it from an item. */
    Attachment attachment(byte[] content);

    /** An attachment that the vendor does not have any more. */
    Attachment gone();
}
