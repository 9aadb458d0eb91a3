package io.threadwell.connector.telegram.internal;

/** The methods of the Bot API that are called. */
enum Method {
    GET_ME("getMe", true),
    GET_UPDATES("getUpdates", true),
    GET_FILE("getFile", true),
    SET_WEBHOOK("setWebhook", true),
    DELETE_WEBHOOK("deleteWebhook", true),
    SEND_MESSAGE("sendMessage", false),
    SEND_PHOTO("sendPhoto", false),
    SEND_VIDEO("sendVideo", false),
    SEND_AUDIO("sendAudio", false),
    SEND_DOCUMENT("sendDocument", false),
    SEND_MEDIA_GROUP("sendMediaGroup", false),
    SEND_CHAT_ACTION("sendChatAction", true),
    EDIT_MESSAGE_TEXT("editMessageText", true),
    EDIT_MESSAGE_CAPTION("editMessageCaption", true),
    DELETE_MESSAGE("deleteMessage", true),
    DELETE_BUSINESS_MESSAGES("deleteBusinessMessages", true),
    SET_MESSAGE_REACTION("setMessageReaction", true),
    PIN_CHAT_MESSAGE("pinChatMessage", true),
    UNPIN_CHAT_MESSAGE("unpinChatMessage", true);

    private final String wireName;
    private final boolean repeatable;

    Method(String wireName, boolean repeatable) {
        this.wireName = wireName;
        this.repeatable = repeatable;
    }

    String wireName() {
        return wireName;
    }

    /** Whether doing it again leaves things as they are. */
    boolean isRepeatable() {
        return repeatable;
    }
}
