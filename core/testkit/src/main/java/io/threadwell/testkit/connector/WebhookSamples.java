package io.threadwell.testkit.connector;

import io.threadwell.testkit.webhook.SignedDeliveries;
import java.util.List;
import java.util.Optional;

/** Deliveries of a network, in the shape that the vendor documents. */
public interface WebhookSamples extends SignedDeliveries {
    /** A delivery with at least three items that people wrote, and nothing else; of several accounts if the vendor does so. */
    Sample batch();

    /** The same with one element that cannot be read, such as one whose fields have other types or are missing. */
    Sample batchWithBrokenElement();

    /** A delivery with one element of a kind that the vendor might add later. */
    byte[] unknownKind();

    /**
     * One delivery twice, with ids written as text and as numbers; empty, the default, where the vendor's format cannot hold
     * numbers.
     */
    default Optional<List<byte[]>> idsAsTextAndAsNumbers() {
        return Optional.empty();
    }

    @Override
    default byte[] body() {
        return batch().body();
    }

    /**
     * A delivery.
     *
     * @param externalIds of the items that can be read, or the references of those that are only announced, in their order
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sample(byte[] body, List<String> externalIds) {
        public Sample {
            externalIds = List.copyOf(externalIds);
        }
    }
}
