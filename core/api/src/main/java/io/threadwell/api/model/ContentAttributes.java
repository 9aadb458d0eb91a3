package io.threadwell.api.model;

/**
 * Names in {@link Content#attributes()} that mean the same on every network that has the thing. What only one network has is
 * described in its connector's README.
 */
public final class ContentAttributes {
    /** In: how many stars, or {@code positive} and {@code negative} where the network has only these two. */
    public static final String RATING = "rating";
    /** In: the id of the advertisement that the item stands under or came from. */
    public static final String AD = "ad";
    /** In: the name or id of the campaign that the advertisement belongs to. */
    public static final String CAMPAIGN = "campaign";
    /** In: what led the person to us, in the network's word, such as {@code ADS} or a link's own reference. */
    public static final String REFERRAL = "referral";
    /** In: what a button that the person pressed stands for. */
    public static final String PAYLOAD = "payload";
    /** In and out: the id of the item that this one quotes. */
    public static final String QUOTES = "quotes";
    /** In and out: what the text is hidden behind until the reader asks for it. */
    public static final String CONTENT_WARNING = "content-warning";
    /** In and out: who can see a public item, in the network's word, such as {@code unlisted}. */
    public static final String AUDIENCE = "audience";
    /** In: a story, live video or other passing thing that the item answers: its link, where there is one. */
    public static final String STORY = "story";

    /** Out: {@code true} when a person wrote the answer, which some networks give more time for. The engine sets it for agents. */
    public static final String BY_PERSON = "by-person";
    /** Out: ready answers to choose from, one in each line. */
    public static final String QUICK_REPLIES = "quick-replies";
    /** Out: the name of a template that the network has approved; the text is what the ticket shows of it. */
    public static final String TEMPLATE = "template";
    /** Out: the template's language, such as {@code en_US}. */
    public static final String TEMPLATE_LANGUAGE = "template-language";
    /** Out: what fills the places of the template's body, one in each line, in their order. */
    public static final String TEMPLATE_PARAMETERS = "template-parameters";

    private ContentAttributes() {}
}
