package io.threadwell.api.connector;

/**
 * What a network lets us do with the media of its messages.
 *
 * @param keep whether they may be kept here
 * @param maxDownloadBytes the largest that is fetched; 0 where nothing is
 * @param maxUploadBytes the largest that goes out with an answer; 0 where nothing does
 */
public record MediaRules(Keep keep, long maxDownloadBytes, long maxUploadBytes) {
    /** Whether media may be kept. */
    public enum Keep {
        /** No: there is the network's link and nothing else. */
        LINK,
        /** Yes, and they must be: they are fetched when they come, because the link ends or is for us alone. */
        FETCH
    }

    /** Media are linked. */
    public static MediaRules linked(long maxUploadBytes) {
        return new MediaRules(Keep.LINK, 0, maxUploadBytes);
    }

    /** Media are fetched when they come. */
    public static MediaRules fetched(long maxDownloadBytes, long maxUploadBytes) {
        return new MediaRules(Keep.FETCH, maxDownloadBytes, maxUploadBytes);
    }
}
